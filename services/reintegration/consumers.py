"""Which facts this room hears, and the duty each brings."""

from services.reintegration.policies import plan_opening
from shared.contracts.intake import CaseReferred
from shared.contracts.shelter import ResidentDischarged
from shared.kernel.policy import Policy

POLICIES = (
    Policy(
        "reintegration-plan-opening",
        hears=(ResidentDischarged, CaseReferred),
        react=plan_opening.react,
    ),
)
