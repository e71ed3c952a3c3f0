"""Who a person is and who speaks for them, told wherever else it counts, or not at all."""

from services.intake.domain.case import decider as cases
from services.intake.domain.case.commands import CaseCommand
from services.intake.domain.case.state import Case, NoCase, OpenStage, RecordedCase
from services.intake.domain.journey.messages import NotePerson, NoteRepresentative, VouchForLastCase
from services.intake.domain.standing.messages import (
    Ageing,
    DescribePerson,
    NoteAccompanied,
    RecordTurned18,
)
from services.intake.domain.standing.representation_messages import RecordRepresentative
from shared.kernel.messages import Command


def tells_who_speaks(command: RecordRepresentative, case: Case) -> list[Command]:
    """Who speaks for the person, and whether they are suspected, outlives the case."""
    if not isinstance(case, OpenStage):
        return []
    return [
        NoteRepresentative(
            journey_id=case.file.opening.journey_id,
            representative_id=command.representative_id,
            suspected=command.suspected,
            occurred_at=command.occurred_at,
        )
    ]


def is_of_last_case(command: DescribePerson | RecordTurned18 | Ageing, case: Case) -> list[Command]:
    """Who the person is, is written where it counts: in the case that is open, or was the last."""
    if isinstance(case, NoCase):
        return []
    return [
        VouchForLastCase(
            journey_id=case.file.opening.journey_id,
            case_id=command.case_id,
            occurred_at=command.occurred_at,
        )
    ]


def tells_who_they_are(command: CaseCommand, case: Case) -> list[Command]:
    """A change in law reaches the journey's next case and the cases of those who came along."""
    if isinstance(case, NoCase):
        return []
    return [*_notes_person(command, case), *tells_accompanying(command, case)]


def _notes_person(command: CaseCommand, case: RecordedCase) -> list[Command]:
    person = after(command, case).file.person
    if person == case.file.person:
        return []
    return [
        NotePerson(
            journey_id=case.file.opening.journey_id,
            group=person.group,
            age_class=person.age_class,
            nationality=person.nationality,
            place=person.place,
            occurred_at=command.occurred_at,
        )
    ]


def tells_accompanying(command: CaseCommand, case: RecordedCase) -> list[NoteAccompanied]:
    """What changes for the person is heard by the cases of those under 18 who came along."""
    file = after(command, case).file
    newly = file.accompanied_by - case.file.accompanied_by
    told = newly if file.standing == case.file.standing else file.accompanied_by
    return [
        NoteAccompanied(
            case_id=case_id,
            beside=file.opening.journey_id,
            status=file.status,
            nationality=file.person.nationality,
            place=file.person.place,
            occurred_at=command.occurred_at,
        )
        for case_id in sorted(told)
    ]


def after(command: CaseCommand, case: RecordedCase) -> RecordedCase:
    """Return the case as it will be; raises what forbids the command."""
    then = cases.decider.fold(cases.decide(command, case), case)
    return case if isinstance(then, NoCase) else then
