"""What follows from sharing that has stopped: a receiver outside the house must say so, too."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from shared.casework.sharing import SHARING
from shared.casework.sharing_messages import ReceiverStopped, SharingStopped
from shared.kernel.actors import Role
from shared.kernel.ledgers import Ledger, Mark
from shared.kernel.views import Seen
from shared.kernel.worklist import WORKLIST, Duties, done, to_do

CONFIRM = "confirm-receiver-stopped"

DUTIES: Duties = {
    CONFIRM: (
        "Yêu cầu bên nhận xác nhận đã ngừng sử dụng",
        "Have the receiver say that they use it no more",
    ),
}

_OVERSEERS: tuple[Role, ...] = ("data-protection-officer",)


def write(event: Any, seen: Seen, workers: Sequence[Role]) -> Sequence[Mark]:
    """Have whoever received it outside the house say that they stopped."""
    match event:
        case SharingStopped(sharing_id=sharing, confirm_by=limit) if limit is not None:
            return [
                to_do(CONFIRM, seen, (*workers, *_OVERSEERS), due_at=limit, risk=1, key=sharing)
            ]
        case ReceiverStopped(sharing_id=sharing):
            return [done(CONFIRM, key=sharing)]
        case _:
            return []


def with_confirmations(ledgers: tuple[Ledger, ...], workers: Sequence[Role]) -> tuple[Ledger, ...]:
    """Return a room's ledgers, with receivers who are to stop on its worklist."""

    def minding(worklist: Ledger) -> Ledger:
        def minded(event: Any, seen: Seen) -> Sequence[Mark]:
            if seen.aggregate == SHARING:
                return write(event, seen, workers)
            return worklist.write(event, seen)

        return replace(worklist, of=(*worklist.of, SHARING), write=minded)

    return tuple(minding(one) if one.name == WORKLIST else one for one in ledgers)
