"""The way in: a place is asked for, offered or not, and taken up."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, assert_never

from services.shelter.domain.ids import HouseId
from services.shelter.domain.order import follows
from services.shelter.domain.stay.commands import (
    Admit,
    ApprovePlacement,
    DeclinePlacement,
    ExpireApproval,
    PlacingCommand,
    RequestPlacement,
    Waitlist,
    WithdrawRequest,
)
from services.shelter.domain.stay.events import (
    ApprovalExpired,
    PlacementApproved,
    PlacementDeclined,
    PlacementRequested,
    RequestWithdrawn,
    ResidentAdmitted,
    StayEvent,
    Waitlisted,
)
from services.shelter.domain.stay.moving_messages import (
    AdmitInEmergency,
    EmergencyPlacementMade,
    ReceiveTransfer,
    Regularise,
)
from services.shelter.domain.stay.moving_refusals import NoEmergency, NotRegularised
from services.shelter.domain.stay.refusals import (
    AlreadyMovedIn,
    ApprovalLapsed,
    ApprovalStillOpen,
    ConflictNotChecked,
    ElsewhereNotNamed,
    NoPlaceOffered,
    NoSuchStay,
    NotEntitledToLodging,
    PlaceAlreadyOffered,
    PlacementAlreadyRequested,
    RulesNotExplained,
    StayIsOver,
    WishNotConfirmed,
)
from services.shelter.domain.stay.resting import must_stand
from services.shelter.domain.stay.standing import residing
from services.shelter.domain.stay.states import (
    Absent,
    Approved,
    Deceased,
    Declined,
    Emergency,
    Expired,
    Leaving,
    Left,
    NoStay,
    Requested,
    Resident,
    Stay,
    Transferred,
    Unplaced,
    Waiting,
    Withdrawn,
)
from services.shelter.domain.tables import (
    APPROVAL_TAKE_UP,
    CARE_PLAN,
    FACILITY_CEILING,
    HEALTH_CHECK,
    REGULARISATION,
)
from services.shelter.domain.words import UNSUITABLE, Funding
from shared.kernel.ids import ReferralId
from shared.kernel.terms import due


def decide(command: PlacingCommand, stay: Stay) -> list[StayEvent]:
    """Return what happens on the way in."""
    match command:
        case RequestPlacement() | AdmitInEmergency():
            return _open(command, stay)
        case ApprovePlacement():
            return _approve(command, stay)
        case Waitlist() | DeclinePlacement() | WithdrawRequest():
            return _answer(command, stay)
        case ExpireApproval():
            return _expire(command, stay)
        case Admit():
            return _admit(command, stay)
        case Regularise():
            return _regularise(command, stay)
        case _:
            assert_never(command)


def _open(command: RequestPlacement | AdmitInEmergency, stay: Stay) -> list[StayEvent]:
    match command:
        case RequestPlacement():
            opening: PlacementRequested | EmergencyPlacementMade = PlacementRequested(
                **dict(command)
            )
        case AdmitInEmergency():
            opening = _taken_in(command)
        case _:
            assert_never(command)
    if not isinstance(stay, NoStay):
        if stay.about.opening == opening:
            return []
        raise PlacementAlreadyRequested
    if isinstance(command, RequestPlacement):
        _may_be_asked_for(command)
    return [opening]


def _may_be_asked_for(command: RequestPlacement) -> None:
    if not command.wish_confirmed and command.ground is None:
        raise WishNotConfirmed
    if command.legal_status == "not-victim":
        raise NotEntitledToLodging


def _taken_in(command: AdmitInEmergency) -> EmergencyPlacementMade:
    moment = command.occurred_at
    return EmergencyPlacementMade(
        **dict(command),
        regularise_by=due(moment, REGULARISATION.on(moment).value),
        regularisation_policy=REGULARISATION.version(moment),
        health_check_due_at=due(moment, HEALTH_CHECK.on(moment).value),
        health_check_policy=HEALTH_CHECK.version(moment),
    )


def _approve(command: ApprovePlacement, stay: Stay) -> list[StayEvent]:
    known = _unplaced(stay, command.occurred_at)
    if isinstance(known, Approved) and known.offers(command.house_id, command.accompanying):
        return []
    if not command.conflict_checked:
        raise ConflictNotChecked
    return [
        PlacementApproved(
            stay_id=command.stay_id,
            referral_id=known.about.referral_id,
            house_id=command.house_id,
            conflict_checked=command.conflict_checked,
            take_up_by=take_up_by(command.occurred_at),
            policy_version=APPROVAL_TAKE_UP.version(command.occurred_at),
            accompanying=command.accompanying,
            occurred_at=command.occurred_at,
        )
    ]


def take_up_by(moment: datetime) -> datetime:
    """Return until when a place that is offered now waits for the person, and its bed is held."""
    return due(moment, APPROVAL_TAKE_UP.on(moment).value)


def _answer(command: Waitlist | DeclinePlacement | WithdrawRequest, stay: Stay) -> list[StayEvent]:
    match command, stay:
        case (Waitlist(), Waiting()) | (DeclinePlacement(), Declined()):
            return []
        case WithdrawRequest(), Withdrawn():
            return []
        case _:
            known = _unplaced(stay, command.occurred_at)
    said: dict[str, Any] = {**dict(command), "referral_id": known.about.referral_id}
    match command:
        case WithdrawRequest():
            return [RequestWithdrawn(**said)]
        case Waitlist() | DeclinePlacement() if isinstance(known, Approved):
            raise PlaceAlreadyOffered
        case Waitlist():
            return [Waitlisted(**said)]
        case DeclinePlacement():
            if command.reason in UNSUITABLE and command.elsewhere is None:
                raise ElsewhereNotNamed
            return [PlacementDeclined(**said)]
        case _:
            assert_never(command)


def _expire(command: ExpireApproval, stay: Stay) -> list[StayEvent]:
    match stay:
        case Approved():
            if command.occurred_at < stay.approval.take_up_by:
                raise ApprovalStillOpen
            return [
                ApprovalExpired(
                    stay_id=command.stay_id,
                    referral_id=stay.about.referral_id,
                    occurred_at=command.occurred_at,
                )
            ]
        case NoStay():
            raise NoSuchStay
        case _:
            return []


def _admit(command: Admit, stay: Stay) -> list[StayEvent]:
    if residing(stay):
        return []
    if isinstance(stay, Emergency):
        raise NotRegularised
    known = _unplaced(stay, command.occurred_at)
    if not isinstance(known, Approved):
        raise NoPlaceOffered
    if command.occurred_at > known.approval.take_up_by:
        raise ApprovalLapsed
    must_stand(command, known.about)
    place = Place(
        referral_id=known.about.referral_id,
        house_id=known.approval.house_id,
        accompanying=command.accompanying,
        funding=command.funding,
    )
    return [moved_in(command, place, since=command.occurred_at)]


def _regularise(command: Regularise, stay: Stay) -> list[StayEvent]:
    if residing(stay):
        return []
    if not isinstance(stay, Emergency):
        _unplaced(stay, command.occurred_at)
        raise NoEmergency
    follows(command.occurred_at, stay.since)
    if command.legal_status == "not-victim":
        raise NotEntitledToLodging
    must_stand(command, stay.about)
    place = Place(
        referral_id=stay.placement.referral_id,
        house_id=stay.placement.house_id,
        accompanying=stay.placement.accompanying,
        funding=stay.placement.funding,
    )
    checked = stay.life.checked is not None
    return [moved_in(command, place, since=stay.since, checked=checked)]


@dataclass(frozen=True)
class Place:
    """Where someone moves in, with how many children, and who pays."""

    referral_id: ReferralId | None
    house_id: HouseId
    accompanying: int
    funding: Funding


def moved_in(
    command: Admit | Regularise | ReceiveTransfer,
    place: Place,
    *,
    since: datetime,
    checked: bool = False,
) -> ResidentAdmitted:
    """Return the admission of someone who lives in the house since a moment."""
    if not command.rules_explained:
        raise RulesNotExplained
    return ResidentAdmitted(
        stay_id=command.stay_id,
        referral_id=place.referral_id,
        house_id=place.house_id,
        basis=command.basis,
        rules_explained=command.rules_explained,
        accompanying=place.accompanying,
        funding=place.funding,
        ceiling_at=due(since, FACILITY_CEILING.on(since).value),
        ceiling_policy=FACILITY_CEILING.version(since),
        care_plan_due_at=due(since, CARE_PLAN.on(since).value),
        care_plan_policy=CARE_PLAN.version(since),
        health_check_due_at=None if checked else due(since, HEALTH_CHECK.on(since).value),
        health_check_policy=HEALTH_CHECK.version(since),
        occurred_at=command.occurred_at,
    )


def _unplaced(stay: Stay, moment: datetime) -> Unplaced:
    """Return a stay that nobody has moved into yet; refuse what is over or begun."""
    match stay:
        case Requested() | Waiting() | Approved():
            follows(moment, stay.since)
            return stay
        case NoStay():
            raise NoSuchStay
        case Resident() | Leaving() | Absent() | Emergency():
            raise AlreadyMovedIn
        case Declined() | Withdrawn() | Expired() | Left() | Transferred() | Deceased():
            raise StayIsOver
        case _:
            assert_never(stay)
