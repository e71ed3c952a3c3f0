"""Referring a case to another service, and every step until its end."""

from services.intake.api.words import AT, CONSENT, EVERYONE, RECEIVERS
from services.intake.domain.case.commands import ReferCase
from services.intake.domain.referral.messages import RecordOtherPlace, WithdrawReferral
from shared.runtime.http.routes import BoardRoute, CommandRoute, Door, RowRoute

REFERRALS: tuple[Door, ...] = (
    CommandRoute(
        path="/cases/{case_id}/referrals",
        command=ReferCase,
        may=RECEIVERS,
        purpose="referral",
        summary="Refer the case to another service",
        example={
            **AT,
            "to_service": "shelter",
            "needs": ["shelter", "psychological"],
            "urgency": "urgent",
            "basis": CONSENT,
        },
        mints=("referral_id",),
    ),
    CommandRoute(
        path="/referrals/{referral_id}/withdrawal",
        command=WithdrawReferral,
        may=RECEIVERS,
        purpose="referral",
        summary="Take a referral back",
        example={**AT, "reason": "wish-of-person"},
    ),
    CommandRoute(
        path="/referrals/{referral_id}/other-place",
        command=RecordOtherPlace,
        may=RECEIVERS,
        purpose="referral",
        summary="Record where a person found help whom a service had declined",
        example={**AT, "found": "other-facility"},
    ),
    BoardRoute(
        path="/referrals",
        view="referrals",
        may=EVERYONE,
        summary="See the referral board, newest first",
        sort="-sent_at",
        filters=("case_id", "to_service", "standing"),
    ),
    BoardRoute(
        path="/overdue-referrals",
        view="referrals",
        may=EVERYONE,
        summary="See whose answer is late, the longest first",
        sort="due_at",
        filters=("to_service", "awaits", "urgency"),
        where={"overdue": True},
    ),
    RowRoute(
        path="/referrals/{referral_id}",
        view="referrals",
        may=EVERYONE,
        summary="See what became of a referral",
    ),
)
