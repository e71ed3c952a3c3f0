"""What the data-protection officer sees: requests, erasures, proposals, new keys, breaches."""

from typing import Any

from services.intake.domain.request import messages as request
from services.intake.domain.rights import breach_messages as breach
from services.intake.domain.rights import erasure, rotation
from services.intake.domain.rights import retention_messages as retention
from shared.kernel.views import Row, Seen, View


def of_requests(row: Row | None, event: Any, _: Seen) -> Row | None:
    """Redraw one request; a projection accepts every recorded event."""
    if isinstance(event, request.RequestReceived):
        return {
            "state": "open",
            "asks": event.asks,
            "asked_by": event.asked_by,
            "received_at": event.occurred_at,
            "acknowledge_by": event.acknowledge_by,
            "acknowledged_at": None,
            "answer_by": event.answer_by,
            "extended": False,
            "ground": None,
            "in_time": None,
            "overdue": False,
            "carry_out_by": None,
            "measures": [],
        }
    if isinstance(event, request.RequestCarriedOut) and row is not None:
        measures = [*row["measures"], event.measure]
        return row | {"measures": measures, "carry_out_by": None, "overdue": False}
    return None if row is None else row | _asked(event)


def _asked(event: Any) -> Row:
    match event:
        case request.RequestAcknowledged():
            return {"acknowledged_at": event.occurred_at}
        case request.RequestExtended():
            return {"extended": True, "answer_by": event.answer_by, "overdue": False}
        case request.RequestGranted() | request.RequestRefused():
            return {**_answered(event), "in_time": event.in_time, "overdue": False}
        case request.RequestTakenBack():
            return {"state": "taken-back", "overdue": False}
        case (
            request.AcknowledgementOverdue()
            | request.AnswerOverdue()
            | request.CarryingOutOverdue()
        ):
            return {"overdue": True}
        case _:
            return {}


def _answered(event: request.RequestGranted | request.RequestRefused) -> Row:
    if isinstance(event, request.RequestRefused):
        return {"state": "refused", "ground": event.ground}
    return {"state": "granted", "carry_out_by": event.carry_out_by}


def of_erasures(row: Row | None, event: Any, _: Seen) -> Row | None:
    """Redraw one erasure: who has said that it is done, and who has not."""
    match event:
        case erasure.ErasureOrdered():
            return {
                "state": "ordered",
                "cause": event.cause,
                "ordered_at": event.occurred_at,
                "acknowledge_by": event.acknowledge_by,
                "awaited": list(event.services),
                "completed_at": None,
                "overdue": False,
            }
        case _:
            return None if row is None else row | _erased(row, event)


def _erased(row: Row, event: Any) -> Row:
    match event:
        case erasure.ErasureAcknowledged():
            return {"awaited": [one for one in row["awaited"] if one != event.service]}
        case erasure.ErasureCompleted():
            return {"state": "complete", "completed_at": event.occurred_at, "overdue": False}
        case erasure.ErasureOverdue():
            return {"overdue": True}
        case _:
            return {}


def of_rotations(row: Row | None, event: Any, _: Seen) -> Row:
    """Redraw the one line of new keys: whose are awaited, since when, by when."""
    drawn = row or {"awaited": [], "rotate_by": None, "rotated": {}, "overdue": False}
    match event:
        case rotation.RotationAwaited():
            awaited = sorted({*drawn["awaited"], *event.services})
            return {**drawn, "awaited": awaited, "rotate_by": event.rotate_by}
        case rotation.MasterKeyRotated():
            left = [one for one in drawn["awaited"] if one != event.service]
            rotated = {**drawn["rotated"], event.service: event.occurred_at}
            settled: Row = {} if left else {"rotate_by": None, "overdue": False}
            return {**drawn, "awaited": left, "rotated": rotated, **settled}
        case rotation.RotationOverdue():
            return {**drawn, "overdue": True}
        case _:
            return drawn


def of_retention(row: Row | None, event: Any, _: Seen) -> Row:
    """Redraw how long one journey's data are kept."""
    drawn = row or {"state": "in-use", "propose_at": None, "decide_by": None, "because": None}
    return drawn | {"changed_at": event.occurred_at} | _kept(event)


def _kept(event: Any) -> Row:
    match event:
        case retention.SupportNoted():
            return {"state": "in-use", "propose_at": None, "decide_by": None}
        case retention.SupportEndNoted(propose_at=propose_at):
            return {} if propose_at is None else {"state": "kept", "propose_at": propose_at}
        case retention.ErasureProposed():
            return {"state": "proposed", "decide_by": event.decide_by}
        case retention.KeptLonger():
            kept = {"propose_at": event.propose_at, "decide_by": None}
            return {"state": "kept", "because": event.because, **kept}
        case retention.ErasureApproved() | retention.RetentionEnded():
            return {"state": "over", "propose_at": None, "decide_by": None}
        case _:
            return {}


def of_breaches(row: Row | None, event: Any, _: Seen) -> Row | None:
    """Redraw one line of the register of breaches."""
    if isinstance(event, breach.BreachRecorded):
        return {
            "state": "standing",
            "discovered_at": event.discovered_at,
            "natures": list(event.natures),
            "harms": list(event.harms),
            "journeys": len(event.journeys),
            "notify_by": event.notify_by,
            "notified_at": None,
            "measures": [],
            "overdue": False,
        }
    return None if row is None else row | _breached(event)


def _breached(event: Any) -> Row:
    match event:
        case breach.BreachAssessed():
            found = {"harms": list(event.harms), "journeys": len(event.journeys)}
            return {**found, "notify_by": event.notify_by}
        case breach.AuthorityNotified():
            return {"notified_at": event.occurred_at, "overdue": False}
        case breach.BreachNoticeOverdue():
            return {"overdue": True}
        case breach.BreachClosed():
            return {"state": "closed", "measures": list(event.measures), "overdue": False}
        case _:
            return {}


REQUESTS = View(
    name="requests",
    of=("request",),
    project=of_requests,
    index=("state", "asks", "overdue", "journey_id", "answer_by"),
)
ERASURES = View(
    name="erasures",
    of=("erasure",),
    project=of_erasures,
    index=("state", "cause", "overdue", "ordered_at"),
)
ROTATIONS = View(name="key_rotations", of=("rotation",), project=of_rotations, index=("rotate_by",))
RETENTIONS = View(
    name="retentions",
    of=("retention",),
    project=of_retention,
    index=("state", "changed_at"),
)
BREACHES = View(
    name="breaches",
    of=("breach",),
    project=of_breaches,
    index=("state", "overdue", "discovered_at"),
)

RIGHTS_BOARDS: tuple[View, ...] = (REQUESTS, ERASURES, ROTATIONS, RETENTIONS, BREACHES)
