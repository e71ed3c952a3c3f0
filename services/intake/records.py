"""What intake keeps encrypted, and who may read it; boards and facts hold none of it."""

from shared.runtime.http.routes import RecordKind

RECORDS = (
    RecordKind("identity", may_read=("intake-worker", "health-department", "verification-officer")),
    RecordKind("statement", may_read=("intake-worker", "verification-officer")),
    RecordKind("reception-alerts", may_read=("intake-worker", "health-department")),
    RecordKind("commune", may_read=("intake-worker", "health-department")),
    RecordKind("consent-evidence", may_read=("intake-worker", "data-protection-officer")),
    RecordKind(
        "victim-paper", may_read=("intake-worker", "health-department", "verification-officer")
    ),
)
