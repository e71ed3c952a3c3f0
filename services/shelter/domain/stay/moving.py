"""Moves that no plan foresaw: to another house, away without a word, and a death."""

from typing import assert_never

from services.shelter.domain.order import follows
from services.shelter.domain.stay.events import StayEvent, StayExtended, StayLimitReached
from services.shelter.domain.stay.moving_messages import (
    AnswerTransfer,
    AskTransfer,
    FarewellArranged,
    MovingCommand,
    NameReceivingUnit,
    ReceiveTransfer,
    ReceivingUnitNamed,
    RecordDeath,
    RecordFarewell,
    RecordReturn,
    ReportAbsconding,
    ResidentAbsconded,
    ResidentDied,
    ResidentReturned,
    ResidentTransferred,
    TransferAnswered,
    TransferAsked,
    TransferReceived,
    TransferResident,
)
from services.shelter.domain.stay.moving_refusals import (
    AnotherTransferAsked,
    ConcludedTooEarly,
    NotAway,
    NoTransferAsked,
    NotTheReceivingUnit,
    RelativesHaveTime,
    ResidentNotDead,
    ReturnTooLate,
    SameHouse,
    TransferNotAccepted,
)
from services.shelter.domain.stay.placing import Place, moved_in
from services.shelter.domain.stay.refusals import (
    NoSuchStay,
    PlacementAlreadyRequested,
    RulesNotExplained,
)
from services.shelter.domain.stay.resting import must_stand
from services.shelter.domain.stay.standing import lodger_of, resident_of
from services.shelter.domain.stay.states import (
    Absent,
    Deceased,
    NoStay,
    Resident,
    Stay,
    Transferred,
)
from services.shelter.domain.tables import ABSENCE_GRACE, RELATIVES
from shared.kernel.messages import Event
from shared.kernel.terms import due


def decide(command: MovingCommand, stay: Stay) -> list[StayEvent]:
    """Return what happens when someone moves, is missing, or dies."""
    match command:
        case AskTransfer() | NameReceivingUnit() | AnswerTransfer() | TransferResident():
            return _transfer(command, stay)
        case ReceiveTransfer():
            return _receive(command, stay)
        case ReportAbsconding():
            return _abscond(command, stay)
        case RecordReturn():
            return _return(command, stay)
        case RecordDeath():
            return _die(command, stay)
        case RecordFarewell():
            return _farewell(command, stay)
        case _:
            assert_never(command)


def _transfer(
    command: AskTransfer | NameReceivingUnit | AnswerTransfer | TransferResident, stay: Stay
) -> list[StayEvent]:
    if isinstance(command, TransferResident) and isinstance(stay, Transferred):
        return []
    resident = resident_of(stay)
    follows(command.occurred_at, resident.since)
    match command:
        case AskTransfer():
            return _ask(command, resident)
        case NameReceivingUnit():
            return _name_receiving_unit(command, resident)
        case AnswerTransfer():
            return _answer(command, resident)
        case TransferResident():
            return _move(command, resident)
        case _:
            assert_never(command)


def _ask(command: AskTransfer, resident: Resident) -> list[StayEvent]:
    if command.house_id == resident.house_id:
        raise SameHouse
    asked = resident.transfer
    if isinstance(asked, TransferAsked):
        if asked.house_id == command.house_id:
            return []
        raise AnotherTransferAsked
    return [TransferAsked(**dict(command))]


def _name_receiving_unit(command: NameReceivingUnit, resident: Resident) -> list[StayEvent]:
    if resident.transfer is None:
        raise NoTransferAsked
    if resident.receiving_unit == command.unit:
        return []
    return [ReceivingUnitNamed(**dict(command))]


def _answer(command: AnswerTransfer, resident: Resident) -> list[StayEvent]:
    asked = resident.transfer
    if resident.receiving_unit not in {None, command.unit}:
        raise NotTheReceivingUnit
    match asked:
        case None:
            raise NoTransferAsked
        case TransferAnswered() if asked.answer == command.answer:
            return []
        case TransferAsked() | TransferAnswered():
            follows(command.occurred_at, asked.occurred_at)
            return [
                TransferAnswered(
                    stay_id=command.stay_id,
                    house_id=asked.house_id,
                    answer=command.answer,
                    occurred_at=command.occurred_at,
                )
            ]
        case _:
            assert_never(asked)


def agreed_house(resident: Resident) -> TransferAnswered | None:
    """Return the consent of the receiving house, if it was given."""
    answer = resident.transfer
    if isinstance(answer, TransferAnswered) and answer.answer == "accepted":
        return answer
    return None


def declines(event: Event) -> bool:
    """Tell whether the house that was asked has no place for the resident."""
    return isinstance(event, TransferAnswered) and event.answer != "accepted"


def _move(command: TransferResident, resident: Resident) -> list[StayEvent]:
    answer = agreed_house(resident)
    if answer is None:
        raise TransferNotAccepted
    follows(command.occurred_at, answer.occurred_at)
    if not command.rules_explained:
        raise RulesNotExplained
    must_stand(command, resident.about)
    return [
        ResidentTransferred(
            stay_id=command.stay_id,
            to_stay_id=command.to_stay_id,
            from_house_id=resident.house_id,
            to_house_id=answer.house_id,
            referral_id=resident.about.referral_id,
            occurred_at=command.occurred_at,
        )
    ]


def _receive(command: ReceiveTransfer, stay: Stay) -> list[StayEvent]:
    if not isinstance(stay, NoStay):
        raise PlacementAlreadyRequested
    received = TransferReceived(
        stay_id=command.stay_id,
        from_stay_id=command.from_stay_id,
        journey_id=command.journey_id,
        referral_id=command.referral_id,
        group=command.group,
        parties=command.parties,
        occurred_at=command.occurred_at,
    )
    place = Place(
        referral_id=None,  # The referral was answered by the first stay.
        house_id=command.house_id,
        accompanying=command.accompanying,
        funding=command.funding,
    )
    arrived = moved_in(command, place, since=command.occurred_at)
    return [received, arrived, *_decided_before(command), *_brought_along(command)]


def _decided_before(command: ReceiveTransfer) -> list[StayEvent]:
    """Return what holds of the resident's days: a new house begins no new ones."""
    at = command.occurred_at
    over = [StayLimitReached(stay_id=command.stay_id, occurred_at=at)]
    decided = (
        [StayExtended(stay_id=command.stay_id, **dict(command.extension), occurred_at=at)]
        if command.extension
        else []
    )
    return [*decided, *(over if command.limit_reached else [])]


def _brought_along(command: ReceiveTransfer) -> list[StayEvent]:
    here = {"stay_id": command.stay_id, "occurred_at": command.occurred_at}
    came = [child.model_copy(update=here) for child in command.children]
    extended = [decided.model_copy(update=here) for decided in command.children_extended]
    return [*came, *extended]


def _abscond(command: ReportAbsconding, stay: Stay) -> list[StayEvent]:
    if isinstance(stay, Absent):
        return []
    resident = resident_of(stay)
    follows(command.occurred_at, resident.since)
    return [
        ResidentAbsconded(
            stay_id=command.stay_id,
            house_id=resident.house_id,
            return_by=due(command.occurred_at, ABSENCE_GRACE.on(command.occurred_at).value),
            policy_version=ABSENCE_GRACE.version(command.occurred_at),
            occurred_at=command.occurred_at,
        )
    ]


def _return(command: RecordReturn, stay: Stay) -> list[StayEvent]:
    if not isinstance(stay, Absent):
        resident_of(stay)
        raise NotAway
    follows(command.occurred_at, stay.absconded.occurred_at)
    if command.occurred_at > stay.absconded.return_by:
        raise ReturnTooLate
    return [
        ResidentReturned(
            stay_id=command.stay_id,
            house_id=stay.resident.house_id,
            occurred_at=command.occurred_at,
        )
    ]


def _die(command: RecordDeath, stay: Stay) -> list[StayEvent]:
    if isinstance(stay, Deceased):
        return []
    lodger = stay.resident if isinstance(stay, Absent) else lodger_of(stay)
    follows(command.occurred_at, lodger.since)
    if command.concluded_at < command.occurred_at:
        raise ConcludedTooEarly
    return [
        ResidentDied(
            stay_id=command.stay_id,
            house_id=lodger.house_id,
            concluded_at=command.concluded_at,
            referral_id=lodger.about.referral_id,
            relatives_due_at=due(command.concluded_at, RELATIVES.on(command.concluded_at).value),
            policy_version=RELATIVES.version(command.concluded_at),
            occurred_at=command.occurred_at,
        )
    ]


def _farewell(command: RecordFarewell, stay: Stay) -> list[StayEvent]:
    match stay:
        case NoStay():
            raise NoSuchStay
        case Deceased(farewell=None):
            follows(command.occurred_at, stay.death.occurred_at)
            if command.by == "house" and command.occurred_at < stay.death.relatives_due_at:
                raise RelativesHaveTime
            return [FarewellArranged(**dict(command))]
        case Deceased():
            return []
        case _:
            raise ResidentNotDead
