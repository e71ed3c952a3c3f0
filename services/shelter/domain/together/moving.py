"""What else must happen, in one breath, when someone moves, comes back or leaves."""

from collections.abc import Sequence
from datetime import datetime

from services.shelter.domain.house.messages import AskCeiling, FreeBed, TakeBed, VouchForHouse
from services.shelter.domain.house.states import House, Open
from services.shelter.domain.ids import HouseId
from services.shelter.domain.residence.linked import asking_linked
from services.shelter.domain.residence.messages import (
    Occupy,
    Relocate,
    Vacate,
)
from services.shelter.domain.rights.messages import Claim
from services.shelter.domain.stay.commands import (
    Discharge,
    DischargeUnplanned,
)
from services.shelter.domain.stay.moving import agreed_house
from services.shelter.domain.stay.moving_messages import (
    AskTransfer,
    NameReceivingUnit,
    ReceiveTransfer,
    RecordDeath,
    RecordReturn,
    ReportAbsconding,
    TransferResident,
)
from services.shelter.domain.stay.resting import asking_consent, founding_anew
from services.shelter.domain.stay.standing import at_home
from services.shelter.domain.stay.states import (
    Absent,
    Resident,
    Stay,
)
from services.shelter.domain.together.children import (
    all_coming,
    all_extended,
    all_occupy,
    all_relocate,
    all_vacate,
    stands,
)
from services.shelter.domain.words import Extension
from shared.kernel.messages import Command


def with_asking(command: AskTransfer, state: Stay) -> Sequence[Command]:
    """Return what an asked house is asked itself: that it is open, and of which unit it is."""
    if not isinstance(at_home(state), Resident):
        return []
    return [
        VouchForHouse(
            house_id=command.house_id, stay_id=command.stay_id, occurred_at=command.occurred_at
        )
    ]


def naming_its_unit(command: VouchForHouse, house: House) -> Sequence[Command]:
    """Return the unit that answers for the house; of a house of old nobody knows it."""
    unit = house.registered.unit if isinstance(house, Open) else None
    if unit is None:
        return []
    return [NameReceivingUnit(stay_id=command.stay_id, unit=unit, occurred_at=command.occurred_at)]


def with_transfer(command: TransferResident, state: Stay) -> Sequence[Command]:
    """Return both houses' beds, and the stay that begins."""
    resident = at_home(state)
    if not isinstance(resident, Resident):
        return []
    answer = agreed_house(resident)
    if answer is None:
        return []
    about, at = resident.about, command.occurred_at
    return [
        *asking_consent(command, about.journey_id),
        *founding_anew(command, about),
        FreeBed(house_id=resident.house_id, stay_id=command.stay_id, occurred_at=at),
        TakeBed(
            house_id=answer.house_id,
            stay_id=command.to_stay_id,
            group=about.group,
            children=resident.accompanying,
            parties=about.parties,
            occurred_at=at,
        ),
        Relocate(
            journey_id=about.journey_id,
            stay_id=command.stay_id,
            to_stay_id=command.to_stay_id,
            occurred_at=at,
        ),
        *all_relocate(command.stay_id, command.to_stay_id, resident, at),
        *_begun(command, resident, answer.house_id),
    ]


def _begun(command: TransferResident, resident: Resident, house_id: HouseId) -> list[Command]:
    """Return the stay that begins in the other house, by that house's ceiling."""
    about, at = resident.about, command.occurred_at
    return [
        Claim(
            journey_id=about.journey_id,
            stay_id=command.to_stay_id,
            group=about.group,
            item="a-essential-needs",
            occurred_at=at,
        ),
        ReceiveTransfer(
            stay_id=command.to_stay_id,
            from_stay_id=command.stay_id,
            journey_id=about.journey_id,
            referral_id=about.referral_id,
            group=about.group,
            house_id=house_id,
            accompanying=resident.accompanying,
            children=all_coming(resident),
            children_extended=all_extended(resident, at),
            funding=resident.funding,
            extension=_extension(resident, at),
            limit_reached=resident.limit_reached,
            parties=about.parties,
            basis=command.basis,
            rules_explained=command.rules_explained,
            occurred_at=at,
        ),
        AskCeiling(house_id=house_id, stay_id=command.to_stay_id, occurred_at=at),
    ]


def _extension(resident: Resident, at: datetime) -> Extension | None:
    """Return the decision on the resident's days that goes along, if one stands."""
    extended = resident.extended
    if extended is None or not stands(extended, at):
        return None
    return Extension(
        until=extended.until,
        funding=extended.funding,
        decided_by=extended.decided_by,
        ground=extended.ground,
    )


def with_return(command: RecordReturn, state: Stay) -> Sequence[Command]:
    """Return what a return needs: a bed again, and the days of the person run on."""
    if not isinstance(state, Absent):
        return []
    resident = state.resident
    granted = resident.extended.until if resident.extended else None
    return [
        TakeBed(
            house_id=resident.house_id,
            stay_id=command.stay_id,
            group=resident.about.group,
            children=resident.accompanying,
            parties=resident.about.parties,
            occurred_at=command.occurred_at,
        ),
        Occupy(
            journey_id=resident.about.journey_id,
            stay_id=command.stay_id,
            funding=resident.funding,
            granted_until=granted,
            returning=True,
            occurred_at=command.occurred_at,
        ),
        *asking_linked(resident.about.journey_id, command.stay_id, command.occurred_at),
        *all_occupy(command.stay_id, resident, command.occurred_at),
    ]


def with_leaving(
    command: Discharge | DischargeUnplanned | ReportAbsconding | RecordDeath, state: Stay
) -> Sequence[Command]:
    """Return what happens when nobody sleeps there any more: bed for others, residence over."""
    lodger = at_home(state)
    if lodger is None:
        return []
    return [
        FreeBed(
            house_id=lodger.house_id,
            stay_id=command.stay_id,
            occurred_at=command.occurred_at,
        ),
        Vacate(
            journey_id=lodger.about.journey_id,
            stay_id=command.stay_id,
            occurred_at=command.occurred_at,
        ),
        *all_vacate(command.stay_id, lodger.life, command.occurred_at),
    ]
