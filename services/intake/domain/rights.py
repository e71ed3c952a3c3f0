"""The histories of what the person may ask for, and what changes together with an answer."""

from collections.abc import Mapping
from typing import Any

from services.intake.domain import breach, erasure, request, restriction, retention, rotation
from services.intake.domain.breach_messages import BreachCommand, BreachEvent
from services.intake.domain.erasure import AcknowledgeErasure, ErasureCommand, ErasureEvent
from services.intake.domain.request_messages import (
    GrantRequest,
    ReceiveRequest,
    RequestCommand,
    RequestEvent,
)
from services.intake.domain.restriction import (
    RestrictionCommand,
    RestrictionEvent,
    RestrictJourney,
)
from services.intake.domain.retention_messages import (
    ApproveErasure,
    RetentionCommand,
    RetentionEvent,
)
from services.intake.domain.rights_together import (
    answers_request,
    calls_for_new_keys,
    carries_out,
    does_as_granted,
    erases_as_approved,
    may_be_asked,
)
from services.intake.domain.rotation import RotationCommand, RotationEvent
from shared.casework.access_messages import NoteExtract
from shared.kernel.aggregate import Aggregate, Partners
from shared.kernel.messages import Command

REQUEST = Aggregate(
    "intake", "request", request.decider, RequestEvent, RequestCommand, "request_id"
)
RESTRICTION = Aggregate(
    "intake",
    "restriction",
    restriction.decider,
    RestrictionEvent,
    RestrictionCommand,
    "journey_id",
)
ERASURE = Aggregate(
    "intake", "erasure", erasure.decider, ErasureEvent, ErasureCommand, "journey_id"
)
ROTATION = Aggregate(
    "intake", "rotation", rotation.decider, RotationEvent, RotationCommand, "rotation_id"
)
RETENTION = Aggregate(
    "intake", "retention", retention.decider, RetentionEvent, RetentionCommand, "journey_id"
)
BREACH = Aggregate("intake", "breach", breach.decider, BreachEvent, BreachCommand, "breach_id")

RIGHTS: tuple[Aggregate[Any, Any, Any], ...] = (
    REQUEST,
    RESTRICTION,
    ERASURE,
    ROTATION,
    RETENTION,
    BREACH,
)

TOGETHER: Mapping[type[Command], Partners] = {
    NoteExtract: answers_request,
    ReceiveRequest: may_be_asked,
    GrantRequest: does_as_granted,
    RestrictJourney: carries_out,
    ApproveErasure: erases_as_approved,
    AcknowledgeErasure: calls_for_new_keys,
}
