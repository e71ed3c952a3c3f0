"""Where a matter must stand for what is asked; otherwise, why not."""

from services.legal_aid.domain.matter.refusals import (
    AlreadyAccepted,
    MatterIsOver,
    NoSuchMatter,
    NotYetAccepted,
)
from services.legal_aid.domain.matter.states import (
    Known,
    Matter,
    NoMatter,
    Open,
    Over,
    Pending,
    UnderWay,
)


def known(matter: Matter) -> Known:
    """Return a matter that was asked for."""
    if isinstance(matter, NoMatter):
        raise NoSuchMatter
    return matter


def still_open(matter: Matter) -> Open:
    """Return a matter that is not over."""
    there = known(matter)
    if isinstance(there, Over):
        raise MatterIsOver
    return there


def pending(matter: Matter) -> Pending:
    """Return a request that nobody has accepted, refused or taken back."""
    there = still_open(matter)
    if isinstance(there, UnderWay):
        raise AlreadyAccepted
    return there


def under_way(matter: Matter) -> UnderWay:
    """Return a matter that is in the register and not over."""
    there = still_open(matter)
    if isinstance(there, Pending):
        raise NotYetAccepted
    return there
