"""What the law gives a person, what they have claimed, and consents they took back."""

from services.reintegration.api.roles import WORKER, WORKER_OR_DEPARTMENT
from services.reintegration.domain.participation.commands import AnswerConsentWithdrawal
from shared.runtime.http.routes import CommandRoute, Door, RowRoute

PARTICIPATIONS: tuple[Door, ...] = (
    CommandRoute(
        path="/participations/{journey_id}/withdrawn-consents/{consent_id}/answer",
        command=AnswerConsentWithdrawal,
        may=WORKER,
        purpose="reintegration",
        summary="Say what was done about a consent that the participant took back.",
        example={"answer": "sharing-stopped", "occurred_at": "2026-04-07T09:00:00+07:00"},
    ),
    RowRoute(
        path="/participations/{journey_id}",
        view="participations",
        may=WORKER_OR_DEPARTMENT,
        summary="Show what the law gives a person, and what they have claimed.",
    ),
)
