"""How old a person is, as far as intake has said: a birthday, a correction, a row of Article 37."""

from datetime import datetime

from services.reintegration.domain.participation.states import CorrectedAge, Rights
from shared.kernel.states import changed


def under_18_at(rights: Rights, at: datetime) -> bool | None:
    """Tell whether the person is a child at a moment; `None` where nobody has said."""
    if rights.of_age_since is not None and rights.of_age_since <= at:
        return False
    said = [under_18 for since, under_18 in _said(rights) if since <= at]
    return said[-1] if said else None


def of_age_since(rights: Rights) -> datetime | None:
    """Return since when the person is of age, or is known to be, by the newest word."""
    if rights.of_age_since is not None:
        return rights.of_age_since
    since = None
    for at, under_18 in reversed(_said(rights)):
        if under_18:
            break
        since = at
    return since


def _said(rights: Rights) -> list[tuple[datetime, bool]]:
    """Return what was said and from when on; of one day a correction comes last."""
    said = [(row.effective_from, row.under_18) for row in rights.rows]
    if rights.corrected is not None:
        said.append((rights.corrected.since, rights.corrected.under_18))
    return sorted(said, key=lambda word: word[0])


def corrected(rights: Rights, age: CorrectedAge) -> Rights:
    """Return the rights after a correction: what was said before it of later days was wrong."""
    rows = tuple(
        changed(row, under_18=age.under_18) if row.effective_from > age.since else row
        for row in rights.rows
    )
    return changed(rights, rows=rows, corrected=age, of_age_since=None)
