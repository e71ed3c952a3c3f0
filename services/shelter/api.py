"""The shelter's doors: what may be asked over HTTP, by whom, and what may be looked at."""

from services.shelter.domain.house_messages import (
    ChangeCapacity,
    CloseHouse,
    RegisterHouse,
    RenewLicence,
)
from services.shelter.domain.stay_commands import (
    Admit,
    AgreeCarePlan,
    ApprovePlacement,
    AssessDischargeRisk,
    DecideExtension,
    DeclinePlacement,
    Discharge,
    DischargeUnplanned,
    PlanDischarge,
    RecordNote,
    RequestPlacement,
    Waitlist,
    WithdrawDischargePlan,
    WithdrawRequest,
)
from shared.runtime.http.routes import BoardRoute, CommandRoute, Door, May, RowRoute

MANAGER: May = ("shelter-manager",)
WORKERS: May = ("shelter-worker", "shelter-manager")
COMPETENT: May = ("shelter-manager", "health-department")
OVERSIGHT: May = ("shelter-worker", "shelter-manager", "health-department")

MORNING = "2026-03-02T09:00:00+07:00"
HOUSE_ID = "00000000-0000-4000-8000-000000000003"

_houses: tuple[Door, ...] = (
    CommandRoute(
        path="/houses",
        command=RegisterHouse,
        may=MANAGER,
        purpose="administration",
        summary="Register a house with its capacity, accepted groups and licence.",
        example={
            "region": "ha-noi",
            "capacity": 20,
            "accepted_groups": ["women", "girls"],
            "licence_no": "made-up-001",
            "licence_to": "2027-12-31",
            "occurred_at": MORNING,
        },
        mints=("house_id",),
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
    ),
    CommandRoute(
        path="/houses/{house_id}/closing",
        command=CloseHouse,
        may=MANAGER,
        purpose="administration",
        summary="Close an empty house.",
        example={"occurred_at": MORNING},
    ),
)

_placing: tuple[Door, ...] = (
    CommandRoute(
        path="/placements",
        command=RequestPlacement,
        may=WORKERS,
        purpose="shelter",
        summary="Ask for a place without a referral.",
        example={
            "journey_id": "00000000-0000-4000-8000-000000000001",
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
        summary="Offer a place in a house.",
        example={"house_id": HOUSE_ID, "conflict_checked": True, "occurred_at": MORNING},
    ),
    CommandRoute(
        path="/stays/{stay_id}/waitlist",
        command=Waitlist,
        may=WORKERS,
        purpose="shelter",
        summary="Let the person wait in order for a place.",
        example={"occurred_at": MORNING},
    ),
    CommandRoute(
        path="/stays/{stay_id}/decline",
        command=DeclinePlacement,
        may=MANAGER,
        purpose="shelter",
        summary="Say that there is no place here.",
        example={"reason": "no-free-bed", "occurred_at": MORNING},
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
            "basis": {"basis": "consent", "consent_id": "00000000-0000-4000-8000-000000000004"},
            "rules_explained": True,
            "accompanying": 1,
            "occurred_at": MORNING,
        },
    ),
)

_living: tuple[Door, ...] = (
    CommandRoute(
        path="/stays/{stay_id}/care-plan",
        command=AgreeCarePlan,
        may=WORKERS,
        purpose="shelter",
        summary="Agree on a plan of care with the resident, or on a new one.",
        example={
            "goals": ["safety", "documents"],
            "services": ["medical", "documents"],
            "signed_by_resident": True,
            "occurred_at": MORNING,
        },
    ),
    CommandRoute(
        path="/stays/{stay_id}/extension",
        command=DecideExtension,
        may=COMPETENT,
        purpose="shelter",
        summary="Record what was decided on an extension of the stay.",
        example={
            "decision": {
                "answer": "granted",
                "until": "2026-09-30T23:59:59+07:00",
                "funding": "state",
            },
            "decided_by": "health-department",
            "ground": "treatment-continues",
            "occurred_at": MORNING,
        },
    ),
    CommandRoute(
        path="/stays/{stay_id}/notes",
        command=RecordNote,
        may=WORKERS,
        purpose="shelter",
        summary="Keep a note about the stay; its text is encrypted.",
        example={"note": "A made-up note.", "occurred_at": MORNING},
    ),
)

_leaving: tuple[Door, ...] = (
    CommandRoute(
        path="/stays/{stay_id}/discharge-risk",
        command=AssessDischargeRisk,
        may=WORKERS,
        purpose="shelter",
        summary="Assess the risk of leaving for a destination.",
        example={
            "destination": "family",
            "level": "medium",
            "factors": ["outstanding-debt"],
            "occurred_at": MORNING,
        },
    ),
    CommandRoute(
        path="/stays/{stay_id}/discharge-plan",
        command=PlanDischarge,
        may=WORKERS,
        purpose="shelter",
        summary="Plan a discharge on a fresh risk assessment.",
        example={
            "destination": "family",
            "planned_for": "2026-03-16T09:00:00+07:00",
            "relative_verified": True,
            "escort_arranged": True,
            "occurred_at": MORNING,
        },
    ),
    CommandRoute(
        path="/stays/{stay_id}/discharge-plan-withdrawal",
        command=WithdrawDischargePlan,
        may=WORKERS,
        purpose="shelter",
        summary="Take a discharge plan back; the resident stays.",
        example={"occurred_at": MORNING},
    ),
    CommandRoute(
        path="/stays/{stay_id}/discharge",
        command=Discharge,
        may=WORKERS,
        purpose="shelter",
        summary="Let the resident leave as planned.",
        example={"destination": "family", "reason": "return-home", "occurred_at": MORNING},
    ),
    CommandRoute(
        path="/stays/{stay_id}/unplanned-discharge",
        command=DischargeUnplanned,
        may=WORKERS,
        purpose="shelter",
        summary="Record that the resident left without a plan.",
        example={"destination": "unknown", "reason": "own-wish", "occurred_at": MORNING},
    ),
)

_boards: tuple[Door, ...] = (
    BoardRoute(
        path="/beds",
        view="bed_board",
        may=OVERSIGHT,
        summary="Show which houses have room, and for whom.",
        sort="-free",
        filters=("region", "standing"),
    ),
    RowRoute(
        path="/houses/{house_id}",
        view="bed_board",
        may=WORKERS,
        summary="Show one house.",
    ),
    BoardRoute(
        path="/stays",
        view="stays",
        may=WORKERS,
        summary="Show the stays and what is due for them.",
        sort="requested_at",
        filters=("standing", "house_id"),
    ),
    BoardRoute(
        path="/waiting-list",
        view="stays",
        may=WORKERS,
        summary="Show who waits for a place, first come first.",
        sort="requested_at",
        filters=("group", "urgency"),
        where={"standing": "waitlisted"},
    ),
    RowRoute(path="/stays/{stay_id}", view="stays", may=WORKERS, summary="Show one stay."),
    BoardRoute(
        path="/funded-days",
        view="funded_days",
        may=OVERSIGHT,
        summary="Show whose state-funded days end next.",
        sort="funded_until",
        where={"funding": "state"},
    ),
)

DOORS: tuple[Door, ...] = _houses + _placing + _living + _leaving + _boards
