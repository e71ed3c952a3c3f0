"""What the shelter keeps encrypted, and who may read it."""

from shared.runtime.http.routes import RecordKind

RECORDS = (RecordKind("note", may_read=("shelter-worker", "shelter-manager")),)
