"""The case from its opening to its end, and the boards it hangs on."""

from services.intake.api.words import AT, EVERYONE, RECEIVERS
from services.intake.domain.case.channel_messages import (
    NotifyImmigrationPolice,
    RecordHandover,
    RecordMissionRequest,
)
from services.intake.domain.case.commands import (
    BringToCommune,
    CloseCase,
    NotifyHealthDept,
    OpenCase,
    ReceivePerson,
    RecordDeath,
    RecordIdentity,
    RecordImmediateNeeds,
    WithdrawCase,
)
from shared.runtime.http.routes import BoardRoute, CommandRoute, Door, RowRoute

FIRST_HOURS: tuple[Door, ...] = (
    CommandRoute(
        path="/cases",
        command=OpenCase,
        may=RECEIVERS,
        purpose="reception",
        summary="Open a case for a person, and their journey",
        example={
            **AT,
            "channel": "self",
            "group": "women",
            "nationality": "vn-citizen",
            "place": "in-country",
        },
        mints=("case_id", "journey_id"),
    ),
    CommandRoute(
        path="/cases/{case_id}/reception",
        command=ReceivePerson,
        may=RECEIVERS,
        purpose="reception",
        summary="Receive the person",
        example={
            **AT,
            "received_by": "commune",
            "safe_to_call": False,
            "in_danger": True,
            "alerts": "Made-up example: asks for a woman to speak with.",
            "allergy": "Made-up example: allergic to penicillin.",
            "how_to_call": "Made-up example: never before noon.",
            "danger": "Made-up example: was followed here.",
        },
    ),
    CommandRoute(
        path="/cases/{case_id}/commune",
        command=BringToCommune,
        may=RECEIVERS,
        purpose="reception",
        summary="Take the person to the commune People's Committee",
        example={**AT, "commune": "Made-up commune"},
    ),
    CommandRoute(
        path="/cases/{case_id}/needs",
        command=RecordImmediateNeeds,
        may=RECEIVERS,
        purpose="immediate-support",
        summary="Record what the person needs at once",
        example={**AT, "needs": ["food", "medical"], "language": "vi", "injuries": False},
    ),
    CommandRoute(
        path="/cases/{case_id}/identity",
        command=RecordIdentity,
        may=RECEIVERS,
        purpose="reception",
        summary="Keep who the person says they are",
        example={
            **AT,
            "identity": {
                "full_name": "Người Được Bịa Ra",
                "other_names": ["Bịa"],
                "birth_year": 1990,
                "document": {"kind": "citizen-card", "number": "000000000000"},
                "note": "Made-up example: not sure of the year.",
            },
        },
    ),
    CommandRoute(
        path="/cases/{case_id}/health-notice",
        command=NotifyHealthDept,
        may=RECEIVERS,
        purpose="statutory-notice",
        summary="Notify the Department of Health; its three days begin",
        example=AT,
    ),
)

CHANNELS: tuple[Door, ...] = (
    CommandRoute(
        path="/cases/{case_id}/handover",
        command=RecordHandover,
        may=RECEIVERS,
        purpose="reception",
        summary="Record how the rescue unit handed the person over",
        example={
            **AT,
            "from_body": "border-guard",
            "to_body": "commune",
            "handover": "Made-up handover record, number 1",
        },
    ),
    CommandRoute(
        path="/cases/{case_id}/mission-request",
        command=RecordMissionRequest,
        may=RECEIVERS,
        purpose="reception",
        summary="Record that an overseas mission asks for the paper",
        example={**AT, "mission": "made-up-mission", "request": "Made-up note, number 1"},
    ),
    CommandRoute(
        path="/cases/{case_id}/immigration-police",
        command=NotifyImmigrationPolice,
        may=RECEIVERS,
        purpose="statutory-notice",
        summary="Notify the immigration police; the embassy only if the person wishes",
        example={
            **AT,
            "police_unit": "made-up-unit-9",
            "embassy_told": False,
            "embassy_wished": False,
        },
    ),
)

ENDING: tuple[Door, ...] = (
    CommandRoute(
        path="/cases/{case_id}/withdrawal",
        command=WithdrawCase,
        may=RECEIVERS,
        purpose="closing",
        summary="Record that the person leaves the case",
        example={**AT, "reason": "wish-of-person"},
    ),
    CommandRoute(
        path="/cases/{case_id}/closing",
        command=CloseCase,
        may=RECEIVERS,
        purpose="closing",
        summary="Close the case",
        example={**AT, "reason": "handed-on"},
    ),
    CommandRoute(
        path="/cases/{case_id}/death",
        command=RecordDeath,
        may=RECEIVERS,
        purpose="closing",
        summary="Record that the person died; clocks and entitlements stop",
        example=AT,
    ),
)

BOARDS: tuple[Door, ...] = (
    BoardRoute(
        path="/cases",
        view="cases",
        may=EVERYONE,
        summary="See the case board, newest first",
        sort="-opened_at",
        filters=("state", "legal_status"),
    ),
    BoardRoute(
        path="/overdue-cases",
        view="cases",
        may=EVERYONE,
        summary="See whose limit has passed, the longest first",
        sort="due_at",
        filters=("state",),
        where={"overdue": True},
    ),
    RowRoute(
        path="/cases/{case_id}", view="cases", may=EVERYONE, summary="See where a case stands"
    ),
)
