"""Every made-up event of this room."""

from services.legal_aid.domain.matter.events import MatterEvent
from shared.kernel.messages import Event
from tests.legal_aid.made_up import LIFE_EVENTS, entered
from tests.legal_aid.made_up_clients import CLIENT_EVENTS
from tests.legal_aid.made_up_letters import POST_EVENTS, centre_connected
from tests.legal_aid.made_up_proceedings import PROCEEDING_EVENTS
from tests.legal_aid.made_up_providers import CENTRE_EVENTS, PROVIDER_EVENTS

MATTER_EVENTS: tuple[MatterEvent, ...] = (*LIFE_EVENTS, *PROCEEDING_EVENTS)
EVERY_EVENT: tuple[Event, ...] = (
    *MATTER_EVENTS,
    entered,
    *CLIENT_EVENTS,
    *PROVIDER_EVENTS,
    *CENTRE_EVENTS,
    *POST_EVENTS,
    centre_connected,
)
