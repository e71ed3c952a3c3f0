"""What other histories ask of the person's: is this an adult, a child, and was the status rejected?

Intake says who is a child and who is no victim; no worker of this room writes it otherwise.
"""

from datetime import datetime
from typing import assert_never

from services.reintegration.domain.codes import Group
from services.reintegration.domain.participation.commands import (
    VouchCommand,
    VouchForAdult,
    VouchForChild,
    VouchForRejection,
)
from services.reintegration.domain.participation.events import AgreedForChild, ParticipationEvent
from services.reintegration.domain.participation.rights import in_force
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
    """Refuse what is not so; only that somebody agreed for a child is recorded."""
    match command:
        case VouchForAdult():
            _check_adult(command, person.rights)
        case VouchForChild():
            return _agreed_for(command, person)
        case VouchForRejection():
            _check_rejection(command, person.rights)
        case _:
            assert_never(command)
    return []


def _agreed_for(command: VouchForChild, person: Participation) -> list[ParticipationEvent]:
    """Note it, so that a birthday that is told in the same moment does not miss the plan."""
    if _under_18(person.rights, command.occurred_at) is False:
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


def evolve(person: Participation, event: AgreedForChild) -> Participation:
    """Keep to which plans somebody agreed in the person's place."""
    return changed(person, agreed_for=person.agreed_for | {event.plan_id})


def _check_adult(command: VouchForAdult, rights: Rights) -> None:
    """Ask what is known of the person's age, else how this room had them."""
    told = _under_18(rights, command.occurred_at)
    if command.known_child if told is None else told:
        raise StillAChild


def _under_18(rights: Rights, at: datetime) -> bool | None:
    """Return who came of age as an adult, else intake's newest word."""
    if rights.of_age_since is not None and rights.of_age_since <= at:
        return False
    return _told_under_18(rights, at)


def grown_up_at(rights: Rights) -> datetime | None:
    """Return since when the person is of age, or is known to be: by a birthday, or corrected."""
    if rights.of_age_since is not None:
        return rights.of_age_since
    corrected = rights.corrected
    return None if corrected is None or corrected.under_18 else corrected.since


def _told_under_18(rights: Rights, at: datetime) -> bool | None:
    """Return what intake said last of the person's age: a new case may have said it anew."""
    row, corrected = in_force(rights, at), rights.corrected
    if corrected is None or at < corrected.since:
        return None if row is None else row.under_18
    if row is not None and row.effective_from > corrected.since:
        return row.under_18
    return corrected.under_18


def _check_rejection(command: VouchForRejection, rights: Rights) -> None:
    match rights.rejection:
        case Rejected(since) if since <= command.occurred_at:
            return
        case Rejected() | NotRejected():
            raise StatusNotRejected
        case _:
            assert_never(rights.rejection)
