"""Intake: a person is received, heard, and told whether the law sees them as a victim.

Who they are and what they said never leaves this room.
"""

from shared.contracts import intake, legal_aid, reintegration, shelter
from shared.kernel.room import Room

ROOM = Room(
    name="intake",
    purpose="Receive each person, meet their immediate needs, and find out their status in law.",
    tells=intake.TELLS,
    hears=frozenset(
        {
            shelter.PlacementRequested,
            shelter.PlacementApproved,
            shelter.PlacementWaitlisted,
            shelter.PlacementDeclined,
            shelter.ResidentAdmitted,
            legal_aid.AidRequested,
            legal_aid.MatterAccepted,
            legal_aid.MatterRefused,
            reintegration.PlanOpened,
        }
    ),
)
