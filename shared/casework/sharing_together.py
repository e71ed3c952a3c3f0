"""What must succeed together with a sharing: that the unit which receives it is there."""

from shared.casework.sharing_messages import ShareWithUnit
from shared.casework.sharing_state import Sharings
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
