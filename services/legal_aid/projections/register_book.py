"""The register as it lies on the desk: every entry with its number and code."""

from collections.abc import Sequence

from services.legal_aid.domain.register import RegisterEvent
from shared.kernel.ledgers import Ledger, Mark, Put
from shared.kernel.views import Row, Seen, View


def project(row: Row | None, event: RegisterEvent, _: Seen) -> Row:
    """Add one entry to the register's page; every recorded event is accepted."""
    entries: list[Row] = row["entries"] if row else []
    entry = {
        "number": event.number,
        "code": printed(event.code),
        "matter_id": str(event.matter_id),
        "form": event.form,
        "entered_at": event.occurred_at,
    }
    return {
        **(row or {}),
        "centre": event.centre,
        "year": event.year,
        "entries": [*entries, entry],
    }


def printed(code: str) -> str:
    """Return a matter's code as it is printed, such as TT.TV.01.2026."""
    return code.upper()


def look_up(event: RegisterEvent, _: Seen) -> Sequence[Mark]:
    """Write down which code a matter has."""
    line = {"matter_id": str(event.matter_id), "code": printed(event.code)}
    return [Put(str(event.matter_id), line)]


VIEW = View(name="registers", of=("register",), project=project, index=("centre", "year"))
CODES = Ledger("register_entries", ("register",), look_up, (("matter_id",),))
