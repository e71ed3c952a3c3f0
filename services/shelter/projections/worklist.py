"""What the shelter has to do: for whom a step is due, by when, and who sees to it."""

from collections.abc import Sequence
from datetime import datetime, time

from services.shelter.domain import line
from services.shelter.domain.house import messages as houses
from services.shelter.domain.residence.messages import (
    FundedDaysOver,
    FundedResidenceBegan,
    FundingAffirmed,
    FundingProlonged,
    LinkedDaysCounted,
    OtherFundsFound,
    ResidenceEnded,
)
from services.shelter.projections import child_duties, stay_duties
from services.shelter.projections.duties import COMPETENT, MANAGER
from shared.kernel.ledgers import Mark
from shared.kernel.messages import Event
from shared.kernel.terms import VIET_NAM
from shared.kernel.views import Seen
from shared.kernel.worklist import Duties, done, to_do, worklist

DUTIES: Duties = {
    **stay_duties.DUTIES,
    **child_duties.DUTIES,
    "choose-stay": (
        "Một người, hai nơi lưu trú: quyết định tiếp tục ở cơ sở nào",
        "One person, two stays: decide which goes on",
    ),
    "funded-days-end": ("Sắp hết số ngày Nhà nước chi trả", "State-funded days end"),
    "offer-bed": ("Xếp chỗ vừa trống cho người chờ đầu tiên", "Offer a bed to who is next in line"),
    "renew-licence": ("Gia hạn giấy phép cơ sở", "Renew the licence of the house"),
    "separate-residents": ("Tách người lưu trú có xung đột", "Separate residents in conflict"),
}


def write(event: Event, seen: Seen) -> Sequence[Mark]:
    """Return what an event gives to do, and what it settles."""
    return (
        _of_a_house(event, seen)
        or _of_a_line(event, seen)
        or [*_of_days(event, seen), *child_duties.write(event, seen)]
        or stay_duties.write(event, seen)
    )


def _of_a_house(event: Event, seen: Seen) -> Sequence[Mark]:
    match event:
        case houses.LicenceEnding():
            end = datetime.combine(event.licence_to, time(23, 59, 59), VIET_NAM)
            return [to_do("renew-licence", seen, MANAGER, due_at=end, risk=1)]
        case houses.LicenceRenewed() | houses.HouseClosed():
            return [done("renew-licence")]
        case houses.PartiesNoted():
            if not event.clashes:
                return [done("separate-residents", key=event.stay_id)]
            return [to_do("separate-residents", seen, MANAGER, risk=3, key=event.stay_id)]
        case houses.BedFreed():
            parted = (event.stay_id, *event.parted_from)
            return [done("separate-residents", key=stay_id) for stay_id in parted]
        case _:
            return []


def _of_a_line(event: Event, seen: Seen) -> Sequence[Mark]:
    match event:
        case line.NextProposed():
            return [to_do("offer-bed", seen, MANAGER, risk=1, key=event.stay_id)]
        case line.CalledFromLine():
            return [done("offer-bed", key=event.stay_id)]
        case line.LineLeft():
            return [done("offer-bed", key=stay_id) for stay_id in event.stay_ids]
        case _:
            return []


def _of_days(event: Event, seen: Seen) -> Sequence[Mark]:
    match event:
        case FundedResidenceBegan() | FundingProlonged() | FundingAffirmed():
            ends = to_do("funded-days-end", seen, COMPETENT, due_at=event.funded_until)
            return [done("stay-limit"), ends]
        case FundedDaysOver():
            return [done("funded-days-end"), *_decide_for_a_child(event, seen)]
        case OtherFundsFound() | ResidenceEnded():
            one_left = [done("choose-stay")] if isinstance(event, ResidenceEnded) else []
            return [done("funded-days-end"), done("stay-limit"), *one_left]
        case LinkedDaysCounted():
            return _of_two_homes(event, seen)
        case _:
            return []


def _of_two_homes(event: LinkedDaysCounted, seen: Seen) -> Sequence[Mark]:
    if event.two_homes:
        return [to_do("choose-stay", seen, MANAGER, risk=1)]
    return [done("choose-stay")]


def _decide_for_a_child(event: FundedDaysOver, seen: Seen) -> Sequence[Mark]:
    """Return what is to be decided of a child; of a resident it stands in the stay."""
    if event.child_id is None:
        return []
    return [to_do("stay-limit", seen, COMPETENT, due_at=event.occurred_at, risk=2)]


LEDGER = worklist(("house", "line", "residence", "stay"), write)
