"""Reintegration: a participant's plan for life in the community, and who looks in on them.

Hears that a resident left a shelter or that intake refers someone; tells how the plan
goes, never the commune, the employer or the family.
"""

from shared.contracts.intake import CaseReferred
from shared.contracts.reintegration import TELLS
from shared.contracts.shelter import ResidentDischarged
from shared.kernel.room import Room

ROOM = Room(
    name="reintegration",
    purpose="A participant's plan, its risks, and follow-up until life in the community holds.",
    tells=TELLS,
    hears=frozenset({ResidentDischarged, CaseReferred}),
)
