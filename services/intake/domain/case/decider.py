"""An intake case: one person's way from a report to the answer whether they are a victim.

Names, words and places never appear here; every reference is opaque. Commands,
events, states and refusals have a file each, and so have the rules of each duty.
Whatever changes how the person stands in law also says, in the same decision, in
which row of Article 37 they stand from then on.
"""

from typing import assert_never

from services.intake.domain.case import (
    appeal,
    channels,
    ending,
    evidence,
    identification,
    overdue,
    reception,
    statements,
)
from services.intake.domain.case.appeal_messages import CaseReopened, Contesting
from services.intake.domain.case.channel_messages import Channelled
from services.intake.domain.case.commands import (
    Agreed,
    AmendStatement,
    CaseCommand,
    Documenting,
    Ending,
    FirstHours,
    Heard,
    Identifying,
    NoteRetrafficking,
    RecordEvidence,
    ReferCase,
    Ring,
    TakeStatement,
)
from services.intake.domain.case.events import (
    CaseEvent,
    IdentificationRequested,
    VictimStatusConfirmed,
)
from services.intake.domain.case.findings import Determination
from services.intake.domain.case.folding import evolve
from services.intake.domain.case.state import Case, NoCase, support_is_over
from services.intake.domain.consent import giving as consent
from services.intake.domain.consent.messages import (
    NoteConsentsExpired,
    RecogniseConsents,
    RecordConsent,
    WithdrawConsent,
)
from services.intake.domain.referral.referring import refer
from services.intake.domain.standing import category, representation
from services.intake.domain.standing import describing as standing
from services.intake.domain.standing.messages import (
    AccompaniedNoted,
    AgeCorrected,
    CategoryDetermined,
    NoteAccompanied,
    PersonDescribed,
    PersonTurned18,
)
from services.intake.domain.standing.representation_messages import Representing
from shared.kernel.decider import Decider

_Determining = (
    IdentificationRequested
    | VictimStatusConfirmed
    | CaseReopened
    | PersonDescribed
    | PersonTurned18
    | AgeCorrected
    | AccompaniedNoted
)


def decide(command: CaseCommand, case: Case) -> list[CaseEvent]:
    """Return what happens; an empty list means it is already so."""
    events = _decided(command, case)
    return [*events, *_determined(command, events, case)]


def _decided(command: CaseCommand, case: Case) -> list[CaseEvent]:
    if isinstance(command, FirstHours):
        return reception.decide(command, case)
    if isinstance(command, Agreed):
        return _agreed(command, case)
    if isinstance(command, Identifying):
        return identification.decide(command, case)
    if isinstance(command, Documenting):
        return _documented(command, case)
    return _went_on(command, case)


def _went_on(command: Contesting | Ending | Heard | Ring, case: Case) -> list[CaseEvent]:
    if isinstance(command, Contesting):
        return appeal.decide(command, case)
    if isinstance(command, Ending):
        return ending.decide(command, case)
    if isinstance(command, Heard):
        return _heard(command, case)
    return overdue.decide(command, case)


def _agreed(command: Agreed, case: Case) -> list[CaseEvent]:
    match command:
        case RecordConsent() | WithdrawConsent() | RecogniseConsents() | NoteConsentsExpired():
            return consent.decide(command, case)
        case TakeStatement() | AmendStatement():
            return statements.decide(command, case)
        case ReferCase():
            return refer(command, case)
        case _:
            assert_never(command)


def _heard(command: Heard, case: Case) -> list[CaseEvent]:
    match command:
        case NoteAccompanied():
            return standing.note_accompanied(command, case)
        case NoteRetrafficking():
            return evidence.note_retrafficking(command, case)
        case _:
            assert_never(command)


def _documented(command: Documenting, case: Case) -> list[CaseEvent]:
    if isinstance(command, Channelled):
        return channels.decide(command, case)
    if isinstance(command, Representing):
        return representation.decide(command, case)
    if isinstance(command, RecordEvidence):
        return evidence.record(command, case)
    return standing.decide(command, case)


def _determined(command: CaseCommand, events: list[CaseEvent], case: Case) -> list[CaseEvent]:
    if not any(isinstance(event, _Determining) for event in events):
        return []
    after = decider.fold(events, case)
    if isinstance(after, NoCase) or support_is_over(after):
        return []
    if not category.in_question(after.file.standing):
        return []
    stands = after.file.standing
    row = category.category(stands)
    found = Determination(row, stands.own.nationality, stands.under_18)
    if found == after.file.determined:
        return []
    return [
        CategoryDetermined(
            case_id=command.case_id,
            category=found.category,
            nationality=found.nationality,
            under_18=found.under_18,
            effective_from=command.occurred_at,
            occurred_at=command.occurred_at,
        )
    ]


decider: Decider[CaseCommand, Case, CaseEvent] = Decider(NoCase(), decide, evolve)
