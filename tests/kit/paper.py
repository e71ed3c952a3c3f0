"""Printed papers, read back as whoever searches them would."""

from datetime import UTC, datetime
from io import BytesIO

from pypdf import PdfReader

from shared.kernel.forms import Sheet
from shared.runtime.printing.press import printed

PRINTED_AT = datetime(2026, 3, 2, 5, tzinfo=UTC)


def pages(pdf: bytes) -> list[str]:
    """Return the text of each page, a line a line."""
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def text(pdf: bytes) -> str:
    """Return all text of a paper, its spaces and line ends as single spaces."""
    return " ".join(" ".join(pages(pdf)).split())


def on_paper(sheet: Sheet) -> str:
    """Print a sheet and return what can be read on it."""
    return text(printed(sheet, PRINTED_AT))
