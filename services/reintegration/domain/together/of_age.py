"""What a birthday or a corrected age brings along: a child's rules, or an adult's own word."""

from collections.abc import Sequence
from typing import assert_never

from services.reintegration.domain.participation import age, decider
from services.reintegration.domain.participation.commands import (
    AskWhetherOfAge,
    NoteAge,
    NoteCategory,
    NoteComingOfAge,
    VouchForChild,
)
from services.reintegration.domain.participation.decider import open_plan
from services.reintegration.domain.participation.states import Participation
from services.reintegration.domain.plan.commands import (
    GiveOwnAgreement,
    MissFollowUp,
    NoteFollowUpsMissed,
    RecordFollowUp,
    SeekOwnAgreement,
)
from services.reintegration.domain.plan.states import Plan, Underway
from services.reintegration.domain.support.commands import NoteParticipantAge
from shared.casework.vouching import vouching
from shared.kernel.messages import Command

ToldAge = NoteAge | NoteComingOfAge | NoteCategory
FollowedUp = RecordFollowUp | MissFollowUp | NoteFollowUpsMissed


def with_age(command: ToldAge, person: Participation) -> list[Command]:
    """Under the plan that is open a child's rules hold from then on, or an adult's."""
    plan_id, at = open_plan(person), command.occurred_at
    under_18 = _told(command, person)
    if plan_id is None or under_18 is None:
        return []
    return [
        NoteParticipantAge(plan_id=plan_id, under_18=under_18, occurred_at=at),
        SeekOwnAgreement(plan_id=plan_id, under_18=under_18, occurred_at=at),
    ]


def _told(command: ToldAge, person: Participation) -> bool | None:
    """Return what is told of the person's age; a row that something newer outdates says nothing."""
    match command:
        case NoteComingOfAge():
            return False
        case NoteAge(under_18=under_18):
            return under_18
        case NoteCategory(under_18=under_18):
            after = decider.decider.fold(decider.decide(command, person), person)
            newest = age.of_age_since(after.rights) is None
            return under_18 if under_18 == newest else None
        case _:
            assert_never(command)


def with_follow_up(command: FollowedUp, plan: Plan) -> list[Command]:
    """At each follow-up it is asked whether who had somebody agree for them is of age by now."""
    if not isinstance(plan, Underway) or plan.course.agreement.agreed_by == "participant":
        return []
    if plan.course.own_agreement is not None:
        return []
    journey_id, at = plan.opening.journey_id, command.occurred_at
    return [AskWhetherOfAge(journey_id=journey_id, plan_id=command.plan_id, occurred_at=at)]


def since_grown_up(
    command: VouchForChild | AskWhetherOfAge, person: Participation
) -> list[Command]:
    """What was agreed in a child's place is put to who is known to have come of age meanwhile."""
    since = age.of_age_since(person.rights)
    if since is None:
        return []
    at = max(since, command.occurred_at)
    return [SeekOwnAgreement(plan_id=command.plan_id, under_18=False, occurred_at=at)]


def with_own_agreement(command: GiveOwnAgreement, plan: Plan) -> Sequence[Command]:
    """Who came of age agrees on a consent of their own that stands."""
    if not isinstance(plan, Underway) or plan.course.own_agreement is None:
        return []
    journey_id, at = plan.opening.journey_id, command.occurred_at
    return vouching(journey_id, command.consent_id, "reintegration", at)
