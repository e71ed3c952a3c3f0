"""Which duty intake has when it hears which fact."""

from services.intake.policies import referral_answers
from shared.contracts import legal_aid, reintegration, shelter
from shared.kernel.policy import Policy

POLICIES = (
    Policy(
        name="intake-referral-answers",
        hears=(
            shelter.PlacementRequested,
            shelter.PlacementApproved,
            shelter.PlacementWaitlisted,
            shelter.PlacementDeclined,
            shelter.ResidentAdmitted,
            legal_aid.AidRequested,
            legal_aid.MatterAccepted,
            legal_aid.MatterRefused,
            reintegration.PlanOpened,
        ),
        react=referral_answers.react,
    ),
)
