"""The way to the answer whether the person is a victim."""

from services.intake.api.words import AT, VERIFIERS
from services.intake.domain.case.appeal_messages import (
    AppealRejection,
    CloseAsJoined,
    DecideAppeal,
    JoinCase,
    ReopenCase,
)
from services.intake.domain.case.commands import (
    ConfirmVictim,
    ExtendIdentification,
    RecordEvidence,
    RecordInitialVerification,
    RejectVictim,
    RequestIdentification,
)
from shared.runtime.http.routes import CommandRoute, Door

IDENTIFICATION: tuple[Door, ...] = (
    CommandRoute(
        path="/cases/{case_id}/initial-verification",
        command=RecordInitialVerification,
        may=VERIFIERS,
        purpose="identification",
        summary="Record what initial verification found",
        example={
            **AT,
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
        example={**AT, "police_unit": "made-up-unit-7"},
    ),
    CommandRoute(
        path="/cases/{case_id}/identification/extension",
        command=ExtendIdentification,
        may=VERIFIERS,
        purpose="identification",
        summary="Give the police more time in a complicated case",
        example={**AT, "ground": "complicated-case"},
    ),
    CommandRoute(
        path="/cases/{case_id}/evidence",
        command=RecordEvidence,
        may=VERIFIERS,
        purpose="identification",
        summary="Fill in the checklist of evidence and elements",
        example={
            **AT,
            "sources": ["person-or-relative", "rescue-agency"],
            "acts": ["transport", "harbour"],
            "means": ["deception"],
            "purposes": ["forced-labour"],
            "signs": ["found-with-victims"],
        },
    ),
    CommandRoute(
        path="/cases/{case_id}/confirmation",
        command=ConfirmVictim,
        may=VERIFIERS,
        purpose="identification",
        summary="Confirm by a paper of Art 33 that the person is a victim",
        example={
            **AT,
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
        example={**AT, "ground": "not-trafficking", "art_32_2_signs_considered": True},
    ),
    CommandRoute(
        path="/cases/{case_id}/appeal",
        command=AppealRejection,
        may=(*VERIFIERS, "intake-worker"),
        purpose="identification",
        summary="Record that the person appeals; the decision has a limit",
        example={
            **AT,
            "ground": "signs-not-considered",
            "by": "person",
            "appeal": "A made-up letter of appeal.",
        },
    ),
    CommandRoute(
        path="/cases/{case_id}/appeal/decision",
        command=DecideAppeal,
        may=("verification-officer",),
        purpose="identification",
        summary="Record how the appeal was decided; if upheld, identification goes on",
        example={
            **AT,
            "upheld": True,
            "decided_by": "higher-body",
            "police_unit": "made-up-unit-7",
            "decision": "Made-up decision, number 1",
        },
    ),
    CommandRoute(
        path="/cases/{case_id}/reopening",
        command=ReopenCase,
        may=VERIFIERS,
        purpose="identification",
        summary="Reopen the case on new evidence; the police are asked again",
        example={**AT, "sources": ["foreign-authority"], "police_unit": "made-up-unit-7"},
    ),
    CommandRoute(
        path="/cases/{case_id}/joining",
        command=JoinCase,
        may=VERIFIERS,
        purpose="identification",
        summary="Join a case whose appeal was upheld to the newer case that is open",
        example={**AT, "to_case": "00000000-0000-4000-8000-000000000002"},
    ),
    CommandRoute(
        path="/cases/{case_id}/joining-across",
        command=CloseAsJoined,
        may=VERIFIERS,
        purpose="identification",
        summary="Close a case as joined to the open case of a linked journey",
        example={
            **AT,
            "to_journey": "00000000-0000-4000-8000-000000000003",
            "to_case": "00000000-0000-4000-8000-000000000002",
        },
    ),
)
