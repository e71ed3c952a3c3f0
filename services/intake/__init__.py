"""Intake: a person is received, heard, and told whether the law sees them as a victim.

Who they are and what they said never leaves this room.
"""

from shared.contracts import casework, intake, legal_aid, reintegration, shelter
from shared.kernel.room import Room

ROOM = Room(
    name="intake",
    purpose="Receive each person, meet their immediate needs, and find out their status in law.",
    tells=intake.TELLS | casework.TELLS,
    hears=frozenset(
        {
            casework.AlertRaised,
            casework.AlertLifted,
            casework.JourneyErased,
            casework.ConsentWithdrawalAcknowledged,
            intake.ConsentRecorded,
            intake.ConsentWithdrawn,
            intake.ConsentExpired,
            intake.JourneyRestricted,
            intake.RestrictionLifted,
            intake.ErasureOrdered,
            intake.CaseOpened,
            intake.CaseClosed,
            intake.CaseWithdrawn,
            intake.CategoryDetermined,
            intake.VictimStatusRejected,
            intake.PersonDied,
            intake.CaseReopened,
            shelter.PlacementRequested,
            shelter.PlacementApproved,
            shelter.PlacementWaitlisted,
            shelter.PlacementDeclined,
            shelter.ResidentAdmitted,
            shelter.ResidentDischarged,
            shelter.EmergencyPlacementMade,
            shelter.EssentialsProvided,
            shelter.StayLimitReached,
            shelter.StayExtended,
            shelter.HealthCheckDone,
            shelter.PsychSessionRecorded,
            shelter.SchoolEnrolled,
            shelter.TrainingStarted,
            shelter.ProtectionRequested,
            shelter.ResidentDied,
            legal_aid.AidRequested,
            legal_aid.AidReferralDeclined,
            legal_aid.AidRequestWithdrawn,
            legal_aid.MatterAccepted,
            legal_aid.MatterRefused,
            legal_aid.ProviderAppointed,
            legal_aid.MatterCompleted,
            legal_aid.MatterDiscontinued,
            reintegration.PlanOpened,
            reintegration.ReferralAccepted,
            reintegration.ReferralDeclined,
            reintegration.PlanStarted,
            reintegration.PlanClosed,
            reintegration.RetraffickingConfirmed,
            reintegration.ReturnedHome,
            reintegration.GrantApproved,
            reintegration.LoanReferred,
            reintegration.TrainingEnrolled,
            reintegration.PsychosocialSupportGiven,
        }
    ),
)
