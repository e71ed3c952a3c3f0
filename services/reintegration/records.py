"""What workers of this room write in their own words, and who may read it."""

from shared.runtime.http.routes import RecordKind

RECORDS = (RecordKind("note", may_read=("reintegration-worker",)),)
