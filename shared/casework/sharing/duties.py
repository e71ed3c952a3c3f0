"""What follows from sharing that has stopped: a receiver outside is told, and says so, too.

And what follows from a consent in doubt that something here rests on: it is given anew, unless
nothing rests on it any more.
"""

from collections.abc import Sequence
from functools import partial
from typing import Any

from shared.casework.sharing.decider import SHARING
from shared.casework.sharing.messages import (
    ConsentNoted,
    DoubtHeard,
    DoubtSettled,
    ExpiryHeard,
    ReceiverStopped,
    ReceiversToTell,
    ReceiverTold,
    SharingStopped,
    WithdrawalHeard,
)
from shared.kernel.actors import Role
from shared.kernel.ledgers import Ledger, Mark
from shared.kernel.views import Seen
from shared.kernel.worklist import Duties, done, to_do, with_duties

CONFIRM = "confirm-receiver-stopped"
TELL = "tell-receiver"
DOUBTED = "have-consent-given-anew"

DUTIES: Duties = {
    CONFIRM: (
        "Yêu cầu bên nhận xác nhận đã ngừng sử dụng",
        "Have the receiver say that they use it no more",
    ),
    TELL: (
        "Báo bên nhận ngừng sử dụng, trước khi xóa hồ sơ",
        "Tell the receiver to stop, before the journey is erased",
    ),
    DOUBTED: (
        "Sự đồng ý đã dùng ở đây phải được xin lại tại nơi tiếp nhận",
        "Have a consent that was used here given anew at intake: who gave it is in doubt",
    ),
}

_OVERSEERS: tuple[Role, ...] = ("data-protection-officer",)


def write(event: Any, seen: Seen, workers: Sequence[Role]) -> Sequence[Mark]:
    """Have whoever received it outside told, and heard; have a consent in doubt given anew."""
    everyone = (*workers, *_OVERSEERS)
    match event:
        case ReceiversToTell(sharings=untold, tell_by=limit):
            return [to_do(TELL, seen, everyone, due_at=limit, risk=2, key=one) for one in untold]
        case SharingStopped(sharing_id=sharing, confirm_by=limit) if limit is not None:
            return [to_do(CONFIRM, seen, everyone, due_at=limit, risk=1, key=sharing)]
        case ReceiverTold(sharing_id=sharing):
            return [done(TELL, key=sharing)]
        case ReceiverStopped(sharing_id=sharing):
            return [done(TELL, key=sharing), done(CONFIRM, key=sharing)]
        case _:
            return _of_doubt(event, seen, workers)


def _of_doubt(event: Any, seen: Seen, workers: Sequence[Role]) -> Sequence[Mark]:
    match event:
        case DoubtHeard(consent_id=consent, ask_anew=True):
            return [to_do(DOUBTED, seen, workers, risk=1, key=consent)]
        case ConsentNoted(in_place_of=replaced):
            return [done(DOUBTED, key=consent) for consent in replaced]
        case WithdrawalHeard() | ExpiryHeard() | DoubtSettled():
            return [done(DOUBTED, key=event.consent_id)]
        case _:
            return []


def with_confirmations(ledgers: tuple[Ledger, ...], workers: Sequence[Role]) -> tuple[Ledger, ...]:
    """Return a room's ledgers, with receivers who are to stop on its worklist."""
    return with_duties(ledgers, SHARING, partial(write, workers=workers))
