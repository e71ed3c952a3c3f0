"""Form 07 of Decree 162/2025: the application for schooling, a trade, or the hardship allowance.

Who applies, for whom, and what for follow the national public-service portal (S49); the
annex itself was not read [U], so the wording between is ours.
"""

from collections.abc import Mapping, Sequence

from services.reintegration.domain.codes import Grant
from services.reintegration.domain.grant.messages import GrantApplied
from shared.kernel.forms import (
    Block,
    ByHand,
    Choices,
    Dots,
    Entry,
    Form,
    Given,
    Heading,
    Line,
    Sentence,
    Sheet,
    Signature,
    Written,
    day,
    last,
)
from shared.kernel.messages import Event, RecordRef

GRANTS: Mapping[Grant, str] = {
    "education": "Hỗ trợ học văn hóa",
    "vocational": "Hỗ trợ học nghề",
    "hardship": "Trợ cấp khó khăn ban đầu",
}

_MODEL = (
    "Mẫu số 07",
    "(Kèm theo Nghị định số 162/2025/NĐ-CP ngày 29 tháng 6 năm 2025 của Chính phủ)",
)


class Application(ByHand):
    """Who applies, for whom, and where they can be reached."""

    applicant: Written | None = None
    born: Written | None = None
    id_paper: Written | None = None
    residence: Written | None = None
    telephone: Written | None = None
    relation: Written | None = None
    participant: Written | None = None
    participant_born: Written | None = None
    status_paper: Written | None = None
    school: Written | None = None


def shows(events: Sequence[Event]) -> Sequence[RecordRef]:
    """Return what was written when the claim was made: why it is asked for."""
    applied = last(events, GrantApplied)
    return [applied.form] if applied else []


def lay_out(given: Given) -> Sheet:
    """Lay Form 07 out."""
    by_hand: Application = given.by_hand
    applied = last(given.events["grant"], GrantApplied)
    return Sheet(
        model=_MODEL,
        title="ĐƠN ĐỀ NGHỊ HỖ TRỢ",
        subtitle="học văn hóa, học nghề, trợ cấp khó khăn ban đầu",
        place=by_hand.place,
        on=None,
        blocks=(
            Line((Entry("Kính gửi", by_hand.agency),)),
            *_who(by_hand),
            *_what(given, applied),
            *_promise(),
            *_receipt(applied),
        ),
        signatures=(
            Signature("Người tiếp nhận"),
            Signature("Người đề nghị", "(Ký hoặc điểm chỉ, ghi rõ họ tên)"),
        ),
    )


FORM = Form("form-07", "grant", lay_out, Application, shows=shows)


def _who(by_hand: Application) -> tuple[Block, ...]:
    born = Entry("Ngày, tháng, năm sinh", by_hand.born, 0.5)
    of_participant = Entry("Năm sinh", by_hand.participant_born, 0.34)
    return (
        Heading("I. NGƯỜI ĐỀ NGHỊ"),
        Line((Entry("Họ và tên", by_hand.applicant),)),
        Line((born, Entry("Điện thoại", by_hand.telephone, 0.5))),
        Line((Entry("Số định danh cá nhân / giấy tờ tùy thân", by_hand.id_paper),)),
        Line((Entry("Nơi cư trú hiện nay", by_hand.residence),)),
        Line((Entry("Quan hệ với người được hỗ trợ", by_hand.relation),)),
        Heading("II. NGƯỜI ĐƯỢC HỖ TRỢ"),
        Sentence("(Ghi khi người đề nghị là gia đình của người dưới 18 tuổi)", italic=True),
        Line((Entry("Họ và tên", by_hand.participant, 0.66), of_participant)),
        Line((Entry("Giấy tờ chứng minh là nạn nhân (số, ngày, nơi cấp)", by_hand.status_paper),)),
        *(() if by_hand.status_paper else (Dots(1),)),
    )


def _what(given: Given, applied: GrantApplied | None) -> tuple[Block, ...]:
    asked = applied.grant if applied else None
    why = given.text(applied.form) if applied else None
    return (
        Heading("III. NỘI DUNG ĐỀ NGHỊ"),
        Choices(tuple((grant == asked, _named(grant, applied)) for grant in GRANTS)),
        Line((Entry("Trường, cơ sở đào tạo", given.by_hand.school),)),
        Line((Entry("Lý do, hoàn cảnh", why),)),
        *(() if why else (Dots(2),)),
    )


def _named(grant: Grant, applied: GrantApplied | None) -> str:
    if applied and grant == applied.grant and applied.school_year:
        return f"{GRANTS[grant]}, năm học {applied.school_year}-{applied.school_year + 1}"
    return GRANTS[grant]


def _promise() -> tuple[Block, ...]:
    return (
        Sentence(
            "Tôi cam đoan những nội dung trên là đúng sự thật; nếu sai, tôi chịu trách nhiệm trước "
            "pháp luật. Đề nghị cơ quan tiếp nhận giữ bí mật thông tin trong đơn này."
        ),
    )


def _receipt(applied: GrantApplied | None) -> tuple[Block, ...]:
    """Return what the office fills in: the days of the decision run from its receipt."""
    code = str(applied.claim_id) if applied else None
    return (
        Heading("PHẦN DÀNH CHO CƠ QUAN TIẾP NHẬN"),
        Line((Entry("Mã đơn", code),)),
        Line(
            (
                Entry("Ngày nhận đơn", day(applied.occurred_at if applied else None), 0.5),
                Entry("Hạn giải quyết", day(applied.decide_by if applied else None), 0.5),
            )
        ),
    )
