"""Shelter: safe houses, the people who live in them, and the way in and out.

Which house someone lives in, and where it stands, never leaves this room.
"""

from shared.contracts import casework, intake, shelter
from shared.kernel.room import Room

ROOM = Room(
    name="shelter",
    purpose="Give a safe bed, care and a prepared way out.",
    tells=shelter.TELLS | casework.TELLS,
    hears=frozenset(
        {
            casework.AlertRaised,
            casework.AlertLifted,
            intake.JourneysLinked,
            intake.JourneysUnlinked,
            intake.CaseReferred,
            intake.ErasureOrdered,
            intake.ConsentRecorded,
            intake.ConsentExpired,
            intake.ConsentDoubted,
            intake.JourneyRestricted,
            intake.RestrictionLifted,
            intake.CategoryDetermined,
            intake.EntitlementDecided,
            intake.VictimStatusRejected,
            intake.AppealDecided,
            intake.CaseReopened,
            intake.PersonDied,
            intake.PersonTurned18,
            intake.AgeCorrected,
            intake.ConsentWithdrawn,
            intake.ReferralWithdrawn,
        }
    ),
)
