"""Doors to the houses: capacity, accepted groups, licence; an address is kept as a record."""

from services.shelter.api.roles import MANAGER, MORNING
from services.shelter.domain.house.messages import (
    ChangeCapacity,
    CloseFacility,
    RegisterFacility,
    RenewLicence,
    SetCeiling,
)
from shared.runtime.http.routes import CommandRoute, Door

DOORS: tuple[Door, ...] = (
    CommandRoute(
        path="/houses",
        command=RegisterFacility,
        may=MANAGER,
        purpose="administration",
        summary="Register a house of your own unit: its capacity, accepted groups and licence.",
        example={
            "region": "ha-noi",
            "capacity": 20,
            "accepted_groups": ["women", "girls"],
            "licence_no": "made-up-001",
            "licence_to": "2027-12-31",
            "address": "A made-up address.",
            "occurred_at": MORNING,
        },
        mints=("house_id",),
        concerns=("house_id",),
    ),
    CommandRoute(
        path="/houses/{house_id}/capacity",
        command=ChangeCapacity,
        may=MANAGER,
        purpose="administration",
        summary="Change how many people a house may hold.",
        example={"capacity": 15, "occurred_at": MORNING},
    ),
    CommandRoute(
        path="/houses/{house_id}/ceiling",
        command=SetCeiling,
        may=MANAGER,
        purpose="administration",
        summary="Set for how many days a stay in this house lasts at most, from now on.",
        example={"days": 365, "occurred_at": MORNING},
    ),
    CommandRoute(
        path="/houses/{house_id}/licence",
        command=RenewLicence,
        may=MANAGER,
        purpose="administration",
        summary="Renew the licence of a house.",
        example={
            "licence_no": "made-up-002",
            "licence_to": "2028-12-31",
            "occurred_at": MORNING,
        },
        concerns=("house_id",),
    ),
    CommandRoute(
        path="/houses/{house_id}/closing",
        command=CloseFacility,
        may=MANAGER,
        purpose="administration",
        summary="Close an empty house.",
        example={"occurred_at": MORNING},
    ),
)
