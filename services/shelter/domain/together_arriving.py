"""What else must happen, in one breath, on the way in.

Each function is given a command and its stay, and returns what the house, the person's
residence, their rights and the waiting line must agree to. A step that only repeats what
is so asks for nothing.
"""

from collections.abc import Sequence

from services.shelter.domain.house_messages import OfferPlace, TakeBed
from services.shelter.domain.line import CallFromLine, JoinLine, LeaveLine, line_of
from services.shelter.domain.moving_messages import (
    AdmitInEmergency,
    Regularise,
)
from services.shelter.domain.residence_messages import (
    Occupy,
)
from services.shelter.domain.resting import asking_consent
from services.shelter.domain.rights_messages import Claim
from services.shelter.domain.stay_commands import (
    Admit,
    ApprovePlacement,
    DeclinePlacement,
    RequestPlacement,
    Waitlist,
    WithdrawRequest,
)
from services.shelter.domain.stay_events import PlacementRequested
from services.shelter.domain.stay_states import (
    About,
    Approved,
    Emergency,
    NoStay,
    Requested,
    Stay,
    Waiting,
)
from shared.kernel.messages import Command


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
    """Return what an offer needs: the house has room, and nobody is passed over unsaid."""
    match state:
        case Approved() if state.approval.house_id == command.house_id:
            return []
        case Approved():
            return [_offer(command, state.about)]
        case Requested() | Waiting() if isinstance(state.about.opening, PlacementRequested):
            return [_offer(command, state.about), _called(command, state.about.opening)]
        case _:
            return []


def _offer(command: ApprovePlacement, about: About) -> OfferPlace:
    return OfferPlace(
        house_id=command.house_id,
        stay_id=command.stay_id,
        group=about.group,
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
    """Return the line that someone leaves who is declined, or wishes no place any more."""
    if not isinstance(state, Waiting):
        return []
    line_id = line_of(state.about.opening.group)
    return [
        LeaveLine(line_id=line_id, stay_ids=(command.stay_id,), occurred_at=command.occurred_at)
    ]


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
        Claim(
            journey_id=state.about.journey_id,
            stay_id=command.stay_id,
            group=state.about.group,
            item="a-essential-needs",
            occurred_at=command.occurred_at,
        ),
    ]


def with_admission(command: Admit, state: Stay) -> Sequence[Command]:
    """Return what happens with an admission: a bed is taken, one residence begins."""
    if not isinstance(state, Approved):
        return []
    return [
        *asking_consent(command, state.about.journey_id),
        TakeBed(
            house_id=state.approval.house_id,
            stay_id=command.stay_id,
            group=state.about.group,
            children=command.accompanying,
            parties=state.about.parties,
            occurred_at=command.occurred_at,
        ),
        Occupy(
            journey_id=state.about.journey_id,
            stay_id=command.stay_id,
            funding=command.funding,
            occurred_at=command.occurred_at,
        ),
    ]
