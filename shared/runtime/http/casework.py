"""The doors and records of what every room keeps alike; a room says only who may."""

from typing import Any

from shared.casework.access_duties import REVIEWERS
from shared.casework.access_messages import BreakGlass, ReviewBreakGlass
from shared.casework.alerts import LiftAlert, RaiseAlert
from shared.casework.correction import CorrectEntry
from shared.casework.glass_habit import LOOKED_INTO, LookIntoBrokenGlass
from shared.casework.sharing.messages import (
    NoteReceiverStopped,
    NoteReceiverTold,
    ShareWithOrganisation,
    ShareWithUnit,
    StopSharing,
)
from shared.casework.team import AssignWorker, HandOverWorker, ReleaseWorker
from shared.casework.unit_messages import (
    CloseUnit,
    EnrolStaff,
    PutOnCall,
    RegisterUnit,
    ReleaseStaff,
)
from shared.runtime.http.routes import BoardRoute, CommandRoute, Door, May, RecordKind, RowRoute

_AT = {"occurred_at": "2026-03-02T12:00:00+07:00"}
_STAFF = "00000000-0000-4000-8000-00000000000a"
_OTHER = "00000000-0000-4000-8000-00000000000b"


def doors(workers: May, leaders: May) -> tuple[Door, ...]:
    """Return the doors: `workers` do the daily work, `leaders` give it out and answer for it."""
    everyone = _everyone(workers, leaders)
    return (
        *_team(everyone, leaders),
        *_units(everyone, leaders),
        *_alerts(everyone),
        *_corrections(leaders),
        *_glass(everyone),
        *_sharings(everyone, leaders),
    )


def records(workers: May, leaders: May) -> tuple[RecordKind, ...]:
    """Return what is kept encrypted: alerts and hand-overs for all, reviews for reviewers."""
    everyone = _everyone(workers, leaders)
    return (
        RecordKind("alert", everyone),
        RecordKind("handover", everyone),
        RecordKind("receiver", (*everyone, "data-protection-officer")),
        RecordKind("glass-explanation", REVIEWERS),
        RecordKind("glass-review", REVIEWERS),
    )


def _everyone(workers: May, leaders: May) -> May:
    return (*workers, *(role for role in leaders if role not in workers))


def _team(everyone: May, leaders: May) -> tuple[Door, ...]:
    def door(**said: Any) -> CommandRoute:
        return CommandRoute(purpose="assignment", in_open_journey=True, **said)

    return (
        door(
            path="/journeys/{journey_id}/team",
            command=AssignWorker,
            lets_in=True,
            may=leaders,
            summary="Assign a worker to the journey",
            example={**_AT, "staff": _STAFF, "role": everyone[0], "from_at": _AT["occurred_at"]},
        ),
        door(
            path="/journeys/{journey_id}/team/handover",
            command=HandOverWorker,
            lets_in=True,
            may=everyone,
            summary="Hand a worker's part in the journey over to another",
            example={
                **_AT,
                "from_staff": _STAFF,
                "to_staff": _OTHER,
                "note": "Made-up example: call before noon.",
            },
        ),
        door(
            path="/journeys/{journey_id}/team/release",
            command=ReleaseWorker,
            may=leaders,
            summary="Release a worker from the journey",
            example={**_AT, "staff": _STAFF},
        ),
        RowRoute(
            path="/journeys/{journey_id}/team",
            view="team",
            may=everyone,
            summary="See who works on the journey",
        ),
    )


def _units(everyone: May, leaders: May) -> tuple[Door, ...]:
    def door(**said: Any) -> CommandRoute:
        return CommandRoute(may=leaders, purpose="organisation", **said)

    return (
        door(
            path="/units",
            command=RegisterUnit,
            summary="Register a unit: a house, a centre, an office",
            example={**_AT, "code": "made-up-unit", "unit_kind": "centre", "province": "vn-01"},
        ),
        door(
            path="/units/{unit_id}/staff",
            command=EnrolStaff,
            summary="Enrol a worker in the unit, or change their role",
            example={**_AT, "staff": _STAFF, "role": everyone[0]},
        ),
        door(
            path="/units/{unit_id}/staff/release",
            command=ReleaseStaff,
            summary="Record that a worker has left the unit",
            example={**_AT, "staff": _STAFF},
        ),
        door(
            path="/units/{unit_id}/on-call",
            command=PutOnCall,
            summary="Put a worker of the unit on call",
            example={
                **_AT,
                "staff": _STAFF,
                "from_at": "2026-03-02T18:00:00+07:00",
                "until": "2026-03-03T06:00:00+07:00",
            },
        ),
        door(
            path="/units/{unit_id}/closing",
            command=CloseUnit,
            summary="Close the unit for good",
            example=_AT,
        ),
        BoardRoute(
            path="/units",
            view="units",
            may=everyone,
            summary="See the units and who works there",
            sort="code",
            filters=("state", "unit_kind"),
        ),
        RowRoute(
            path="/units/{unit_id}",
            view="units",
            may=everyone,
            summary="See one unit and its staff",
        ),
    )


def _alerts(everyone: May) -> tuple[Door, ...]:
    return (
        CommandRoute(
            path="/journeys/{journey_id}/alerts",
            command=RaiseAlert,
            may=everyone,
            purpose="protection",
            summary="Raise an alert that everyone must see first",
            example={**_AT, "alert": "allergy", "content": "Made-up example: penicillin."},
            mints=("alert_id",),
            in_open_journey=True,
        ),
        CommandRoute(
            path="/journeys/{journey_id}/alerts/{alert_id}/lifting",
            command=LiftAlert,
            may=everyone,
            purpose="protection",
            summary="Lift an alert that holds no more",
            example=_AT,
            in_open_journey=True,
        ),
    )


def _corrections(leaders: May) -> tuple[Door, ...]:
    may: May = (*leaders, "data-protection-officer")
    return (
        CommandRoute(
            path="/journeys/{journey_id}/corrections",
            command=CorrectEntry,
            may=may,
            purpose="correction",
            summary="Strike an entry that is wrong here, and move or destroy its content",
            example={
                **_AT,
                "of_aggregate": "alerts",
                "of_id": "00000000-0000-4000-8000-000000000001",
                "of_version": 1,
                "of_index": 0,
                "reason": "wrong-person",
                "content": "destroy",
            },
        ),
    )


def _glass(everyone: May) -> tuple[Door, ...]:
    return (
        CommandRoute(
            path="/journeys/{journey_id}/broken-glass",
            command=BreakGlass,
            may=everyone,
            purpose="break-glass",
            summary="Break the glass: open a journey that is not yours, for a time, for a reason",
            example={
                **_AT,
                "reason": "urgent-health",
                "explanation": "Made-up example: brought to us at night, nobody answers the phone.",
                "minutes": 60,
                "scope": "read",
            },
            mints=("grant_id",),
            in_open_journey=True,
            for_strangers=True,
        ),
        CommandRoute(
            path="/journeys/{journey_id}/broken-glass/{grant_id}/review",
            command=ReviewBreakGlass,
            may=REVIEWERS,
            purpose="supervision",
            summary="Review why glass was broken; what is not justified ends at once",
            example={**_AT, "finding": "justified", "note": "Made-up example: life was in danger."},
        ),
        CommandRoute(
            path="/workers/{worker_id}/broken-glass/conclusion",
            command=LookIntoBrokenGlass,
            may=REVIEWERS,
            purpose="supervision",
            summary="Conclude why a worker broke glass so often, up to the use that was seen last",
            example={**_AT, "up_to": _AT["occurred_at"], "conclusion": "work-rearranged"},
        ),
        BoardRoute(
            path="/broken-glass-conclusions",
            view=LOOKED_INTO.name,
            may=REVIEWERS,
            summary="See what was concluded last of each worker who broke glass too often",
            sort="-up_to",
            filters=("conclusion",),
        ),
    )


def _sharings(everyone: May, leaders: May) -> tuple[Door, ...]:
    def door(**said: Any) -> CommandRoute:
        return CommandRoute(purpose="sharing", in_open_journey=True, **said)

    def of_one(**said: Any) -> CommandRoute:
        # Who received is told, and answers, also after the journey was erased.
        return CommandRoute(purpose="sharing", **said)

    path = "/journeys/{journey_id}/sharings"
    by_consent = {"basis": "consent", "consent_id": "00000000-0000-4000-8000-000000000005"}
    agreed = {"purpose": "support", "scope": ["needs"], "basis": by_consent}
    may: May = (*everyone, "data-protection-officer")
    return (
        door(
            path=f"{path}/units",
            command=ShareWithUnit,
            lets_in=True,
            may=leaders,
            summary="Let another unit of this service read the journey",
            example={**_AT, "unit": "made-up-unit", "unit_kind": "centre", **agreed},
            mints=("sharing_id",),
        ),
        door(
            path=f"{path}/organisations",
            command=ShareWithOrganisation,
            may=everyone,
            summary="Record what is handed to a body outside the house, and on whose word",
            example={
                **_AT,
                "organisation": "hospital",
                "receiver": "Made-up example: a letter to a made-up hospital.",
                **agreed,
            },
            mints=("sharing_id",),
        ),
        of_one(
            path=f"{path}/{{sharing_id}}/stop",
            command=StopSharing,
            may=may,
            summary="Stop sharing; a receiver outside the house is asked to stop, too",
            example={**_AT, "reason": "no-longer-needed"},
        ),
        of_one(
            path=f"{path}/{{sharing_id}}/telling",
            command=NoteReceiverTold,
            may=may,
            summary="Record that whoever received it was told to use it no more",
            example=_AT,
        ),
        of_one(
            path=f"{path}/{{sharing_id}}/confirmation",
            command=NoteReceiverStopped,
            may=may,
            summary="Record that whoever received it says that they use it no more",
            example=_AT,
        ),
        RowRoute(path=path, view="sharings", may=may, summary="See what is shared, on whose word"),
    )
