"""What a person is entitled to: decided where the law leaves it open, offered, taken, declined."""

from collections.abc import Mapping
from typing import Any

from services.intake.api.words import AT, EVERYONE, RECEIVERS
from services.intake.domain.entitlement.messages import (
    DecideEntitlement,
    OfferEntitlement,
    RecordDeclined,
    RecordExhausted,
    RecordTaken,
)
from shared.kernel.messages import Command
from shared.runtime.http.routes import BoardRoute, CommandRoute, Door, May, RowRoute

DECIDERS: May = ("health-department",)


def _door(step: str, command: type[Command], summary: str, item: str) -> CommandRoute:
    example: Mapping[str, Any] = {**AT, "item": item}
    return CommandRoute(
        path=f"/entitlements/{{journey_id}}/{step}",
        command=command,
        may=RECEIVERS,
        purpose="entitlements",
        summary=summary,
        example=example,
        in_open_journey=True,
    )


ENTITLEMENTS: tuple[Door, ...] = (
    CommandRoute(
        path="/entitlements/{journey_id}/decisions",
        command=DecideEntitlement,
        may=DECIDERS,
        purpose="entitlements",
        summary="Decide and sign whether a person has what the law leaves to a decision",
        example={
            **AT,
            "item": "b-medical",
            "granted": True,
            "ground": "foreigner",
            "decision": "Made-up decision, number 1, signed by a made-up official.",
        },
        in_open_journey=True,
    ),
    _door("offers", OfferEntitlement, "Offer a person an entitlement", "g-psychological"),
    _door("takings", RecordTaken, "Record that a person took an entitlement", "c-interpretation"),
    _door(
        "declinings", RecordDeclined, "Record that a person declined an entitlement", "i-vocational"
    ),
    _door("exhaustions", RecordExhausted, "Record that an entitlement is used up", "b-medical"),
    BoardRoute(
        path="/entitlements",
        view="entitlements",
        may=EVERYONE,
        summary="See who has which entitlement, the newest first",
        sort="-noted_at",
        filters=("category", "stopped"),
    ),
    BoardRoute(
        path="/not-yet-offered",
        view="not_yet_offered",
        may=EVERYONE,
        summary="See who was not yet offered an entitlement they have, the most urgent first",
        sort="due_at",
        filters=("item",),
    ),
    RowRoute(
        path="/entitlements/{journey_id}",
        view="entitlements",
        may=EVERYONE,
        summary="See a person's entitlements, each with where it stands",
    ),
)
