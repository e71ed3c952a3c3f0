"""Legal aid's doors: what its workers may ask and see."""

from services.legal_aid.domain.matter_messages import (
    AcceptMatter,
    AcceptUrgently,
    AppointProvider,
    CheckRequest,
    CompleteMatter,
    DiscontinueMatter,
    RecordStep,
    RefuseMatter,
    ReplaceProvider,
    RequestAid,
    SupplyDocuments,
    WithdrawRequest,
)
from shared.runtime.http.routes import BoardRoute, CommandRoute, Door, May, RowRoute

_RECEIVERS: May = ("legal-aid-receiver", "legal-aid-head")
_HEAD: May = ("legal-aid-head",)
_PROVIDERS: May = ("legal-aid-assistant", "legal-aid-head")
_ALL: May = ("legal-aid-receiver", "legal-aid-head", "legal-aid-assistant")
_PURPOSE = "legal-aid"

_REQUEST_DOORS = (
    CommandRoute(
        path="/matters",
        command=RequestAid,
        may=_RECEIVERS,
        purpose=_PURPOSE,
        summary="Request legal aid for a client",
        mints=("matter_id",),
        example={
            "journey_id": "00000000-0000-4000-8000-000000000001",
            "form": "participation",
            "field": "criminal",
            "requester": "client",
            "legal_status": "victim",
            "status_proof": "confirmation-paper",
            "occurred_at": "2026-03-02T09:00:00+07:00",
        },
    ),
    CommandRoute(
        path="/matters/{matter_id}/answer",
        command=CheckRequest,
        may=_RECEIVERS,
        purpose=_PURPOSE,
        summary="Answer a request: complete, or which papers are missing",
        example={"missing": ["status-proof"], "occurred_at": "2026-03-02T09:30:00+07:00"},
    ),
    CommandRoute(
        path="/matters/{matter_id}/documents",
        command=SupplyDocuments,
        may=_RECEIVERS,
        purpose=_PURPOSE,
        summary="Record papers that the client brought",
        example={"documents": ["status-proof"], "occurred_at": "2026-03-03T08:30:00+07:00"},
    ),
    CommandRoute(
        path="/matters/{matter_id}/refusal",
        command=RefuseMatter,
        may=_RECEIVERS,
        purpose=_PURPOSE,
        summary="Refuse a request in writing, on a lawful ground",
        example={
            "ground": "handled-elsewhere",
            "letter": "A made-up letter: another organisation already handles this matter.",
            "occurred_at": "2026-03-03T09:00:00+07:00",
        },
    ),
    CommandRoute(
        path="/matters/{matter_id}/request-withdrawal",
        command=WithdrawRequest,
        may=_RECEIVERS,
        purpose=_PURPOSE,
        summary="Take a request back before it is accepted",
        example={"occurred_at": "2026-03-03T09:00:00+07:00"},
    ),
    CommandRoute(
        path="/matters/{matter_id}/acceptance",
        command=AcceptMatter,
        may=_RECEIVERS,
        purpose=_PURPOSE,
        summary="Accept a matter and enter it in the register",
        example={
            "centre": "tt",
            "competent_by": "client-resides",
            "conflict_checked": True,
            "occurred_at": "2026-03-03T10:00:00+07:00",
        },
    ),
    CommandRoute(
        path="/matters/{matter_id}/urgent-acceptance",
        command=AcceptUrgently,
        may=_RECEIVERS,
        purpose=_PURPOSE,
        summary="Accept a matter at once; the missing papers follow",
        example={
            "centre": "tt",
            "competent_by": "matter-arises",
            "ground": "hearing-near",
            "deadline": "2026-03-05T08:00:00+07:00",
            "missing": ["status-proof"],
            "occurred_at": "2026-03-02T10:00:00+07:00",
        },
    ),
)

_WORK_DOORS = (
    CommandRoute(
        path="/matters/{matter_id}/provider",
        command=AppointProvider,
        may=_HEAD,
        purpose=_PURPOSE,
        summary="Appoint who acts for the client",
        example={
            "provider_ref": "00000000-0000-4000-8000-000000000002",
            "provider_kind": "legal-aid-assistant",
            "form": "participation",
            "conflict_declared": False,
            "occurred_at": "2026-03-04T09:00:00+07:00",
        },
    ),
    CommandRoute(
        path="/matters/{matter_id}/provider-replacement",
        command=ReplaceProvider,
        may=_HEAD,
        purpose=_PURPOSE,
        summary="Replace who acts for the client",
        example={
            "reason": "illness",
            "provider_ref": "00000000-0000-4000-8000-000000000003",
            "provider_kind": "contracted-lawyer",
            "conflict_declared": False,
            "occurred_at": "2026-03-09T09:00:00+07:00",
        },
    ),
    CommandRoute(
        path="/matters/{matter_id}/steps",
        command=RecordStep,
        may=_PROVIDERS,
        purpose=_PURPOSE,
        summary="Record a step taken for the client",
        example={
            "step_type": "meeting",
            "note": "A made-up note: first meeting, the next one is agreed.",
            "occurred_at": "2026-03-05T14:00:00+07:00",
        },
    ),
    CommandRoute(
        path="/matters/{matter_id}/completion",
        command=CompleteMatter,
        may=_PROVIDERS,
        purpose=_PURPOSE,
        summary="Complete a matter with its result",
        example={
            "result": "stage-ended",
            "result_document": "A made-up document: the first-instance stage has ended.",
            "occurred_at": "2026-06-01T16:00:00+07:00",
        },
    ),
    CommandRoute(
        path="/matters/{matter_id}/discontinuation",
        command=DiscontinueMatter,
        may=_HEAD,
        purpose=_PURPOSE,
        summary="End a matter before its result, on a lawful ground",
        example={
            "ground": "client-withdraws",
            "letter": "A made-up letter: the client takes the request back.",
            "occurred_at": "2026-04-01T09:00:00+07:00",
        },
    ),
)

_BOARDS = (
    BoardRoute(
        path="/matters",
        view="matters",
        may=_ALL,
        summary="List matters, the oldest request first",
        sort="requested_at",
        filters=("standing", "form", "legal_status"),
    ),
    BoardRoute(
        path="/reviews",
        view="matters",
        may=_ALL,
        summary="List open matters to look at again because the client's status is in doubt",
        sort="requested_at",
        where={"under_review": True, "ended_at": None},
    ),
    BoardRoute(
        path="/overdue-appointments",
        view="matters",
        may=_ALL,
        summary="List accepted matters in which nobody was appointed in time",
        sort="appointment_due_at",
        where={"appointment_overdue": True, "standing": "accepted"},
    ),
    BoardRoute(
        path="/overdue-documents",
        view="matters",
        may=_ALL,
        summary="List urgently accepted matters whose papers did not follow in time",
        sort="documents_due_at",
        where={"documents_overdue": True, "ended_at": None},
    ),
    RowRoute(
        path="/matters/{matter_id}", view="matters", may=_ALL, summary="Show where a matter stands"
    ),
    BoardRoute(
        path="/registers",
        view="registers",
        may=_ALL,
        summary="List registers, the newest year first",
        sort="-year",
        filters=("centre",),
    ),
    RowRoute(
        path="/registers/{register_id}",
        view="registers",
        may=_ALL,
        summary="Show a register with its entries",
    ),
)

DOORS: tuple[Door, ...] = (*_REQUEST_DOORS, *_WORK_DOORS, *_BOARDS)
