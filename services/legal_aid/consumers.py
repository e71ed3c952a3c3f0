"""What legal aid does when it hears a fact."""

from services.legal_aid.policies import aid_requests, centres, client_standing, status_review
from shared.casework.alert_hearing import alerts_duty
from shared.casework.erasing import erasing_duty
from shared.casework.linked_hearing import links_duty
from shared.casework.sharing.hearing import sharing_duty
from shared.contracts.intake import (
    AgeCorrected,
    CaseReferred,
    CategoryDetermined,
    ConsentWithdrawn,
    EntitlementDecided,
    PersonDied,
    PersonTurned18,
    ReferralWithdrawn,
    VictimStatusRejected,
)
from shared.kernel.policy import Policy

POLICIES = (
    Policy("legal-aid-requests", hears=(CaseReferred, ReferralWithdrawn), react=aid_requests.react),
    Policy(
        "legal-aid-client-standing",
        hears=(CategoryDetermined, EntitlementDecided),
        react=client_standing.react,
    ),
    Policy(
        "legal-aid-status-review",
        hears=(VictimStatusRejected, ConsentWithdrawn, PersonTurned18, AgeCorrected, PersonDied),
        react=status_review.react,
    ),
    Policy("legal-aid-centres", hears=centres.HEARS, react=centres.react),
    erasing_duty("legal-aid"),
    sharing_duty("legal-aid", "legal_aid"),
    alerts_duty("legal-aid"),
    links_duty("legal-aid"),
)
