"""What intake tells."""

from typing import Literal

from shared.contracts.fact import Fact
from shared.contracts.words import Basis, Group, LegalStatus, Need, Purpose, Receiver, Urgency
from shared.kernel.ids import ConsentId, ErasureId, JourneyId, ReferralId
from shared.kernel.messages import Moment
from shared.law.categories import Category, NationalityClass
from shared.law.consent import Recipient, Scope
from shared.law.entitlements import Item

Channel = Literal["self", "rescue", "abroad", "foreigner"]
AgeClass = Literal["under-seven", "seven-to-seventeen", "adult"]


class CaseOpened(Fact):
    """A person's intake case was opened; where they reported stays at intake."""

    kind: Literal["case-opened.v1"] = "case-opened.v1"
    channel: Channel


class ImmediateNeedsRecorded(Fact):
    """What the person needs at once is known."""

    kind: Literal["immediate-needs-recorded.v1"] = "immediate-needs-recorded.v1"
    needs: tuple[Need, ...]


class ConsentRecorded(Fact):
    """The person agreed to one purpose; without a recipient, to whom that purpose serves."""

    kind: Literal["consent-recorded.v1"] = "consent-recorded.v1"
    consent_id: ConsentId
    purpose: Purpose
    scope: tuple[Scope, ...] = ()
    recipient: Recipient | None = None
    expires_at: Moment | None = None


class ConsentWithdrawn(Fact):
    """The person took a consent back: sharing for it stops, statutory records stay.

    `services` are those that received under it, and that say when they have stopped.
    """

    kind: Literal["consent-withdrawn.v1"] = "consent-withdrawn.v1"
    consent_id: ConsentId
    purpose: Purpose
    services: tuple[Receiver, ...] = ()


class ConsentExpired(Fact):
    """A consent has run out: it carries nothing any more."""

    kind: Literal["consent-expired.v1"] = "consent-expired.v1"
    consent_id: ConsentId
    purpose: Purpose


class ConsentDoubted(Fact):
    """A consent has to be given anew: until then nothing new rests on it; what was begun goes on.

    `services` are those that received under it. Why it is in doubt is intake's.
    """

    kind: Literal["consent-doubted.v1"] = "consent-doubted.v1"
    consent_id: ConsentId
    purpose: Purpose
    services: tuple[Receiver, ...]


class HealthDepartmentNotified(Fact):
    """The provincial Department of Health knows; its three days run."""

    kind: Literal["health-department-notified.v1"] = "health-department-notified.v1"


class InitialVerificationRecorded(Fact):
    """The initial information was verified."""

    kind: Literal["initial-verification-recorded.v1"] = "initial-verification-recorded.v1"


class InitialVerificationOverdue(Fact):
    """Three days passed without initial verification."""

    kind: Literal["initial-verification-overdue.v1"] = "initial-verification-overdue.v1"


class IdentificationRequested(Fact):
    """The person is under identification."""

    kind: Literal["identification-requested.v1"] = "identification-requested.v1"


class IdentificationOverdue(Fact):
    """The police answer is late."""

    kind: Literal["identification-overdue.v1"] = "identification-overdue.v1"


class VictimStatusConfirmed(Fact):
    """A competent body confirmed that the person is a victim."""

    kind: Literal["victim-status-confirmed.v1"] = "victim-status-confirmed.v1"


class VictimStatusRejected(Fact):
    """A competent body found that the person is not a victim."""

    kind: Literal["victim-status-rejected.v1"] = "victim-status-rejected.v1"


class CaseReferred(Fact):
    """Intake asks another service to take the person up; the sender keeps sight of it."""

    kind: Literal["case-referred.v1"] = "case-referred.v1"
    referral_id: ReferralId
    to_service: Receiver
    needs: tuple[Need, ...]
    group: Group
    urgency: Urgency
    legal_status: LegalStatus
    basis: Basis


class CaseWithdrawn(Fact):
    """The person left the procedure; what was given stays recorded."""

    kind: Literal["case-withdrawn.v1"] = "case-withdrawn.v1"


class CaseClosed(Fact):
    """The intake case is closed; support elsewhere goes on."""

    kind: Literal["case-closed.v1"] = "case-closed.v1"


class CategoryDetermined(Fact):
    """Which row of Article 37 the person stands in, from a day on; `None` needs a decision."""

    kind: Literal["category-determined.v1"] = "category-determined.v1"
    category: Category | None
    nationality: NationalityClass
    under_18: bool
    effective_from: Moment


class EntitlementDecided(Fact):
    """Someone decided, case by case, whether the person has this entitlement."""

    kind: Literal["entitlement-decided.v1"] = "entitlement-decided.v1"
    item: Item
    granted: bool


class PersonTurned18(Fact):
    """The person came of age; what that changes is decided by people."""

    kind: Literal["person-turned-eighteen.v1"] = "person-turned-eighteen.v1"


class AgeCorrected(Fact):
    """The person is of another age than was written: from now on the guards go by this one."""

    kind: Literal["age-corrected.v1"] = "age-corrected.v1"
    age_class: AgeClass


class RejectionAppealed(Fact):
    """The person contests that they are not a victim."""

    kind: Literal["rejection-appealed.v1"] = "rejection-appealed.v1"


class AppealDecided(Fact):
    """The appeal was decided; `upheld` means that identification goes on."""

    kind: Literal["appeal-decided.v1"] = "appeal-decided.v1"
    upheld: bool


class CaseReopened(Fact):
    """A case that was over goes on: new evidence, or an appeal."""

    kind: Literal["case-reopened.v1"] = "case-reopened.v1"


class PersonDied(Fact):
    """The person died; clocks and entitlements stop everywhere."""

    kind: Literal["person-died.v1"] = "person-died.v1"


class ProtectionApplied(Fact):
    """A protection measure stands; which one stays at intake."""

    kind: Literal["protection-applied.v1"] = "protection-applied.v1"


class ProtectionRefused(Fact):
    """The person refused protection, in writing."""

    kind: Literal["protection-refused.v1"] = "protection-refused.v1"


class ProtectionLifted(Fact):
    """A protection measure ended."""

    kind: Literal["protection-lifted.v1"] = "protection-lifted.v1"


class ReferralOverdue(Fact):
    """The service that was asked has not answered in time."""

    kind: Literal["referral-overdue.v1"] = "referral-overdue.v1"
    referral_id: ReferralId
    to_service: Receiver
    awaited: Literal["receipt", "answer", "start"]


class ReferralWithdrawn(Fact):
    """Intake takes its request back."""

    kind: Literal["referral-withdrawn.v1"] = "referral-withdrawn.v1"
    referral_id: ReferralId
    to_service: Receiver


class JourneysLinked(Fact):
    """A reviewer found that two journeys are one person's, be it through a third."""

    kind: Literal["journeys-linked.v1"] = "journeys-linked.v1"
    with_journey: JourneyId


class JourneysUnlinked(Fact):
    """The two journeys are two persons' after all: no chain of links joins them any more."""

    kind: Literal["journeys-unlinked.v1"] = "journeys-unlinked.v1"
    with_journey: JourneyId


class JourneyRestricted(Fact):
    """The person had processing restricted: nothing new is shared on their consent."""

    kind: Literal["journey-restricted.v1"] = "journey-restricted.v1"


class RestrictionLifted(Fact):
    """Processing is restricted no longer."""

    kind: Literal["restriction-lifted.v1"] = "restriction-lifted.v1"


class ErasureOrdered(Fact):
    """What is held of the person is to be destroyed everywhere; each room says when it is."""

    kind: Literal["erasure-ordered.v1"] = "erasure-ordered.v1"
    erasure_id: ErasureId


class ErasureCompleted(Fact):
    """All rooms said that nothing of the person can be read any more."""

    kind: Literal["erasure-completed.v1"] = "erasure-completed.v1"
    erasure_id: ErasureId


TELLS: frozenset[type[Fact]] = frozenset(
    {
        JourneyRestricted,
        RestrictionLifted,
        ErasureOrdered,
        ErasureCompleted,
        CaseOpened,
        ImmediateNeedsRecorded,
        ConsentRecorded,
        ConsentWithdrawn,
        ConsentExpired,
        ConsentDoubted,
        HealthDepartmentNotified,
        InitialVerificationRecorded,
        InitialVerificationOverdue,
        IdentificationRequested,
        IdentificationOverdue,
        VictimStatusConfirmed,
        VictimStatusRejected,
        CaseReferred,
        CaseWithdrawn,
        CaseClosed,
        CategoryDetermined,
        EntitlementDecided,
        PersonTurned18,
        AgeCorrected,
        RejectionAppealed,
        AppealDecided,
        CaseReopened,
        PersonDied,
        ProtectionApplied,
        ProtectionRefused,
        ProtectionLifted,
        ReferralOverdue,
        ReferralWithdrawn,
        JourneysLinked,
        JourneysUnlinked,
    }
)
