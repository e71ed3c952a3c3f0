"""Doors of who may have aid, who gives it, and where: clients, providers, centres."""

from services.legal_aid.api.roles import ALL, HEAD, PROVIDERS, PURPOSE
from services.legal_aid.domain.centre import CloseCentre, ConnectCentre, RegisterCentre
from services.legal_aid.domain.client.messages import (
    DecideEligibility,
    NameClient,
    RecordDeath,
)
from services.legal_aid.domain.provider.messages import (
    DeclareInterest,
    RegisterProvider,
    StrikeOffProvider,
)
from shared.runtime.http.routes import CommandRoute

PEOPLE = (
    CommandRoute(
        path="/clients/{journey_id}/eligibility",
        command=DecideEligibility,
        may=HEAD,
        purpose=PURPOSE,
        summary="Decide whether a person has legal aid where the law leaves it open",
        example={
            "granted": True,
            "decision": "A made-up decision: aid is granted, for reasons given here.",
            "occurred_at": "2026-03-02T08:00:00+07:00",
        },
    ),
    CommandRoute(
        path="/clients/{journey_id}/names",
        command=NameClient,
        may=ALL,
        purpose=PURPOSE,
        in_open_journey=True,
        summary="Say by which name and paper a client is recognised in somebody else's matter",
        example={
            "signs": ["Made-up Client, 001085000003"],
            "occurred_at": "2026-03-02T09:20:00+07:00",
        },
    ),
    CommandRoute(
        path="/clients/{journey_id}/death",
        command=RecordDeath,
        may=PROVIDERS,
        purpose=PURPOSE,
        in_open_journey=True,
        summary="Record that a client died; every service hears of it",
        example={"occurred_at": "2026-03-02T15:00:00+07:00"},
    ),
    CommandRoute(
        path="/centres",
        command=RegisterCentre,
        may=HEAD,
        purpose=PURPOSE,
        summary="Register a legal-aid centre or a branch",
        example={
            "centre": "tt",
            "centre_kind": "centre",
            "province": "01",
            "occurred_at": "2026-01-02T08:00:00+07:00",
        },
    ),
    CommandRoute(
        path="/centres/{centre_id}/post",
        command=ConnectCentre,
        may=HEAD,
        purpose=PURPOSE,
        summary="Connect a centre: say under which number it fetches its letters",
        example={
            "post_id": "00000000-0000-4000-8000-00000000000c",
            "occurred_at": "2026-01-02T08:30:00+07:00",
        },
    ),
    CommandRoute(
        path="/centres/{centre_id}/closure",
        command=CloseCentre,
        may=HEAD,
        purpose=PURPOSE,
        summary="Close a centre or a branch",
        example={"occurred_at": "2026-12-31T16:00:00+07:00"},
    ),
    CommandRoute(
        path="/providers",
        command=RegisterProvider,
        may=HEAD,
        purpose=PURPOSE,
        summary="Put someone on the list of those who act for clients",
        mints=("provider_id",),
        example={
            "provider_id": "00000000-0000-4000-8000-000000000002",
            "provider_kind": "legal-aid-assistant",
            "centre": "tt",
            "staff_id": "00000000-0000-4000-8000-000000000009",
            "occurred_at": "2026-01-02T09:00:00+07:00",
        },
    ),
    CommandRoute(
        path="/providers/{provider_id}/strike-off",
        command=StrikeOffProvider,
        may=HEAD,
        purpose=PURPOSE,
        summary="Strike someone off the list of providers",
        example={"reason": "left", "occurred_at": "2026-09-01T09:00:00+07:00"},
    ),
    CommandRoute(
        path="/providers/{provider_id}/interests",
        command=DeclareInterest,
        may=PROVIDERS,
        purpose=PURPOSE,
        summary="Declare that a provider is tied to a party",
        mints=("party_id",),
        example={
            "party_id": "00000000-0000-4000-8000-000000000008",
            "interest": "relative",
            "signs": ["Made-up Relative, 001085000002"],
            "occurred_at": "2026-03-01T09:00:00+07:00",
        },
    ),
)
