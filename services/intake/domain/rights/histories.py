"""The histories of what the person may ask for, and what changes together with an answer."""

from collections.abc import Mapping
from typing import Any

from services.intake.domain.consent import restriction
from services.intake.domain.consent.restriction import (
    RestrictionCommand,
    RestrictionEvent,
    RestrictJourney,
)
from services.intake.domain.request import decider as request
from services.intake.domain.request.messages import (
    GrantRequest,
    ReceiveRequest,
    RequestCommand,
    RequestEvent,
)
from services.intake.domain.rights import breach, erasure, retention, rotation
from services.intake.domain.rights.breach_messages import BreachCommand, BreachEvent
from services.intake.domain.rights.erasure import AcknowledgeErasure, ErasureCommand, ErasureEvent
from services.intake.domain.rights.retention_messages import (
    ApproveErasure,
    RetentionCommand,
    RetentionEvent,
)
from services.intake.domain.rights.rotation import RotationCommand, RotationEvent
from services.intake.domain.together.rights import (
    answers_request,
    calls_for_new_keys,
    carries_out,
    does_as_granted,
    erases_as_approved,
    may_be_asked,
)
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
