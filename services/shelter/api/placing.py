"""Doors on the way in: requests, offers, the waiting line, admissions, emergencies."""

from services.shelter.api.roles import CONSENT, HOUSE_ID, JOURNEY_ID, MANAGER, MORNING, WORKERS
from services.shelter.domain.stay.commands import (
    Admit,
    ApprovePlacement,
    DeclinePlacement,
    RequestPlacement,
    Waitlist,
    WithdrawRequest,
)
from services.shelter.domain.stay.moving_messages import AdmitInEmergency, Regularise
from services.shelter.domain.stay.standing_messages import RegisterParties
from shared.runtime.http.routes import CommandRoute, Door

DOORS: tuple[Door, ...] = (
    CommandRoute(
        path="/placements",
        command=RequestPlacement,
        may=WORKERS,
        purpose="shelter",
        summary="Ask for a place without a referral.",
        example={
            "journey_id": JOURNEY_ID,
            "needs": ["shelter", "safety"],
            "group": "women",
            "urgency": "urgent",
            "legal_status": "under-identification",
            "wish_confirmed": True,
            "occurred_at": MORNING,
        },
        mints=("stay_id",),
    ),
    CommandRoute(
        path="/stays/{stay_id}/approval",
        command=ApprovePlacement,
        may=MANAGER,
        purpose="shelter",
        summary="Offer a place in a house; a bed is held until it must be taken up.",
        example={
            "house_id": HOUSE_ID,
            "conflict_checked": True,
            "accompanying": 0,
            "occurred_at": MORNING,
        },
    ),
    CommandRoute(
        path="/stays/{stay_id}/waitlist",
        command=Waitlist,
        may=WORKERS,
        purpose="shelter",
        summary="Put the person in the waiting line for a place.",
        example={"occurred_at": MORNING},
    ),
    CommandRoute(
        path="/stays/{stay_id}/decline",
        command=DeclinePlacement,
        may=MANAGER,
        purpose="shelter",
        summary="Say that there is no place here.",
        example={
            "reason": "group-not-accepted",
            "elsewhere": "social-assistance-facility",
            "occurred_at": MORNING,
        },
    ),
    CommandRoute(
        path="/stays/{stay_id}/request-withdrawal",
        command=WithdrawRequest,
        may=WORKERS,
        purpose="shelter",
        summary="Take a request for a place back.",
        example={"reason": "person-changed-mind", "occurred_at": MORNING},
    ),
    CommandRoute(
        path="/stays/{stay_id}/admission",
        command=Admit,
        may=WORKERS,
        purpose="shelter",
        summary="Let the person move into the approved house.",
        example={
            "basis": CONSENT,
            "rules_explained": True,
            "accompanying": 1,
            "occurred_at": MORNING,
        },
    ),
    CommandRoute(
        path="/emergencies",
        command=AdmitInEmergency,
        may=WORKERS,
        purpose="shelter",
        summary="Take someone in at once; everything else follows.",
        example={
            "journey_id": JOURNEY_ID,
            "house_id": HOUSE_ID,
            "group": "women",
            "accompanying": 1,
            "account": "A made-up account of the arrival.",
            "occurred_at": MORNING,
        },
        mints=("stay_id",),
    ),
    CommandRoute(
        path="/stays/{stay_id}/regularisation",
        command=Regularise,
        may=WORKERS,
        purpose="shelter",
        summary="Regularise a stay that began in an emergency.",
        example={
            "needs": ["shelter", "medical"],
            "legal_status": "unverified",
            "basis": {"basis": "ground", "ground": "urgent-protection"},
            "rules_explained": True,
            "occurred_at": MORNING,
        },
    ),
    CommandRoute(
        path="/stays/{stay_id}/parties",
        command=RegisterParties,
        may=WORKERS,
        purpose="protection",
        summary="Register, in keyed codes, who the person is and who stands against them.",
        example={
            "own": ["Made-up Person 1990"],
            "opposing": ["Made-up Trafficker 1970"],
            "occurred_at": MORNING,
        },
    ),
)
