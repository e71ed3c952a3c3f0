"""The register of Trusted Addresses."""

from services.reintegration.api.roles import WORKER
from services.reintegration.domain.trusted_address.messages import (
    ChangeTrustedAddress,
    CloseTrustedAddress,
    RegisterTrustedAddress,
)
from shared.runtime.http.routes import BoardRoute, CommandRoute, Door, RowRoute

TRUSTED_ADDRESSES: tuple[Door, ...] = (
    CommandRoute(
        path="/trusted-addresses",
        command=RegisterTrustedAddress,
        may=WORKER,
        purpose="follow-up",
        summary="Register a Trusted Address; who and where it is, is kept encrypted.",
        example={
            "keeper": "individual",
            "province": "01",
            "offers": ["refuge", "follow-up-point"],
            "capacity": 3,
            "where": "A made-up keeper at a made-up place.",
            "occurred_at": "2026-03-02T09:00:00+07:00",
        },
        mints=("trusted_place_id", "journey_id"),
    ),
    CommandRoute(
        path="/trusted-addresses/{trusted_place_id}/offers",
        command=ChangeTrustedAddress,
        may=WORKER,
        purpose="follow-up",
        summary="Change what a Trusted Address offers, and to how many.",
        example={
            "offers": ["follow-up-point"],
            "capacity": 2,
            "occurred_at": "2026-06-02T09:00:00+07:00",
        },
    ),
    CommandRoute(
        path="/trusted-addresses/{trusted_place_id}/closing",
        command=CloseTrustedAddress,
        may=WORKER,
        purpose="follow-up",
        summary="Take a Trusted Address off the list; its follow-ups need another point.",
        example={"reason": "keeper-stops", "occurred_at": "2026-09-02T09:00:00+07:00"},
    ),
    BoardRoute(
        path="/trusted-addresses",
        view="trusted_addresses",
        may=WORKER,
        summary="List Trusted Addresses, the longest registered first.",
        sort="registered_at",
        filters=("standing", "province", "keeper"),
    ),
    BoardRoute(
        path="/follow-up-points",
        view="trusted_addresses",
        may=WORKER,
        summary="List Trusted Addresses that can look in on one more participant.",
        sort="registered_at",
        filters=("province",),
        where={"has_room": True},
    ),
    RowRoute(
        path="/trusted-addresses/{trusted_place_id}",
        view="trusted_addresses",
        may=WORKER,
        summary="Show a Trusted Address, and for which plans it looks in.",
    ),
)
