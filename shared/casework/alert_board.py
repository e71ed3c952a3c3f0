"""Who is in danger: one row for each journey with alerts, for worklists to put it first."""

from typing import assert_never

from shared.casework.alerts import ALERTS, IN_DANGER, AlertEvent, AlertLifted, AlertRaised
from shared.casework.correction import CORRECTION, EntryCorrected, RecordsTakenOver
from shared.kernel.views import Row, Seen, View


def project(
    row: Row | None, event: AlertEvent | EntryCorrected | RecordsTakenOver, seen: Seen
) -> Row:
    """Redraw which alerts stand; one whose entry was struck stands no more."""
    standing: list[Row] = row["standing"] if row else []
    match event:
        case AlertRaised(alert_id=alert_id, alert=alert):
            raised = {"alert_id": str(alert_id), "alert": alert, "version": seen.version}
            standing = [*standing, raised]
        case AlertLifted(alert_id=alert_id):
            standing = [one for one in standing if one["alert_id"] != str(alert_id)]
        case EntryCorrected(of_aggregate=aggregate, of_version=version):
            if aggregate == ALERTS:
                standing = [one for one in standing if one["version"] != version]
        case RecordsTakenOver():
            pass
        case _:
            assert_never(event)
    in_danger = any(one["alert"] == IN_DANGER for one in standing)
    return {"standing": standing, "in_danger": in_danger}


JOURNEY_ALERTS = View(
    "journey_alerts", (ALERTS, CORRECTION), project, key="journey", index=("in_danger",)
)
