"""Where a person stands here: their plan, what the law gives them, what they have claimed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from services.reintegration.domain.codes import CalledWith, Grant
from services.reintegration.domain.ids import ClaimId, PlanId
from shared.kernel.ids import ConsentId, JourneyId
from shared.law.categories import Category, NationalityClass
from shared.law.entitlements import Item


@dataclass(frozen=True)
class NeverParticipated:
    """The person has had no plan."""


@dataclass(frozen=True)
class Participating:
    """The person has an open plan."""

    plan_id: PlanId
    since: datetime


@dataclass(frozen=True)
class Participated:
    """The last plan is over."""

    until: datetime


@dataclass(frozen=True)
class Deceased:
    """The person has died; nothing begins any more."""


Presence = NeverParticipated | Participating | Participated | Deceased


@dataclass(frozen=True)
class Row:
    """The row of Article 37 in which the person stands from a day on."""

    category: Category | None
    nationality: NationalityClass
    under_18: bool
    effective_from: datetime


@dataclass(frozen=True)
class Decision:
    """What someone decided, case by case, of one entitlement."""

    item: Item
    granted: bool
    at: datetime


@dataclass(frozen=True)
class NotRejected:
    """Nobody has found that the person is no victim."""


@dataclass(frozen=True)
class Rejected:
    """The status was rejected; `wind_down_by` while the care of an open plan is wound down."""

    since: datetime
    wind_down_by: datetime | None
    overdue: bool = False


@dataclass(frozen=True)
class CorrectedAge:
    """Intake found the person to be a child, or not to be one, after all."""

    under_18: bool
    since: datetime


@dataclass(frozen=True)
class Rights:
    """What intake said of the person's rights, the rows by the day they hold from.

    `of_age_since` is a birthday, and falls where the person is found to be a child after all.
    """

    rows: tuple[Row, ...] = ()
    decisions: tuple[Decision, ...] = ()
    of_age_since: datetime | None = None
    corrected: CorrectedAge | None = None
    rejection: NotRejected | Rejected = NotRejected()


@dataclass(frozen=True)
class Claim:
    """A grant that was applied for, under whichever plan."""

    claim_id: ClaimId
    plan_id: PlanId
    grant: Grant
    school_year: int | None
    standing: Literal["open", "granted", "over"]


@dataclass(frozen=True)
class Use:
    """Something the state pays for, since its first use under a plan."""

    plan_id: PlanId
    item: Item
    since: datetime


@dataclass(frozen=True)
class Withdrawal:
    """A consent was taken back, and nobody has answered yet."""

    consent_id: ConsentId
    since: datetime
    answer_by: datetime
    overdue: bool = False


@dataclass(frozen=True)
class LinkedPlans:
    """Of each linked journey whether a plan was open there; `two_open` while one is here, too."""

    known: Mapping[JourneyId, bool] = field(default_factory=dict[JourneyId, bool])
    two_open: bool = False


@dataclass(frozen=True)
class Participation:
    """All that is kept of one person across their plans.

    `agreed_for` are the plans to which somebody agreed in their place, `called_adult` those
    under which they were called an adult, and with what.
    """

    presence: Presence = NeverParticipated()
    rights: Rights = Rights()
    agreed_for: frozenset[PlanId] = frozenset()
    called_adult: frozenset[tuple[PlanId, CalledWith]] = frozenset()
    claims: tuple[Claim, ...] = ()
    borrows_under: frozenset[PlanId] = frozenset()
    uses: tuple[Use, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    answered: tuple[ConsentId, ...] = ()
    linked: LinkedPlans = LinkedPlans()
