"""What a client as a whole asks of workers: a signed decision, and the other side named."""

from collections.abc import Sequence
from typing import Any

from services.legal_aid.domain.client.messages import (
    CategoryNoted,
    ClientDied,
    EligibilityDecided,
    EntitlementNoted,
    FileClosed,
    FileOpened,
    OpposingPartyNoted,
    ReviewEnded,
)
from services.legal_aid.projections.duties import HEAD, PROVIDERS
from shared.kernel.ledgers import Mark
from shared.kernel.views import Seen
from shared.kernel.worklist import Duties, done, to_do

DECIDE = "decide-eligibility"
NAME = "name-other-side"

DUTIES: Duties = {
    DECIDE: (
        "Quyết định người này có được trợ giúp pháp lý không, và ký",
        "Decide and sign whether this person has legal aid",
    ),
    NAME: (
        "Ghi bên đối lập vào vụ việc khác của cùng một người",
        "Name the other side in the client's other matter too",
    ),
}


def duties(event: Any, seen: Seen) -> Sequence[Mark]:
    """Open and strike lines by the events of a client's file."""
    match event:
        case FileOpened(decision_needed=True) | CategoryNoted(decision_needed=True):
            return [to_do(DECIDE, seen, HEAD, risk=1)]
        case CategoryNoted() | EntitlementNoted() | EligibilityDecided() | ClientDied():
            return [done(DECIDE)]
        case ReviewEnded(entitled=True):
            return [done(DECIDE)]
        case FileClosed():
            return [done(NAME, key=event.matter_id)]
        case OpposingPartyNoted():
            return _named(event, seen)
        case _:
            return []


def _named(event: OpposingPartyNoted, seen: Seen) -> Sequence[Mark]:
    here = [done(NAME, key=event.matter_id)] if event.all_named else []
    elsewhere = (to_do(NAME, seen, PROVIDERS, risk=1, key=one) for one in event.elsewhere)
    return [*here, *elsewhere]
