"""Where people can go: three houses, a legal-aid centre, and a Trusted Address; all made up."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Self
from uuid import UUID

from services.operations.demo.walk import Body, Done, Walk, midnight
from shared.kernel.actors import Role

MANAGER: Role = "shelter-manager"
HEAD: Role = "legal-aid-head"
WORKER: Role = "reintegration-worker"

OPENED = 1_090
"""Days ago: before anyone came, and within the three years that may be entered late."""

LICENSED_FOR = timedelta(days=730)
CENTRE = "tt"
ASSISTANT = "00000000-0000-4000-8000-0000000000a5"
"""Someone made up, who acts for clients and judges nobody's work."""

WOMEN_AND_CHILDREN = ("women", "girls", "boys")


@dataclass(frozen=True)
class House:
    """A house of the demonstration; `keepers` are those who work in it."""

    name: str
    registered: Done
    keepers: Walk

    @property
    def id(self) -> UUID:
        """The id by which a place in it is offered."""
        return self.registered.made("house_id")


@dataclass(frozen=True)
class Places:
    """All places; the house in Hà Nội is small, so that it fills up.

    The house in Cần Thơ is of another unit: who moves there is seen here no more.
    """

    peaceful: House
    southern: House
    assistance: House
    provider: UUID
    trusted: UUID

    @classmethod
    async def opened(cls, walk: Walk, southern_unit: Walk) -> Self:
        """Register all of them before anyone comes."""
        peaceful, southern, assistance, provider, trusted = await asyncio.gather(
            _house(walk, "Ngôi nhà Bình yên, Hà Nội", "ha-noi", 5, WOMEN_AND_CHILDREN),
            _house(southern_unit, "Ngôi nhà Bình yên, Cần Thơ", "can-tho", 4, WOMEN_AND_CHILDREN),
            _house(walk, "Cơ sở trợ giúp xã hội", "nghe-an", 6, ("men", "boys")),
            _provider(walk),
            _trusted_address(walk),
        )
        return cls(peaceful, southern, assistance, provider, trusted)

    @property
    def houses(self) -> tuple[House, ...]:
        """The houses, the fullest first."""
        return (self.peaceful, self.southern, self.assistance)


async def _house(
    walk: Walk, name: str, region: str, capacity: int, groups: tuple[str, ...]
) -> House:
    licence_to = (midnight(0) + LICENSED_FOR).date()
    house = {
        "region": region,
        "capacity": capacity,
        "accepted_groups": groups,
        "licence_no": "made-up-001",
        "licence_to": licence_to.isoformat(),
        "address": "A made-up address.",
    }
    return House(name, await _asks(walk, "shelter", "/houses", MANAGER, house), walk)


async def _provider(walk: Walk) -> UUID:
    """Open the centre, and list who acts for its clients."""
    centre = {"centre": CENTRE, "centre_kind": "centre", "province": "01"}
    await _asks(walk, "legal_aid", "/centres", HEAD, centre)
    listed = {"provider_kind": "legal-aid-assistant", "centre": CENTRE, "staff_id": ASSISTANT}
    return (await _asks(walk, "legal_aid", "/providers", HEAD, listed)).made("provider_id")


async def _trusted_address(walk: Walk) -> UUID:
    keeper: Any = {
        "keeper": "individual",
        "province": "01",
        "offers": ["refuge", "follow-up-point"],
        "capacity": 3,
        "where": "A made-up keeper at a made-up place.",
    }
    done = await _asks(walk, "reintegration", "/trusted-addresses", WORKER, keeper)
    return done.made("trusted_place_id")


async def _asks(walk: Walk, service: str, path: str, by: Role, body: Body) -> Done:
    return await walk.ask(service, path, midnight(OPENED), by, body)
