"""Reintegration: a participant's plan for life in the community, and who looks in on them.

Hears that a resident left a shelter, that intake refers someone, and where a person stands in
law; tells how the plan goes, never the commune, the employer or the family.
"""

from shared.contracts import casework
from shared.contracts.intake import (
    AgeCorrected,
    CaseReferred,
    CaseReopened,
    CategoryDetermined,
    ConsentDoubted,
    ConsentExpired,
    ConsentRecorded,
    ConsentWithdrawn,
    EntitlementDecided,
    ErasureOrdered,
    JourneyRestricted,
    JourneysLinked,
    JourneysUnlinked,
    PersonDied,
    PersonTurned18,
    ReferralWithdrawn,
    RestrictionLifted,
    VictimStatusRejected,
)
from shared.contracts.reintegration import TELLS
from shared.contracts.shelter import ResidentDischarged
from shared.kernel.room import Room

ROOM = Room(
    name="reintegration",
    purpose="A participant's plan, its risks, and follow-up until life in the community holds.",
    tells=TELLS | casework.TELLS,
    hears=frozenset(
        {
            casework.AlertRaised,
            casework.AlertLifted,
            JourneysLinked,
            JourneysUnlinked,
            ResidentDischarged,
            CaseReferred,
            ErasureOrdered,
            ConsentRecorded,
            ConsentExpired,
            ConsentDoubted,
            JourneyRestricted,
            RestrictionLifted,
            ReferralWithdrawn,
            CategoryDetermined,
            EntitlementDecided,
            PersonTurned18,
            AgeCorrected,
            VictimStatusRejected,
            CaseReopened,
            PersonDied,
            ConsentWithdrawn,
        }
    ),
)
