"""The register as it lies on the desk: every entry with its number and code."""

from services.legal_aid.domain.register import RegisterEvent
from shared.kernel.views import Row, Seen, View


def project(row: Row | None, event: RegisterEvent, _: Seen) -> Row:
    """Add one entry to the register's page; every recorded event is accepted."""
    entries: list[Row] = row["entries"] if row else []
    entry = {
        "number": event.number,
        "code": event.code,
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


VIEW = View(name="registers", of=("register",), project=project, index=("centre", "year"))
