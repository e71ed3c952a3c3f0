"""Who a person is in law: nationality, place, age, and beside whom they came; no birth date."""

from datetime import date
from typing import Annotated, Literal

from services.intake.domain.ids import CaseId
from services.intake.domain.words import AgeBasis, AgeClass, AgeGap, LegalStatus, ProofOfAge
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Command, Event, Kept, Moment, RecordRef
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


class CorrectAge(Command):
    """The person is younger than was written, on whatever word: in doubt, a child."""

    case_id: CaseId
    age_class: AgeClass
    basis: AgeBasis
    evidence: Annotated[RecordRef, Kept("age-evidence")]


class DecideAge(Command):
    """The verification officer's decision on how old the person is; it may say older, on proof."""

    case_id: CaseId
    age_class: AgeClass
    basis: ProofOfAge
    evidence: Annotated[RecordRef, Kept("age-evidence")]


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


Ageing = CorrectAge | DecideAge
"""What corrects how old the person is."""

Describing = DescribePerson | ScheduleAgeReview | RecordTurned18 | Ageing | RecordAccompanying


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


class AgeCorrected(Event):
    """From now on; what was judged before was judged by the age of its day.

    `decided` where the verification officer decided; `missing` is what a child has to have.
    """

    kind: Literal["age-corrected.v1"] = "age-corrected.v1"
    case_id: CaseId
    age_class: AgeClass
    basis: AgeBasis
    evidence: RecordRef
    decided: bool
    missing: tuple[AgeGap, ...] = ()


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
    | AgeCorrected
    | AccompanyingRecorded
    | AccompaniedNoted
    | CategoryDetermined
)
