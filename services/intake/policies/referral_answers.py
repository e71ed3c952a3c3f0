"""Keep sight of whoever was referred: other rooms' facts become steps of our referrals."""

from collections.abc import Mapping
from typing import get_args

from services.intake.domain.referral.messages import (
    Finish,
    RecordReferralAnswer,
    RecordReferralFinished,
)
from services.intake.domain.words import Answer, Receiver
from shared.contracts import legal_aid, reintegration, shelter
from shared.contracts.fact import Fact
from shared.kernel.messages import Code, Command

Answering = (
    shelter.PlacementRequested
    | shelter.PlacementApproved
    | shelter.PlacementWaitlisted
    | shelter.PlacementDeclined
    | shelter.ResidentAdmitted
    | legal_aid.AidRequested
    | legal_aid.AidReferralDeclined
    | legal_aid.MatterAccepted
    | legal_aid.MatterRefused
    | legal_aid.AidRequestWithdrawn
    | legal_aid.ProviderAppointed
    | reintegration.PlanOpened
    | reintegration.ReferralAccepted
    | reintegration.ReferralDeclined
    | reintegration.PlanStarted
)
Finishing = (
    shelter.ResidentDischarged
    | shelter.ResidentDied
    | legal_aid.MatterCompleted
    | legal_aid.MatterDiscontinued
    | reintegration.PlanClosed
)
HEARS: tuple[type[Fact], ...] = (*get_args(Answering), *get_args(Finishing))

_ANSWERS: Mapping[type[Answering], tuple[Receiver, Answer]] = {
    shelter.PlacementRequested: ("shelter", "received"),
    shelter.PlacementApproved: ("shelter", "accepted"),
    shelter.PlacementWaitlisted: ("shelter", "waitlisted"),
    shelter.PlacementDeclined: ("shelter", "declined"),
    shelter.ResidentAdmitted: ("shelter", "started"),
    legal_aid.AidRequested: ("legal_aid", "received"),
    legal_aid.AidReferralDeclined: ("legal_aid", "declined"),
    legal_aid.MatterAccepted: ("legal_aid", "accepted"),
    legal_aid.MatterRefused: ("legal_aid", "declined"),
    legal_aid.AidRequestWithdrawn: ("legal_aid", "declined"),
    legal_aid.ProviderAppointed: ("legal_aid", "started"),
    reintegration.PlanOpened: ("reintegration", "received"),
    reintegration.ReferralAccepted: ("reintegration", "accepted"),
    reintegration.ReferralDeclined: ("reintegration", "declined"),
    reintegration.PlanStarted: ("reintegration", "started"),
}
_FINISHES: Mapping[type[Finishing], tuple[Receiver, Finish]] = {
    shelter.ResidentDischarged: ("shelter", "left"),
    shelter.ResidentDied: ("shelter", "discontinued"),
    legal_aid.MatterCompleted: ("legal_aid", "completed"),
    legal_aid.MatterDiscontinued: ("legal_aid", "discontinued"),
    reintegration.PlanClosed: ("reintegration", "completed"),
}


def react(fact: Answering | Finishing) -> list[Command]:
    """Record what became of a referral; what nobody referred is not ours."""
    if fact.referral_id is None:
        return []
    if isinstance(fact, Finishing):
        by_service, how = _FINISHES[type(fact)]
        return [
            RecordReferralFinished(
                referral_id=fact.referral_id,
                by_service=by_service,
                how=how,
                occurred_at=fact.occurred_at,
            )
        ]
    by_service, answer = _ANSWERS[type(fact)]
    return [
        RecordReferralAnswer(
            referral_id=fact.referral_id,
            by_service=by_service,
            answer=answer,
            reason=_reason(fact),
            elsewhere=fact.elsewhere if isinstance(fact, shelter.PlacementDeclined) else None,
            due_at=fact.appointment_due_at if isinstance(fact, legal_aid.MatterAccepted) else None,
            occurred_at=fact.occurred_at,
        )
    ]


def _reason(fact: Answering) -> Code | None:
    match fact:
        case (
            shelter.PlacementDeclined()
            | legal_aid.AidReferralDeclined()
            | reintegration.ReferralDeclined()
        ):
            return fact.reason
        case legal_aid.AidRequestWithdrawn():
            return "changed-mind"
        case legal_aid.MatterRefused():
            return fact.ground or "refused-on-lawful-ground"
        case _:
            return None
