"""Legal aid: a request is answered, accepted or refused in writing, and carried to its result.

Never tells other rooms the field of law, the parties or who acts for the client.
"""

from shared.contracts import intake, legal_aid
from shared.kernel.room import Room

ROOM = Room(
    name="legal_aid",
    purpose="Give each client lawful, timely legal aid, and keep the register of matters.",
    tells=legal_aid.TELLS,
    hears=frozenset({intake.CaseReferred, intake.VictimStatusRejected}),
)
