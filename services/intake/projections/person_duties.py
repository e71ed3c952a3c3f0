"""What reviewers have to do about two journeys that may be one person's."""

from typing import Any

from services.intake.domain.linking.messages import (
    DuplicateJudged,
    DuplicateReviewOverdue,
    JourneysLinked,
    PossibleDuplicateNoted,
)
from services.intake.domain.person.identity import Likeness
from shared.kernel.actors import Role
from shared.kernel.ledgers import Amend, Mark
from shared.kernel.views import Seen
from shared.kernel.worklist import Duties, Risk, done, to_do

JUDGE = "duplicate-to-judge"
LINK = "journeys-to-link"

PERSON_DUTIES: Duties = {
    JUDGE: (
        "Xem hai hành trình có phải của cùng một người hay không",
        "Judge whether two journeys are one person's",
    ),
    LINK: (
        "Liên kết hai hành trình đã được kết luận là của cùng một người",
        "Link the two journeys that were judged to be one person's",
    ),
}

_REVIEWERS: tuple[Role, ...] = ("case-reviewer",)
_STRONG: frozenset[Likeness] = frozenset({"document", "same-name"})


def duties(event: Any, seen: Seen) -> list[Mark]:
    """Open a line for each judgement and link that waits; strike it when it is made."""
    match event:
        case PossibleDuplicateNoted(likeness=likeness, due_at=due_at):
            risk: Risk = 1 if likeness in _STRONG else 0
            return [to_do(JUDGE, seen, _REVIEWERS, due_at=due_at, risk=risk)]
        case DuplicateReviewOverdue():
            return [Amend(done(JUDGE).key, {"risk": 2})]
        case DuplicateJudged(same=True):
            return [done(JUDGE), to_do(LINK, seen, _REVIEWERS)]
        case DuplicateJudged():
            return [done(JUDGE), done(LINK)]
        case JourneysLinked():
            return [done(LINK)]
        case _:
            return []
