"""What the stays board shows of a life in the house."""

from services.shelter.domain.stay import care_messages as care
from services.shelter.domain.stay import events as own
from services.shelter.domain.stay import standing_messages as standing
from shared.kernel.messages import Event
from shared.kernel.views import Row


def lived(event: Event) -> Row:
    """Return what an event changes in a resident's line."""
    return {**_admitted(event), **_cared(event), **_limited(event), **_heard(event)}


def _admitted(event: Event) -> Row:
    if not isinstance(event, own.ResidentAdmitted):
        return {}
    checked: Row = {}
    if event.health_check_due_at:
        checked = {"health_check": "due", "health_check_due_at": event.health_check_due_at}
    return {
        "standing": "resident",
        "house_id": str(event.house_id),
        "admitted_at": event.occurred_at,
        "accompanying": event.accompanying,
        "funding": event.funding,
        "ceiling_at": event.ceiling_at,
        "care_plan": "due",
        "care_plan_due_at": event.care_plan_due_at,
        "limit_reached": False,
        **checked,
    }


def _cared(event: Event) -> Row:
    match event:
        case own.CarePlanAgreed():
            return {"care_plan": "agreed"}
        case own.CarePlanOverdue():
            return {"care_plan": "overdue"}
        case care.HealthCheckDone(for_child=None):
            return {"health_check": "done"}
        case care.IncidentReported():
            return {"last_incident_at": event.occurred_at}
        case _:
            return _learned(event)


def _learned(event: Event) -> Row:
    match event:
        case care.SchoolEnrolled(for_child=None):
            return {"school": event.level}
        case care.TrainingStarted():
            return {"training": event.trade}
        case _:
            return {}


def _limited(event: Event) -> Row:
    match event:
        case own.ExtensionRequested():
            return {"extension": "requested"}
        case own.StayExtended():
            return {
                "extended_until": event.until,
                "funding": event.funding,
                "extension": "granted",
                "limit_reached": False,
                **({"ceiling_at": event.until} if event.house_ceiling else {}),
            }
        case own.HouseCeilingNoted():
            return {"ceiling_at": event.ceiling_at}
        case own.ExtensionDenied():
            return {"extension": "denied"}
        case own.StayLimitReached():
            return {"limit_reached": True}
        case _:
            return {}


def _heard(event: Event) -> Row:
    match event:
        case standing.WindDownBegan():
            return {"wind_down": event.cause, "wind_down_until": event.until}
        case standing.WindDownLifted():
            return {"wind_down": None, "wind_down_until": None}
        case standing.LimitPassed(limit="health-check"):
            return {"health_check": "overdue"}
        case _:
            return _founded(event)


def _founded(event: Event) -> Row:
    match event:
        case standing.ConsentLost():
            return {"consent": "withdrawn"}
        case standing.ConsentDoubtHeard(rests_on_it=True):
            return {"consent": "in-doubt"}
        case standing.BasisRenewed():
            return {"consent": "renewed"}
        case _:
            return {}
