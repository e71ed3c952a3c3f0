"""Who a person is in law: nationality, place, age, and beside whom they came; no birth date."""

from datetime import date
from typing import Literal

from services.intake.domain.ids import CaseId
from services.intake.domain.words import LegalStatus
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Command, Event, Moment
from shared.law.categories import Category, NationalityClass, Place


class DescribePerson(Command):
    """Asked again, it corrects what was said before."""

    case_id: CaseId
    nationality: NationalityClass
    place: Place


class ScheduleAgeReview(Command):
    """`review_on` is any day of the month in which the person may come of age."""

    case_id: CaseId
    review_on: date


class RecordTurned18(Command):
    case_id: CaseId


class RecordAccompanying(Command):
    """`accompanying_case_id` is the case of the under-18 who came along."""

    case_id: CaseId
    accompanying_case_id: CaseId


class NoteAccompanied(Command):
    """How the one who is accompanied stands, told to the case of the under-18 beside them."""

    case_id: CaseId
    beside: JourneyId
    status: LegalStatus
    nationality: NationalityClass
    place: Place


class NoteAgeReviewDue(Command):
    case_id: CaseId


Describing = DescribePerson | ScheduleAgeReview | RecordTurned18 | RecordAccompanying


class PersonDescribed(Event):
    kind: Literal["person-described.v1"] = "person-described.v1"
    case_id: CaseId
    nationality: NationalityClass
    place: Place


class AgeReviewScheduled(Event):
    """`due_at` begins the month after the one that was named: it tells no birthday."""

    kind: Literal["age-review-scheduled.v1"] = "age-review-scheduled.v1"
    case_id: CaseId
    due_at: Moment


class AgeReviewDue(Event):
    kind: Literal["age-review-due.v1"] = "age-review-due.v1"
    case_id: CaseId
    due_at: Moment


class PersonTurned18(Event):
    kind: Literal["person-turned-eighteen.v1"] = "person-turned-eighteen.v1"
    case_id: CaseId


class AccompanyingRecorded(Event):
    kind: Literal["accompanying-recorded.v1"] = "accompanying-recorded.v1"
    case_id: CaseId
    accompanying_case_id: CaseId


class AccompaniedNoted(Event):
    kind: Literal["accompanied-noted.v1"] = "accompanied-noted.v1"
    case_id: CaseId
    beside: JourneyId
    status: LegalStatus
    nationality: NationalityClass
    place: Place


class CategoryDetermined(Event):
    """The row of Article 37 from a moment on; none where somebody must decide."""

    kind: Literal["category-determined.v1"] = "category-determined.v1"
    case_id: CaseId
    category: Category | None
    nationality: NationalityClass
    under_18: bool
    effective_from: Moment


Described = (
    PersonDescribed
    | AgeReviewScheduled
    | AgeReviewDue
    | PersonTurned18
    | AccompanyingRecorded
    | AccompaniedNoted
    | CategoryDetermined
)
