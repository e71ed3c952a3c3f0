"""Where an intake case stands: its stages, and what every rule first asks of them."""

from dataclasses import dataclass
from datetime import datetime

from services.intake.domain.case.file import CaseFile, Paper, Reception, Verification
from services.intake.domain.case.refusals import (
    CaseIsClosed,
    CaseIsWithdrawn,
    CaseStepOutOfOrder,
    NoSuchCase,
    PersonHasDied,
)
from services.intake.domain.words import (
    Closure,
    LegalStatus,
    RejectionGround,
    WithdrawalReason,
)


@dataclass(frozen=True)
class NoCase:
    """Nothing was opened."""


@dataclass(frozen=True)
class Opened:
    """A report became a case; the person is not here yet."""

    file: CaseFile
    since: datetime


@dataclass(frozen=True)
class Received:
    """The person is here."""

    file: CaseFile
    since: datetime
    reception: Reception


@dataclass(frozen=True)
class AtCommune:
    """The person was taken to the commune People's Committee."""

    file: CaseFile
    since: datetime
    commune: str


@dataclass(frozen=True)
class InitialVerification:
    """The Department of Health knows; its days run."""

    file: CaseFile
    since: datetime
    due_at: datetime
    overdue: bool = False


@dataclass(frozen=True)
class Verified:
    """The initial information was verified; status is open."""

    file: CaseFile
    since: datetime
    verification: Verification


@dataclass(frozen=True)
class UnderIdentification:
    """The police were asked; their time runs."""

    file: CaseFile
    since: datetime
    due_at: datetime
    extended: bool = False
    overdue: bool = False


@dataclass(frozen=True)
class Confirmed:
    """A paper of Art 33 proves that the person is a victim."""

    file: CaseFile
    since: datetime
    paper: Paper


@dataclass(frozen=True)
class NotVictim:
    """A competent body found that the person is not a victim."""

    file: CaseFile
    since: datetime
    ground: RejectionGround


@dataclass(frozen=True)
class Withdrawn:
    """The person left; what was given stays recorded."""

    file: CaseFile
    since: datetime
    reason: WithdrawalReason


@dataclass(frozen=True)
class EndedByDeath:
    """The person died; what was given stays recorded."""

    file: CaseFile
    since: datetime


@dataclass(frozen=True)
class Closed:
    """The case is over; support elsewhere goes on."""

    file: CaseFile
    since: datetime
    reason: Closure


OpenStage = (
    Opened
    | Received
    | AtCommune
    | InitialVerification
    | Verified
    | UnderIdentification
    | Confirmed
    | NotVictim
)
RecordedCase = OpenStage | Withdrawn | EndedByDeath | Closed
Case = NoCase | RecordedCase


def recorded(case: Case) -> RecordedCase:
    """Return the case if there is one, open or over."""
    if isinstance(case, NoCase):
        raise NoSuchCase
    return case


def still_open(case: Case) -> OpenStage:
    """Return the case if anything may still be added to it."""
    match case:
        case NoCase():
            raise NoSuchCase
        case Withdrawn():
            raise CaseIsWithdrawn
        case EndedByDeath():
            raise PersonHasDied
        case Closed():
            raise CaseIsClosed
        case _:
            return case


def in_order(at: datetime, after: datetime) -> None:
    """Refuse a step that is dated before what it follows."""
    if at < after:
        raise CaseStepOutOfOrder


def support_is_over(case: RecordedCase) -> bool:
    """Tell whether the person left, or was left without an answer, and is not proved a victim."""
    match case:
        case Withdrawn() | Closed(reason="withdrawn" | "limit-passed"):
            return case.file.status != "victim"
        case _:
            return False


def legal_status(case: Case) -> LegalStatus:
    """Return what is known of the person's status in law, apart from the case's stage."""
    return "unverified" if isinstance(case, NoCase) else case.file.status
