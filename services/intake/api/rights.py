"""What a person may ask about what is held of them, and what the data-protection officer does."""

from services.intake.api.words import AT, RECEIVERS
from services.intake.domain.consent.restriction import LiftRestriction, RestrictJourney
from services.intake.domain.request.messages import (
    AcknowledgeRequest,
    CarryOutRequest,
    ExtendRequest,
    GrantRequest,
    ReceiveRequest,
    RefuseRequest,
    TakeRequestBack,
)
from services.intake.domain.rights.retention_messages import ApproveErasure, KeepLonger
from services.intake.domain.rights.rotation import RecordRotation
from shared.runtime.http.routes import BoardRoute, CommandRoute, Door, May, RowRoute

OFFICER: May = ("data-protection-officer",)
DESK: May = (*RECEIVERS, *OFFICER)
KEEPERS: May = ("operations",)

_REQUESTS: tuple[Door, ...] = (
    CommandRoute(
        path="/journeys/{journey_id}/requests",
        command=ReceiveRequest,
        may=DESK,
        purpose="rights",
        summary="Receive what a person asks about what is held of them",
        example={**AT, "asks": "see", "details": "Made-up request: a copy of all of it."},
        mints=("request_id",),
    ),
    CommandRoute(
        path="/requests/{request_id}/acknowledgement",
        command=AcknowledgeRequest,
        may=OFFICER,
        purpose="rights",
        summary="Acknowledge a request to who asked",
        example=AT,
    ),
    CommandRoute(
        path="/requests/{request_id}/extension",
        command=ExtendRequest,
        may=OFFICER,
        purpose="rights",
        summary="Extend the limit to answer, once, and say why",
        example={**AT, "reason": "many-services"},
    ),
    CommandRoute(
        path="/requests/{request_id}/granting",
        command=GrantRequest,
        may=OFFICER,
        purpose="rights",
        summary="Grant a request; erasing and restricting begin with it, consents end",
        example={**AT, "letter": "Made-up letter, number 1"},
    ),
    CommandRoute(
        path="/requests/{request_id}/measures",
        command=CarryOutRequest,
        may=OFFICER,
        purpose="rights",
        summary="Record what was done to carry out a granted request",
        example={**AT, "measure": "content-amended"},
    ),
    CommandRoute(
        path="/requests/{request_id}/refusal",
        command=RefuseRequest,
        may=OFFICER,
        purpose="rights",
        summary="Refuse a request on a lawful ground, in writing",
        example={**AT, "ground": "not-the-person", "letter": "Made-up letter, number 2"},
    ),
    CommandRoute(
        path="/requests/{request_id}/taking-back",
        command=TakeRequestBack,
        may=DESK,
        purpose="rights",
        summary="Record that who asked takes the request back",
        example={**AT, "by": "person"},
    ),
    BoardRoute(
        path="/requests",
        view="requests",
        may=DESK,
        summary="See what persons asked, the next answer first",
        sort="answer_by",
        filters=("state", "asks", "overdue", "journey_id"),
    ),
    RowRoute(
        path="/requests/{request_id}",
        view="requests",
        may=DESK,
        summary="See how one request stands",
    ),
)

_RESTRICTION: tuple[Door, ...] = (
    CommandRoute(
        path="/journeys/{journey_id}/restriction",
        command=RestrictJourney,
        may=OFFICER,
        purpose="rights",
        summary="Restrict processing: nothing new is shared on consent",
        example={**AT, "why": "accuracy-contested"},
        in_open_journey=True,
    ),
    CommandRoute(
        path="/journeys/{journey_id}/restriction/lifting",
        command=LiftRestriction,
        may=OFFICER,
        purpose="rights",
        summary="Lift the restriction of processing",
        example={**AT, "because": "settled"},
    ),
)

_ERASURE: tuple[Door, ...] = (
    BoardRoute(
        path="/erasures",
        view="erasures",
        may=(*OFFICER, *KEEPERS),
        summary="See what is being erased, the last order first",
        sort="-ordered_at",
        filters=("state", "cause", "overdue"),
    ),
    RowRoute(
        path="/journeys/{journey_id}/erasure",
        view="erasures",
        may=(*OFFICER, *KEEPERS),
        summary="See which services have erased",
    ),
    CommandRoute(
        path="/key-rotations/{rotation_id}/services",
        command=RecordRotation,
        may=KEEPERS,
        purpose="erasure",
        summary="Record that a service's master key was changed, and the old one destroyed",
        example={**AT, "service": "shelter", "began_at": AT["occurred_at"]},
    ),
    BoardRoute(
        path="/key-rotations",
        view="key_rotations",
        may=(*OFFICER, *KEEPERS),
        summary="See which master keys the erasures wait for",
        sort="rotate_by",
    ),
    RowRoute(
        path="/key-rotations/{rotation_id}",
        view="key_rotations",
        may=(*OFFICER, *KEEPERS),
        summary="See whose master keys are to be changed",
    ),
)

_RETENTION: tuple[Door, ...] = (
    CommandRoute(
        path="/journeys/{journey_id}/erasure-proposal/approval",
        command=ApproveErasure,
        may=OFFICER,
        purpose="retention",
        summary="Approve that a journey is erased, its time being over",
        example=AT,
    ),
    CommandRoute(
        path="/journeys/{journey_id}/erasure-proposal/keeping",
        command=KeepLonger,
        may=OFFICER,
        purpose="retention",
        summary="Keep a journey's data longer, and say why",
        example={**AT, "because": "proceedings"},
    ),
    BoardRoute(
        path="/retentions",
        view="retentions",
        may=OFFICER,
        summary="See how long data are kept, and what is proposed",
        sort="-changed_at",
        filters=("state",),
    ),
)

RIGHTS: tuple[Door, ...] = (*_REQUESTS, *_RESTRICTION, *_ERASURE, *_RETENTION)
