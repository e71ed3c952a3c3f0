"""Who sees to what in the shelter."""

from shared.kernel.actors import Role

Roles = tuple[Role, ...]

MANAGER: Roles = ("shelter-manager",)
WORKERS: Roles = ("shelter-worker", "shelter-manager")
COMPETENT: Roles = ("shelter-manager", "health-department")
