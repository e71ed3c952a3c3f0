"""What legal aid does when it hears a fact."""

from services.legal_aid.policies import aid_requests, status_review
from shared.contracts.intake import CaseReferred, VictimStatusRejected
from shared.kernel.policy import Policy

POLICIES = (
    Policy("legal-aid-requests", hears=(CaseReferred,), react=aid_requests.react),
    Policy("legal-aid-status-review", hears=(VictimStatusRejected,), react=status_review.react),
)
