"""Where a participant's plan stands, and what follow-up it holds."""

from dataclasses import dataclass
from datetime import datetime

from services.reintegration.domain.codes import (
    AgreedBy,
    Goal,
    GoalReview,
    Group,
    Outcome,
    PlanService,
    ProtectiveFactors,
    RiskFactor,
    RiskFactors,
    RiskLevel,
    SafeChannel,
    Scores,
    Source,
)
from services.reintegration.domain.ids import FollowUpId, PlanId, TrustedPlaceId
from shared.kernel.ids import ConsentId, JourneyId, ReferralId
from shared.kernel.messages import Code
from shared.law.consent import Basis


@dataclass(frozen=True)
class Opening:
    """What the plan was opened with."""

    plan_id: PlanId
    journey_id: JourneyId
    source: Source
    referral_id: ReferralId | None
    basis: Basis
    group: Group | None
    opened_at: datetime


@dataclass(frozen=True)
class Unassessed:
    """Nobody has assessed this yet."""


@dataclass(frozen=True)
class Needs:
    """The newest assessment of needs."""

    risk: RiskFactors
    protective: ProtectiveFactors
    at: datetime


@dataclass(frozen=True)
class Risk:
    """The newest judgement of the risk of being trafficked again."""

    level: RiskLevel
    factors: tuple[RiskFactor, ...]
    at: datetime


@dataclass(frozen=True)
class Agreement:
    """What the participant agreed to."""

    goals: tuple[Goal, ...]
    services: tuple[PlanService, ...]
    consent_id: ConsentId
    agreed_by: AgreedBy
    safe_channels: tuple[SafeChannel, ...]
    group: Group
    child_best_interests: bool


@dataclass(frozen=True)
class OpenFollowUp:
    """Somebody will look in on the participant."""

    follow_up_id: FollowUpId
    visit: Code
    safe_channel: SafeChannel
    due_at: datetime
    lapses_at: datetime


@dataclass(frozen=True)
class DoneFollowUp:
    """Somebody looked in."""

    follow_up_id: FollowUpId
    due_at: datetime
    scores: Scores
    at: datetime


@dataclass(frozen=True)
class MissedFollowUp:
    """Nobody looked in."""

    follow_up_id: FollowUpId
    due_at: datetime
    lapses_at: datetime


FollowUp = OpenFollowUp | DoneFollowUp | MissedFollowUp


@dataclass(frozen=True)
class OwnAgreement:
    """What a participant who came of age is asked, and has not said yes to."""

    since: datetime
    answer_by: datetime
    withheld: bool = False
    overdue: bool = False


@dataclass(frozen=True)
class Course:
    """What an agreed plan carries along, whatever its standing.

    `own_agreement` from the day on which someone agreed in the place of who is of age now.
    """

    agreement: Agreement
    agreed_at: datetime
    until: datetime
    needs: Needs
    risk: Risk
    follow_ups: tuple[FollowUp, ...] = ()
    reviews: tuple[GoalReview, ...] = ()
    point: TrustedPlaceId | None = None
    own_agreement: OwnAgreement | None = None


@dataclass(frozen=True)
class NoPlan:
    """Nothing has been opened."""


@dataclass(frozen=True)
class Draft:
    """Open; needs and risk are being assessed."""

    opening: Opening
    since: datetime
    needs: Needs | Unassessed = Unassessed()
    risk: Risk | Unassessed = Unassessed()
    accepted: bool = False


@dataclass(frozen=True)
class Agreed:
    """The participant agreed; support has not begun."""

    opening: Opening
    since: datetime
    course: Course


@dataclass(frozen=True)
class Active:
    """Support is given."""

    opening: Opening
    since: datetime
    course: Course


@dataclass(frozen=True)
class Monitoring:
    """Support is done; somebody looks in until the period is over."""

    opening: Opening
    since: datetime
    course: Course


@dataclass(frozen=True)
class Suspended:
    """The plan rests for a reason; nobody counts missed follow-ups."""

    opening: Opening
    since: datetime
    course: Course


@dataclass(frozen=True)
class Closed:
    """It is over; only a new plan follows. A Trusted Address may still wait to be told."""

    opening: Opening
    since: datetime
    outcome: Outcome
    point: TrustedPlaceId | None = None


Underway = Agreed | Active | Monitoring | Suspended
OpenStanding = Draft | Underway
Plan = NoPlan | OpenStanding | Closed
