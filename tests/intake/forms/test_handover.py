"""The handover record says who is handed over with what, as far as the asker may know."""

import json
from collections.abc import Mapping
from typing import get_args

import pytest

from services.intake.domain import words as codes
from services.intake.domain.case.events import CaseEvent, VictimStatusConfirmed
from services.intake.domain.words import Channel, Group
from services.intake.forms import words
from services.intake.forms.handover import FORM, Handover, lay_out
from shared.kernel.forms import Given
from shared.kernel.ids import RecordId
from shared.law.categories import NationalityClass
from tests.intake.made_up import (
    JOURNEY,
    NOON,
    brought,
    confirmed,
    identity_known,
    needs_known,
    notified,
    opened,
    opened_for,
    received,
    rejected,
    requested,
    statement_taken,
    verified,
)
from tests.kit.paper import on_paper

VERIFIED = (opened, received, brought, notified, verified)

IDENTITY = {
    "full_name": "Giàng Thị Bịa Đặt",
    "other_names": ["Sùng Thị Ví Dụ"],
    "birth_year": 2009,
    "document": {"kind": "citizen-card", "number": "001234567890"},
    "note": "Nói rằng sinh ở một nơi không có thật",
}


def given(
    *events: CaseEvent, texts: Mapping[RecordId, str] | None = None, by_hand: Handover | None = None
) -> Given:
    """Return what the paper is filled from."""
    return Given({"case": events}, texts or {}, by_hand or Handover(), NOON)


def said(*events: CaseEvent, **how: str) -> str:
    """Print the paper, and return what it says."""
    return on_paper(lay_out(given(*events, by_hand=Handover.model_validate(how))))


def test_it_names_both_sides_and_the_journey() -> None:
    paper = said(
        opened, handing_over="Đồn Biên phòng Ví Dụ", receiving="Cơ sở Ví Dụ", place="Xã Ví Dụ"
    )
    assert "BIÊN BẢN BÀN GIAO, TIẾP NHẬN" in paper
    assert "I. BÊN GIAO Cơ quan, đơn vị: Đồn Biên phòng Ví Dụ" in paper
    assert "II. BÊN NHẬN Cơ quan, đơn vị: Cơ sở Ví Dụ" in paper
    assert f"Mã hồ sơ: {JOURNEY}" in paper
    assert "ngày 02/03/2026, tại Xã Ví Dụ" in paper


def test_needs_and_papers_are_written_as_words() -> None:
    paper = said(opened, received, needs_known, verified)
    assert "Nhu cầu trước mắt: ăn uống; y tế" in paper
    assert "có dấu hiệu thương tích" in paper
    assert "tiếng Việt" in paper
    assert "Ủy ban nhân dân cấp xã" in paper
    assert all(words.PAPERS[document] in paper for document in verified.documents)


def test_who_may_read_the_identity_finds_it_on_the_paper() -> None:
    texts = {identity_known.identity.record_id: json.dumps(IDENTITY)}
    paper = on_paper(lay_out(given(opened, identity_known, texts=texts)))
    for written in ("Giàng Thị Bịa Đặt", "Sùng Thị Ví Dụ", "2009", "001234567890", "nơi không có"):
        assert written in paper


def test_who_may_not_finds_dots() -> None:
    paper = said(opened, received, identity_known)
    assert "Họ và tên: ...." in paper
    assert "Năm sinh: ...." in paper
    assert "Cần lưu ý ngay (dị ứng, thuốc, an toàn): ...." in paper


def test_an_identity_written_before_it_had_parts_is_shown_as_it_was_told() -> None:
    texts = {identity_known.identity.record_id: "Người Bịa Đặt, ở một nơi không có thật"}
    assert "Theo lời khai: Người Bịa Đặt" in on_paper(
        lay_out(given(opened, identity_known, texts=texts))
    )


def test_what_to_beware_of_and_the_paper_of_the_status_are_shown() -> None:
    assert received.alerts is not None
    texts = {
        received.alerts.record_id: "Dị ứng penicillin",
        confirmed.paper.record_id: "Số 12 bịa đặt",
    }
    paper = on_paper(lay_out(given(opened, received, confirmed, texts=texts)))
    assert "an toàn): Dị ứng penicillin" in paper
    assert "Số 12 bịa đặt" in paper


def test_it_opens_the_records_that_it_shows_and_no_other() -> None:
    everything = [opened, received, identity_known, statement_taken, confirmed]
    assert FORM.shows(everything) == [identity_known.identity, received.alerts, confirmed.paper]
    assert FORM.shows([opened]) == []


@pytest.mark.parametrize(
    ("events", "of_whom", "status"),
    [
        ((opened,), "người được tiếp nhận theo Luật", "chưa xác minh"),
        (
            (opened, requested),
            "người đang trong quá trình xác định",
            "người đang trong quá trình",
        ),
        ((*VERIFIED, requested, confirmed), "nạn nhân bị mua bán", "nạn nhân"),
        ((*VERIFIED, requested, rejected), "người được tiếp nhận", "không phải nạn nhân"),
    ],
    ids=["unverified", "under identification", "victim", "not a victim"],
)
def test_it_says_how_the_person_stands_in_law(
    events: tuple[CaseEvent, ...], of_whom: str, status: str
) -> None:
    paper = said(*events)
    assert f"TIẾP NHẬN {of_whom}" in paper
    assert f"Tình trạng pháp lý: {status}" in paper


@pytest.mark.parametrize("group", get_args(Group))
@pytest.mark.parametrize("channel", get_args(Channel))
def test_every_person_can_be_handed_over(group: Group, channel: Channel) -> None:
    paper = said(opened_for(group, channel))
    assert words.GROUPS[group] in paper
    assert words.CHANNELS[channel] in paper


def test_what_was_seen_at_the_handing_over_is_added_by_hand() -> None:
    paper = said(opened, health="Tỉnh táo", belongings="01 túi vải", follows_up="Đưa đi khám")
    for written in ("khỏe: Tỉnh táo", "tư trang: 01 túi vải", "thực hiện: Đưa đi khám"):
        assert written in paper


@pytest.mark.parametrize(
    ("written", "codes_of"),
    [
        (words.CHANNELS, codes.Channel),
        (words.GROUPS, codes.Group),
        (words.STATUSES, codes.LegalStatus),
        (words.RECEIVERS, codes.ReceivingBody),
        (words.NEEDS, codes.Need),
        (words.ISSUERS, codes.IssuerKind),
        (words.NATIONALITIES, NationalityClass),
    ],
)
def test_every_code_has_its_word(written: Mapping[str, object], codes_of: object) -> None:
    assert set(written) == set(get_args(codes_of))


def test_every_document_has_its_name() -> None:
    paper_type, more = get_args(codes.Document)
    assert set(words.PAPERS) == {*get_args(paper_type), *get_args(more)}
    assert isinstance(confirmed, VictimStatusConfirmed)
