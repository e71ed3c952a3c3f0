"""Protection of a person and of those close to them."""

from services.intake.api.words import AT, EVERYONE, PROTECTORS
from services.intake.domain.protection.messages import (
    ApplyProtection,
    AskProtection,
    LiftProtection,
    RefuseProtection,
)
from shared.runtime.http.routes import BoardRoute, CommandRoute, Door, RowRoute

PROTECTION: tuple[Door, ...] = (
    CommandRoute(
        path="/journeys/{journey_id}/protection-requests",
        command=AskProtection,
        may=EVERYONE,
        purpose="protection",
        summary="Ask that the person be protected",
        example=AT,
    ),
    CommandRoute(
        path="/journeys/{journey_id}/protections",
        command=ApplyProtection,
        may=PROTECTORS,
        purpose="protection",
        summary="Apply protection measures",
        example={
            **AT,
            "measures": ["safe-refuge", "data-kept-secret"],
            "protects": ["victim", "relative"],
            "ground": ["life"],
            "authority": "police",
        },
        mints=("protection_id",),
    ),
    CommandRoute(
        path="/journeys/{journey_id}/protection-refusals",
        command=RefuseProtection,
        may=PROTECTORS,
        purpose="protection",
        summary="Record that the person refuses protection, in writing",
        example={
            **AT,
            "reason": "safe-elsewhere",
            "commitment": "Made-up signed commitment, number 1",
        },
        mints=("refusal_id",),
    ),
    CommandRoute(
        path="/journeys/{journey_id}/protections/{protection_id}/lifting",
        command=LiftProtection,
        may=PROTECTORS,
        purpose="protection",
        summary="Lift protection measures",
        example={**AT, "reason": "risk-over"},
    ),
    BoardRoute(
        path="/protections",
        view="protections",
        may=EVERYONE,
        summary="See who is protected, the last change first",
        sort="-changed_at",
        filters=("standing", "overdue"),
    ),
    RowRoute(
        path="/journeys/{journey_id}/protection",
        view="protections",
        may=EVERYONE,
        summary="See how a person is protected",
    ),
)
