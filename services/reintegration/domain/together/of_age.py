"""What a birthday or a corrected age brings along: a child's rules, or an adult's own word.

Who came of age has come of age in each of their journeys: what a representative agreed is put to
them wherever it was agreed. A child's rules stay those of the journey of which intake tells.
"""

from collections.abc import Sequence
from typing import assert_never

from services.reintegration.domain.participation import age, decider
from services.reintegration.domain.participation.commands import (
    AskWhetherOfAge,
    HearAge,
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
from shared.casework.linked import AskLinked
from shared.casework.vouching import vouching
from shared.kernel.ids import JourneyId, derived
from shared.kernel.messages import Command

ToldAge = NoteAge | NoteComingOfAge | NoteCategory
FollowedUp = RecordFollowUp | MissFollowUp | NoteFollowUpsMissed


def with_age(command: ToldAge, person: Participation) -> list[Command]:
    """Under the plan that is open a child's rules hold from then on, or an adult's."""
    plan_id, at = open_plan(person), command.occurred_at
    under_18 = _told(command, person)
    if under_18 is None:
        return []
    beside = _telling_linked(command, under_18=under_18)
    if plan_id is None:
        return beside
    noted = NoteParticipantAge(plan_id=plan_id, under_18=under_18, occurred_at=at)
    if under_18 and _goes_on_saying_child(command, person):
        return [noted, *beside]
    seek = SeekOwnAgreement(
        plan_id=plan_id, under_18=under_18, told_at=command.told_at, occurred_at=at
    )
    return [noted, seek, *beside]


def _goes_on_saying_child(command: ToldAge, person: Participation) -> bool:
    """Tell whether a row takes nothing back: a linked journey may know better."""
    return isinstance(command, NoteCategory) and age.of_age_since(person.rights) is None


def _telling_linked(command: ToldAge, *, under_18: bool) -> list[Command]:
    """Tell each linked journey of what is news; a row is asked about where it matters."""
    journey_id, at = command.journey_id, command.occurred_at
    if isinstance(command, NoteCategory):
        return []
    told = HearAge(
        journey_id=journey_id, under_18=under_18, told_at=command.told_at, occurred_at=at
    )
    return [_of_linked(journey_id, told, journey_id, under_18)]


def asking_linked(journey_id: JourneyId, ask: AskWhetherOfAge) -> AskLinked:
    """Ask each linked journey whether the person is known there to be of age."""
    return _of_linked(journey_id, ask, ask.plan_id)


def _of_linked(journey_id: JourneyId, question: Command, *about: object) -> AskLinked:
    """Note it in each, so that what is told in one meets what is agreed in another."""
    at = question.occurred_at
    return AskLinked(
        journey_id=journey_id,
        about=derived("of-age", at, *about),
        question=question,
        occurred_at=at,
    )


def heard_beside(command: HearAge, person: Participation) -> list[Command]:
    """Put to them what was agreed here, or take it back unless they are known here to be of age."""
    plan_id = open_plan(person)
    known_here = age.of_age_since(person.rights) is not None
    if plan_id is None or (command.under_18 and known_here):
        return []
    return [
        SeekOwnAgreement(
            plan_id=plan_id,
            under_18=command.under_18,
            told_at=command.told_at,
            occurred_at=command.occurred_at,
        )
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
    ask = AskWhetherOfAge(journey_id=journey_id, plan_id=command.plan_id, occurred_at=at)
    return [ask, asking_linked(journey_id, ask)]


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
