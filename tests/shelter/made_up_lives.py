"""What may befall one made-up stay between its first and its last day."""

from uuid import UUID

from services.shelter.domain.ids import IncidentId
from services.shelter.domain.residence import child_messages as of_child
from services.shelter.domain.residence import messages as residence
from services.shelter.domain.stay import care_messages as care
from services.shelter.domain.stay import child_messages as child
from services.shelter.domain.stay import commands as ask
from services.shelter.domain.stay import events as own
from services.shelter.domain.stay import moving_messages as moving
from services.shelter.domain.stay import standing_messages as standing
from services.shelter.domain.together.children import beside
from services.shelter.domain.words import ByConsent, ByGround, Parties
from shared.kernel.ids import JourneyId, RecordId
from shared.kernel.messages import RecordRef
from tests.shelter.made_up import (
    A_WEEK_ON,
    AFTER_18_MONTHS,
    CONSENT,
    DAY,
    DAY_120,
    HOUR,
    HOUSE,
    JOURNEY,
    NEXT_NOON,
    NOON,
    NOTE,
    OTHER_HOUSE,
    OTHER_STAY,
    OTHER_UNIT,
    REFERRAL,
    STAY,
    admitted,
)

INCIDENT = IncidentId(UUID(int=20))
AFTER_72_HOURS = NOON + 72 * HOUR
IN_TWO_WEEKS = A_WEEK_ON + 7 * DAY
PARTIES = Parties(own=("a" * 64,), opposing=("b" * 64,))

# An emergency

take_in = moving.AdmitInEmergency(
    stay_id=STAY,
    journey_id=JOURNEY,
    referral_id=REFERRAL,
    house_id=HOUSE,
    group="women",
    accompanying=1,
    occurred_at=NOON,
)
taken_in = moving.EmergencyPlacementMade(
    stay_id=STAY,
    journey_id=JOURNEY,
    referral_id=REFERRAL,
    house_id=HOUSE,
    group="women",
    accompanying=1,
    funding="state",
    account=None,
    regularise_by=AFTER_72_HOURS,
    regularisation_policy="regularisation@2025-07-01",
    health_check_due_at=NEXT_NOON,
    health_check_policy="health-check@2025-07-01",
    occurred_at=NOON,
)
regularise = moving.Regularise(
    stay_id=STAY,
    needs=("shelter",),
    legal_status="unverified",
    basis=ByGround(ground="urgent-protection"),
    rules_explained=True,
    occurred_at=NOON + HOUR,
)
regularised = admitted.model_copy(
    update={"basis": ByGround(ground="urgent-protection"), "occurred_at": NOON + HOUR}
)
OTHER_NOTE = RecordRef(record_id=RecordId(UUID(int=21)), digest="3" * 64)

# A child who came along, and has a journey of its own

CHILD = JourneyId(UUID(int=13))
bring = child.BringChild(stay_id=STAY, child_id=CHILD, occurred_at=NOON + HOUR)
came = child.ChildCame(stay_id=STAY, child_id=CHILD, funding="state", occurred_at=NOON + HOUR)
extend_child = child.ExtendChildDays(
    stay_id=STAY,
    child_id=CHILD,
    until=DAY_120 + 30 * DAY,
    funding="state",
    decided_by="health-department",
    ground="treatment-continues",
    occurred_at=NOON + DAY,
)
child_extended = child.ChildDaysExtended(**dict(extend_child))
child_lodged = residence.FundedResidenceBegan(
    journey_id=CHILD,
    stay_id=beside(STAY, CHILD),
    days_used=0,
    funded_until=DAY_120,
    policy_version="essential-needs@2025-07-01",
    child_id=CHILD,
    occurred_at=NOON + HOUR,
)
childs_days_over = residence.FundedDaysOver(
    stay_id=beside(STAY, CHILD), child_id=CHILD, occurred_at=DAY_120
)
childs_days_go_on = residence.FundingProlonged(
    stay_id=beside(STAY, CHILD),
    funded_until=DAY_120 + 30 * DAY,
    child_id=CHILD,
    occurred_at=NOON + DAY,
)
child_moved_out = residence.ResidenceEnded(
    stay_id=beside(STAY, CHILD), funded_days=30, child_id=CHILD, occurred_at=NOON + 30 * DAY
)
child_died_away = of_child.ChildDied(
    stay_id=beside(STAY, CHILD),
    child_id=CHILD,
    relatives_due_at=NOON + 3 * DAY,
    relatives_policy="relatives@2013-03-01",
    occurred_at=NOON + DAY,
)
let_go = child.RecordChildLeft(
    stay_id=STAY, child_id=CHILD, reason="to-relatives", occurred_at=NOON + DAY
)
lose_child = child.RecordChildDeath(
    stay_id=STAY, child_id=CHILD, concluded_at=NOON + 2 * DAY, occurred_at=NOON + DAY
)
child_died = child.ChildLeft(
    stay_id=STAY,
    child_id=CHILD,
    reason="died",
    concluded_at=NOON + 2 * DAY,
    occurred_at=NOON + DAY,
)
gone = child.ChildLeft(stay_id=STAY, child_id=CHILD, reason="to-relatives", occurred_at=NOON + DAY)

# Care

check = care.RecordHealthCheck(
    stay_id=STAY,
    occasion="on-reception",
    provider="house-nurse",
    findings=NOTE,
    occurred_at=NOON + HOUR,
)
checked = care.HealthCheckDone(
    stay_id=STAY,
    occasion="on-reception",
    provider="house-nurse",
    findings=NOTE,
    occurred_at=NOON + HOUR,
)
give = care.GiveEssentials(stay_id=STAY, items=("clothing",), occurred_at=NOON)
given = care.EssentialsProvided(stay_id=STAY, items=("clothing",), occurred_at=NOON)
hold_session = care.RecordSession(
    stay_id=STAY, session="individual", minutes=50, note=NOTE, occurred_at=NOON + DAY
)
session_held = care.PsychSessionRecorded(
    stay_id=STAY, session="individual", minutes=50, note=NOTE, occurred_at=NOON + DAY
)
enrol = care.EnrolSchool(stay_id=STAY, level="primary", occurred_at=NOON + DAY)
enrolled = care.SchoolEnrolled(stay_id=STAY, level="primary", occurred_at=NOON + DAY)
train = care.StartTraining(stay_id=STAY, trade="tailoring", occurred_at=NOON + DAY)
training = care.TrainingStarted(stay_id=STAY, trade="tailoring", occurred_at=NOON + DAY)
report = care.ReportIncident(
    stay_id=STAY,
    incident_id=INCIDENT,
    incident="threat",
    severity="serious",
    account=NOTE,
    occurred_at=NOON + DAY,
)
reported = care.IncidentReported(
    stay_id=STAY,
    incident_id=INCIDENT,
    incident="threat",
    severity="serious",
    account=NOTE,
    review_due_at=NOON + 2 * DAY,
    policy_version="incident-review@2025-07-01",
    occurred_at=NOON + DAY,
)
review = care.ReviewIncident(
    stay_id=STAY, incident_id=INCIDENT, outcome="settled", occurred_at=NOON + 2 * DAY
)
reviewed = care.IncidentReviewed(
    stay_id=STAY, incident_id=INCIDENT, outcome="settled", occurred_at=NOON + 2 * DAY
)

# Limits

ask_extension = ask.RequestExtension(
    stay_id=STAY, ground="treatment-continues", occurred_at=NOON + DAY
)
extension_asked = own.ExtensionRequested(
    stay_id=STAY, ground="treatment-continues", occurred_at=NOON + DAY
)

paid_by_others = own.StayExtended(
    stay_id=STAY,
    until=NOON + 200 * DAY,
    funding="other",
    decided_by="facility-director",
    ground="no-place-to-go",
    occurred_at=NOON,
)

# Another house

ask_transfer = moving.AskTransfer(
    stay_id=STAY, house_id=OTHER_HOUSE, reason="safety", occurred_at=NOON + DAY
)
transfer_asked = moving.TransferAsked(
    stay_id=STAY, house_id=OTHER_HOUSE, reason="safety", occurred_at=NOON + DAY
)
name_unit = moving.NameReceivingUnit(stay_id=STAY, unit=OTHER_UNIT, occurred_at=NOON + DAY)
unit_named = moving.ReceivingUnitNamed(stay_id=STAY, unit=OTHER_UNIT, occurred_at=NOON + DAY)
accept_transfer = moving.AnswerTransfer(
    stay_id=STAY, answer="accepted", unit=OTHER_UNIT, occurred_at=NOON + DAY
)
transfer_accepted = moving.TransferAnswered(
    stay_id=STAY, house_id=OTHER_HOUSE, answer="accepted", occurred_at=NOON + DAY
)
transfer = moving.TransferResident(
    stay_id=STAY,
    to_stay_id=OTHER_STAY,
    basis=ByConsent(consent_id=CONSENT),
    rules_explained=True,
    occurred_at=NOON + 2 * DAY,
)
transferred = moving.ResidentTransferred(
    stay_id=STAY,
    to_stay_id=OTHER_STAY,
    from_house_id=HOUSE,
    to_house_id=OTHER_HOUSE,
    referral_id=REFERRAL,
    occurred_at=NOON + 2 * DAY,
)
receive = moving.ReceiveTransfer(
    stay_id=STAY,
    from_stay_id=OTHER_STAY,
    journey_id=JOURNEY,
    referral_id=REFERRAL,
    group="women",
    house_id=HOUSE,
    accompanying=1,
    funding="state",
    parties=PARTIES,
    basis=ByConsent(consent_id=CONSENT),
    rules_explained=True,
    occurred_at=NOON,
)
received = moving.TransferReceived(
    stay_id=STAY,
    from_stay_id=OTHER_STAY,
    journey_id=JOURNEY,
    referral_id=REFERRAL,
    group="women",
    parties=PARTIES,
    occurred_at=NOON,
)
moved_in = admitted.model_copy(update={"referral_id": None})

# Away, and a death

miss = moving.ReportAbsconding(stay_id=STAY, occurred_at=NOON + DAY)
missed = moving.ResidentAbsconded(
    stay_id=STAY,
    house_id=HOUSE,
    return_by=NOON + DAY + 72 * HOUR,
    policy_version="absence-grace@2025-07-01",
    occurred_at=NOON + DAY,
)
come_back = moving.RecordReturn(stay_id=STAY, occurred_at=NOON + 2 * DAY)
came_back = moving.ResidentReturned(stay_id=STAY, house_id=HOUSE, occurred_at=NOON + 2 * DAY)
record_death = moving.RecordDeath(stay_id=STAY, concluded_at=NOON + 2 * DAY, occurred_at=NOON + DAY)
died = moving.ResidentDied(
    stay_id=STAY,
    house_id=HOUSE,
    concluded_at=NOON + 2 * DAY,
    relatives_due_at=NOON + 3 * DAY,
    referral_id=REFERRAL,
    policy_version="relatives@2013-03-01",
    occurred_at=NOON + DAY,
)
bury = moving.RecordFarewell(stay_id=STAY, by="house", occurred_at=NOON + 3 * DAY)
buried = moving.FarewellArranged(stay_id=STAY, by="house", occurred_at=NOON + 3 * DAY)

# What reaches a stay from outside

register_parties = standing.RegisterParties(
    stay_id=STAY, own=PARTIES.own, opposing=PARTIES.opposing, occurred_at=NOON
)
parties_registered = standing.PartiesRegistered(stay_id=STAY, parties=PARTIES, occurred_at=NOON)
begin_wind_down = standing.BeginWindDown(stay_id=STAY, cause="status-rejected", occurred_at=NOON)
wind_down_began = standing.WindDownBegan(
    stay_id=STAY,
    cause="status-rejected",
    until=IN_TWO_WEEKS,
    policy_version="wind-down@2025-07-01",
    occurred_at=NOON,
)
lift_wind_down = standing.LiftWindDown(stay_id=STAY, occurred_at=NOON + HOUR)
wind_down_lifted = standing.WindDownLifted(
    stay_id=STAY,
    care_plan_due_at=A_WEEK_ON,
    health_check_due_at=NEXT_NOON,
    occurred_at=NOON + HOUR,
)
find_child = standing.NoteResidentAge(stay_id=STAY, under_18=True, occurred_at=NOON + DAY)
found_child = standing.ResidentAgeCorrected(stay_id=STAY, under_18=True, occurred_at=NOON + DAY)
grow_up = standing.NoteCameOfAge(stay_id=STAY, occurred_at=NOON + DAY)
grew_up = standing.ResidentCameOfAge(stay_id=STAY, occurred_at=NOON + DAY)
lose_consent = standing.NoteConsentLost(
    stay_id=STAY, consent_id=CONSENT, for_shelter=True, occurred_at=NOON + DAY
)
consent_lost = standing.ConsentLost(stay_id=STAY, consent_id=CONSENT, occurred_at=NOON + DAY)
hear_doubt = standing.HearConsentDoubt(
    stay_id=STAY, consent_id=CONSENT, for_shelter=True, occurred_at=NOON + DAY
)
doubt_heard = standing.ConsentDoubtHeard(
    stay_id=STAY, consent_id=CONSENT, rests_on_it=True, occurred_at=NOON + DAY
)
renew_basis = standing.RenewBasis(
    stay_id=STAY, basis=ByGround(ground="urgent-protection"), occurred_at=NOON + 2 * DAY
)
basis_renewed = standing.BasisRenewed(
    stay_id=STAY, basis=ByGround(ground="urgent-protection"), occurred_at=NOON + 2 * DAY
)
ceiling_passed = standing.LimitPassed(
    stay_id=STAY, limit="facility-ceiling", due_at=AFTER_18_MONTHS, occurred_at=AFTER_18_MONTHS
)
