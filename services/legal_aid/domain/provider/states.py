"""What is known of a provider: whom they ever served and faced, and what they carry now."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from services.legal_aid.domain.ids import MatterId, PartyId
from services.legal_aid.domain.provider.messages import ProviderRegistered


@dataclass(frozen=True)
class NoProvider:
    """Nobody of this id is on the list."""


@dataclass(frozen=True)
class Listed:
    """Someone who acts for clients; what they served and faced is never forgotten."""

    registered: ProviderRegistered
    served: frozenset[PartyId] = frozenset()
    faced: frozenset[PartyId] = frozenset()
    tied_to: frozenset[PartyId] = frozenset()
    matters: Mapping[MatterId, frozenset[PartyId]] = field(
        default_factory=dict[MatterId, frozenset[PartyId]]
    )
    clients: Mapping[MatterId, frozenset[PartyId]] = field(
        default_factory=dict[MatterId, frozenset[PartyId]]
    )
    assessed: frozenset[MatterId] = frozenset()
    struck_off: bool = False


Provider = NoProvider | Listed
