"""What the shelter has to do: for whom a step is due, by when, and who sees to it."""

from collections.abc import Sequence
from datetime import datetime, time

from services.shelter.domain import house_messages as houses
from services.shelter.domain.residence_messages import (
    FundedDaysOver,
    FundedResidenceBegan,
    FundingAffirmed,
    FundingProlonged,
    OtherFundsFound,
    ResidenceEnded,
)
from services.shelter.projections import stay_duties
from services.shelter.projections.duties import COMPETENT, MANAGER
from shared.kernel.ledgers import Mark
from shared.kernel.messages import Event
from shared.kernel.terms import VIET_NAM
from shared.kernel.views import Seen
from shared.kernel.worklist import Duties, done, to_do, worklist

DUTIES: Duties = {
    **stay_duties.DUTIES,
    "funded-days-end": ("Sắp hết số ngày Nhà nước chi trả", "State-funded days end"),
    "renew-licence": ("Gia hạn giấy phép cơ sở", "Renew the licence of the house"),
    "separate-residents": ("Tách người lưu trú có xung đột", "Separate residents in conflict"),
}


def write(event: Event, seen: Seen) -> Sequence[Mark]:
    """Return what an event gives to do, and what it settles."""
    return _of_a_house(event, seen) or _of_days(event, seen) or stay_duties.write(event, seen)


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


def _of_days(event: Event, seen: Seen) -> Sequence[Mark]:
    match event:
        case FundedResidenceBegan() | FundingProlonged() | FundingAffirmed():
            return [to_do("funded-days-end", seen, COMPETENT, due_at=event.funded_until)]
        case OtherFundsFound() | FundedDaysOver() | ResidenceEnded():
            return [done("funded-days-end")]
        case _:
            return []


LEDGER = worklist(("house", "residence", "stay"), write)
