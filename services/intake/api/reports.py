"""Reports: received by every way, classified, forwarded, resolved, corrected; never refused."""

from services.intake.api.words import AT, LISTENERS
from services.intake.domain.report.messages import (
    ClassifyReport,
    CorrectReport,
    ForwardReport,
    RegisterReport,
    ResolveReport,
)
from shared.runtime.http.routes import BoardRoute, CommandRoute, Door, RowRoute

REPORTS: tuple[Door, ...] = (
    CommandRoute(
        path="/reports",
        command=RegisterReport,
        may=LISTENERS,
        purpose="report",
        summary="Register a report; whoever reports may stay unnamed",
        example={
            **AT,
            "channel": "hotline-111",
            "agency": "made-up-hotline-desk",
            "content": "Made-up report: somebody is held in a made-up place.",
            "reporter": "Made-up Caller, made-up number",
        },
        mints=("report_id", "journey_id"),
        of_any_age=True,
    ),
    CommandRoute(
        path="/reports/{report_id}/classification",
        command=ClassifyReport,
        may=LISTENERS,
        purpose="report",
        summary="Say what the report is about",
        example={**AT, "report_class": "trafficking"},
    ),
    CommandRoute(
        path="/reports/{report_id}/forwarding",
        command=ForwardReport,
        may=LISTENERS,
        purpose="report",
        summary="Forward the report to whoever acts on it",
        example={**AT, "to_agency": "police"},
    ),
    CommandRoute(
        path="/reports/{report_id}/resolution",
        command=ResolveReport,
        may=LISTENERS,
        purpose="report",
        summary="Record what was decided about the report",
        example={**AT, "decision": "proceedings-opened"},
    ),
    CommandRoute(
        path="/reports/{report_id}/correction",
        command=CorrectReport,
        may=LISTENERS,
        purpose="report",
        summary="Correct the report; what stood before stays on record",
        example={
            **AT,
            "reason": "misheard",
            "channel": "hotline-women-union",
            "report_class": "other-offence",
            "content": "Made-up report, heard again.",
        },
    ),
    BoardRoute(
        path="/reports",
        view="reports",
        may=LISTENERS,
        summary="See the report board, newest first",
        sort="-received_at",
        filters=("state", "channel", "report_class", "overdue"),
    ),
    RowRoute(
        path="/reports/{report_id}",
        view="reports",
        may=LISTENERS,
        summary="See what became of a report",
    ),
)
