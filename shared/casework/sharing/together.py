"""What must succeed together with a sharing: its unit is there; erasing waits for who is told."""

from shared.casework.erasing import EraseJourney
from shared.casework.sharing.messages import (
    EraseOnceTold,
    NoteReceiverStopped,
    NoteReceiverTold,
    ShareWithUnit,
)
from shared.casework.sharing.state import Sharings
from shared.casework.unit_messages import VouchForUnit, unit_id_of
from shared.kernel.messages import Command


def with_a_working_unit(command: ShareWithUnit, sharings: Sharings) -> list[Command]:
    """Nothing is shared with a unit that is not registered, is closed, or is of another kind."""
    if command.sharing_id in sharings.sharings:
        return []
    return [
        VouchForUnit(
            unit_id=unit_id_of(command.unit),
            unit_kind=command.unit_kind,
            occurred_at=command.occurred_at,
        )
    ]


def erases_once_told(command: EraseOnceTold, sharings: Sharings) -> list[Command]:
    """Where nobody is to be told, the journey is erased at once."""
    if sharings.untold():
        return []
    return [
        EraseJourney(
            journey_id=command.journey_id,
            erasure_id=command.erasure_id,
            occurred_at=command.occurred_at,
        )
    ]


def erases_when_told(
    command: NoteReceiverTold | NoteReceiverStopped, sharings: Sharings
) -> list[Command]:
    """With the last receiver who was told, the journey that waits is erased."""
    if sharings.erasing is None or {*sharings.untold()} - {command.sharing_id}:
        return []
    return [
        EraseJourney(
            journey_id=command.journey_id,
            erasure_id=sharings.erasing,
            occurred_at=command.occurred_at,
        )
    ]
