"""The way in: a place is asked for, offered or not, and taken up."""

from typing import assert_never

from services.shelter.domain.order import follows
from services.shelter.domain.stay_commands import (
    Admit,
    ApprovePlacement,
    DeclinePlacement,
    ExpireApproval,
    RequestPlacement,
    Waitlist,
    WithdrawRequest,
)
from services.shelter.domain.stay_events import (
    ApprovalExpired,
    PlacementApproved,
    PlacementDeclined,
    PlacementRequested,
    RequestWithdrawn,
    ResidentAdmitted,
    StayEvent,
    Waitlisted,
)
from services.shelter.domain.stay_refusals import (
    AlreadyMovedIn,
    ApprovalLapsed,
    ApprovalStillOpen,
    ConflictNotChecked,
    NoPlaceOffered,
    NoSuchStay,
    NotEntitledToLodging,
    PlaceAlreadyOffered,
    PlacementAlreadyRequested,
    RulesNotExplained,
    StayIsOver,
    WishNotConfirmed,
)
from services.shelter.domain.stay_states import (
    Approved,
    Declined,
    Expired,
    Leaving,
    Left,
    NoStay,
    Requested,
    Resident,
    Stay,
    Waiting,
    Withdrawn,
)
from services.shelter.domain.tables import APPROVAL_TAKE_UP, CARE_PLAN, FACILITY_CEILING
from shared.kernel.terms import due


def request(command: RequestPlacement, stay: Stay) -> list[StayEvent]:
    """Ask for a place: because the person wishes it, or on a named ground."""
    requested = PlacementRequested(
        stay_id=command.stay_id,
        journey_id=command.journey_id,
        referral_id=command.referral_id,
        needs=command.needs,
        group=command.group,
        urgency=command.urgency,
        legal_status=command.legal_status,
        wish_confirmed=command.wish_confirmed,
        ground=command.ground,
        occurred_at=command.occurred_at,
    )
    if not isinstance(stay, NoStay):
        if stay.request == requested:
            return []
        raise PlacementAlreadyRequested
    if not command.wish_confirmed and command.ground is None:
        raise WishNotConfirmed
    if command.legal_status == "not-victim":
        raise NotEntitledToLodging
    return [requested]


def approve(command: ApprovePlacement, stay: Stay) -> list[StayEvent]:
    """Offer a place; offering one in another house replaces the first."""
    match stay:
        case Approved() if stay.approval.house_id == command.house_id:
            return []
        case Approved():
            known: Requested | Waiting | Approved = stay
        case _:
            known = _undecided(stay)
    follows(command.occurred_at, known.since)
    if not command.conflict_checked:
        raise ConflictNotChecked
    return [
        PlacementApproved(
            stay_id=command.stay_id,
            referral_id=known.request.referral_id,
            house_id=command.house_id,
            conflict_checked=command.conflict_checked,
            take_up_by=due(command.occurred_at, APPROVAL_TAKE_UP.on(command.occurred_at).value),
            policy_version=APPROVAL_TAKE_UP.version(command.occurred_at),
            occurred_at=command.occurred_at,
        )
    ]


def waitlist(command: Waitlist, stay: Stay) -> list[StayEvent]:
    """Let the person wait in order."""
    if isinstance(stay, Waiting):
        return []
    known = _undecided(stay)
    follows(command.occurred_at, known.since)
    return [
        Waitlisted(
            stay_id=command.stay_id,
            referral_id=known.request.referral_id,
            occurred_at=command.occurred_at,
        )
    ]


def decline(command: DeclinePlacement, stay: Stay) -> list[StayEvent]:
    """Say that there is no place here, so that intake looks elsewhere."""
    if isinstance(stay, Declined):
        return []
    known = _undecided(stay)
    follows(command.occurred_at, known.since)
    return [
        PlacementDeclined(
            stay_id=command.stay_id,
            referral_id=known.request.referral_id,
            reason=command.reason,
            occurred_at=command.occurred_at,
        )
    ]


def withdraw(command: WithdrawRequest, stay: Stay) -> list[StayEvent]:
    """Take the request back."""
    if isinstance(stay, Withdrawn):
        return []
    known = _undecided(stay)
    follows(command.occurred_at, known.since)
    return [
        RequestWithdrawn(
            stay_id=command.stay_id,
            referral_id=known.request.referral_id,
            reason=command.reason,
            occurred_at=command.occurred_at,
        )
    ]


def expire(command: ExpireApproval, stay: Stay) -> list[StayEvent]:
    """Let an offer go that was not taken up in time."""
    match stay:
        case Approved():
            if command.occurred_at < stay.approval.take_up_by:
                raise ApprovalStillOpen
            return [
                ApprovalExpired(
                    stay_id=command.stay_id,
                    referral_id=stay.request.referral_id,
                    occurred_at=command.occurred_at,
                )
            ]
        case NoStay():
            raise NoSuchStay
        case _:
            return []


def admit(command: Admit, stay: Stay) -> list[StayEvent]:
    """Let the person move into the approved house."""
    match stay:
        case Approved():
            return _move_in(command, stay)
        case Resident() | Leaving():
            return []
        case NoStay():
            raise NoSuchStay
        case Requested() | Waiting():
            raise NoPlaceOffered
        case Declined() | Withdrawn() | Expired() | Left():
            raise StayIsOver
        case _:
            assert_never(stay)


def _move_in(command: Admit, stay: Approved) -> list[StayEvent]:
    moment = command.occurred_at
    follows(moment, stay.since)
    if moment > stay.approval.take_up_by:
        raise ApprovalLapsed
    if not command.rules_explained:
        raise RulesNotExplained
    return [
        ResidentAdmitted(
            stay_id=command.stay_id,
            referral_id=stay.request.referral_id,
            house_id=stay.approval.house_id,
            basis=command.basis,
            rules_explained=command.rules_explained,
            accompanying=command.accompanying,
            funding=command.funding,
            ceiling_at=due(moment, FACILITY_CEILING.on(moment).value),
            ceiling_policy=FACILITY_CEILING.version(moment),
            care_plan_due_at=due(moment, CARE_PLAN.on(moment).value),
            care_plan_policy=CARE_PLAN.version(moment),
            occurred_at=moment,
        )
    ]


def _undecided(stay: Stay) -> Requested | Waiting:
    match stay:
        case Requested() | Waiting():
            return stay
        case NoStay():
            raise NoSuchStay
        case Approved():
            raise PlaceAlreadyOffered
        case Resident() | Leaving():
            raise AlreadyMovedIn
        case Declined() | Withdrawn() | Expired() | Left():
            raise StayIsOver
        case _:
            assert_never(stay)
