"""Support: what a participant is given under a plan, from its opening to its end.

It never knows the commune, the employer or the school; those stand in records.
"""

from typing import assert_never

from services.reintegration.domain.codes import GROWN, YOUNG
from services.reintegration.domain.support import counselling, homecoming, learning, loans, work
from services.reintegration.domain.support.commands import (
    BeginSupport,
    CompleteTraining,
    DropTraining,
    EndJob,
    EndSupport,
    EnrolTraining,
    FrameCommand,
    NoteParticipantAge,
    RecordJob,
    RecordLoanAnswer,
    RecordReturn,
    RecordSupport,
    ReferLoan,
    SupportCommand,
    VerifyFamily,
)
from services.reintegration.domain.support.events import (
    EmploymentEnded,
    EmploymentRecorded,
    FamilyVerified,
    FrameEvent,
    GivenEvent,
    LoanGranted,
    LoanReferred,
    LoanRefused,
    ParticipantGroupNoted,
    PsychosocialSupportGiven,
    ReturnedHome,
    SupportBegan,
    SupportEnded,
    SupportEvent,
    TrainingCompleted,
    TrainingDropped,
    TrainingEnrolled,
)
from services.reintegration.domain.support.open import still_supported
from services.reintegration.domain.support.states import NoSupport, Support, Supported, SupportOver
from shared.kernel.decider import Decider
from shared.kernel.states import changed


def decide(command: SupportCommand, support: Support) -> list[SupportEvent]:
    """Return what happens; an empty list means it is already so."""
    match command:
        case BeginSupport() | NoteParticipantAge() | EndSupport():
            return _frame(command, support)
        case VerifyFamily() | RecordReturn():
            return homecoming.decide(command, still_supported(support))
        case RecordSupport():
            return counselling.decide(command, still_supported(support))
        case EnrolTraining() | CompleteTraining() | DropTraining():
            return learning.decide(command, still_supported(support))
        case RecordJob() | EndJob():
            return work.decide(command, still_supported(support))
        case ReferLoan() | RecordLoanAnswer():
            return loans.decide(command, still_supported(support))
        case _:
            assert_never(command)


def _frame(command: FrameCommand, support: Support) -> list[SupportEvent]:
    match command:
        case BeginSupport():
            return _begin(command, support)
        case NoteParticipantAge():
            return _age(command, support)
        case EndSupport():
            if not isinstance(support, Supported):
                return []
            return [SupportEnded(plan_id=command.plan_id, occurred_at=command.occurred_at)]
        case _:
            assert_never(command)


def _begin(command: BeginSupport, support: Support) -> list[SupportEvent]:
    """Begin with the plan; an agreement later may say who the participant is."""
    match support:
        case NoSupport():
            return [
                SupportBegan(
                    plan_id=command.plan_id,
                    journey_id=command.journey_id,
                    group=command.group,
                    occurred_at=command.occurred_at,
                )
            ]
        case Supported():
            if command.group is None or command.group == support.group:
                return []
            return [
                ParticipantGroupNoted(
                    plan_id=command.plan_id,
                    group=command.group,
                    occurred_at=command.occurred_at,
                )
            ]
        case SupportOver():
            return []
        case _:
            assert_never(support)


def _age(command: NoteParticipantAge, support: Support) -> list[SupportEvent]:
    if not isinstance(support, Supported) or support.group is None:
        return []
    group = (YOUNG if command.under_18 else GROWN)[support.group]
    if group == support.group:
        return []
    return [
        ParticipantGroupNoted(plan_id=command.plan_id, group=group, occurred_at=command.occurred_at)
    ]


def evolve(support: Support, event: SupportEvent) -> Support:
    """Apply one recorded event; never refuse, never look outside."""
    match event:
        case SupportBegan() | ParticipantGroupNoted() | SupportEnded():
            return _framed(support, event)
        case _:
            return _given(support, event) if isinstance(support, Supported) else support


def _framed(support: Support, event: FrameEvent) -> Support:
    match event:
        case SupportBegan():
            return Supported(event.plan_id, event.journey_id, event.group, event.occurred_at)
        case ParticipantGroupNoted():
            return (
                changed(support, group=event.group) if isinstance(support, Supported) else support
            )
        case SupportEnded():
            return SupportOver(event.occurred_at)
        case _:
            assert_never(event)


def _given(support: Supported, event: GivenEvent) -> Support:
    match event:
        case FamilyVerified() | ReturnedHome():
            return homecoming.evolve(support, event)
        case PsychosocialSupportGiven():
            return counselling.evolve(support, event)
        case TrainingEnrolled() | TrainingCompleted() | TrainingDropped():
            return learning.evolve(support, event)
        case EmploymentRecorded() | EmploymentEnded():
            return work.evolve(support, event)
        case LoanReferred() | LoanGranted() | LoanRefused():
            return loans.evolve(support, event)
        case _:
            assert_never(event)


decider: Decider[SupportCommand, Support, SupportEvent] = Decider(NoSupport(), decide, evolve)
