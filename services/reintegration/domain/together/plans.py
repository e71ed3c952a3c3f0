"""What must happen together: a command on one history, and those that succeed only with it."""

from collections.abc import Sequence
from typing import assert_never

from services.reintegration.domain.alert.decider import Alert, NoAlert, Triaged
from services.reintegration.domain.alert.messages import ConfirmAlert, RaiseAlert
from services.reintegration.domain.codes import CalledWith, Group
from services.reintegration.domain.grant.messages import StopClaim, StopGround
from services.reintegration.domain.participation.commands import (
    AskWhetherOfAge,
    BeginParticipation,
    ClaimItem,
    EndOpenPlan,
    EndParticipation,
    FundedItem,
    NoteDeath,
    NoteStatusRejected,
    VouchForAdult,
    VouchForChild,
    VouchForOnePlan,
    VouchForPlan,
    VouchForRejection,
)
from services.reintegration.domain.participation.decider import open_plan, open_plan_at
from services.reintegration.domain.participation.linked_plans import telling_linked
from services.reintegration.domain.participation.rights import stops
from services.reintegration.domain.participation.states import (
    Claim,
    Deceased,
    Participation,
    Rejected,
)
from services.reintegration.domain.participation.vouching import is_adult, is_child
from services.reintegration.domain.plan.commands import (
    AgreePlan,
    AssignTrustedAddress,
    ClosePlan,
    DeclineReferral,
    EndPlan,
    LeaveTrustedAddress,
    LoseFollowUpPoint,
    OpenPlan,
    WithdrawPlan,
)
from services.reintegration.domain.plan.contact import point_of
from services.reintegration.domain.plan.states import Closed, Draft, NoPlan, Plan
from services.reintegration.domain.support.codes import PaidBy
from services.reintegration.domain.support.commands import (
    BeginSupport,
    EndSupport,
    EnrolTraining,
    RecordReturn,
    RecordSupport,
)
from services.reintegration.domain.support.learning import find as find_training
from services.reintegration.domain.support.states import NotYetHome, Support, Supported
from services.reintegration.domain.together.of_age import asking_linked
from services.reintegration.domain.trusted_address.decider import Trusted, TrustedAddress
from services.reintegration.domain.trusted_address.messages import (
    CloseTrustedAddress,
    HandBackFollowUp,
    TakeOnFollowUp,
)
from shared.casework.linked import AskLinked
from shared.casework.vouching import vouching
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Command
from shared.law.consent import ByConsent, ByGround


def with_opening(command: OpenPlan, plan: Plan) -> list[Command]:
    """A plan opens only with the person's participation; its support begins."""
    if not isinstance(plan, NoPlan):
        return []
    journey_id, plan_id, at = command.journey_id, command.plan_id, command.occurred_at
    return [
        *_on_a_consent_that_stands(command),
        BeginParticipation(journey_id=journey_id, plan_id=plan_id, occurred_at=at),
        AskLinked(
            journey_id=journey_id,
            about=plan_id,
            question=VouchForOnePlan(journey_id=journey_id, occurred_at=at),
            occurred_at=at,
        ),
        BeginSupport(plan_id=plan_id, journey_id=journey_id, group=command.group, occurred_at=at),
    ]


def _on_a_consent_that_stands(command: OpenPlan) -> Sequence[Command]:
    """Who comes directly is asked here; of a referral, intake asked before it sent it."""
    match command.basis:
        case ByConsent(consent_id=consent_id) if command.source == "direct":
            return vouching(command.journey_id, consent_id, "reintegration", command.occurred_at)
        case ByConsent() | ByGround():
            return []
        case _:
            assert_never(command.basis)


def with_agreement(command: AgreePlan, plan: Plan) -> list[Command]:
    """An agreement may say who the participant is; nobody is called younger or older by it."""
    if not isinstance(plan, Draft):
        return []
    opening = plan.opening
    return [
        *_if_called_adult(command, "agreement", opening.group, opening.journey_id),
        *_if_called_child(command, command.group or opening.group, opening.journey_id),
        *vouching(opening.journey_id, command.consent_id, "reintegration", command.occurred_at),
        BeginSupport(
            plan_id=command.plan_id,
            journey_id=plan.opening.journey_id,
            group=command.group,
            occurred_at=command.occurred_at,
        ),
    ]


def with_closing(command: ClosePlan, plan: Plan) -> list[Command]:
    """A plan that closes ends the participation, so that a new plan may follow."""
    if isinstance(plan, NoPlan | Closed):
        return []
    journey_id, plan_id, at = plan.opening.journey_id, command.plan_id, command.occurred_at
    rejection = VouchForRejection(journey_id=journey_id, occurred_at=at)
    return [
        *([rejection] if command.outcome == "not-victim" else []),
        EndParticipation(journey_id=journey_id, plan_id=plan_id, occurred_at=at),
        EndSupport(plan_id=plan_id, occurred_at=at),
    ]


def with_withdrawal(command: WithdrawPlan | DeclineReferral, plan: Plan) -> list[Command]:
    """A draft that is not taken up ends the participation too."""
    if not isinstance(plan, Draft):
        return []
    journey_id, plan_id, at = plan.opening.journey_id, command.plan_id, command.occurred_at
    return [
        EndParticipation(journey_id=journey_id, plan_id=plan_id, occurred_at=at),
        EndSupport(plan_id=plan_id, occurred_at=at),
    ]


def with_assigning(command: AssignTrustedAddress, plan: Plan) -> list[Command]:
    """A Trusted Address takes the follow-up on, and the one before hands it back."""
    point, new = point_of(plan), command.trusted_place_id
    if isinstance(plan, NoPlan | Draft | Closed) or point == new:
        return []
    plan_id, at = command.plan_id, command.occurred_at
    taken_on = TakeOnFollowUp(trusted_place_id=new, plan_id=plan_id, occurred_at=at)
    if point is None:
        return [taken_on]
    return [
        taken_on,
        HandBackFollowUp(trusted_place_id=point, plan_id=plan_id, occurred_at=at),
    ]


def with_leaving(command: LeaveTrustedAddress, plan: Plan) -> list[Command]:
    """The Trusted Address has room for another again."""
    point = point_of(plan)
    if point is None:
        return []
    return [
        HandBackFollowUp(
            trusted_place_id=point, plan_id=command.plan_id, occurred_at=command.occurred_at
        )
    ]


def with_place_closing(command: CloseTrustedAddress, place: TrustedAddress) -> list[Command]:
    """Each plan that was followed up from there loses its point, and somebody finds another."""
    if not isinstance(place, Trusted):
        return []
    return [
        LoseFollowUpPoint(
            plan_id=plan_id,
            trusted_place_id=command.trusted_place_id,
            occurred_at=command.occurred_at,
        )
        for plan_id in place.plans
    ]


def with_return(command: RecordReturn, support: Support) -> list[Command]:
    """The state pays for those who have a right to it; a child has more rights on the way."""
    if not isinstance(support, Supported) or not isinstance(support.home, NotYetHome):
        return []
    return [
        *_if_called_adult(command, "return", support.group, support.journey_id),
        *_paid(command, command.travel_paid_by, "e-travel", support),
    ]


def _if_called_adult(
    command: AgreePlan | RecordReturn, asked: CalledWith, known: Group | None, journey: JourneyId
) -> list[Command]:
    if not is_adult(command.group or known):
        return []
    return [
        VouchForAdult(
            journey_id=journey,
            plan_id=command.plan_id,
            called_with=asked,
            known_child=is_child(known),
            occurred_at=command.occurred_at,
        )
    ]


def _if_called_child(command: AgreePlan, group: Group | None, journey: JourneyId) -> list[Command]:
    """Nobody agrees in the place of somebody who came of age."""
    if not is_child(group):
        return []
    ask = AskWhetherOfAge(
        journey_id=journey, plan_id=command.plan_id, occurred_at=command.occurred_at
    )
    return [VouchForChild(**dict(ask)), asking_linked(journey, ask)]


def with_session(command: RecordSupport, support: Support) -> list[Command]:
    """The state pays psychological support for those who have a right to it, for its time."""
    if not isinstance(support, Supported) or command.session_id in support.sessions:
        return []
    return _paid(command, command.paid_by, "g-psychological", support)


def with_training(command: EnrolTraining, support: Support) -> list[Command]:
    """The state pays the training of those who have a right to it."""
    if not isinstance(support, Supported) or find_training(support, command.training_id):
        return []
    return _paid(command, command.paid_by, "i-vocational", support)


def _paid(command: Command, paid_by: PaidBy, item: FundedItem, support: Supported) -> list[Command]:
    if paid_by != "state":
        return []
    return [
        ClaimItem(
            journey_id=support.journey_id,
            plan_id=support.plan_id,
            item=item,
            occurred_at=command.occurred_at,
        )
    ]


def with_raising(command: RaiseAlert, alert: Alert) -> list[Command]:
    """An alert names the plan that the person has open, so that confirming it closes that one."""
    if not isinstance(alert, NoAlert):
        return []
    return [
        VouchForPlan(
            journey_id=command.journey_id,
            plan_id=command.plan_id,
            occurred_at=command.occurred_at,
        )
    ]


def with_confirming(command: ConfirmAlert, alert: Alert) -> list[Command]:
    """A confirmed alert closes the plan that is open by now: the person needs reception again."""
    if not isinstance(alert, Triaged):
        return []
    return [EndOpenPlan(journey_id=alert.alarm.journey_id, occurred_at=command.occurred_at)]


def with_open_plan(command: EndOpenPlan, person: Participation) -> list[Command]:
    """The plan that a confirmed alert closes, and its support: only the person's history knows."""
    plan_id, at = open_plan_at(person, command.occurred_at), command.occurred_at
    if plan_id is None:
        return []
    return [
        EndPlan(plan_id=plan_id, outcome="re-trafficked", occurred_at=at),
        EndSupport(plan_id=plan_id, occurred_at=at),
        *telling_linked(command, person),
    ]


def with_death(command: NoteDeath, person: Participation) -> list[Command]:
    """A death ends the plan, and what could still be decided or paid."""
    if isinstance(person.presence, Deceased):
        return []
    waiting = [claim for claim in person.claims if claim.standing != "over"]
    stopped = _stopped(command, waiting, "person-died")
    plan_id, at = open_plan(person), command.occurred_at
    if plan_id is None:
        return stopped
    ended: list[Command] = [
        EndPlan(plan_id=plan_id, outcome="deceased", occurred_at=at),
        EndSupport(plan_id=plan_id, occurred_at=at),
        *telling_linked(command, person),
    ]
    return ended + stopped


def with_rejection(command: NoteStatusRejected, person: Participation) -> list[Command]:
    """A rejected status stops what waits for a decision; the plan is wound down by people."""
    if isinstance(person.rights.rejection, Rejected):
        return []
    waiting = [claim for claim in person.claims if stops(claim)]
    return _stopped(command, waiting, "status-rejected")


def _stopped(command: Command, claims: list[Claim], ground: StopGround) -> list[Command]:
    return [
        StopClaim(claim_id=claim.claim_id, ground=ground, occurred_at=command.occurred_at)
        for claim in claims
    ]
