"""The worklist of legal aid: a line for each duty, from what opens it to what fulfils it."""

from collections.abc import Sequence
from typing import Any

from services.legal_aid.projections.duties import client, letters, matter, proceedings, provider
from shared.kernel.ledgers import Mark
from shared.kernel.views import Seen
from shared.kernel.worklist import Duties, worklist

DUTIES: Duties = {
    **matter.DUTIES,
    **proceedings.DUTIES,
    **client.DUTIES,
    **provider.DUTIES,
    **letters.DUTIES,
}


def write(event: Any, seen: Seen) -> Sequence[Mark]:
    """Open and strike the lines that an event opens and fulfils."""
    return [
        *matter.duties(event, seen),
        *proceedings.duties(event, seen),
        *client.duties(event, seen),
        *provider.duties(event, seen),
        *letters.duties(event, seen),
    ]


DUTY_LIST = worklist(("matter", "client", "provider", "letters"), write)
