"""Who is in danger: one row for each journey with alerts, for worklists to put it first.

An alert that another service holds counts like one's own.
"""

from typing import assert_never

from shared.casework.alerts import (
    ALERTS,
    IN_DANGER,
    AlertEvent,
    AlertLifted,
    AlertNoted,
    AlertNotedLifted,
    AlertRaised,
)
from shared.casework.correction import CORRECTION, EntryCorrected, RecordsTakenOver
from shared.kernel.views import Row, Seen, View


def project(
    row: Row | None, event: AlertEvent | EntryCorrected | RecordsTakenOver, seen: Seen
) -> Row:
    """Redraw which alerts stand; one whose entry was struck stands no more."""
    standing: list[Row] = row["standing"] if row else []
    match event:
        case AlertRaised() | AlertNoted():
            standing = [*standing, _line(event, seen)]
        case AlertLifted(alert_id=alert_id) | AlertNotedLifted(alert_id=alert_id):
            standing = [one for one in standing if one["alert_id"] != str(alert_id)]
        case EntryCorrected(of_aggregate=aggregate):
            if aggregate == ALERTS:
                standing = [one for one in standing if not _struck(one, event)]
        case RecordsTakenOver():
            pass
        case _:
            assert_never(event)
    in_danger = any(one["alert"] == IN_DANGER for one in standing)
    return {"standing": standing, "in_danger": in_danger}


def _struck(line: Row, event: EntryCorrected) -> bool:
    """Tell whether the entry is this alert's; a message may have raised several."""
    if event.alert_id is not None:
        return bool(line["alert_id"] == str(event.alert_id))
    return bool(line["version"] == event.of_version)


def _line(event: AlertRaised | AlertNoted, seen: Seen) -> Row:
    return {
        "alert_id": str(event.alert_id),
        "alert": event.alert,
        "held_by": event.held_by if isinstance(event, AlertNoted) else None,
        "version": seen.version,
    }


JOURNEY_ALERTS = View(
    "journey_alerts", (ALERTS, CORRECTION), project, key="journey", index=("in_danger",)
)
