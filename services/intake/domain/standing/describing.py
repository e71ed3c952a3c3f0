"""Who a person is in law: described, corrected, come of age, beside whom; never by a birth date."""

from datetime import date, datetime, time
from typing import assert_never

from services.intake.domain.case.events import CaseEvent
from services.intake.domain.case.refusals import CaseStepOutOfOrder, NoSuchCase, PersonHasDied
from services.intake.domain.case.state import (
    Case,
    EndedByDeath,
    NoCase,
    RecordedCase,
    in_order,
    recorded,
)
from services.intake.domain.standing import age
from services.intake.domain.standing.messages import (
    AccompaniedNoted,
    AccompanyingRecorded,
    AgeReviewScheduled,
    CorrectAge,
    DecideAge,
    DescribePerson,
    Describing,
    NoteAccompanied,
    PersonDescribed,
    PersonTurned18,
    RecordAccompanying,
    RecordTurned18,
    ScheduleAgeReview,
)
from shared.kernel.errors import Refused
from shared.kernel.terms import VIET_NAM
from shared.law.categories import NationalityClass


class ForeignerIsNoCitizen(Refused):
    """Whoever comes as a foreigner trafficked in Viet Nam is not a Vietnamese citizen."""

    slug = "foreigner-is-no-citizen"
    vi = "Người nước ngoài bị mua bán tại Việt Nam không thể được ghi là công dân Việt Nam."
    source = "Law 53/2024/QH15, Art 31"


class AlreadyOfAge(Refused):
    """The person is an adult already."""

    slug = "already-of-age"
    vi = "Người này đã đủ 18 tuổi."
    source = "Law 53/2024/QH15, Art 2.1"


class AccompaniesNobody(Refused):
    """Only an under-18 whose case says whom they came with is linked to that person's case."""

    slug = "accompanies-nobody-here"
    vi = "Hồ sơ của người dưới 18 tuổi không ghi là đi cùng người này."
    source = "Law 53/2024/QH15, Art 37"


class AccompaniesThemselves(Refused):
    """Nobody accompanies themselves."""

    slug = "accompanies-themselves"
    vi = "Một người không thể đi cùng chính mình."
    source = "Law 53/2024/QH15, Art 37"


def decide(command: Describing, case: Case) -> list[CaseEvent]:
    """Return what becomes known of the person; an empty list means it is already so."""
    found = recorded(case)
    if isinstance(found, EndedByDeath):
        raise PersonHasDied
    match command:
        case DescribePerson():
            return _describe(command, found)
        case ScheduleAgeReview():
            return _schedule(command, found)
        case RecordTurned18():
            return _turn_18(command, found)
        case CorrectAge() | DecideAge():
            return age.decide(command, found)
        case RecordAccompanying():
            return _accompany(command, found)
        case _:
            assert_never(command)


def fits_channel(nationality: NationalityClass, channel: str) -> None:
    """Refuse a citizen who comes as a foreigner."""
    if channel == "foreigner" and nationality == "vn-citizen":
        raise ForeignerIsNoCitizen


def _describe(command: DescribePerson, case: RecordedCase) -> list[CaseEvent]:
    in_order(command.occurred_at, case.file.opened_at)
    person = case.file.person
    if (command.nationality, command.place) == (person.nationality, person.place):
        return []
    fits_channel(command.nationality, case.file.opening.channel)
    return [
        PersonDescribed(
            case_id=command.case_id,
            nationality=command.nationality,
            place=command.place,
            occurred_at=command.occurred_at,
        )
    ]


def _schedule(command: ScheduleAgeReview, case: RecordedCase) -> list[CaseEvent]:
    if not case.file.of_child:
        raise AlreadyOfAge
    due_at = _month_after(command.review_on)
    if due_at == case.file.age_review_at:
        return []
    if due_at <= command.occurred_at:
        raise CaseStepOutOfOrder
    return [
        AgeReviewScheduled(case_id=command.case_id, due_at=due_at, occurred_at=command.occurred_at)
    ]


def _month_after(day: date) -> datetime:
    """Return the beginning of the next month, by Viet Nam's clock."""
    year, month = divmod(day.year * 12 + day.month, 12)
    return datetime.combine(date(year, month + 1, 1), time(), VIET_NAM)


def _turn_18(command: RecordTurned18, case: RecordedCase) -> list[CaseEvent]:
    if not case.file.of_child:
        if not case.file.grown_up:
            raise AlreadyOfAge
        return []
    in_order(command.occurred_at, case.file.age_known_since)
    return [PersonTurned18(case_id=command.case_id, occurred_at=command.occurred_at)]


def _accompany(command: RecordAccompanying, case: RecordedCase) -> list[CaseEvent]:
    if command.accompanying_case_id == command.case_id:
        raise AccompaniesThemselves
    if command.accompanying_case_id in case.file.accompanied_by:
        return []
    return [
        AccompanyingRecorded(
            case_id=command.case_id,
            accompanying_case_id=command.accompanying_case_id,
            occurred_at=command.occurred_at,
        )
    ]


def note_accompanied(command: NoteAccompanied, case: Case) -> list[CaseEvent]:
    """Note how the one who is accompanied stands, in the case of the under-18 beside them."""
    if isinstance(case, NoCase):
        raise NoSuchCase
    if case.file.opening.accompanies != command.beside:
        raise AccompaniesNobody
    noted = AccompaniedNoted(
        case_id=command.case_id,
        beside=command.beside,
        status=command.status,
        nationality=command.nationality,
        place=command.place,
        occurred_at=command.occurred_at,
    )
    known = case.file.accompanied
    if isinstance(case, EndedByDeath) or (known and _says_the_same(known, noted)):
        return []
    return [noted]


def _says_the_same(known: AccompaniedNoted, noted: AccompaniedNoted) -> bool:
    return known == noted.model_copy(update={"occurred_at": known.occurred_at})
