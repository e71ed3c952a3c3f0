"""The register extract of a matter: what stands about it in the register of the centre's year.

The register is form 01-TP-TGPL of Circular 12/2018; its columns were not read [U], so
they are named here after what the Circular asks to be followed.
"""

from collections.abc import Sequence
from uuid import UUID

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
from services.legal_aid.forms.words import (
    COMPETENCES,
    DISCONTINUATIONS,
    DOCUMENTS,
    FIELDS,
    FORMS,
    PROVIDERS,
    REQUESTERS,
    RESULTS,
    STATUSES,
    URGENCIES,
)
from shared.kernel.errors import Refused
from shared.kernel.forms import (
    ByHand,
    Form,
    Given,
    Letterhead,
    Sentence,
    Sheet,
    Signature,
    Table,
    Written,
    day,
    last,
)
from shared.kernel.messages import Event

_FOOT = "Mật: có thông tin về người được trợ giúp pháp lý; không sao chụp, không công bố."
_LAW = "Luật Trợ giúp pháp lý số 11/2017/QH14"

Acceptance = MatterAccepted | MatterAcceptedUrgently
Rows = list[tuple[str, str | None]]


class NotInRegister(Refused):
    """Nothing stands in the register yet: the matter is not accepted."""

    slug = "not-in-register"
    vi = "Vụ việc chưa được thụ lý nên chưa có trong sổ thụ lý."
    source = "Circular 12/2018/TT-BTP, Art 5"


class Extract(ByHand):
    """Names that the platform does not keep in a matter."""

    client: Written | None = None
    born: Written | None = None
    provider: Written | None = None
    note: Written | None = None


def accepted(events: Sequence[Event]) -> Acceptance:
    """Return how the matter came into the register; raises `NotInRegister`."""
    found = last(events, MatterAccepted) or last(events, MatterAcceptedUrgently)
    if found is None:
        raise NotInRegister
    return found


def also(events: Sequence[Event]) -> Sequence[tuple[str, UUID]]:
    """Return the register in which the matter stands."""
    return [("register", accepted(events).register_id)]


def lay_out(given: Given) -> Sheet:
    """Lay the extract out."""
    by_hand: Extract = given.by_hand
    matter = given.events["matter"]
    entry = _entry(given.events["register"], accepted(matter))
    rows = [*_acceptance(entry, matter, by_hand), *_work(matter, by_hand)]
    numbered = tuple((str(number), *row) for number, row in enumerate(rows, start=1))
    year = f"Năm {entry.year}; quyển của {entry.centre.upper()}"
    return Sheet(
        title="TRÍCH SỔ THỤ LÝ, THEO DÕI VỤ VIỆC TRỢ GIÚP PHÁP LÝ",
        subtitle=year,
        letterhead=Letterhead(by_hand.agency_above, by_hand.agency, by_hand.number, "TS-TGPL"),
        place=by_hand.place,
        on=given.on,
        blocks=(
            Sentence(
                f"Căn cứ {_LAW} và Thông tư số 12/2018/TT-BTP, trích nội dung ghi trong Sổ thụ lý, "
                "theo dõi vụ việc trợ giúp pháp lý (Mẫu số 01-TP-TGPL) như sau:"
            ),
            Table(("Cột", "Nội dung", "Ghi trong sổ"), (0.09, 0.36, 0.55), numbered),
            Sentence("Trích sao đúng với nội dung trong sổ tại thời điểm trích."),
        ),
        signatures=(
            Signature("Người trích sao"),
            Signature("Người đứng đầu tổ chức", "(Ký, ghi rõ họ tên, đóng dấu)"),
        ),
        foot=_FOOT,
    )


FORM = Form("register-extract", "matter", lay_out, Extract, also=also)


def _entry(register: Sequence[Event], acceptance: Acceptance) -> MatterEntered:
    for event in register:
        if isinstance(event, MatterEntered) and event.matter_id == acceptance.matter_id:
            return event
    raise NotInRegister


def _acceptance(entry: MatterEntered, matter: Sequence[Event], by_hand: Extract) -> Rows:
    asked, acceptance = last(matter, AidRequested), accepted(matter)
    urgent = acceptance if isinstance(acceptance, MatterAcceptedUrgently) else None
    how = f"Thụ lý ngay: {URGENCIES[urgent.ground]} (Điều 30 khoản 4)" if urgent else "Thông thường"
    return [
        ("Số thứ tự trong năm", f"{entry.number:02d}"),
        ("Mã số vụ việc", entry.code.upper()),
        ("Ngày thụ lý (ngày vào sổ)", day(entry.occurred_at)),
        ("Họ và tên người được trợ giúp pháp lý", by_hand.client),
        ("Ngày, tháng, năm sinh", by_hand.born),
        ("Diện người được trợ giúp", STATUSES[asked.legal_status] if asked else None),
        ("Người yêu cầu", REQUESTERS[asked.requester] if asked else None),
        ("Ngày yêu cầu", day(asked.occurred_at if asked else None)),
        ("Căn cứ thẩm quyền (Điều 26)", COMPETENCES[acceptance.competent_by]),
        ("Lĩnh vực", FIELDS[acceptance.field]),
        ("Hình thức trợ giúp (Điều 27)", FORMS[acceptance.form]),
        ("Cách thụ lý", how),
        ("Giấy tờ còn phải bổ sung", _awaited(urgent, matter)),
    ]


def _awaited(urgent: MatterAcceptedUrgently | None, matter: Sequence[Event]) -> str:
    if urgent is None:
        return "Không"
    supplied = last(matter, DocumentsSupplied)
    after = supplied is not None and supplied.occurred_at >= urgent.occurred_at
    missing = supplied.still_missing if supplied and after else urgent.missing
    if not missing:
        return "Đã bổ sung đủ"
    return f"{', '.join(DOCUMENTS[one] for one in missing)}; hạn {day(urgent.docs_due.due_at)}"


def _work(matter: Sequence[Event], by_hand: Extract) -> Rows:
    appointed = last(matter, ProviderAppointed)
    acting = last(matter, ProviderReplaced) or appointed
    ended = last(matter, MatterCompleted) or last(matter, MatterDiscontinued)
    return [
        ("Người thực hiện trợ giúp", by_hand.provider),
        ("Tư cách người thực hiện", PROVIDERS[acting.provider_kind] if acting else None),
        ("Ngày phân công", day(appointed.occurred_at if appointed else None)),
        ("Ngày kết thúc", day(ended.occurred_at if ended else None)),
        ("Kết quả", _result(ended)),
        ("Ghi chú", by_hand.note),
    ]


def _result(ended: MatterCompleted | MatterDiscontinued | None) -> str | None:
    match ended:
        case MatterCompleted():
            return RESULTS[ended.result]
        case MatterDiscontinued():
            return f"Không tiếp tục thực hiện: {DISCONTINUATIONS[ended.ground]} (Điều 37)"
        case _:
            return "Đang thực hiện"
