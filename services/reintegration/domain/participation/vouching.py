"""What other histories ask of the person's: is this an adult, a child, and was the status rejected?

Intake says who is a child and who is no victim; no worker of this room writes it otherwise.
"""

from typing import assert_never

from services.reintegration.domain.codes import Group
from services.reintegration.domain.participation.age import under_18_at
from services.reintegration.domain.participation.commands import (
    AskWhetherOfAge,
    HearAge,
    VouchCommand,
    VouchForAdult,
    VouchForChild,
    VouchForRejection,
)
from services.reintegration.domain.participation.events import (
    AgreedForChild,
    CalledAdult,
    ParticipationEvent,
    VouchedEvent,
)
from services.reintegration.domain.participation.rights_refusals import (
    NoLongerAChild,
    StatusNotRejected,
    StillAChild,
)
from services.reintegration.domain.participation.states import (
    NotRejected,
    Participation,
    Rejected,
    Rights,
)
from shared.kernel.states import changed


def is_adult(group: Group | None) -> bool:
    """Tell whether a group is one of adults."""
    return group in ("women", "men")


def is_child(group: Group | None) -> bool:
    """Tell whether a group is one of children."""
    return group in ("girls", "boys")


def decide(command: VouchCommand, person: Participation) -> list[ParticipationEvent]:
    """Refuse what is not so; what was vouched for of an age is recorded."""
    match command:
        case VouchForAdult():
            return _called_adult(command, person)
        case VouchForChild():
            return _agreed_for(command, person)
        case AskWhetherOfAge() | HearAge():
            return []  # The answer is what comes of it, and is written in the plan.
        case VouchForRejection():
            return _check_rejection(command, person.rights)
        case _:
            assert_never(command)


def _called_adult(command: VouchForAdult, person: Participation) -> list[ParticipationEvent]:
    """Note it, so that an age that is corrected in the same moment does not slip past."""
    told = under_18_at(person.rights, command.occurred_at)
    if command.known_child if told is None else told:
        raise StillAChild
    if (command.plan_id, command.called_with) in person.called_adult:
        return []
    return [
        CalledAdult(
            journey_id=command.journey_id,
            plan_id=command.plan_id,
            called_with=command.called_with,
            occurred_at=command.occurred_at,
        )
    ]


def _agreed_for(command: VouchForChild, person: Participation) -> list[ParticipationEvent]:
    """Note it, so that a birthday that is told in the same moment does not miss the plan."""
    if under_18_at(person.rights, command.occurred_at) is False:
        raise NoLongerAChild
    if command.plan_id in person.agreed_for:
        return []
    return [
        AgreedForChild(
            journey_id=command.journey_id,
            plan_id=command.plan_id,
            occurred_at=command.occurred_at,
        )
    ]


def evolve(person: Participation, event: VouchedEvent) -> Participation:
    """Keep to which plans somebody agreed in the person's place, or called them an adult."""
    match event:
        case AgreedForChild():
            return changed(person, agreed_for=person.agreed_for | {event.plan_id})
        case CalledAdult():
            called = (event.plan_id, event.called_with)
            return changed(person, called_adult=person.called_adult | {called})
        case _:
            assert_never(event)


def _check_rejection(command: VouchForRejection, rights: Rights) -> list[ParticipationEvent]:
    match rights.rejection:
        case Rejected(since) if since <= command.occurred_at:
            return []
        case Rejected() | NotRejected():
            raise StatusNotRejected
        case _:
            assert_never(rights.rejection)
