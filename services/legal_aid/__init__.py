"""Legal aid: a request is answered, accepted or refused in writing, and carried to its result.

Never tells other rooms the field of law, the parties or who acts for the client.
"""

from shared.contracts import casework, intake, legal_aid
from shared.kernel.room import Room

ROOM = Room(
    name="legal_aid",
    purpose="Give each client lawful, timely legal aid, and keep the register of matters.",
    tells=legal_aid.TELLS | casework.TELLS,
    hears=frozenset(
        {
            casework.AlertRaised,
            casework.AlertLifted,
            intake.JourneysLinked,
            intake.JourneysUnlinked,
            legal_aid.ProviderAppointed,
            legal_aid.ProviderReplaced,
            legal_aid.DocumentsSupplied,
            legal_aid.ProceedingNoticeReceived,
            legal_aid.DeadlineMissed,
            legal_aid.MatterReviewNeeded,
            legal_aid.MatterCompleted,
            legal_aid.MatterDiscontinued,
            intake.CaseReferred,
            intake.ErasureOrdered,
            intake.ConsentRecorded,
            intake.ConsentExpired,
            intake.ConsentDoubted,
            intake.JourneyRestricted,
            intake.RestrictionLifted,
            intake.ReferralWithdrawn,
            intake.CategoryDetermined,
            intake.EntitlementDecided,
            intake.VictimStatusRejected,
            intake.ConsentWithdrawn,
            intake.PersonTurned18,
            intake.AgeCorrected,
            intake.PersonDied,
        }
    ),
)
