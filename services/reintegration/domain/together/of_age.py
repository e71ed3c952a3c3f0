"""What a birthday or a corrected age brings along: a child's rules, or an adult's own word."""

from collections.abc import Sequence

from services.reintegration.domain.participation.commands import (
    NoteAge,
    NoteComingOfAge,
    VouchForChild,
)
from services.reintegration.domain.participation.decider import open_plan
from services.reintegration.domain.participation.states import Participation
from services.reintegration.domain.participation.vouching import grown_up_at
from services.reintegration.domain.plan.commands import GiveOwnAgreement, SeekOwnAgreement
from services.reintegration.domain.plan.states import Plan, Underway
from services.reintegration.domain.support.commands import NoteParticipantAge
from shared.casework.vouching import vouching
from shared.kernel.messages import Command


def with_age(command: NoteAge | NoteComingOfAge, person: Participation) -> list[Command]:
    """Under the plan that is open a child's rules hold from then on, or an adult's."""
    plan_id, at = open_plan(person), command.occurred_at
    if plan_id is None:
        return []
    under_18 = isinstance(command, NoteAge) and command.under_18
    return [
        NoteParticipantAge(plan_id=plan_id, under_18=under_18, occurred_at=at),
        SeekOwnAgreement(plan_id=plan_id, under_18=under_18, occurred_at=at),
    ]


def since_grown_up(command: VouchForChild, person: Participation) -> list[Command]:
    """What was agreed in a child's place and is told late is put to who came of age meanwhile."""
    at = grown_up_at(person.rights)
    if at is None:
        return []
    return [SeekOwnAgreement(plan_id=command.plan_id, under_18=False, occurred_at=at)]


def with_own_agreement(command: GiveOwnAgreement, plan: Plan) -> Sequence[Command]:
    """Who came of age agrees on a consent of their own that stands."""
    if not isinstance(plan, Underway) or plan.course.own_agreement is None:
        return []
    journey_id, at = plan.opening.journey_id, command.occurred_at
    return vouching(journey_id, command.consent_id, "reintegration", at)
