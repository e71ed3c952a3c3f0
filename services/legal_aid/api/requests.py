"""Doors of a request for aid: its answer, its papers, its refusal, its acceptance."""

from services.legal_aid.api.roles import ALL, PURPOSE, RECEIVERS
from services.legal_aid.domain.client.messages import AnswerQuery
from services.legal_aid.domain.matter.commands import (
    AcceptMatter,
    AcceptUrgently,
    CheckRequest,
    NoteInterpreterNeed,
    RefuseMatter,
    RequestAid,
    SupplyDocuments,
    WithdrawRequest,
)
from shared.runtime.http.routes import CommandRoute

REQUESTS = (
    CommandRoute(
        path="/matters",
        command=RequestAid,
        may=RECEIVERS,
        purpose=PURPOSE,
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
        path="/clients/{journey_id}/queries",
        command=AnswerQuery,
        may=ALL,
        purpose=PURPOSE,
        summary="Record that a simple query was answered on the spot, without a file",
        mints=("query_id",),
        example={
            "centre": "tt",
            "field": "labour",
            "legal_status": "victim",
            "occurred_at": "2026-03-02T09:10:00+07:00",
        },
    ),
    CommandRoute(
        path="/matters/{matter_id}/answer",
        command=CheckRequest,
        may=RECEIVERS,
        purpose=PURPOSE,
        summary="Answer a request: complete, or which papers are missing",
        example={"missing": ["status-proof"], "occurred_at": "2026-03-02T09:30:00+07:00"},
    ),
    CommandRoute(
        path="/matters/{matter_id}/documents",
        command=SupplyDocuments,
        may=RECEIVERS,
        purpose=PURPOSE,
        summary="Record papers that the client brought",
        example={"documents": ["status-proof"], "occurred_at": "2026-03-03T08:30:00+07:00"},
    ),
    CommandRoute(
        path="/matters/{matter_id}/refusal",
        command=RefuseMatter,
        may=RECEIVERS,
        purpose=PURPOSE,
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
        may=RECEIVERS,
        purpose=PURPOSE,
        summary="Take a request back before it is accepted",
        example={"occurred_at": "2026-03-03T09:00:00+07:00"},
    ),
    CommandRoute(
        path="/matters/{matter_id}/acceptance",
        command=AcceptMatter,
        may=RECEIVERS,
        purpose=PURPOSE,
        summary="Accept a matter and enter it in the register",
        example={
            "centre": "tt",
            "competent_by": "client-resides",
            "province": "01",
            "conflict_checked": True,
            "occurred_at": "2026-03-03T10:00:00+07:00",
        },
    ),
    CommandRoute(
        path="/matters/{matter_id}/urgent-acceptance",
        command=AcceptUrgently,
        may=RECEIVERS,
        purpose=PURPOSE,
        summary="Accept a matter at once; the missing papers follow",
        example={
            "centre": "tt",
            "competent_by": "matter-arises",
            "province": "01",
            "ground": "hearing-near",
            "deadline": "2026-03-05T08:00:00+07:00",
            "missing": ["status-proof"],
            "occurred_at": "2026-03-02T10:00:00+07:00",
        },
    ),
    CommandRoute(
        path="/matters/{matter_id}/interpreter-need",
        command=NoteInterpreterNeed,
        may=ALL,
        purpose=PURPOSE,
        summary="Note whether the client needs an interpreter",
        example={"needed": True, "occurred_at": "2026-03-02T09:40:00+07:00"},
    ),
)
