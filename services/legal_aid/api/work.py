"""Doors of who acts for the client, against whom, and what they do."""

from services.legal_aid.api.roles import HEAD, PROVIDERS, PURPOSE
from services.legal_aid.domain.letters.messages import LetCentreIn
from services.legal_aid.domain.matter.commands import (
    AppointProvider,
    NameOpposingParty,
    RecordStep,
    ReplaceProvider,
)
from shared.runtime.http.routes import CommandRoute

WORK = (
    CommandRoute(
        path="/matters/{matter_id}/provider",
        command=AppointProvider,
        may=HEAD,
        purpose=PURPOSE,
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
        may=HEAD,
        purpose=PURPOSE,
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
        may=PROVIDERS,
        purpose=PURPOSE,
        summary="Record a step taken for the client",
        example={
            "step_type": "meeting",
            "note": "A made-up note: first meeting, the next one is agreed.",
            "occurred_at": "2026-03-05T14:00:00+07:00",
        },
    ),
    CommandRoute(
        path="/matters/{matter_id}/centre",
        command=LetCentreIn,
        may=HEAD,
        purpose="sharing",
        summary="Let the centre that took the matter on receive letters about it",
        mints=("sharing_id",),
        example={
            "basis": {
                "basis": "consent",
                "consent_id": "00000000-0000-4000-8000-000000000005",
            },
            "occurred_at": "2026-03-04T09:30:00+07:00",
        },
    ),
    CommandRoute(
        path="/matters/{matter_id}/opposing-parties",
        command=NameOpposingParty,
        may=PROVIDERS,
        purpose=PURPOSE,
        summary="Name someone on the other side of a matter",
        mints=("party_id",),
        example={
            "identity": "A made-up party: the one against whom compensation is claimed.",
            "signs": ["Made-up Opponent, 001085000001"],
            "occurred_at": "2026-03-03T11:00:00+07:00",
        },
    ),
)
