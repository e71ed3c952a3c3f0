"""The handover record: who hands a person over to whom, with which papers and which needs.

It follows what was handed over under Joint Circular 01/2014 and Articles 27-31 of Law
53/2024; the form's own wording was not read [U], so its parts are ours.
"""

from collections.abc import Sequence

from services.intake.domain.case.decider import decider
from services.intake.domain.case.events import (
    IdentityRecorded,
    ImmediateNeedsRecorded,
    InitialVerificationRecorded,
    PersonReceived,
    VictimStatusConfirmed,
)
from services.intake.domain.case.file import CaseFile
from services.intake.domain.case.state import recorded
from services.intake.domain.person import identity as person_identity
from services.intake.domain.person.identity import Identity
from services.intake.domain.words import LegalStatus
from services.intake.forms.words import (
    CHANNELS,
    GROUPS,
    ISSUERS,
    LANGUAGES,
    NATIONALITIES,
    NEEDS,
    PAPERS,
    RECEIVERS,
    STATUSES,
)
from shared.kernel.forms import (
    Block,
    ByHand,
    Dots,
    Entry,
    Form,
    Given,
    Heading,
    Letterhead,
    Line,
    Sentence,
    Sheet,
    Signature,
    Table,
    Written,
    day,
    last,
)
from shared.kernel.messages import Event, RecordRef

_FOOT = "Mật: có thông tin về người được bàn giao; không sao chụp, không công bố."


class Handover(ByHand):
    """Who stands on each side, and what is seen at the handing over."""

    handing_over: Written | None = None
    handed_over_by: Written | None = None
    receiving: Written | None = None
    received_by: Written | None = None
    health: Written | None = None
    belongings: Written | None = None
    follows_up: Written | None = None


def shows(events: Sequence[Event]) -> Sequence[RecordRef]:
    """Return the records that this paper shows: who the person is, and what to beware of."""
    identity, reception = last(events, IdentityRecorded), last(events, PersonReceived)
    paper = last(events, VictimStatusConfirmed)
    refs = (
        identity.identity if identity else None,
        reception.alerts if reception else None,
        paper.paper if paper else None,
    )
    return [ref for ref in refs if ref is not None]


def lay_out(given: Given) -> Sheet:
    """Lay the handover record out."""
    by_hand: Handover = given.by_hand
    return Sheet(
        title="BIÊN BẢN BÀN GIAO, TIẾP NHẬN",
        subtitle=_of_whom(_file(given).status),
        letterhead=Letterhead(by_hand.agency_above, by_hand.agency, by_hand.number, "BB-BGTN"),
        place=by_hand.place,
        on=given.on,
        blocks=(
            *_sides(by_hand, given),
            *_person(given),
            *_condition(given, by_hand),
            *_papers(given),
            *_closing(by_hand),
        ),
        signatures=(
            Signature("Bên giao"),
            Signature(
                "Người được bàn giao", "(Ký hoặc điểm chỉ; người dưới 18 tuổi: người đại diện)"
            ),
            Signature("Bên nhận", "(Ký, ghi rõ họ tên, đóng dấu)"),
        ),
        foot=_FOOT,
    )


FORM = Form("handover-record", "case", lay_out, Handover, shows=shows)


def _file(given: Given) -> CaseFile:
    return recorded(decider.fold(given.events["case"])).file


def _of_whom(status: LegalStatus) -> str:
    match status:
        case "victim":
            return "nạn nhân bị mua bán"
        case "under-identification":
            return "người đang trong quá trình xác định là nạn nhân"
        case _:
            return "người được tiếp nhận theo Luật Phòng, chống mua bán người"


def _sides(by_hand: Handover, given: Given) -> tuple[Block, ...]:
    now = f"Hôm nay, hồi ....... giờ ......., ngày {day(given.on)}, tại {by_hand.place or '.' * 40}"
    return (
        Sentence(f"{now}, chúng tôi gồm:"),
        Heading("I. BÊN GIAO"),
        Line((Entry("Cơ quan, đơn vị", by_hand.handing_over),)),
        Line((Entry("Đại diện (họ tên, chức vụ)", by_hand.handed_over_by),)),
        Heading("II. BÊN NHẬN"),
        Line((Entry("Cơ quan, đơn vị", by_hand.receiving),)),
        Line((Entry("Đại diện (họ tên, chức vụ)", by_hand.received_by),)),
        Sentence("Hai bên tiến hành bàn giao, tiếp nhận người có tên dưới đây:"),
    )


def _person(given: Given) -> tuple[Block, ...]:
    file, identity = _file(given), _identity(given)
    reception = last(given.events["case"], PersonReceived)
    number = identity.document.number if identity.document else None
    born = str(identity.birth_year) if identity.birth_year else None
    group = Entry("Giới tính, nhóm tuổi", GROUPS[file.person.group], 0.5)
    nationality = Entry("Quốc tịch", NATIONALITIES[file.person.nationality], 0.5)
    received = RECEIVERS[reception.received_by] if reception else None
    return (
        Heading("III. NGƯỜI ĐƯỢC BÀN GIAO"),
        Line((Entry("Mã hồ sơ", str(file.opening.journey_id)),)),
        Line((Entry("Họ và tên", identity.full_name, 0.64), Entry("Năm sinh", born, 0.36))),
        Line((Entry("Tên gọi khác", ", ".join(identity.other_names) or None),)),
        Line((group, nationality)),
        Line((Entry("Số giấy tờ tùy thân", number),)),
        *((Line((Entry("Theo lời khai", identity.note),)),) if identity.note else ()),
        Line((Entry("Trường hợp", CHANNELS[file.opening.channel]),)),
        Line((Entry("Nơi tiếp nhận ban đầu", received),)),
        Line((Entry("Tình trạng pháp lý", STATUSES[file.status]),)),
    )


def _identity(given: Given) -> Identity:
    recorded = last(given.events["case"], IdentityRecorded)
    text = given.text(recorded.identity) if recorded else None
    return person_identity.read(text) if text else Identity.model_construct()


def _condition(given: Given, by_hand: Handover) -> tuple[Block, ...]:
    events = given.events["case"]
    needs, reception = last(events, ImmediateNeedsRecorded), last(events, PersonReceived)
    beware = given.text(reception.alerts) if reception else None
    wanted = "; ".join(NEEDS[need] for need in needs.needs) if needs else None
    return (
        Heading("IV. TÌNH TRẠNG VÀ NHU CẦU KHI BÀN GIAO"),
        Line((Entry("Tình trạng sức khỏe", by_hand.health),)),
        *(() if by_hand.health else (Dots(1),)),
        Line((Entry("Thương tích", _injuries(needs)),)),
        Line((Entry("Cần lưu ý ngay (dị ứng, thuốc, an toàn)", beware),)),
        Line((Entry("Nhu cầu trước mắt", wanted),)),
        Line((Entry("Ngôn ngữ", LANGUAGES.get(needs.language) if needs else None),)),
    )


def _injuries(needs: ImmediateNeedsRecorded | None) -> str | None:
    if needs is None:
        return None
    return "có dấu hiệu thương tích" if needs.injuries else "không thấy dấu hiệu thương tích"


def _papers(given: Given) -> tuple[Block, ...]:
    events = given.events["case"]
    verified, confirmed = (
        last(events, InitialVerificationRecorded),
        last(events, VictimStatusConfirmed),
    )
    named = [PAPERS[document] for document in verified.documents] if verified else []
    rows: list[tuple[str | None, ...]] = [(name, None, None) for name in named]
    if confirmed is not None:
        issuer = f"{ISSUERS[confirmed.issuer_kind]}, ngày {day(confirmed.issued_on)}"
        about = "; ".join(part for part in (issuer, given.text(confirmed.paper)) if part)
        rows.append((PAPERS[confirmed.paper_type], about, None))
    rows += [(None, None, None)] * max(3 - len(rows), 1)
    numbered = tuple((str(number), *row) for number, row in enumerate(rows, start=1))
    return (
        Heading("V. GIẤY TỜ, TÀI LIỆU BÀN GIAO KÈM THEO"),
        Table(
            ("STT", "Tên giấy tờ, tài liệu", "Số, ngày, nơi cấp", "Bản chính / bản sao"),
            (0.08, 0.42, 0.3, 0.2),
            numbered,
        ),
    )


def _closing(by_hand: Handover) -> tuple[Block, ...]:
    return (
        Line((Entry("Đồ dùng, tư trang", by_hand.belongings),)),
        Line((Entry("Việc bên nhận tiếp tục thực hiện", by_hand.follows_up),)),
        Line((Entry("Ý kiến của người được bàn giao"),)),
        Dots(1),
        Sentence(
            "Người được bàn giao đã được giải thích về quyền của mình và về việc bàn giao. Thông "
            "tin trong biên bản được giữ bí mật theo quy định của Luật Phòng, chống mua bán người."
        ),
        Sentence(
            "Biên bản được lập thành 02 bản có giá trị như nhau, mỗi bên giữ 01 bản; đã đọc lại "
            "cho những người có tên cùng nghe, công nhận đúng và ký tên dưới đây."
        ),
    )
