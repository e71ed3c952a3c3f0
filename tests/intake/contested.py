"""A made-up appeal, and a made-up case that goes on."""

from datetime import UTC, datetime

from services.intake.domain.case.appeal_messages import (
    AppealDecided,
    AppealOverdue,
    CaseJoined,
    CaseLeftUnjoined,
    CaseReopened,
    CaseTakenOver,
    JoiningOverdue,
    RejectionAppealed,
    TakenOverOverdue,
    UpheldBesideOpenCase,
)
from tests.intake.made_up import CASE, IDENTIFY_BY, NOON, OTHER_CASE, ref

DECIDE_BY = datetime(2026, 4, 1, 16, 59, 59, tzinfo=UTC)
"""Thirty days from 2 March."""

appealed = RejectionAppealed(
    case_id=CASE,
    ground="signs-not-considered",
    by="person",
    appeal=ref(40),
    due_at=DECIDE_BY,
    policy_version="appeal-decision@2012-07-01",
    occurred_at=NOON,
)
dismissed = AppealDecided(
    case_id=CASE, upheld=False, decided_by="higher-body", decision=ref(41), occurred_at=NOON
)
upheld = dismissed.model_copy(update={"upheld": True})
appeal_overdue = AppealOverdue(case_id=CASE, due_at=DECIDE_BY, occurred_at=DECIDE_BY)
reopened = CaseReopened(
    case_id=CASE,
    reason="new-evidence",
    sources=("foreign-authority",),
    police_unit="made-up-unit",
    due_at=IDENTIFY_BY,
    policy_version="identification@2025-07-01",
    occurred_at=NOON,
)
reopened_by_appeal = reopened.model_copy(update={"reason": "appeal", "sources": ()})
upheld_beside = UpheldBesideOpenCase(
    case_id=CASE,
    open_case=OTHER_CASE,
    police_unit="made-up-unit",
    due_at=IDENTIFY_BY,
    policy_version="identification@2025-07-01",
    occurred_at=NOON,
)
joining_overdue = JoiningOverdue(case_id=CASE, due_at=IDENTIFY_BY, occurred_at=IDENTIFY_BY)
joined = CaseJoined(case_id=CASE, to_case=OTHER_CASE, occurred_at=NOON)
left_unjoined = CaseLeftUnjoined(case_id=CASE, occurred_at=NOON)
taken_over = CaseTakenOver(
    case_id=CASE, from_case=OTHER_CASE, identify_by=IDENTIFY_BY, occurred_at=NOON
)
taken_over_overdue = TakenOverOverdue(case_id=CASE, due_at=IDENTIFY_BY, occurred_at=IDENTIFY_BY)
