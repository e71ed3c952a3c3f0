"""A person is trafficked again: the case that is open takes the alert up, in whichever journey.

Where none is open in any of them, a new one follows the last in the journey it came from.
"""

from services.intake.domain.case.commands import NoteRetrafficking, OpenCase
from services.intake.domain.journey.decider import takes_up
from services.intake.domain.journey.messages import (
    AskForOpenCase,
    HearRetrafficking,
    VouchForNoCase,
)
from services.intake.domain.journey.state import CaseOpen, Died, Journey, known_in, last_of
from services.intake.domain.person.decider import TakeAlertUp, Ties
from shared.casework.linked import AskLinked
from shared.kernel.messages import Command


def asks_for_open_case(command: TakeAlertUp, ties: Ties) -> list[Command]:
    """The journey that an alert came for is asked first, then those that are linked with it."""
    return [
        AskForOpenCase(
            journey_id=command.journey_id,
            alert=HearRetrafficking(**dict(command)),
            others=tuple(sorted(ties.others)),
            occurred_at=command.occurred_at,
        )
    ]


def passes_alert_on(command: AskForOpenCase, journey: Journey) -> list[Command]:
    """Where a case is open the alert is heard, or the next journey is asked."""
    alert, came_here = command.alert, command.journey_id == command.alert.journey_id
    match journey:
        case CaseOpen() | Died() if came_here:
            return [alert]
        case _ if came_here and alert.alert_id in known_in(journey).alerts:
            return []
        case CaseOpen(case_id):
            there = alert.model_copy(update={"journey_id": command.journey_id})
            return [there, alert.model_copy(update={"taken_up_by": case_id})]
        case _ if command.others:
            (asked, *others) = command.others
            return [command.model_copy(update={"journey_id": asked, "others": tuple(others)})]
        case _:
            return [alert, _none_is_open(alert)]


def _none_is_open(alert: HearRetrafficking) -> AskLinked:
    """Put it to the linked journeys as with any new case, so that none opens there meanwhile."""
    return AskLinked(
        journey_id=alert.journey_id,
        about=alert.case_id,
        question=VouchForNoCase(journey_id=alert.journey_id, occurred_at=alert.occurred_at),
        occurred_at=alert.occurred_at,
    )


def takes_alert_up(command: HearRetrafficking, journey: Journey) -> list[Command]:
    """An alert is noted in the open case; where none is open, a new one follows the last."""
    case_id = takes_up(command, journey)
    at, alert = command.occurred_at, command.alert_id
    if case_id is None or command.taken_up_by or alert in known_in(journey).alerts:
        return []
    person = known_in(journey).person
    if isinstance(journey, CaseOpen) or person is None:
        return [NoteRetrafficking(case_id=case_id, alert_id=alert, occurred_at=at)]
    return [
        OpenCase(
            case_id=case_id,
            journey_id=command.journey_id,
            channel="self",
            group=person.group,
            age_class=person.age_class,
            nationality=person.nationality,
            place=person.place,
            follows_case=last_of(journey),
            occurred_at=at,
        )
    ]
