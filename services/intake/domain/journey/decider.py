"""A journey's door at intake: one case of a person is open at a time, each follows the last.

The door is opened and closed in the same breath as the case. It knows of the person
only what the next case begins with.
"""

from typing import assert_never

from services.intake.domain.ids import CaseId
from services.intake.domain.journey import known as journey_known
from services.intake.domain.journey.messages import (
    AskForOpenCase,
    AtTheDoor,
    CloseDoor,
    ConfirmDeathBeside,
    DeathBesideNoted,
    DeathBesideOver,
    DoorClosed,
    DoorOpened,
    DoorReopened,
    HeardOfOthers,
    HearRetrafficking,
    JourneyCommand,
    JourneyEvent,
    NoteDeath,
    NoteDeathBeside,
    NoteDeathBesideOver,
    NotePerson,
    NoteRepresentative,
    NoteSecondCase,
    NoteSecondCaseOver,
    OpenDoor,
    PersonDied,
    PersonNoted,
    RecogniseJourney,
    RecogniseRepresentative,
    ReopenByDecision,
    ReopenDoor,
    RepresentativeNoted,
    RetraffickingHeard,
    SecondCaseNoted,
    SecondCaseOver,
    ShareOpenCase,
    VouchForLastCase,
    VouchForNoCase,
)
from services.intake.domain.journey.state import (
    AllClosed,
    AnotherCaseIsOpen,
    CaseOpen,
    Died,
    DoorIsNotOurs,
    FollowsAnotherCase,
    Journey,
    JourneyHasEnded,
    Known,
    NoDeathBeside,
    NoJourney,
    NoSuchJourney,
    Person,
    cases_of,
    known_in,
    last_of,
)
from services.intake.domain.standing.age import OfficerDecidesAge
from shared.kernel.decider import Decider
from shared.kernel.states import changed


def decide(command: JourneyCommand, journey: Journey) -> list[JourneyEvent]:
    """Return what happens; an empty list means it is already so."""
    match command:
        case OpenDoor() | ReopenDoor() | ReopenByDecision() | CloseDoor():
            return _at_the_door(command, journey)
        case (
            NotePerson()
            | NoteRepresentative()
            | NoteSecondCase()
            | NoteSecondCaseOver()
            | NoteDeathBeside()
            | NoteDeathBesideOver()
        ):
            return journey_known.note(command, journey)
        case (
            RecogniseJourney()
            | RecogniseRepresentative()
            | VouchForNoCase()
            | VouchForLastCase()
            | AskForOpenCase()
            | ShareOpenCase()
        ):
            return journey_known.recognise(command, journey)
        case HearRetrafficking():
            return _hear_retrafficking(command, journey)
        case NoteDeath():
            return _note_death(command, journey)
        case ConfirmDeathBeside():
            if not known_in(journey).died_beside and not isinstance(journey, Died):
                raise NoDeathBeside
            return []  # The death that it brings is written here.
        case _:
            assert_never(command)


def _at_the_door(command: AtTheDoor, journey: Journey) -> list[JourneyEvent]:
    match command:
        case OpenDoor():
            return _open(command, journey)
        case ReopenDoor():
            return _reopen(command, journey)
        case ReopenByDecision():
            return _reopen_by_decision(command, journey)
        case CloseDoor():
            return _close(command, journey)
        case _:
            assert_never(command)


def _open(command: OpenDoor, journey: Journey) -> list[JourneyEvent]:
    if command.case_id in cases_of(journey):
        return []
    match journey:
        case CaseOpen():
            raise AnotherCaseIsOpen
        case Died():
            raise JourneyHasEnded
        case NoJourney() | AllClosed():
            if command.follows_case != last_of(journey):
                raise FollowsAnotherCase
            _made_no_older(command, journey)
            return [DoorOpened(**dict(command))]
        case _:
            assert_never(journey)


def _made_no_older(command: OpenDoor, journey: Journey) -> None:
    """Refuse to write a known child down as an adult; of age one comes by a step of its own."""
    person = known_in(journey).person
    if person and person.age_class != "adult" and command.age_class == "adult":
        raise OfficerDecidesAge


def _reopen(command: ReopenDoor, journey: Journey) -> list[JourneyEvent]:
    if command.case_id not in cases_of(journey):
        raise DoorIsNotOurs
    match journey:
        case CaseOpen(case_id) if case_id == command.case_id:
            return []
        case AllClosed() if command.by_decision or last_of(journey) == command.case_id:
            return [_reopened(command)]
        case AllClosed():
            raise FollowsAnotherCase
        case Died():
            raise JourneyHasEnded
        case _:
            raise AnotherCaseIsOpen


def _reopen_by_decision(command: ReopenByDecision, journey: Journey) -> list[JourneyEvent]:
    """Open the door unless a newer case is open, or the person died; the decision stands."""
    if command.case_id not in cases_of(journey):
        raise DoorIsNotOurs
    return [_reopened(command)] if isinstance(journey, AllClosed) else []


def _reopened(command: ReopenDoor | ReopenByDecision) -> DoorReopened:
    return DoorReopened(
        journey_id=command.journey_id, case_id=command.case_id, occurred_at=command.occurred_at
    )


def _close(command: CloseDoor, journey: Journey) -> list[JourneyEvent]:
    if isinstance(journey, NoJourney):
        raise NoSuchJourney
    if command.case_id not in cases_of(journey):
        raise DoorIsNotOurs
    if isinstance(journey, CaseOpen) and journey.case_id == command.case_id:
        return [DoorClosed(**dict(command)), *_none_beside(command, journey)]
    return []


def _none_beside(command: CloseDoor | NoteDeath, journey: Journey) -> list[SecondCaseOver]:
    """Say of each linked journey that no two cases are open any more."""
    return [
        SecondCaseOver(
            journey_id=command.journey_id, other_journey=other, occurred_at=command.occurred_at
        )
        for other in sorted(known_in(journey).beside)
    ]


def _hear_retrafficking(command: HearRetrafficking, journey: Journey) -> list[JourneyEvent]:
    if isinstance(journey, Died) or command.alert_id in known_in(journey).alerts:
        return []
    return [
        RetraffickingHeard(
            journey_id=command.journey_id,
            alert_id=command.alert_id,
            case_id=takes_up(command, journey),
            occurred_at=command.occurred_at,
        ),
        *_following(command, journey),
    ]


def takes_up(command: HearRetrafficking, journey: Journey) -> CaseId | None:
    """Return which case takes an alert up: an open one, a new one, or none that we can open."""
    match journey:
        case _ if command.taken_up_by is not None:
            return command.taken_up_by
        case CaseOpen(case_id):
            return case_id
        case AllClosed(known=Known(person=Person())):
            return command.case_id
        case _:
            return None


def _following(command: HearRetrafficking, journey: Journey) -> list[JourneyEvent]:
    person = known_in(journey).person
    if not isinstance(journey, AllClosed) or person is None or command.taken_up_by is not None:
        return []
    return [
        DoorOpened(
            journey_id=command.journey_id,
            case_id=command.case_id,
            follows_case=last_of(journey),
            group=person.group,
            age_class=person.age_class,
            nationality=person.nationality,
            place=person.place,
            occurred_at=command.occurred_at,
        )
    ]


def _note_death(command: NoteDeath, journey: Journey) -> list[JourneyEvent]:
    if isinstance(journey, Died):
        return []
    known_beside = [
        DeathBesideOver(
            journey_id=command.journey_id, other_journey=other, occurred_at=command.occurred_at
        )
        for other in sorted(known_in(journey).died_beside)
    ]
    return [PersonDied(**dict(command)), *_none_beside(command, journey), *known_beside]


def evolve(journey: Journey, event: JourneyEvent) -> Journey:
    """Apply one recorded event; never refuse, never look outside."""
    known = known_in(journey)
    match event:
        case DoorOpened():
            person = Person.at_the_door(event) or known.person
            return CaseOpen(event.case_id, _others(journey, event), changed(known, person=person))
        case DoorReopened():
            return CaseOpen(event.case_id, _others(journey, event), known)
        case DoorClosed():
            return AllClosed((*_others(journey, event), event.case_id), known)
        case (
            PersonNoted()
            | RepresentativeNoted()
            | RetraffickingHeard()
            | SecondCaseNoted()
            | SecondCaseOver()
            | DeathBesideNoted()
            | DeathBesideOver()
        ):
            return _with(journey, _learned(known, event))
        case PersonDied():
            return Died(cases_of(journey), known)
        case _:
            assert_never(event)


def _learned(
    known: Known,
    event: PersonNoted | RepresentativeNoted | RetraffickingHeard | HeardOfOthers,
) -> Known:
    match event:
        case PersonNoted():
            return changed(known, person=Person.noted(event))
        case RepresentativeNoted():
            told = {**known.suspected, event.representative_id: event.suspected}
            return changed(known, suspected=told)
        case RetraffickingHeard():
            return changed(known, alerts=known.alerts | {event.alert_id})
        case SecondCaseNoted() | SecondCaseOver() | DeathBesideNoted() | DeathBesideOver():
            return _heard(known, event)
        case _:
            assert_never(event)


def _heard(known: Known, event: HeardOfOthers) -> Known:
    other = frozenset({event.other_journey})
    match event:
        case SecondCaseNoted():
            return changed(known, beside=known.beside | other)
        case SecondCaseOver():
            return changed(known, beside=known.beside - other)
        case DeathBesideNoted():
            return changed(known, died_beside=known.died_beside | other)
        case DeathBesideOver():
            return changed(known, died_beside=known.died_beside - other)
        case _:
            assert_never(event)


def _others(journey: Journey, event: DoorOpened | DoorReopened | DoorClosed) -> tuple[CaseId, ...]:
    return tuple(case_id for case_id in cases_of(journey) if case_id != event.case_id)


def _with(journey: Journey, known: Known) -> Journey:
    match journey:
        case NoJourney():
            return AllClosed((), known)
        case _:
            return changed(journey, known=known)


decider: Decider[JourneyCommand, Journey, JourneyEvent] = Decider(NoJourney(), decide, evolve)
