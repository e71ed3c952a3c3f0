"""Made-up consents of a person, and what was shared on them."""

from datetime import timedelta
from uuid import UUID

from shared.casework.sharing.decider import decider_of
from shared.casework.sharing.messages import (
    ConsentNoted,
    EraseOnceTold,
    ExpiryHeard,
    HearExpiry,
    HearRestriction,
    HearWithdrawal,
    NoteConsent,
    NoteReceiverStopped,
    NoteReceiverTold,
    ReceiverStopped,
    ReceiversToTell,
    ReceiverTold,
    RestrictionHeard,
    SharedOutside,
    SharedWithUnit,
    ShareWithCentre,
    ShareWithOrganisation,
    ShareWithUnit,
    SharingId,
    SharingStopped,
    StopAllSharing,
    StopSharing,
    VouchForConsent,
    VouchForSharing,
    WithdrawalAcknowledged,
    WithdrawalHeard,
)
from shared.kernel.ids import ConsentId, ErasureId
from shared.law.consent import ByConsent, ByGround, ToCentre, ToOrganisation, stop_by
from tests.casework.made_up import EVENING, JOURNEY, NOON, ref

decider = decider_of("shelter")

CONSENT, OTHER_CONSENT = ConsentId(UUID(int=60)), ConsentId(UUID(int=61))
SHARING, OTHER_SHARING = SharingId(UUID(int=62)), SharingId(UUID(int=63))
CENTRE, MATTER = UUID(int=64), UUID(int=65)
LATER = EVENING + timedelta(days=1)
ON_CONSENT = ByConsent(consent_id=CONSENT)
IN_DANGER = ByGround(ground="urgent-protection")
CONFIRM_BY, RULE = stop_by(EVENING, elsewhere=True)

note_consent = NoteConsent(
    journey_id=JOURNEY,
    consent_id=CONSENT,
    purpose="support",
    scope=("health", "needs"),
    recipient=None,
    expires_at=None,
    occurred_at=NOON,
)
consent_noted = ConsentNoted(**dict(note_consent))
to_hospital = consent_noted.model_copy(
    update={"recipient": ToOrganisation(organisation="hospital")}
)
to_legal_aid = consent_noted.model_copy(update={"purpose": "legal-aid", "scope": ()})
until_later = consent_noted.model_copy(update={"expires_at": LATER})

share_with_unit = ShareWithUnit(
    journey_id=JOURNEY,
    sharing_id=SHARING,
    unit="made-up-unit",
    unit_kind="centre",
    purpose="support",
    scope=("needs", "needs"),
    basis=ON_CONSENT,
    occurred_at=NOON,
)
shared_with_unit = SharedWithUnit.model_validate({**dict(share_with_unit), "scope": ("needs",)})
share_with_hospital = ShareWithOrganisation(
    journey_id=JOURNEY,
    sharing_id=OTHER_SHARING,
    organisation="hospital",
    receiver=ref(),
    purpose="support",
    scope=("health",),
    basis=ON_CONSENT,
    occurred_at=NOON,
)
shared_with_hospital = SharedOutside(
    journey_id=JOURNEY,
    sharing_id=OTHER_SHARING,
    recipient=ToOrganisation(organisation="hospital"),
    receiver=ref(),
    matter_id=None,
    purpose="support",
    scope=("health",),
    basis=ON_CONSENT,
    occurred_at=NOON,
)
share_with_centre = ShareWithCentre(
    journey_id=JOURNEY,
    sharing_id=SHARING,
    centre_id=CENTRE,
    matter_id=MATTER,
    basis=ON_CONSENT,
    occurred_at=NOON,
)
shared_with_centre = SharedOutside(
    journey_id=JOURNEY,
    sharing_id=SHARING,
    recipient=ToCentre(centre_id=CENTRE),
    receiver=None,
    matter_id=MATTER,
    purpose="legal-aid",
    scope=(),
    basis=ON_CONSENT,
    occurred_at=NOON,
)

hear_withdrawal = HearWithdrawal(
    journey_id=JOURNEY, consent_id=CONSENT, answer=True, occurred_at=EVENING
)
withdrawal_heard = WithdrawalHeard(**dict(hear_withdrawal))
hear_expiry = HearExpiry(journey_id=JOURNEY, consent_id=CONSENT, occurred_at=EVENING)
expiry_heard = ExpiryHeard(**dict(hear_expiry))
hear_restriction = HearRestriction(journey_id=JOURNEY, standing=True, occurred_at=NOON)
restriction_heard = RestrictionHeard(**dict(hear_restriction))
unit_stopped = SharingStopped(
    journey_id=JOURNEY,
    sharing_id=SHARING,
    reason="consent-withdrawn",
    consent_id=CONSENT,
    confirm_by=None,
    policy_version=None,
    occurred_at=EVENING,
)
hospital_stopped = unit_stopped.model_copy(
    update={"sharing_id": OTHER_SHARING, "confirm_by": CONFIRM_BY, "policy_version": RULE}
)
stop_sharing = StopSharing(
    journey_id=JOURNEY, sharing_id=SHARING, reason="mistaken", occurred_at=EVENING
)
stop_all = StopAllSharing(journey_id=JOURNEY, occurred_at=EVENING)
vouch = VouchForSharing(journey_id=JOURNEY, sharing_id=SHARING, occurred_at=EVENING)
vouch_for_consent = VouchForConsent(
    journey_id=JOURNEY,
    consent_id=CONSENT,
    purpose="support",
    service="shelter",
    occurred_at=EVENING,
)
note_stopped = NoteReceiverStopped(journey_id=JOURNEY, sharing_id=OTHER_SHARING, occurred_at=LATER)
receiver_stopped = ReceiverStopped(**dict(note_stopped))
ERASURE = ErasureId(UUID(int=64))
TELL_BY = CONFIRM_BY.replace(month=3, day=4)
erase_once_told = EraseOnceTold(journey_id=JOURNEY, erasure_id=ERASURE, occurred_at=EVENING)
receivers_to_tell = ReceiversToTell(
    journey_id=JOURNEY,
    erasure_id=ERASURE,
    sharings=(OTHER_SHARING,),
    tell_by=TELL_BY,
    policy_version="erasure-receivers-told@2023-07-01",
    occurred_at=EVENING,
)
note_told = NoteReceiverTold(journey_id=JOURNEY, sharing_id=OTHER_SHARING, occurred_at=LATER)
receiver_told = ReceiverTold(**dict(note_told))
acknowledged = WithdrawalAcknowledged(
    journey_id=JOURNEY, consent_id=CONSENT, service="shelter", occurred_at=EVENING
)
