"""The words that are planted wherever a house takes words, and every way to write them down."""

import json
import unicodedata
from base64 import b64encode
from collections.abc import Iterator
from urllib.parse import quote

NAME = "Nguyễn Thị Bịa Đặt"
PHONE = "0900-317-554"
DOCUMENT = "B7-091-440-2"
ADDRESS = "Ngõ Không Có Thật 91"
STORY = "Gã bịa có chiếc xe lam lại đến."
DECOMPOSED = unicodedata.normalize("NFD", NAME)

WORDS = f"{NAME}, {PHONE}, {DOCUMENT}, {ADDRESS}. {STORY} {DECOMPOSED} {NAME.upper()}"
"""What people write; a field that takes less takes the beginning."""

IDENTITY = {
    "full_name": NAME,
    "other_names": [DECOMPOSED, WORDS],
    "document": {"kind": "citizen-card", "number": DOCUMENT},
    "phone": PHONE,
    "note": WORDS,
}
"""What they write where a form asks who somebody is."""

UNREAD = "Lời không ai hiểu được, về bà Nguyễn Thị Bịa"
"""Stands in a message that no service can read."""

NEEDLES = (NAME, PHONE, DOCUMENT, ADDRESS, STORY)


def forms(needle: str) -> set[bytes]:
    """Return the ways in which a text may be written down."""
    return {
        written
        for spelling in _spellings(needle)
        for written in (
            spelling.encode(),
            spelling.encode("utf-16-le"),
            json.dumps(spelling)[1:-1].encode(),
            quote(spelling).encode(),
            repr(spelling.encode())[2:-1].encode(),
            *_in_base64(spelling.encode()),
        )
    }


def _spellings(needle: str) -> Iterator[str]:
    """Return a text composed and decomposed, in all cases, without marks, digits alone."""
    bare = "".join(c for c in unicodedata.normalize("NFD", needle) if not unicodedata.combining(c))
    bare = bare.replace("Đ", "D").replace("đ", "d")
    for text in (needle, needle.upper(), needle.casefold()):
        yield unicodedata.normalize("NFC", text)
        yield unicodedata.normalize("NFD", text)
    yield from (bare.casefold(), bare.upper())
    if needle in {PHONE, DOCUMENT}:
        yield needle.replace("-", "")


def _in_base64(raw: bytes) -> Iterator[bytes]:
    """Return what stands in base64 wherever these bytes begin: the ends depend on neighbours."""
    for before in range(3):
        encoded = b64encode(b"\0" * before + raw)
        yield encoded[4 if before else 0 : -4]
