"""What becomes known of a made-up person on their way, and what others hear of it."""

from datetime import timedelta
from uuid import UUID

from services.intake.domain.case.events import (
    CaseEndedByDeath,
    EvidenceRecorded,
    RetraffickingNoted,
    StatementAmended,
)
from services.intake.domain.journey.messages import (
    DeathBesideNoted,
    DeathBesideOver,
    DoorReopened,
    PersonDied,
    PersonNoted,
    RepresentativeNoted,
    RetraffickingHeard,
    SecondCaseNoted,
    SecondCaseOver,
)
from services.intake.domain.standing.messages import (
    AccompaniedNoted,
    AccompanyingRecorded,
    AgeCorrected,
    AgeReviewDue,
    AgeReviewScheduled,
    PersonTurned18,
)
from shared.contracts import intake as told
from shared.contracts.fact import Fact
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Event
from tests.intake.channelled import handed_over, mission_asked, police_told
from tests.intake.contested import (
    appeal_overdue,
    appealed,
    dismissed,
    joined,
    joining_overdue,
    left_unjoined,
    reopened,
    taken_over,
    taken_over_overdue,
    upheld,
    upheld_beside,
)
from tests.intake.made_up import (
    CASE,
    DUTY,
    JOURNEY,
    NOON,
    OTHER_CASE,
    OTHER_STATEMENT,
    STATEMENT,
    as_victim,
    described,
    determined,
    ref,
)
from tests.intake.protected import applied, asked, lifted, protection_overdue, refused
from tests.intake.reported import (
    as_trafficking,
    classification_overdue,
    corrected,
    forwarded,
    forwarding_overdue,
    led_to_case,
    registered,
    resolved,
)
from tests.intake.represented import PARENT, guarded, parent

BESIDE = JourneyId(UUID(int=77))
ALERT = UUID(int=50)
REVIEW_AT = NOON + timedelta(days=100)

turned_18 = PersonTurned18(case_id=CASE, occurred_at=NOON)
found_child = AgeCorrected(
    case_id=CASE,
    age_class="seven-to-seventeen",
    basis="own-statement",
    evidence=ref(9),
    decided=False,
    missing=("representative",),
    occurred_at=NOON,
)
to_review = AgeReviewScheduled(case_id=CASE, due_at=REVIEW_AT, occurred_at=NOON)
review_due = AgeReviewDue(case_id=CASE, due_at=REVIEW_AT, occurred_at=REVIEW_AT)
linked = AccompanyingRecorded(case_id=CASE, accompanying_case_id=OTHER_CASE, occurred_at=NOON)
beside_victim = AccompaniedNoted(
    case_id=CASE,
    beside=BESIDE,
    status="victim",
    nationality="vn-citizen",
    place="in-country",
    occurred_at=NOON,
)
amended = StatementAmended(
    case_id=CASE,
    statement_id=OTHER_STATEMENT,
    amends_id=STATEMENT,
    version=2,
    statement=ref(8),
    interpreter=False,
    written_by_official=True,
    basis=DUTY,
    occurred_at=NOON,
)
listed = EvidenceRecorded(
    case_id=CASE,
    sources=("rescue-agency",),
    acts=("transport",),
    means=("deception",),
    purposes=("forced-labour",),
    signs=("found-with-victims",),
    occurred_at=NOON,
)
retrafficking_noted = RetraffickingNoted(case_id=CASE, alert_id=ALERT, occurred_at=NOON)
ended_by_death = CaseEndedByDeath(case_id=CASE, occurred_at=NOON)
door_reopened = DoorReopened(journey_id=JOURNEY, case_id=CASE, occurred_at=NOON)
woman_noted = PersonNoted(
    journey_id=JOURNEY,
    group="women",
    age_class="adult",
    nationality="vn-citizen",
    place="in-country",
    occurred_at=NOON,
)
parent_noted = RepresentativeNoted(
    journey_id=JOURNEY, representative_id=PARENT, suspected=False, occurred_at=NOON
)
retrafficking_heard = RetraffickingHeard(
    journey_id=JOURNEY, alert_id=ALERT, case_id=None, occurred_at=NOON
)
second_case = SecondCaseNoted(
    journey_id=JOURNEY,
    case_id=CASE,
    other_journey=BESIDE,
    other_case=OTHER_CASE,
    occurred_at=NOON,
)
second_case_over = SecondCaseOver(journey_id=JOURNEY, other_journey=BESIDE, occurred_at=NOON)
died = PersonDied(journey_id=JOURNEY, occurred_at=NOON)
died_beside = DeathBesideNoted(journey_id=JOURNEY, other_journey=BESIDE, occurred_at=NOON)
died_beside_over = DeathBesideOver(journey_id=JOURNEY, other_journey=BESIDE, occurred_at=NOON)

TOLD: list[tuple[Event, Fact]] = [
    (
        as_victim,
        told.CategoryDetermined(
            journey_id=JOURNEY,
            occurred_at=NOON,
            category="victim",
            nationality="vn-citizen",
            under_18=False,
            effective_from=NOON,
        ),
    ),
    (
        determined(None, nationality="stateless-other", under_18=True),
        told.CategoryDetermined(
            journey_id=JOURNEY,
            occurred_at=NOON,
            category=None,
            nationality="stateless-other",
            under_18=True,
            effective_from=NOON,
        ),
    ),
    (turned_18, told.PersonTurned18(journey_id=JOURNEY, occurred_at=NOON)),
    (
        found_child,
        told.AgeCorrected(journey_id=JOURNEY, occurred_at=NOON, age_class="seven-to-seventeen"),
    ),
    (appealed, told.RejectionAppealed(journey_id=JOURNEY, occurred_at=NOON)),
    (upheld, told.AppealDecided(journey_id=JOURNEY, occurred_at=NOON, upheld=True)),
    (dismissed, told.AppealDecided(journey_id=JOURNEY, occurred_at=NOON, upheld=False)),
    (reopened, told.CaseReopened(journey_id=JOURNEY, occurred_at=NOON)),
    (died, told.PersonDied(journey_id=JOURNEY, occurred_at=NOON)),
    (applied, told.ProtectionApplied(journey_id=JOURNEY, occurred_at=NOON)),
    (refused, told.ProtectionRefused(journey_id=JOURNEY, occurred_at=NOON)),
    (lifted, told.ProtectionLifted(journey_id=JOURNEY, occurred_at=NOON)),
]

KEPT: list[Event] = [
    described("foreign"),
    to_review,
    review_due,
    linked,
    beside_victim,
    parent,
    guarded,
    handed_over,
    mission_asked,
    police_told,
    amended,
    listed,
    appeal_overdue,
    retrafficking_noted,
    ended_by_death,
    door_reopened,
    woman_noted,
    parent_noted,
    upheld_beside,
    joined,
    joining_overdue,
    left_unjoined,
    taken_over,
    taken_over_overdue,
    second_case,
    second_case_over,
    died_beside,
    died_beside_over,
    retrafficking_heard,
    asked,
    protection_overdue,
    registered,
    as_trafficking,
    forwarded,
    resolved,
    corrected,
    led_to_case,
    forwarding_overdue,
    classification_overdue,
]
