"""What a journey keeps of the person besides its door, and what it vouches for when asked."""

from typing import assert_never

from services.intake.domain.journey.messages import (
    AskForOpenCase,
    DeathBesideNoted,
    DeathBesideOver,
    JourneyEvent,
    NoteDeathBeside,
    NoteDeathBesideOver,
    NotePerson,
    NoteRepresentative,
    NoteSecondCase,
    NoteSecondCaseOver,
    Noting,
    PersonNoted,
    RecogniseJourney,
    RecogniseRepresentative,
    Recognising,
    RepresentativeNoted,
    SecondCaseNoted,
    SecondCaseOver,
    ShareOpenCase,
    VouchForLastCase,
    VouchForNoCase,
)
from services.intake.domain.journey.state import (
    CaseOpen,
    CaseOpenInLinkedJourney,
    Died,
    Journey,
    NewerCaseFollows,
    NoJourney,
    NoSuchJourney,
    Person,
    known_in,
    last_of,
)
from services.intake.domain.standing.representation import (
    NoRepresentativeRecorded,
    RepresentativeSuspected,
)


def note(command: Noting, journey: Journey) -> list[JourneyEvent]:
    """Return what is news; an empty list means it is already so."""
    match command:
        case NotePerson():
            return _note_person(command, journey)
        case NoteRepresentative():
            return _note_representative(command, journey)
        case NoteSecondCase():
            return _note_second_case(command, journey)
        case NoteSecondCaseOver():
            over = command.other_journey in known_in(journey).beside
            return [SecondCaseOver(**dict(command))] if over else []
        case NoteDeathBeside() | NoteDeathBesideOver():
            return _note_death_beside(command, journey)
        case _:
            assert_never(command)


def _note_person(command: NotePerson, journey: Journey) -> list[JourneyEvent]:
    noted = PersonNoted(**dict(command))
    return [] if known_in(journey).person == Person.noted(noted) else [noted]


def _note_representative(command: NoteRepresentative, journey: Journey) -> list[JourneyEvent]:
    known = known_in(journey).suspected.get(command.representative_id)
    return [] if known == command.suspected else [RepresentativeNoted(**dict(command))]


def _note_second_case(command: NoteSecondCase, journey: Journey) -> list[JourneyEvent]:
    if not isinstance(journey, CaseOpen) or command.other_journey in journey.known.beside:
        return []
    return [SecondCaseNoted(**dict(command), case_id=journey.case_id)]


def _note_death_beside(
    command: NoteDeathBeside | NoteDeathBesideOver, journey: Journey
) -> list[JourneyEvent]:
    known = command.other_journey in known_in(journey).died_beside
    match command:
        case NoteDeathBeside():
            settled = known or isinstance(journey, Died)
            return [] if settled else [DeathBesideNoted(**dict(command))]
        case NoteDeathBesideOver():
            return [DeathBesideOver(**dict(command))] if known else []
        case _:
            assert_never(command)


def recognise(command: Recognising, journey: Journey) -> list[JourneyEvent]:
    """Refuse what the journey cannot vouch for; nothing happens by it."""
    match command:
        case VouchForNoCase():
            if isinstance(journey, CaseOpen):
                raise CaseOpenInLinkedJourney
        case AskForOpenCase() | ShareOpenCase():
            pass  # The answer is what comes of it, and is written where it is heard.
        case RecogniseJourney():
            _is_known(journey)
        case RecogniseRepresentative():
            _may_ask(journey)
        case VouchForLastCase(case_id=case_id):
            _is_known(journey)
            if case_id != last_of(journey):
                raise NewerCaseFollows
        case _:
            assert_never(command)
    return []


def _is_known(journey: Journey) -> None:
    if isinstance(journey, NoJourney):
        raise NoSuchJourney


def _may_ask(journey: Journey) -> None:
    """Refuse whoever asks as a representative where none is recorded whom nobody suspects."""
    _is_known(journey)
    suspected = known_in(journey).suspected
    if not suspected:
        raise NoRepresentativeRecorded
    if all(suspected.values()):
        raise RepresentativeSuspected
