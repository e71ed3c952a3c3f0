"""Where a journey stands at intake: which case is open, and who a next one is opened for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self, assert_never
from uuid import UUID

from services.intake.domain.ids import CaseId, RepresentativeId
from services.intake.domain.journey.messages import DoorOpened, PersonNoted
from services.intake.domain.words import AgeClass, Group
from shared.kernel.errors import NotFound, Refused
from shared.kernel.ids import JourneyId
from shared.law.categories import NationalityClass, Place


@dataclass(frozen=True)
class Person:
    """Who a next case is opened for."""

    group: Group
    age_class: AgeClass
    nationality: NationalityClass
    place: Place

    @classmethod
    def at_the_door(cls, event: DoorOpened) -> Self | None:
        """Return who came; of the earliest cases the journey did not keep it."""
        if event.group is None or event.age_class is None:
            return None
        return cls(event.group, event.age_class, event.nationality, event.place)

    @classmethod
    def noted(cls, event: PersonNoted) -> Self:
        """Return the person that this event describes."""
        return cls(event.group, event.age_class, event.nationality, event.place)


@dataclass(frozen=True)
class Known:
    """What stays known whether or not a case is open: of each representative, if suspected.

    `beside` are linked journeys in which a case is open, too, beside the open one, `died_beside`
    those in which the person had died before the link was found.
    """

    person: Person | None = None
    alerts: frozenset[UUID] = frozenset()
    suspected: Mapping[RepresentativeId, bool] = field(default_factory=dict[RepresentativeId, bool])
    beside: frozenset[JourneyId] = frozenset()
    died_beside: frozenset[JourneyId] = frozenset()


@dataclass(frozen=True)
class NoJourney:
    """Intake has not met this person."""


@dataclass(frozen=True)
class CaseOpen:
    """A case is open; the earlier ones are over."""

    case_id: CaseId
    earlier: tuple[CaseId, ...]
    known: Known = Known()


@dataclass(frozen=True)
class AllClosed:
    """No case is open; the last one is named last."""

    cases: tuple[CaseId, ...]
    known: Known = Known()


@dataclass(frozen=True)
class Died:
    """The person has died; no case follows."""

    cases: tuple[CaseId, ...]
    known: Known = Known()


Journey = NoJourney | CaseOpen | AllClosed | Died


class NoSuchJourney(NotFound):
    """There is no journey under this id."""

    slug = "no-such-journey"
    vi = "Không có hành trình nào mang mã này."
    source = "Case-management practice"


class AnotherCaseIsOpen(Refused):
    """Another case of this person is open; it is closed before a new one opens."""

    slug = "another-case-is-open"
    vi = "Người này đang có một hồ sơ khác chưa đóng."
    source = "Case-management practice: one open case of a person at a time"


class CaseOpenInLinkedJourney(Refused):
    """A case of this person is open in another journey that is linked with this one."""

    slug = "case-open-in-linked-journey"
    vi = "Người này đang có hồ sơ chưa đóng trong một hành trình khác đã được liên kết."
    source = "Case-management practice: one open case of a person, in whichever of their journeys"


class FollowsAnotherCase(Refused):
    """A new case in a journey names the case that was closed last; a first one names none."""

    slug = "follows-another-case"
    vi = "Hồ sơ mới phải nêu đúng hồ sơ đóng gần nhất; hồ sơ đầu tiên không nêu hồ sơ nào."
    source = "Case-management practice: a new case is linked to the one before"


class NewerCaseFollows(Refused):
    """A newer case of this person followed; what holds from now on is written there."""

    slug = "newer-case-follows"
    vi = "Người này đã có hồ sơ mới hơn; phải ghi vào hồ sơ đó."
    source = "Case-management practice"


class DoorIsNotOurs(Refused):
    """This case was never open in this journey."""

    slug = "door-is-not-ours"
    vi = "Hồ sơ này không thuộc hành trình này."
    source = "Case-management practice"


class JourneyHasEnded(Refused):
    """The person of this journey has died; no case is opened for them."""

    slug = "journey-has-ended"
    vi = "Người của hành trình này đã qua đời; không mở thêm hồ sơ."
    source = "Case-management practice"


class NoDeathBeside(Refused):
    """No linked journey has it that the person had died; a death is recorded where it is known."""

    slug = "no-death-beside"
    vi = (
        "Không có hành trình nào đã liên kết ghi rằng người này đã chết; "
        "việc chết được ghi nhận ở nơi biết việc đó."
    )
    source = "Case-management practice"


def known_in(journey: Journey) -> Known:
    """Return what is known of the person, nothing at first."""
    return Known() if isinstance(journey, NoJourney) else journey.known


def last_of(journey: Journey) -> CaseId | None:
    """Return the case that a next one follows."""
    cases = cases_of(journey)
    return cases[-1] if cases else None


def cases_of(journey: Journey) -> tuple[CaseId, ...]:
    """Return the cases of this journey, the last one last."""
    match journey:
        case NoJourney():
            return ()
        case CaseOpen(case_id, earlier):
            return (*earlier, case_id)
        case AllClosed(cases) | Died(cases):
            return cases
        case _:
            assert_never(journey)
