"""What intake keeps encrypted, and who may read it; boards and facts hold none of it."""

from shared.runtime.http.routes import RecordKind

WHO = frozenset({"full_name", "other_names", "birth_year", "document"})
"""Who someone is; how they are reached, and what was noted beside, is their worker's alone."""

RECORDS = (
    RecordKind(
        "identity",
        may_read=("intake-worker", "case-reviewer", "health-department", "verification-officer"),
        cut=dict.fromkeys(("case-reviewer", "health-department", "verification-officer"), WHO),
    ),
    RecordKind("duplicate-judgement", may_read=("case-reviewer", "data-protection-officer")),
    RecordKind(
        "entitlement-decision",
        may_read=("intake-worker", "health-department", "data-protection-officer"),
    ),
    RecordKind("statement", may_read=("intake-worker", "verification-officer")),
    RecordKind(
        "report-content", may_read=("hotline-operator", "intake-worker", "verification-officer")
    ),
    RecordKind("reporter", may_read=("hotline-operator", "intake-worker")),
    RecordKind("handover-record", may_read=("intake-worker", "health-department")),
    RecordKind("mission-request", may_read=("intake-worker", "verification-officer")),
    RecordKind(
        "age-evidence", may_read=("intake-worker", "health-department", "verification-officer")
    ),
    RecordKind("representative", may_read=("intake-worker", "health-department")),
    RecordKind("appeal", may_read=("intake-worker", "verification-officer")),
    RecordKind("appeal-decision", may_read=("intake-worker", "verification-officer")),
    RecordKind(
        "protection-commitment",
        may_read=("intake-worker", "health-department", "verification-officer"),
    ),
    RecordKind("reception-alerts", may_read=("intake-worker", "health-department")),
    RecordKind("commune", may_read=("intake-worker", "health-department")),
    RecordKind("request-details", may_read=("intake-worker", "data-protection-officer")),
    RecordKind("request-answer", may_read=("intake-worker", "data-protection-officer")),
    RecordKind("consent-evidence", may_read=("intake-worker", "data-protection-officer")),
    RecordKind(
        "victim-paper", may_read=("intake-worker", "health-department", "verification-officer")
    ),
)
