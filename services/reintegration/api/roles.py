"""Who works in this room."""

from shared.runtime.http.routes import May

WORKER: May = ("reintegration-worker",)
DEPARTMENT: May = ("health-department",)
WORKER_OR_DEPARTMENT: May = ("reintegration-worker", "health-department")
WORKER_OR_PSYCHOLOGIST: May = ("reintegration-worker", "psychologist")
