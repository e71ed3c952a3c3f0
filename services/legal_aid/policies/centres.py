"""Whenever a matter moves, the centre that took it on is told so, if it may know."""

from collections.abc import Mapping

from services.legal_aid.domain.ids import MatterId
from services.legal_aid.domain.letters.messages import News, TellCentre
from shared.contracts import legal_aid as told
from shared.kernel.messages import Command

Moved = (
    told.ProviderAppointed
    | told.ProviderReplaced
    | told.DocumentsSupplied
    | told.ProceedingNoticeReceived
    | told.DeadlineMissed
    | told.MatterReviewNeeded
    | told.MatterCompleted
    | told.MatterDiscontinued
)

_NEWS: Mapping[type[Moved], News] = {
    told.ProviderAppointed: "provider-appointed",
    told.ProviderReplaced: "provider-replaced",
    told.DocumentsSupplied: "documents-supplied",
    told.ProceedingNoticeReceived: "notice-received",
    told.DeadlineMissed: "deadline-missed",
    told.MatterReviewNeeded: "review-needed",
    told.MatterCompleted: "matter-completed",
    told.MatterDiscontinued: "matter-discontinued",
}

HEARS = tuple(_NEWS)


def react(fact: Moved) -> list[Command]:
    """Tell the centre that the matter moved, and no more."""
    return [
        TellCentre(
            matter_id=MatterId(fact.matter_id),
            news=_NEWS[type(fact)],
            occurred_at=fact.occurred_at,
        )
    ]
