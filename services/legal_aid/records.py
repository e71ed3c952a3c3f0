"""What legal aid keeps encrypted, and who may read it."""

from shared.runtime.http.routes import RecordKind

RECORDS = (
    RecordKind("refusal-letter", may_read=("legal-aid-receiver", "legal-aid-head")),
    RecordKind("head-decision", may_read=("legal-aid-receiver", "legal-aid-head")),
    RecordKind("step-note", may_read=("legal-aid-assistant", "legal-aid-head")),
    RecordKind("result-document", may_read=("legal-aid-assistant", "legal-aid-head")),
    RecordKind("discontinuation-letter", may_read=("legal-aid-assistant", "legal-aid-head")),
)
