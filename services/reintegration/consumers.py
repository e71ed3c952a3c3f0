"""Which facts this room hears, and the duty each brings."""

from services.reintegration.policies import plan_opening, standing
from shared.casework.alert_hearing import alerts_duty
from shared.casework.erasing import erasing_duty
from shared.casework.linked_hearing import links_duty
from shared.casework.sharing.hearing import sharing_duty
from shared.contracts.intake import (
    AgeCorrected,
    CaseReferred,
    CaseReopened,
    CategoryDetermined,
    ConsentWithdrawn,
    EntitlementDecided,
    PersonDied,
    PersonTurned18,
    ReferralWithdrawn,
    VictimStatusRejected,
)
from shared.contracts.shelter import ResidentDischarged
from shared.kernel.policy import Policy

POLICIES = (
    Policy(
        "reintegration-plan-opening",
        hears=(ResidentDischarged, CaseReferred, ReferralWithdrawn),
        react=plan_opening.react,
    ),
    Policy(
        "reintegration-standing",
        hears=(
            CategoryDetermined,
            EntitlementDecided,
            PersonTurned18,
            AgeCorrected,
            VictimStatusRejected,
            CaseReopened,
            PersonDied,
            ConsentWithdrawn,
        ),
        react=standing.react,
        asks_when=True,
    ),
    erasing_duty("reintegration"),
    sharing_duty("reintegration", "reintegration"),
    alerts_duty("reintegration"),
    links_duty("reintegration"),
)
