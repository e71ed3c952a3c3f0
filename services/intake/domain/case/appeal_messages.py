"""A no that is contested, and a case that goes on: appeal, its decision, reopening."""

from typing import Annotated, Literal

from services.intake.domain.ids import CaseId
from services.intake.domain.words import (
    AppealBody,
    AppealGround,
    Appellant,
    EvidenceSource,
    PoliceUnit,
    ReopeningReason,
    SomeEvidence,
)
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Code, Command, Event, Kept, Moment, RecordRef


class AppealRejection(Command):
    case_id: CaseId
    ground: AppealGround
    by: Appellant
    appeal: Annotated[RecordRef, Kept("appeal")] | None = None


class DecideAppeal(Command):
    """`police_unit` is who identifies on, if the appeal is upheld."""

    case_id: CaseId
    upheld: bool
    decided_by: AppealBody
    police_unit: Code | None = None
    decision: Annotated[RecordRef, Kept("appeal-decision")] | None = None


class ReopenCase(Command):
    """New evidence came to light; `sources` says from where (Art 32.1)."""

    case_id: CaseId
    sources: SomeEvidence
    police_unit: Code


class FollowAppeal(Command):
    """Asked by the house with an upheld appeal of a closed case, once its journey was asked.

    `open_case` is the newer case of the person that is open, if there is one.
    """

    case_id: CaseId
    police_unit: Code
    open_case: CaseId | None = None


class JoinCase(Command):
    """What an upheld appeal asks goes on in the newer case of the person that is open."""

    case_id: CaseId
    to_case: CaseId


class CloseAsJoined(Command):
    """Of two open cases of a person, in two linked journeys, this one goes on in the other."""

    case_id: CaseId
    to_journey: JourneyId
    to_case: CaseId


class TakeOver(Command):
    """Asked with the joining: the open case goes on for the other one, too.

    `by_decision` where an upheld appeal asked for the other one.
    """

    case_id: CaseId
    journey_id: JourneyId
    from_case: CaseId
    identify_by: Moment | None
    by_decision: bool = True


class LeaveUnjoined(Command):
    """Asked with a death: nobody identifies the dead, and nothing waits to be joined."""

    case_id: CaseId


class NoteAppealOverdue(Command):
    case_id: CaseId


class NoteJoiningOverdue(Command):
    case_id: CaseId


class NoteTakenOverOverdue(Command):
    case_id: CaseId


Joining = JoinCase | CloseAsJoined | TakeOver | LeaveUnjoined

Contesting = AppealRejection | DecideAppeal | FollowAppeal | Joining | ReopenCase


class RejectionAppealed(Event):
    """`due_at` is the last moment for the decision, by the rule of that day."""

    kind: Literal["rejection-appealed.v1"] = "rejection-appealed.v1"
    case_id: CaseId
    ground: AppealGround
    by: Appellant
    appeal: RecordRef | None
    due_at: Moment
    policy_version: str


class AppealDecided(Event):
    kind: Literal["appeal-decided.v1"] = "appeal-decided.v1"
    case_id: CaseId
    upheld: bool
    decided_by: AppealBody
    decision: RecordRef | None


class AppealOverdue(Event):
    kind: Literal["appeal-overdue.v1"] = "appeal-overdue.v1"
    case_id: CaseId
    due_at: Moment


class UpheldBesideOpenCase(Event):
    """The case stays closed while a newer one is open: somebody joins the two by `due_at`."""

    kind: Literal["appeal-upheld-beside-open-case.v1"] = "appeal-upheld-beside-open-case.v1"
    case_id: CaseId
    open_case: CaseId
    police_unit: Code
    due_at: Moment
    policy_version: str


class CaseJoined(Event):
    kind: Literal["case-joined.v1"] = "case-joined.v1"
    case_id: CaseId
    to_case: CaseId


class CaseTakenOver(Event):
    """`identify_by` is the earliest limit of all that were taken over.

    It is empty where nobody identifies, or the person is proved a victim already.
    """

    kind: Literal["case-taken-over.v1"] = "case-taken-over.v1"
    case_id: CaseId
    from_case: CaseId
    identify_by: Moment | None
    by_decision: bool = True


class JoiningOverdue(Event):
    """Nobody joined the case to the newer one by `due_at`; it still waits for that."""

    kind: Literal["joining-overdue.v1"] = "joining-overdue.v1"
    case_id: CaseId
    due_at: Moment


class TakenOverOverdue(Event):
    """Nobody identified the person by the limit that a joined case handed on; it still waits."""

    kind: Literal["taken-over-overdue.v1"] = "taken-over-overdue.v1"
    case_id: CaseId
    due_at: Moment


class CaseLeftUnjoined(Event):
    kind: Literal["case-left-unjoined.v1"] = "case-left-unjoined.v1"
    case_id: CaseId


class CaseReopened(Event):
    """The police are asked again; `due_at` is the last moment for their answer."""

    kind: Literal["case-reopened.v1"] = "case-reopened.v1"
    case_id: CaseId
    reason: ReopeningReason
    sources: tuple[EvidenceSource, ...]
    police_unit: PoliceUnit
    due_at: Moment
    policy_version: str


Joined = (
    UpheldBesideOpenCase
    | JoiningOverdue
    | CaseJoined
    | CaseTakenOver
    | TakenOverOverdue
    | CaseLeftUnjoined
)

Appealed = RejectionAppealed | AppealDecided | AppealOverdue | Joined
"""What happened to an appeal, apart from the case that goes on."""
