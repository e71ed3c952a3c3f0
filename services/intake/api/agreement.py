"""What rests on the person's word: consents and statements."""

from services.intake.api.words import AT, INTERVIEWERS, RECEIVERS
from services.intake.domain.case.commands import (
    AmendStatement,
    TakeStatement,
)
from services.intake.domain.consent.messages import (
    RecordConsent,
    WithdrawConsent,
)
from shared.runtime.http.routes import BoardRoute, CommandRoute, Door, RowRoute

AGREEMENT: tuple[Door, ...] = (
    CommandRoute(
        path="/cases/{case_id}/consents",
        command=RecordConsent,
        may=RECEIVERS,
        purpose="consent",
        summary="Record a consent for one purpose",
        example={
            **AT,
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
        example=AT,
    ),
    BoardRoute(
        path="/withdrawals",
        view="withdrawals",
        may=(*RECEIVERS, "data-protection-officer"),
        summary="See consents taken back, and who has not said that they stopped",
        sort="stop_by",
        filters=("overdue",),
    ),
    RowRoute(
        path="/withdrawals/{consent_id}",
        view="withdrawals",
        may=(*RECEIVERS, "data-protection-officer"),
        summary="See who must stop under a consent that was taken back",
    ),
    CommandRoute(
        path="/cases/{case_id}/statements",
        command=TakeStatement,
        may=INTERVIEWERS,
        purpose="identification",
        summary="Take a statement as the next version of what the person says",
        example={
            **AT,
            "statement": "A made-up statement.",
            "interpreter": False,
            "written_by_official": True,
            "basis": {"basis": "ground", "ground": "statutory-duty"},
        },
        mints=("statement_id",),
    ),
    CommandRoute(
        path="/cases/{case_id}/statements/{amends_id}/amendments",
        command=AmendStatement,
        may=INTERVIEWERS,
        purpose="identification",
        summary="Take an amended statement; the earlier one stays as it was",
        example={
            **AT,
            "statement": "A made-up statement, said anew.",
            "interpreter": False,
            "written_by_official": True,
            "basis": {"basis": "ground", "ground": "statutory-duty"},
        },
        mints=("statement_id",),
    ),
)
