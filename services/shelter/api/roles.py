"""Who works in the shelter, and what the examples of its doors have in common."""

from shared.runtime.http.routes import May

MANAGER: May = ("shelter-manager",)
WORKERS: May = ("shelter-worker", "shelter-manager")
COMPETENT: May = ("shelter-manager", "health-department")
OVERSIGHT: May = ("shelter-worker", "shelter-manager", "health-department")
PSYCHOLOGIST: May = ("psychologist",)
CARERS: May = ("shelter-worker", "shelter-manager", "psychologist")

MORNING = "2026-03-02T09:00:00+07:00"
HOUSE_ID = "00000000-0000-4000-8000-000000000003"
JOURNEY_ID = "00000000-0000-4000-8000-000000000001"
CHILD_ID = "00000000-0000-4000-8000-000000000006"
CONSENT = {"basis": "consent", "consent_id": "00000000-0000-4000-8000-000000000004"}
AT = {"occurred_at": MORNING}
