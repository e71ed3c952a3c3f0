"""What else must happen, in one breath, on the way in.

Each function is given a command and its stay, and returns what the house, the person's
residence, their rights and the waiting line must agree to. A step that only repeats what
is so asks for nothing.
"""

from collections.abc import Sequence

from services.shelter.domain.house.messages import (
    AskCeiling,
    FreeBed,
    FreePlace,
    HoldBed,
    ReleaseBed,
    TakeBed,
)
from services.shelter.domain.house.states import House, Open
from services.shelter.domain.line import (
    CallFromLine,
    JoinLine,
    LeaveLine,
    SeekNext,
    line_of,
)
from services.shelter.domain.residence.linked import asking_linked
from services.shelter.domain.residence.messages import (
    Occupy,
)
from services.shelter.domain.rights.messages import Claim
from services.shelter.domain.stay.commands import (
    Admit,
    ApprovePlacement,
    DeclinePlacement,
    ExpireApproval,
    NoteHouseCeiling,
    RequestPlacement,
    Waitlist,
    WithdrawRequest,
)
from services.shelter.domain.stay.events import PlacementRequested
from services.shelter.domain.stay.moving_messages import (
    AdmitInEmergency,
    Regularise,
)
from services.shelter.domain.stay.placing import take_up_by
from services.shelter.domain.stay.resting import asking_consent, founding_anew
from services.shelter.domain.stay.standing_messages import BeginWindDown
from services.shelter.domain.stay.states import (
    About,
    Approved,
    Emergency,
    NoStay,
    Requested,
    Stay,
    Waiting,
)
from shared.kernel.messages import Command
from shared.kernel.terms import local_date


def with_request(command: RequestPlacement, state: Stay) -> Sequence[Command]:
    """Return what the law must give before a place is asked for: essential needs."""
    if not isinstance(state, NoStay):
        return []
    return [
        Claim(
            journey_id=command.journey_id,
            stay_id=command.stay_id,
            group=command.group,
            item="a-essential-needs",
            occurred_at=command.occurred_at,
        )
    ]


def with_approval(command: ApprovePlacement, state: Stay) -> Sequence[Command]:
    """Return what an offer needs: the house holds a bed, and nobody is passed over unsaid."""
    match state:
        case Approved() if state.offers(command.house_id, command.accompanying):
            return []
        case Approved() if state.approval.house_id == command.house_id:
            return [_hold(command, state.about)]
        case Approved():
            return [_hold(command, state.about), *without_bed(command, state)]
        case Requested() | Waiting() if isinstance(state.about.opening, PlacementRequested):
            return [_hold(command, state.about), _called(command, state.about.opening)]
        case _:
            return []


def _hold(command: ApprovePlacement, about: About) -> HoldBed:
    return HoldBed(
        house_id=command.house_id,
        stay_id=command.stay_id,
        group=about.group,
        children=command.accompanying,
        until=take_up_by(command.occurred_at),
        parties=about.parties,
        occurred_at=command.occurred_at,
    )


def _called(command: ApprovePlacement, asked: PlacementRequested) -> CallFromLine:
    return CallFromLine(
        line_id=line_of(asked.group),
        stay_id=command.stay_id,
        urgency=asked.urgency,
        asked_at=asked.occurred_at,
        out_of_order=command.out_of_order,
        occurred_at=command.occurred_at,
    )


def with_waiting(command: Waitlist, state: Stay) -> Sequence[Command]:
    """Return the line that the person joins."""
    opening = state.about.opening if isinstance(state, Requested) else None
    if not isinstance(opening, PlacementRequested):
        return []
    return [
        JoinLine(
            line_id=line_of(opening.group),
            stay_id=command.stay_id,
            urgency=opening.urgency,
            asked_at=opening.occurred_at,
            occurred_at=command.occurred_at,
        )
    ]


def without_waiting(command: DeclinePlacement | WithdrawRequest, state: Stay) -> Sequence[Command]:
    """Return the line or the bed that someone leaves who is declined, or wishes no place."""
    if not isinstance(state, Waiting):
        return without_bed(command, state)
    line_id = line_of(state.about.opening.group)
    return [
        LeaveLine(line_id=line_id, stay_ids=(command.stay_id,), occurred_at=command.occurred_at)
    ]


def without_bed(
    command: ApprovePlacement | DeclinePlacement | WithdrawRequest | ExpireApproval | BeginWindDown,
    state: Stay,
) -> Sequence[Command]:
    """Return the bed that is held no longer."""
    if not isinstance(state, Approved):
        return []
    return [
        ReleaseBed(
            house_id=state.approval.house_id,
            stay_id=command.stay_id,
            occurred_at=command.occurred_at,
        )
    ]


def proposing_bed(command: FreeBed | FreePlace | ReleaseBed, house: House) -> Sequence[Command]:
    """Return where is asked who is next: in the lines of all groups that the house takes in.

    Nobody is next where no bed becomes free, or where the licence lets nobody move in.
    """
    if not isinstance(house, Open) or local_date(command.occurred_at) > house.licence_to:
        return []
    if command.stay_id not in (house.held if isinstance(command, ReleaseBed) else house.taken):
        return []
    first, *then = (line_of(group) for group in house.registered.accepted_groups)
    return [SeekNext(line_id=first, then=tuple(then), occurred_at=command.occurred_at)]


def with_emergency(command: AdmitInEmergency, state: Stay) -> Sequence[Command]:
    """Return what happens with a bed given at the door: nobody else has it."""
    if not isinstance(state, NoStay):
        return []
    return [
        TakeBed(
            house_id=command.house_id,
            stay_id=command.stay_id,
            group=command.group,
            children=command.accompanying,
            occurred_at=command.occurred_at,
        ),
        Occupy(
            journey_id=command.journey_id,
            stay_id=command.stay_id,
            funding=command.funding,
            occurred_at=command.occurred_at,
        ),
        *asking_linked(command.journey_id, command.stay_id, command.occurred_at),
        Claim(
            journey_id=command.journey_id,
            stay_id=command.stay_id,
            group=command.group,
            item="a-essential-needs",
            in_emergency=True,
            occurred_at=command.occurred_at,
        ),
    ]


def with_regularisation(command: Regularise, state: Stay) -> Sequence[Command]:
    """Return what the law must give now that there is time to ask: consent, essential needs."""
    if not isinstance(state, Emergency):
        return []
    return [
        *asking_consent(command, state.about.journey_id),
        *founding_anew(command, state.about),
        Claim(
            journey_id=state.about.journey_id,
            stay_id=command.stay_id,
            group=state.about.group,
            item="a-essential-needs",
            occurred_at=command.occurred_at,
        ),
        AskCeiling(
            house_id=state.house_id, stay_id=command.stay_id, occurred_at=command.occurred_at
        ),
    ]


def noting_ceiling(command: AskCeiling, house: House) -> Sequence[Command]:
    """Return how long the house lets the resident stay, where it has a limit of its own."""
    days = house.ceiling_days if isinstance(house, Open) else None
    if days is None:
        return []
    return [NoteHouseCeiling(stay_id=command.stay_id, days=days, occurred_at=command.occurred_at)]


def with_admission(command: Admit, state: Stay) -> Sequence[Command]:
    """Return what happens with an admission: a bed is taken, one residence begins."""
    if not isinstance(state, Approved):
        return []
    return [
        *asking_consent(command, state.about.journey_id),
        *founding_anew(command, state.about),
        TakeBed(
            house_id=state.approval.house_id,
            stay_id=command.stay_id,
            group=state.about.group,
            children=command.accompanying,
            parties=state.about.parties,
            occurred_at=command.occurred_at,
        ),
        AskCeiling(
            house_id=state.approval.house_id,
            stay_id=command.stay_id,
            occurred_at=command.occurred_at,
        ),
        Occupy(
            journey_id=state.about.journey_id,
            stay_id=command.stay_id,
            funding=command.funding,
            occurred_at=command.occurred_at,
        ),
        *asking_linked(state.about.journey_id, command.stay_id, command.occurred_at),
    ]
