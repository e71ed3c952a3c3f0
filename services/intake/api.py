"""Intake's doors: what workers may ask of a case, and the boards they read."""

from collections.abc import Mapping
from typing import Any

from services.intake.domain.case_commands import (
    BringToCommune,
    CloseCase,
    ConfirmVictim,
    ExtendIdentification,
    NotifyHealthDept,
    OpenCase,
    ReceivePerson,
    RecordConsent,
    RecordIdentity,
    RecordImmediateNeeds,
    RecordInitialVerification,
    ReferCase,
    RejectVictim,
    RequestIdentification,
    TakeStatement,
    WithdrawCase,
    WithdrawConsent,
)
from shared.runtime.http.routes import BoardRoute, CommandRoute, Door, May, RowRoute

RECEIVERS: May = ("intake-worker", "health-department")
INTERVIEWERS: May = ("intake-worker", "verification-officer")
VERIFIERS: May = ("health-department", "verification-officer")
EVERYONE: May = ("intake-worker", "health-department", "verification-officer")

_AT = {"occurred_at": "2026-03-02T12:00:00+07:00"}
_CONSENT: Mapping[str, Any] = {
    "basis": "consent",
    "consent_id": "00000000-0000-4000-8000-000000000003",
}

FIRST_HOURS: tuple[Door, ...] = (
    CommandRoute(
        path="/cases",
        command=OpenCase,
        may=RECEIVERS,
        purpose="reception",
        summary="Open a case for a person, and their journey",
        example={**_AT, "channel": "self", "group": "women"},
        mints=("case_id", "journey_id"),
    ),
    CommandRoute(
        path="/cases/{case_id}/reception",
        command=ReceivePerson,
        may=RECEIVERS,
        purpose="reception",
        summary="Receive the person",
        example={
            **_AT,
            "received_by": "commune",
            "safe_to_call": False,
            "in_danger": True,
            "alerts": "Made-up example: allergic to penicillin.",
        },
    ),
    CommandRoute(
        path="/cases/{case_id}/commune",
        command=BringToCommune,
        may=RECEIVERS,
        purpose="reception",
        summary="Take the person to the commune People's Committee",
        example={**_AT, "commune": "Made-up commune"},
    ),
    CommandRoute(
        path="/cases/{case_id}/needs",
        command=RecordImmediateNeeds,
        may=RECEIVERS,
        purpose="immediate-support",
        summary="Record what the person needs at once",
        example={**_AT, "needs": ["food", "medical"], "language": "vi", "injuries": False},
    ),
    CommandRoute(
        path="/cases/{case_id}/identity",
        command=RecordIdentity,
        may=RECEIVERS,
        purpose="reception",
        summary="Keep who the person says they are",
        example={**_AT, "identity": "Made-up Person, born in a made-up year"},
    ),
    CommandRoute(
        path="/cases/{case_id}/health-notice",
        command=NotifyHealthDept,
        may=RECEIVERS,
        purpose="statutory-notice",
        summary="Notify the Department of Health; its three days begin",
        example=_AT,
    ),
)

AGREEMENT: tuple[Door, ...] = (
    CommandRoute(
        path="/cases/{case_id}/consents",
        command=RecordConsent,
        may=RECEIVERS,
        purpose="consent",
        summary="Record a consent for one purpose",
        example={
            **_AT,
            "purpose": "referral",
            "scope": ["needs", "legal-status"],
            "form": "written",
            "given_by": "person",
            "own_view_heard": True,
            "evidence": "Made-up signed form, number 1",
        },
        mints=("consent_id",),
    ),
    CommandRoute(
        path="/cases/{case_id}/consents/{consent_id}/withdrawal",
        command=WithdrawConsent,
        may=RECEIVERS,
        purpose="consent",
        summary="Take a consent back",
        example=_AT,
    ),
    CommandRoute(
        path="/cases/{case_id}/statements",
        command=TakeStatement,
        may=INTERVIEWERS,
        purpose="identification",
        summary="Take a statement, or an amended one as its next version",
        example={
            **_AT,
            "statement": "A made-up statement.",
            "interpreter": False,
            "written_by_official": True,
            "basis": {"basis": "ground", "ground": "statutory-duty"},
        },
        mints=("statement_id",),
    ),
    CommandRoute(
        path="/cases/{case_id}/referrals",
        command=ReferCase,
        may=RECEIVERS,
        purpose="referral",
        summary="Refer the case to another service",
        example={
            **_AT,
            "to_service": "shelter",
            "needs": ["shelter", "psychological"],
            "urgency": "urgent",
            "basis": _CONSENT,
        },
        mints=("referral_id",),
    ),
)

IDENTIFICATION: tuple[Door, ...] = (
    CommandRoute(
        path="/cases/{case_id}/initial-verification",
        command=RecordInitialVerification,
        may=VERIFIERS,
        purpose="identification",
        summary="Record what initial verification found",
        example={
            **_AT,
            "result": "verified",
            "police_unit": "made-up-unit-7",
            "documents": ["declaration"],
        },
    ),
    CommandRoute(
        path="/cases/{case_id}/identification",
        command=RequestIdentification,
        may=VERIFIERS,
        purpose="identification",
        summary="Ask the police to identify the person; their time begins",
        example={**_AT, "police_unit": "made-up-unit-7"},
    ),
    CommandRoute(
        path="/cases/{case_id}/identification/extension",
        command=ExtendIdentification,
        may=VERIFIERS,
        purpose="identification",
        summary="Give the police more time in a complicated case",
        example={**_AT, "ground": "complicated-case"},
    ),
    CommandRoute(
        path="/cases/{case_id}/confirmation",
        command=ConfirmVictim,
        may=VERIFIERS,
        purpose="identification",
        summary="Confirm by a paper of Art 33 that the person is a victim",
        example={
            **_AT,
            "paper_type": "police-confirmation",
            "issuer_kind": "provincial-police",
            "issued_on": "2026-03-01",
            "paper": "Made-up paper, number 1",
        },
    ),
    CommandRoute(
        path="/cases/{case_id}/rejection",
        command=RejectVictim,
        may=("verification-officer",),
        purpose="identification",
        summary="Record the finding that the person is not a victim",
        example={**_AT, "ground": "not-trafficking", "art_32_2_signs_considered": True},
    ),
)

ENDING: tuple[Door, ...] = (
    CommandRoute(
        path="/cases/{case_id}/withdrawal",
        command=WithdrawCase,
        may=RECEIVERS,
        purpose="closing",
        summary="Record that the person leaves the case",
        example={**_AT, "reason": "wish-of-person"},
    ),
    CommandRoute(
        path="/cases/{case_id}/closing",
        command=CloseCase,
        may=RECEIVERS,
        purpose="closing",
        summary="Close the case",
        example={**_AT, "reason": "handed-on"},
    ),
)

BOARDS: tuple[Door, ...] = (
    BoardRoute(
        path="/cases",
        view="cases",
        may=EVERYONE,
        summary="See the case board, newest first",
        sort="-opened_at",
        filters=("state", "legal_status"),
    ),
    BoardRoute(
        path="/overdue-cases",
        view="cases",
        may=EVERYONE,
        summary="See whose limit has passed, the longest first",
        sort="due_at",
        filters=("state",),
        where={"overdue": True},
    ),
    RowRoute(
        path="/cases/{case_id}", view="cases", may=EVERYONE, summary="See where a case stands"
    ),
    BoardRoute(
        path="/referrals",
        view="referrals",
        may=EVERYONE,
        summary="See the referral board, newest first",
        sort="-sent_at",
        filters=("case_id", "to_service", "standing"),
    ),
    RowRoute(
        path="/referrals/{referral_id}",
        view="referrals",
        may=EVERYONE,
        summary="See what became of a referral",
    ),
)

DOORS = FIRST_HOURS + AGREEMENT + IDENTIFICATION + ENDING + BOARDS
