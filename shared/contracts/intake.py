"""What intake tells."""

from typing import Literal

from shared.contracts.fact import Fact
from shared.contracts.words import Basis, Group, LegalStatus, Need, Purpose, Receiver, Urgency
from shared.kernel.ids import ConsentId, ReferralId

Channel = Literal["self", "rescue", "abroad", "foreigner"]


class CaseOpened(Fact):
    """A person's intake case was opened; where they reported stays at intake."""

    kind: Literal["case-opened.v1"] = "case-opened.v1"
    channel: Channel


class ImmediateNeedsRecorded(Fact):
    """What the person needs at once is known."""

    kind: Literal["immediate-needs-recorded.v1"] = "immediate-needs-recorded.v1"
    needs: tuple[Need, ...]


class ConsentRecorded(Fact):
    """The person agreed to one purpose."""

    kind: Literal["consent-recorded.v1"] = "consent-recorded.v1"
    consent_id: ConsentId
    purpose: Purpose


class ConsentWithdrawn(Fact):
    """The person took a consent back: sharing for it stops, statutory records stay."""

    kind: Literal["consent-withdrawn.v1"] = "consent-withdrawn.v1"
    consent_id: ConsentId
    purpose: Purpose


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


TELLS: frozenset[type[Fact]] = frozenset(
    {
        CaseOpened,
        ImmediateNeedsRecorded,
        ConsentRecorded,
        ConsentWithdrawn,
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
    }
)
