"""What workers of this room write in their own words, and who may read it."""

from shared.runtime.http.routes import May, RecordKind

_WORKER: May = ("reintegration-worker",)
_WITH_DEPARTMENT: May = ("reintegration-worker", "health-department")

RECORDS = (
    RecordKind("note", may_read=_WORKER),
    RecordKind("family-report", may_read=_WORKER),
    RecordKind("commune", may_read=_WORKER),
    RecordKind("death-conclusion", may_read=_WORKER),
    RecordKind("session-note", may_read=("psychologist",)),
    RecordKind("school", may_read=_WORKER),
    RecordKind("employer", may_read=_WORKER),
    RecordKind("form-07", may_read=_WITH_DEPARTMENT),
    RecordKind("decision-number", may_read=_WITH_DEPARTMENT),
    RecordKind("voucher", may_read=_WITH_DEPARTMENT),
    RecordKind("trusted-address", may_read=_WORKER),
)
