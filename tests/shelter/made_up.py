"""One made-up stay in one made-up house: every message of it, for all tests of this room."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from services.shelter.domain.house import messages as house
from services.shelter.domain.ids import HouseId, StayId
from services.shelter.domain.residence import messages as residence
from services.shelter.domain.stay import commands as ask
from services.shelter.domain.stay import events as own
from services.shelter.domain.words import ByConsent, Denied, Granted
from shared.casework.sharing.messages import NoteConsent
from shared.kernel.actors import Actor
from shared.kernel.ids import ConsentId, JourneyId, RecordId, ReferralId, StaffId
from shared.kernel.messages import RecordRef
from shared.kernel.views import Seen

STAY, OTHER_STAY = StayId(UUID(int=1)), StayId(UUID(int=2))
HOUSE, OTHER_HOUSE = HouseId(UUID(int=3)), HouseId(UUID(int=4))
JOURNEY, REFERRAL = JourneyId(UUID(int=5)), ReferralId(UUID(int=6))
SOMEONE_ELSE = JourneyId(UUID(int=50))
CONSENT = ConsentId(UUID(int=7))
NOTE = RecordRef(record_id=RecordId(UUID(int=8)), digest="0" * 64)
UNIT, OTHER_UNIT = "made-up-house", "other-house"
WORKER = Actor(staff=StaffId(UUID(int=9)), role="shelter-worker", unit=UNIT)

NOON = datetime(2026, 3, 2, 5, tzinfo=UTC)  # a Monday, twelve o'clock in Viet Nam
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
A_WEEK_ON = datetime(2026, 3, 9, 16, 59, 59, tzinfo=UTC)
DAY_120 = datetime(2026, 6, 30, 16, 59, 59, tzinfo=UTC)
AFTER_18_MONTHS = datetime(2027, 9, 6, 16, 59, 59, tzinfo=UTC)  # National Day and a weekend
NEXT_NOON = NOON + DAY
LICENCE_TO = date(2027, 12, 31)
RENEW_FROM = datetime(2027, 10, 31, 17, tzinfo=UTC)  # sixty days before, at midnight in Viet Nam
LICENCE = RecordRef(record_id=RecordId(UUID(int=10)), digest="1" * 64)
ADDRESS = RecordRef(record_id=RecordId(UUID(int=11)), digest="2" * 64)


def seen(aggregate: str, aggregate_id: UUID) -> Seen:
    """Return what a view may know of a message."""
    return Seen(aggregate, aggregate_id, JOURNEY, 1, NOON, WORKER)


consent = NoteConsent(
    journey_id=JOURNEY,
    consent_id=CONSENT,
    purpose="shelter",
    scope=("needs",),
    recipient=None,
    expires_at=None,
    occurred_at=NOON,
)
anothers_consent = consent.model_copy(update={"journey_id": SOMEONE_ELSE})

# A house

register = house.RegisterFacility(
    house_id=HOUSE,
    region="ha-noi",
    capacity=3,
    accepted_groups=("women", "girls"),
    licence_no=LICENCE,
    licence_to=LICENCE_TO,
    address=ADDRESS,
    unit=UNIT,
    occurred_at=NOON,
)
register_other = register.model_copy(update={"house_id": OTHER_HOUSE, "unit": OTHER_UNIT})
registered = house.HouseRegistered(
    house_id=HOUSE,
    region="ha-noi",
    capacity=3,
    accepted_groups=("girls", "women"),
    licence_no=LICENCE,
    licence_to=LICENCE_TO,
    address=ADDRESS,
    renew_from=RENEW_FROM,
    policy_version="licence-notice@2025-07-01",
    unit=UNIT,
    occurred_at=NOON,
)
hold_bed = house.HoldBed(
    house_id=HOUSE, stay_id=STAY, group="women", children=1, until=A_WEEK_ON, occurred_at=NOON
)
bed_held = house.BedHeld(house_id=HOUSE, stay_id=STAY, places=2, until=A_WEEK_ON, occurred_at=NOON)
release_bed = house.ReleaseBed(house_id=HOUSE, stay_id=STAY, occurred_at=NOON)
hold_released = house.HoldReleased(house_id=HOUSE, stay_id=STAY, places=2, occurred_at=NOON)
place_offered = house.PlaceOffered(house_id=HOUSE, stay_id=STAY, occurred_at=NOON)
take_bed = house.TakeBed(house_id=HOUSE, stay_id=STAY, group="women", children=1, occurred_at=NOON)
bed_taken = house.BedTaken(house_id=HOUSE, stay_id=STAY, places=2, occurred_at=NOON)
free_bed = house.FreeBed(house_id=HOUSE, stay_id=STAY, occurred_at=NOON)
bed_freed = house.BedFreed(house_id=HOUSE, stay_id=STAY, places=2, occurred_at=NOON)
close_house = house.CloseFacility(house_id=HOUSE, occurred_at=NOON)
house_closed = house.HouseClosed(house_id=HOUSE, occurred_at=NOON)

# A person's residence

occupy = residence.Occupy(journey_id=JOURNEY, stay_id=STAY, funding="state", occurred_at=NOON)
funded_began = residence.FundedResidenceBegan(
    journey_id=JOURNEY,
    stay_id=STAY,
    days_used=0,
    funded_until=DAY_120,
    policy_version="essential-needs@2025-07-01",
    occurred_at=NOON,
)
began = residence.ResidenceBegan(journey_id=JOURNEY, stay_id=STAY, occurred_at=NOON)
vacate = residence.Vacate(journey_id=JOURNEY, stay_id=STAY, occurred_at=NOON + 30 * DAY)
ended = residence.ResidenceEnded(stay_id=STAY, funded_days=30, occurred_at=NOON + 30 * DAY)

# A stay

request = ask.RequestPlacement(
    stay_id=STAY,
    journey_id=JOURNEY,
    referral_id=REFERRAL,
    needs=("shelter", "safety"),
    group="women",
    urgency="urgent",
    legal_status="under-identification",
    wish_confirmed=True,
    occurred_at=NOON,
)
other_request = request.model_copy(
    update={"stay_id": OTHER_STAY, "journey_id": SOMEONE_ELSE, "referral_id": None}
)
requested = own.PlacementRequested(
    stay_id=STAY,
    journey_id=JOURNEY,
    referral_id=REFERRAL,
    needs=("shelter", "safety"),
    group="women",
    urgency="urgent",
    legal_status="under-identification",
    wish_confirmed=True,
    ground=None,
    occurred_at=NOON,
)
girl_requested = requested.model_copy(update={"group": "girls"})
approve = ask.ApprovePlacement(
    stay_id=STAY, house_id=HOUSE, conflict_checked=True, occurred_at=NOON
)
other_approve = approve.model_copy(update={"stay_id": OTHER_STAY})
approved = own.PlacementApproved(
    stay_id=STAY,
    referral_id=REFERRAL,
    house_id=HOUSE,
    conflict_checked=True,
    take_up_by=A_WEEK_ON,
    policy_version="approval-take-up@2025-07-01",
    occurred_at=NOON,
)
wait = ask.Waitlist(stay_id=STAY, occurred_at=NOON)
waitlisted = own.Waitlisted(stay_id=STAY, referral_id=REFERRAL, occurred_at=NOON)
decline = ask.DeclinePlacement(stay_id=STAY, reason="no-free-bed", occurred_at=NOON)
declined = own.PlacementDeclined(
    stay_id=STAY, referral_id=REFERRAL, reason="no-free-bed", occurred_at=NOON
)
withdraw = ask.WithdrawRequest(stay_id=STAY, reason="person-changed-mind", occurred_at=NOON)
withdrawn = own.RequestWithdrawn(
    stay_id=STAY, referral_id=REFERRAL, reason="person-changed-mind", occurred_at=NOON
)
expire = ask.ExpireApproval(stay_id=STAY, occurred_at=A_WEEK_ON)
expired = own.ApprovalExpired(stay_id=STAY, referral_id=REFERRAL, occurred_at=A_WEEK_ON)
admit = ask.Admit(
    stay_id=STAY,
    basis=ByConsent(consent_id=CONSENT),
    rules_explained=True,
    accompanying=1,
    occurred_at=NOON,
)
other_admit = admit.model_copy(update={"stay_id": OTHER_STAY})
admitted = own.ResidentAdmitted(
    stay_id=STAY,
    referral_id=REFERRAL,
    house_id=HOUSE,
    basis=ByConsent(consent_id=CONSENT),
    rules_explained=True,
    accompanying=1,
    funding="state",
    ceiling_at=AFTER_18_MONTHS,
    ceiling_policy="facility-ceiling@2007-03-08",
    care_plan_due_at=A_WEEK_ON,
    care_plan_policy="care-plan@2025-07-01",
    health_check_due_at=NEXT_NOON,
    health_check_policy="health-check@2025-07-01",
    occurred_at=NOON,
)
agree = ask.AgreeCarePlan(
    stay_id=STAY,
    goals=("safety",),
    services=("medical",),
    signed_by_resident=True,
    occurred_at=NOON,
)
agreed = own.CarePlanAgreed(
    stay_id=STAY, goals=("safety",), services=("medical",), occurred_at=NOON
)
revised = own.CarePlanRevised(
    stay_id=STAY, goals=("safety",), services=("documents",), occurred_at=NOON + DAY
)
note_care_plan = ask.NoteCarePlanOverdue(stay_id=STAY, occurred_at=A_WEEK_ON)
care_plan_overdue = own.CarePlanOverdue(stay_id=STAY, occurred_at=A_WEEK_ON)
extend = ask.DecideExtension(
    stay_id=STAY,
    decision=Granted(until=DAY_120 + 60 * DAY, funding="state"),
    decided_by="health-department",
    ground="treatment-continues",
    occurred_at=NOON,
)
extended = own.StayExtended(
    stay_id=STAY,
    until=DAY_120 + 60 * DAY,
    funding="state",
    decided_by="health-department",
    ground="treatment-continues",
    occurred_at=NOON,
)
deny = ask.DecideExtension(
    stay_id=STAY,
    decision=Denied(),
    decided_by="facility-director",
    ground="needs-met",
    occurred_at=NOON,
)
denied = own.ExtensionDenied(
    stay_id=STAY, decided_by="facility-director", ground="needs-met", occurred_at=NOON
)
note_limit = ask.NoteStayLimit(stay_id=STAY, occurred_at=DAY_120)
limit_reached = own.StayLimitReached(stay_id=STAY, occurred_at=DAY_120)
assess = ask.AssessDischargeRisk(
    stay_id=STAY,
    destination="family",
    level="medium",
    factors=("outstanding-debt",),
    occurred_at=NOON,
)
assessed = own.DischargeRiskAssessed(
    stay_id=STAY,
    destination="family",
    level="medium",
    factors=("outstanding-debt",),
    occurred_at=NOON,
)
plan = ask.PlanDischarge(
    stay_id=STAY, destination="family", planned_for=NOON + 14 * DAY, occurred_at=NOON
)
planned = own.DischargePlanned(
    stay_id=STAY,
    destination="family",
    planned_for=NOON + 14 * DAY,
    risk_level="medium",
    risk_policy="risk-assessment-age@2025-07-01",
    relative_verified=False,
    escort_arranged=False,
    occurred_at=NOON,
)
withdraw_plan = ask.WithdrawDischargePlan(stay_id=STAY, occurred_at=NOON)
plan_withdrawn = own.DischargePlanWithdrawn(stay_id=STAY, occurred_at=NOON)
discharge = ask.Discharge(
    stay_id=STAY, destination="family", reason="return-home", occurred_at=NOON + DAY
)
discharged = own.ResidentDischarged(
    stay_id=STAY,
    house_id=HOUSE,
    planned=True,
    destination="family",
    reason="return-home",
    referral_id=REFERRAL,
    occurred_at=NOON + DAY,
)
leave_unplanned = ask.DischargeUnplanned(
    stay_id=STAY, destination="unknown", reason="own-wish", occurred_at=NOON + DAY
)
left_unplanned = own.ResidentDischarged(
    stay_id=STAY,
    house_id=HOUSE,
    planned=False,
    destination="unknown",
    reason="own-wish",
    referral_id=REFERRAL,
    occurred_at=NOON + DAY,
)
record_note = ask.RecordNote(stay_id=STAY, note=NOTE, occurred_at=NOON)
note_recorded = own.NoteRecorded(stay_id=STAY, note=NOTE, occurred_at=NOON)
