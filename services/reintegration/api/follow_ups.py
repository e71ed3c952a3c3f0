"""Looking in on a participant, by a way that is safe."""

from services.reintegration.api.roles import WORKER
from services.reintegration.domain.plan.commands import (
    AssignTrustedAddress,
    ChangeSafeChannels,
    LeaveTrustedAddress,
    MissFollowUp,
    RecordFollowUp,
    ScheduleFollowUp,
)
from shared.runtime.http.routes import CommandRoute, Door

FOLLOW_UPS: tuple[Door, ...] = (
    CommandRoute(
        path="/plans/{plan_id}/follow-ups",
        command=ScheduleFollowUp,
        may=WORKER,
        purpose="follow-up",
        summary="Add a follow-up, or move an open one by giving its id.",
        example={
            "due_at": "2026-03-20T09:00:00+07:00",
            "safe_channel": "phone-call",
            "occurred_at": "2026-03-06T11:00:00+07:00",
        },
        mints=("follow_up_id",),
    ),
    CommandRoute(
        path="/plans/{plan_id}/follow-ups/{follow_up_id}/done",
        command=RecordFollowUp,
        may=WORKER,
        purpose="follow-up",
        summary="Record a follow-up that took place, with the risk as judged at it.",
        example={
            "scores": {"safety": 3, "housing": 2, "livelihood": 1},
            "channel": "meeting-place",
            "risk_level": "low",
            "risk_factors": [],
            "note": "A made-up note for this document.",
            "occurred_at": "2026-03-12T09:00:00+07:00",
        },
    ),
    CommandRoute(
        path="/plans/{plan_id}/follow-ups/{follow_up_id}/missed",
        command=MissFollowUp,
        may=WORKER,
        purpose="follow-up",
        summary="Record that a follow-up did not take place, and why.",
        example={"reason": "not-reached", "occurred_at": "2026-04-07T09:00:00+07:00"},
    ),
    CommandRoute(
        path="/plans/{plan_id}/safe-channels",
        command=ChangeSafeChannels,
        may=WORKER,
        purpose="follow-up",
        summary="Change how the participant may be reached; open follow-ups follow at once.",
        example={
            "safe_channels": ["meeting-place"],
            "occurred_at": "2026-03-20T09:00:00+07:00",
        },
    ),
    CommandRoute(
        path="/plans/{plan_id}/follow-up-point",
        command=AssignTrustedAddress,
        may=WORKER,
        purpose="follow-up",
        summary="Let a Trusted Address look in on the participant.",
        example={
            "trusted_place_id": "00000000-0000-4000-8000-000000000005",
            "occurred_at": "2026-03-10T09:00:00+07:00",
        },
    ),
    CommandRoute(
        path="/plans/{plan_id}/follow-up-point/leaving",
        command=LeaveTrustedAddress,
        may=WORKER,
        purpose="follow-up",
        summary="Tell the Trusted Address that it is not needed any more.",
        example={"occurred_at": "2026-09-10T09:00:00+07:00"},
    ),
)
