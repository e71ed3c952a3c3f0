"""The register extract: what stands in the register about one matter, and of no other."""

from collections.abc import Mapping
from datetime import timedelta
from typing import get_args
from uuid import UUID

import pytest

from services.legal_aid.domain import words as codes
from services.legal_aid.domain.ids import MatterId, ProviderId, register_of
from services.legal_aid.domain.matter.events import (
    AidRequested,
    DocumentsSupplied,
    MatterAccepted,
    MatterAcceptedUrgently,
    MatterCompleted,
    MatterDiscontinued,
    ProviderAppointed,
    ProviderReplaced,
)
from services.legal_aid.domain.register import MatterEntered
from services.legal_aid.domain.tables import Limit
from services.legal_aid.forms import words
from services.legal_aid.forms.register_extract import FORM, Extract, NotInRegister, lay_out
from shared.kernel.forms import Given, Table
from shared.kernel.ids import JourneyId, RecordId
from shared.kernel.messages import Event, RecordRef
from tests.kit.paper import PRINTED_AT as NOON
from tests.kit.paper import on_paper

MATTER, OTHER = MatterId(UUID(int=1)), MatterId(UUID(int=2))
REGISTER = register_of("tt", 2026)
LATER = NOON + timedelta(days=2)
LETTER = RecordRef(record_id=RecordId(UUID(int=9)), digest="0" * 64)
LIMIT = Limit(due_at=NOON + timedelta(days=7), policy_version="documents@2018-01-01")

requested = AidRequested(
    matter_id=MATTER,
    journey_id=JourneyId(UUID(int=3)),
    referral_id=None,
    form="advice",
    field=None,
    requester="client",
    legal_status="victim",
    status_proof="confirmation-paper",
    abroad=False,
    signed_by=None,
    answer_due=LIMIT,
    occurred_at=NOON,
)
accepted = MatterAccepted(
    matter_id=MATTER,
    referral_id=None,
    register_id=REGISTER,
    competent_by="client-resides",
    form="participation",
    field="criminal",
    appointment_due=LIMIT,
    occurred_at=NOON,
)
urgently = MatterAcceptedUrgently(
    **accepted.model_dump(exclude={"kind"}),
    ground="hearing-near",
    deadline=LATER,
    head_decision=None,
    missing=("status-proof", "matter-documents"),
    docs_due=LIMIT,
)
appointed = ProviderAppointed(
    matter_id=MATTER,
    provider_ref=ProviderId(UUID(int=4)),
    provider_kind="legal-aid-assistant",
    form="participation",
    late=False,
    occurred_at=LATER,
)
replaced = ProviderReplaced(
    matter_id=MATTER,
    reason="illness",
    provider_ref=ProviderId(UUID(int=5)),
    provider_kind="contracted-lawyer",
    occurred_at=LATER,
)
completed = MatterCompleted(
    matter_id=MATTER, result="stage-ended", result_document=LETTER, occurred_at=LATER
)
discontinued = MatterDiscontinued(
    matter_id=MATTER, ground="client-withdraws", letter=LETTER, occurred_at=LATER
)


def entered(matter_id: MatterId, number: int) -> MatterEntered:
    """Return an entry of the register."""
    return MatterEntered(
        register_id=REGISTER,
        matter_id=matter_id,
        centre="tt",
        form="participation",
        year=2026,
        number=number,
        code=f"tt.tgtt.{number:02d}.2026",
        occurred_at=NOON,
    )


BOOK = (entered(OTHER, 1), entered(MATTER, 2))


def supplied(*still_missing: codes.Document) -> DocumentsSupplied:
    """Return that papers came, and which are still missing."""
    return DocumentsSupplied(
        matter_id=MATTER,
        documents=("status-proof",),
        still_missing=still_missing,
        occurred_at=LATER,
    )


def rows(*matter: Event, book: tuple[Event, ...] = BOOK, **by_hand: str) -> dict[str, str | None]:
    """Return what the extract says, by what it is about."""
    told = {"matter": (requested, *matter), "register": book}
    sheet = lay_out(Given(told, {}, Extract.model_validate(by_hand), NOON))
    (table,) = (block for block in sheet.blocks if isinstance(block, Table))
    return {str(what): said for _, what, said in table.rows}


def test_it_shows_the_entry_of_this_matter_and_of_no_other() -> None:
    extract = rows(accepted)
    assert extract["Số thứ tự trong năm"] == "02"
    assert extract["Mã số vụ việc"] == "TT.TGTT.02.2026"
    assert extract["Ngày thụ lý (ngày vào sổ)"] == "02/03/2026"
    assert extract["Lĩnh vực"] == "Hình sự"
    assert extract["Cách thụ lý"] == "Thông thường"
    assert extract["Giấy tờ còn phải bổ sung"] == "Không"
    assert extract["Kết quả"] == "Đang thực hiện"


def test_it_reads_like_a_paper_of_the_centre() -> None:
    told = {"matter": (requested, accepted), "register": BOOK}
    by_hand = Extract(agency="Trung tâm bịa đặt", client="Người Bịa Đặt")
    said = on_paper(lay_out(Given(told, {}, by_hand, NOON)))
    assert "TRÍCH SỔ THỤ LÝ, THEO DÕI VỤ VIỆC TRỢ GIÚP PHÁP LÝ" in said
    assert "Mẫu số 01-TP-TGPL" in said
    assert "TRUNG TÂM BỊA ĐẶT" in said
    assert "Người Bịa Đặt" in said


@pytest.mark.parametrize(
    ("papers", "said"),
    [
        ((), "giấy tờ chứng minh thuộc diện, tài liệu về vụ việc; hạn 09/03/2026"),
        ((supplied("matter-documents"),), "tài liệu về vụ việc; hạn 09/03/2026"),
        ((supplied(),), "Đã bổ sung đủ"),
    ],
    ids=["none came", "one came", "all came"],
)
def test_an_urgent_acceptance_shows_which_papers_follow(
    papers: tuple[DocumentsSupplied, ...], said: str
) -> None:
    extract = rows(urgently, *papers)
    assert extract["Cách thụ lý"] == "Thụ lý ngay: sắp đến ngày xét xử (Điều 30 khoản 4)"
    assert extract["Giấy tờ còn phải bổ sung"] == said


def test_papers_that_came_before_the_urgent_acceptance_do_not_count_against_it() -> None:
    before = supplied("request-form").model_copy(update={"occurred_at": NOON - timedelta(days=1)})
    assert "tài liệu về vụ việc" in str(rows(before, urgently)["Giấy tờ còn phải bổ sung"])


def test_who_acts_now_and_since_when_the_client_has_someone() -> None:
    extract = rows(accepted, appointed, replaced, provider="Luật sư Bịa Đặt")
    assert extract["Tư cách người thực hiện"] == "Luật sư ký hợp đồng"
    assert extract["Người thực hiện trợ giúp"] == "Luật sư Bịa Đặt"
    assert extract["Ngày phân công"] == "04/03/2026"
    assert rows(accepted)["Tư cách người thực hiện"] is None


def test_how_the_matter_ended() -> None:
    assert rows(accepted, completed)["Kết quả"] == "Giai đoạn tố tụng đã kết thúc"
    ended = rows(accepted, discontinued)
    assert str(ended["Kết quả"]).startswith("Không tiếp tục thực hiện: người được trợ giúp rút")
    assert ended["Ngày kết thúc"] == "04/03/2026"


def test_a_matter_that_is_not_accepted_stands_in_no_register() -> None:
    with pytest.raises(NotInRegister):
        FORM.also([requested])
    with pytest.raises(NotInRegister):
        rows(accepted, book=(entered(OTHER, 1),))


def test_the_register_is_the_one_the_matter_was_accepted_in() -> None:
    assert list(FORM.also([requested, accepted])) == [("register", REGISTER)]


@pytest.mark.parametrize(
    ("written", "codes_of"),
    [
        (words.FORMS, codes.Form),
        (words.FIELDS, codes.LegalField),
        (words.STATUSES, codes.LegalStatus),
        (words.REQUESTERS, codes.Requester),
        (words.COMPETENCES, codes.CompetentBy),
        (words.URGENCIES, codes.UrgentGround),
        (words.DOCUMENTS, codes.Document),
        (words.PROVIDERS, codes.ProviderKind),
        (words.RESULTS, codes.Result),
        (words.DISCONTINUATIONS, codes.DiscontinuationGround),
    ],
)
def test_every_code_has_its_word(written: Mapping[str, str], codes_of: object) -> None:
    assert set(written) == set(get_args(codes_of))
