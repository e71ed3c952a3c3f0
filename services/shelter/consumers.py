"""What the shelter does when it hears a fact."""

from services.shelter.policies import categories, placement, withdrawals
from shared.casework.alert_hearing import alerts_duty
from shared.casework.erasing import erasing_duty
from shared.casework.linked_hearing import links_duty
from shared.casework.sharing.hearing import sharing_duty
from shared.contracts import intake
from shared.kernel.policy import Policy

POLICIES = (
    Policy("shelter-placement", hears=(intake.CaseReferred,), react=placement.react),
    Policy(
        "shelter-categories",
        hears=(
            intake.CategoryDetermined,
            intake.EntitlementDecided,
            intake.VictimStatusRejected,
            intake.AppealDecided,
            intake.CaseReopened,
            intake.PersonDied,
            intake.PersonTurned18,
            intake.AgeCorrected,
        ),
        react=categories.react,
    ),
    Policy(
        "shelter-withdrawals",
        hears=(intake.ConsentWithdrawn, intake.ConsentDoubted, intake.ReferralWithdrawn),
        react=withdrawals.react,
    ),
    erasing_duty("shelter"),
    sharing_duty("shelter", "shelter"),
    alerts_duty("shelter"),
    links_duty("shelter"),
)
