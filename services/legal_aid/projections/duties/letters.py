"""What a centre's silence asks of workers: it must say that it stopped, or that it erased."""

from collections.abc import Sequence
from typing import Any

from services.legal_aid.domain.letters.messages import CentreDone, CentreLate, LetterWritten
from services.legal_aid.projections.duties import HEAD, raised
from shared.kernel.actors import Role
from shared.kernel.ledgers import Mark
from shared.kernel.views import Seen
from shared.kernel.worklist import Duties, done, to_do

ANSWER = "have-centre-answer"

DUTIES: Duties = {
    ANSWER: (
        "Theo dõi việc trung tâm xác nhận đã ngừng sử dụng hoặc đã xóa",
        "See that the centre says it stopped using what it had, or erased it",
    ),
}

_WHO: tuple[Role, ...] = (*HEAD, "data-protection-officer")


def duties(event: Any, seen: Seen) -> Sequence[Mark]:
    """Open a line with each notice, until the centre has answered it."""
    match event:
        case LetterWritten(letter_id=letter, answer_by=limit) if limit is not None:
            return [to_do(ANSWER, seen, _WHO, due_at=limit, risk=1, key=letter)]
        case CentreLate(letter_id=letter):
            return [raised(ANSWER, 2, key=letter)]
        case CentreDone(letter_id=letter):
            return [done(ANSWER, key=letter)]
        case _:
            return []
