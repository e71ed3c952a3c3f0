"""Form 07: what is asked for is ticked, and the days of the decision are written down."""

from datetime import timedelta
from typing import get_args
from uuid import UUID

import pytest

from services.reintegration.domain.codes import Grant
from services.reintegration.domain.grant.messages import GrantApplied, GrantEvent, GrantUnderReview
from services.reintegration.domain.ids import ClaimId
from services.reintegration.forms.application import FORM, GRANTS, Application, lay_out
from shared.kernel.forms import Choices, Given, Sheet
from shared.kernel.messages import RecordRef
from tests.kit.paper import on_paper
from tests.reintegration.participant import JOURNEY, NOON, NOTE, PLAN

CLAIM = ClaimId(UUID(int=70))


def applied(grant: Grant = "vocational", school_year: int | None = None) -> GrantApplied:
    """Return that a grant was applied for."""
    return GrantApplied(
        claim_id=CLAIM,
        journey_id=JOURNEY,
        plan_id=PLAN,
        grant=grant,
        school_year=school_year,
        form=NOTE,
        decide_by=NOON + timedelta(days=11),
        policy_version="grant-decision@2025-07-01",
        occurred_at=NOON,
    )


def form(*events: GrantEvent, why: str | None = None, **by_hand: str) -> Sheet:
    """Lay the form out."""
    texts = {NOTE.record_id: why} if why else {}
    return lay_out(Given({"grant": events}, texts, Application.model_validate(by_hand), NOON))


def ticked(sheet: Sheet) -> list[str]:
    """Return what is ticked."""
    return [
        text
        for block in sheet.blocks
        if isinstance(block, Choices)
        for yes, text in block.boxes
        if yes
    ]


@pytest.mark.parametrize("grant", get_args(Grant))
def test_what_is_asked_for_is_ticked_and_nothing_else(grant: Grant) -> None:
    assert ticked(form(applied(grant))) == [GRANTS[grant]]


def test_schooling_names_its_school_year() -> None:
    assert ticked(form(applied("education", 2026))) == ["Hỗ trợ học văn hóa, năm học 2026-2027"]


def test_it_is_the_form_that_the_decree_names() -> None:
    said = on_paper(form(applied(), agency="Sở Y tế tỉnh Bịa Đặt", applicant="Lò Thị Ví Dụ"))
    assert "Mẫu số 07" in said
    assert "162/2025/NĐ-CP ngày 29 tháng 6 năm 2025" in said
    assert "ĐƠN ĐỀ NGHỊ HỖ TRỢ" in said
    assert "Kính gửi: Sở Y tế tỉnh Bịa Đặt" in said
    assert "Họ và tên: Lò Thị Ví Dụ" in said


def test_the_office_sees_when_it_came_and_until_when_it_is_decided() -> None:
    said = on_paper(form(applied(), GrantUnderReview(claim_id=CLAIM, occurred_at=NOON)))
    assert f"Mã đơn: {CLAIM}" in said
    assert "Ngày nhận đơn: 02/03/2026" in said
    assert "Hạn giải quyết: 13/03/2026" in said


def test_why_it_is_asked_for_is_shown_to_who_may_read_it() -> None:
    assert "hoàn cảnh: Muốn học nghề may" in on_paper(form(applied(), why="Muốn học nghề may"))
    assert "hoàn cảnh: ...." in on_paper(form(applied()))
    assert list[RecordRef](FORM.shows([applied()])) == [NOTE]
    assert FORM.shows([]) == []


def test_the_paper_of_the_status_may_be_named_by_hand() -> None:
    assert "nơi cấp): Số 12 bịa đặt" in on_paper(form(applied(), status_paper="Số 12 bịa đặt"))


def test_an_empty_form_can_be_taken_along() -> None:
    said = on_paper(form())
    assert "Họ và tên: ...." in said
    assert "Mã đơn: ...." in said
