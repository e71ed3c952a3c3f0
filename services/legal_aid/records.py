"""What legal aid keeps encrypted, and who may read it."""

from shared.runtime.http.routes import May, RecordKind

_DESK: May = ("legal-aid-receiver", "legal-aid-head")
_WORK: May = ("legal-aid-assistant", "legal-aid-head")
_HEAD: May = ("legal-aid-head",)

RECORDS = (
    RecordKind("refusal-letter", may_read=_DESK),
    RecordKind("head-decision", may_read=_DESK),
    RecordKind("eligibility-decision", may_read=_DESK),
    RecordKind("review-decision", may_read=_DESK),
    RecordKind("step-note", may_read=_WORK),
    RecordKind("opposing-party", may_read=_WORK),
    RecordKind("proceeding-notice", may_read=_WORK),
    RecordKind("reminder", may_read=_WORK),
    RecordKind("result-document", may_read=_WORK),
    RecordKind("discontinuation-letter", may_read=_WORK),
    RecordKind("assessment-sheet", may_read=_HEAD),
)
