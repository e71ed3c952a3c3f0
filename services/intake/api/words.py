"""Who works at intake's doors, and the made-up words of their examples."""

from collections.abc import Mapping
from typing import Any

from shared.runtime.http.routes import May

RECEIVERS: May = ("intake-worker", "health-department")
INTERVIEWERS: May = ("intake-worker", "verification-officer")
VERIFIERS: May = ("health-department", "verification-officer")
LISTENERS: May = ("hotline-operator", "intake-worker", "health-department", "verification-officer")
"""Any agency may be told of somebody; whoever registers a report also sees to it."""
PROTECTORS: May = ("intake-worker", "verification-officer", "health-department")
EVERYONE: May = ("intake-worker", "health-department", "verification-officer")

AT: Mapping[str, Any] = {"occurred_at": "2026-03-02T12:00:00+07:00"}
CONSENT: Mapping[str, Any] = {
    "basis": "consent",
    "consent_id": "00000000-0000-4000-8000-000000000003",
}
