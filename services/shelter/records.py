"""What the shelter keeps encrypted, and who may read it."""

from shared.kernel.actors import Role
from shared.runtime.http.routes import RecordKind

WORKERS: tuple[Role, ...] = ("shelter-worker", "shelter-manager")

RECORDS = (
    RecordKind("note", may_read=WORKERS),
    RecordKind("health", may_read=WORKERS),
    RecordKind("incident", may_read=WORKERS),
    RecordKind("psych-session", may_read=("psychologist",)),
    RecordKind("licence", may_read=("shelter-manager",)),
    RecordKind("address", may_read=("shelter-manager",), of_unit_in="bed_board"),
)
