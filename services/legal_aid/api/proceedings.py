"""Doors of what happens before proceeding bodies: notices, dates, compensation."""

from services.legal_aid.api.roles import ALL, HEAD, PROVIDERS, PURPOSE
from services.legal_aid.domain.matter.commands import (
    CancelDeadline,
    FileCompensationClaim,
    MeetDeadline,
    ReceiveProceedingNotice,
    RecordCompensationAward,
    RecordCompensationPayment,
    RemindProceedingBody,
    ReportDeadline,
    ScheduleHearing,
)
from shared.runtime.http.routes import CommandRoute

PROCEEDINGS = (
    CommandRoute(
        path="/matters/{matter_id}/notices",
        command=ReceiveProceedingNotice,
        may=ALL,
        purpose=PURPOSE,
        summary="Record what a proceeding body wrote, and whether in time",
        mints=("notice_id",),
        example={
            "body": "investigation-body",
            "notice_type": "aid-asked-for",
            "client_is": "injured-party",
            "asked_at": "2026-03-01T15:00:00+07:00",
            "notice": "A made-up notice: the injured party asks for legal aid.",
            "occurred_at": "2026-03-02T10:00:00+07:00",
        },
    ),
    CommandRoute(
        path="/matters/{matter_id}/notices/{notice_id}/reminder",
        command=RemindProceedingBody,
        may=HEAD,
        purpose=PURPOSE,
        summary="Remind a proceeding body that its notice came late",
        example={
            "letter": "A made-up letter: please keep the hours that the law gives.",
            "occurred_at": "2026-03-04T10:00:00+07:00",
        },
    ),
    CommandRoute(
        path="/matters/{matter_id}/hearings",
        command=ScheduleHearing,
        may=PROVIDERS,
        purpose=PURPOSE,
        summary="Put a hearing into the calendar, or move it",
        mints=("deadline_id",),
        example={
            "begins_at": "2026-04-15T08:00:00+07:00",
            "occurred_at": "2026-03-10T10:00:00+07:00",
        },
    ),
    CommandRoute(
        path="/matters/{matter_id}/deadlines",
        command=ReportDeadline,
        may=PROVIDERS,
        purpose=PURPOSE,
        summary="Put a deadline of the proceedings into the calendar, or move it",
        mints=("deadline_id",),
        example={
            "deadline": "appeal",
            "due_at": "2026-05-04T17:00:00+07:00",
            "occurred_at": "2026-04-16T10:00:00+07:00",
        },
    ),
    CommandRoute(
        path="/matters/{matter_id}/deadlines/{deadline_id}/fulfilment",
        command=MeetDeadline,
        may=PROVIDERS,
        purpose=PURPOSE,
        summary="Say that a hearing was attended or a deadline met",
        example={"occurred_at": "2026-04-15T11:00:00+07:00"},
    ),
    CommandRoute(
        path="/matters/{matter_id}/deadlines/{deadline_id}/cancellation",
        command=CancelDeadline,
        may=PROVIDERS,
        purpose=PURPOSE,
        summary="Cancel a hearing or a deadline that is off",
        example={"occurred_at": "2026-04-10T11:00:00+07:00"},
    ),
    CommandRoute(
        path="/matters/{matter_id}/compensation-claim",
        command=FileCompensationClaim,
        may=PROVIDERS,
        purpose=PURPOSE,
        summary="Claim compensation for the client, in dong",
        example={"amount": 50000000, "occurred_at": "2026-03-20T09:00:00+07:00"},
    ),
    CommandRoute(
        path="/matters/{matter_id}/compensation-award",
        command=RecordCompensationAward,
        may=PROVIDERS,
        purpose=PURPOSE,
        summary="Record what compensation was awarded, in dong",
        example={"amount": 40000000, "occurred_at": "2026-04-15T12:00:00+07:00"},
    ),
    CommandRoute(
        path="/matters/{matter_id}/compensation-payments",
        command=RecordCompensationPayment,
        may=PROVIDERS,
        purpose=PURPOSE,
        summary="Record that compensation was paid, in dong",
        mints=("payment_id",),
        example={"amount": 10000000, "occurred_at": "2026-05-20T09:00:00+07:00"},
    ),
)
