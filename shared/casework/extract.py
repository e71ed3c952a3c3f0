"""An extract: all that one room holds about a person, as data and as a paper they can read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from shared.kernel.forms import Block, Entry, Heading, Line, Sentence, Sheet, Signature, Table, day
from shared.kernel.terms import VIET_NAM

Step = Mapping[str, Any]

_SERVICES: Mapping[str, str] = {
    "intake": "Tiếp nhận",
    "shelter": "Nơi tạm lánh",
    "legal_aid": "Trợ giúp pháp lý",
    "reintegration": "Hòa nhập cộng đồng",
}
_ROLES: Mapping[str, str] = {
    "hotline-operator": "Nhân viên đường dây nóng",
    "intake-worker": "Nhân viên tiếp nhận",
    "case-reviewer": "Người rà soát hồ sơ",
    "verification-officer": "Cán bộ xác minh",
    "health-department": "Sở Y tế",
    "shelter-worker": "Nhân viên nơi tạm lánh",
    "shelter-manager": "Phụ trách nơi tạm lánh",
    "psychologist": "Chuyên viên tâm lý",
    "legal-aid-receiver": "Người tiếp nhận trợ giúp pháp lý",
    "legal-aid-head": "Phụ trách trung tâm trợ giúp pháp lý",
    "legal-aid-assistant": "Trợ giúp viên pháp lý",
    "reintegration-worker": "Nhân viên hòa nhập cộng đồng",
    "operations": "Bộ phận vận hành",
    "data-protection-officer": "Người phụ trách bảo vệ dữ liệu",
    "policy": "Hệ thống",
}


@dataclass(frozen=True)
class Written:
    """One record, opened."""

    record_id: UUID
    kind: str
    text: str
    written_at: datetime


@dataclass(frozen=True)
class Extract:
    """What a room holds of a journey: what happened, what was written, files, who came to know."""

    service: str
    journey_id: UUID
    made_at: datetime
    steps: Sequence[Step]
    records: Sequence[Written]
    files: Sequence[Mapping[str, Any]]
    known_by: Sequence[Mapping[str, Any]]


def as_data(extract: Extract) -> dict[str, Any]:
    """Return the extract for programs."""
    return {
        "service": extract.service,
        "journey_id": extract.journey_id,
        "made_at": extract.made_at,
        "steps": extract.steps,
        "records": [vars(record) for record in extract.records],
        "files": extract.files,
        "known_by": extract.known_by,
    }


def lay_out(extract: Extract) -> Sheet:
    """Lay the extract out as a paper for the person."""
    service = _SERVICES.get(extract.service, extract.service)
    return Sheet(
        title="BẢN TRÍCH DỮ LIỆU CÁ NHÂN",
        subtitle=service,
        place=None,
        on=extract.made_at.astimezone(VIET_NAM).date(),
        blocks=(
            Line((Entry("Mã hồ sơ", str(extract.journey_id)),)),
            Sentence("Bản trích này gồm tất cả dữ liệu mà bộ phận nêu trên đang lưu giữ."),
            Heading("I. NỘI DUNG ĐƯỢC LƯU GIỮ"),
            *_records(extract.records),
            Heading("II. GIẤY TỜ, TỆP"),
            *_files(extract.files),
            Heading("III. NHỮNG VIỆC ĐÃ GHI NHẬN"),
            _what_happened(extract.steps),
            Heading("IV. AI ĐÃ XEM DỮ LIỆU"),
            _who_knows(extract.known_by),
        ),
        signatures=(Signature("Người phụ trách bảo vệ dữ liệu"),),
        foot="Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15; Nghị định số 356/2025/NĐ-CP, Điều 5",
    )


def _records(records: Sequence[Written]) -> Sequence[Block]:
    if not records:
        return (Sentence("Không có.", italic=True),)
    blocks: list[Block] = []
    for record in records:
        label = f"{_said(record.kind)}, {_moment(record.written_at)}"
        blocks += [Line((Entry("Loại", label),)), Sentence(record.text)]
    return blocks


def _files(files: Sequence[Mapping[str, Any]]) -> Sequence[Block]:
    if not files:
        return (Sentence("Không có.", italic=True),)
    rows = tuple(
        (
            day(one["kept_at"]),
            _said(one["file_kind"]),
            one["media_type"],
            day(one["destroyed_at"]) if one["destroyed_at"] else "",
        )
        for one in files
    )
    return (Table(("Ngày lưu", "Loại", "Định dạng", "Ngày hủy"), (2.0, 4.0, 3.0, 2.0), rows),)


def _what_happened(steps: Sequence[Step]) -> Block:
    if not steps:
        return Sentence("Không có.", italic=True)
    rows = tuple(
        (_moment(step["at"]), _said(step["what"]), _ROLES.get(step["by"], step["by"]))
        for step in steps
    )
    return Table(("Thời điểm", "Việc", "Người thực hiện"), (3.0, 5.0, 4.0), rows)


def _who_knows(lines: Sequence[Mapping[str, Any]]) -> Block:
    if not lines:
        return Sentence("Không có.", italic=True)
    rows = tuple(
        (
            _moment(line["at"]),
            _said(line.get("purpose") or line.get("reason") or line["what"]),
            _ROLES.get(line["role"], line["role"]),
        )
        for line in lines
    )
    return Table(("Thời điểm", "Mục đích", "Người xem"), (3.0, 5.0, 4.0), rows)


def _moment(at: datetime) -> str:
    return at.astimezone(VIET_NAM).strftime("%d/%m/%Y %H:%M")


def _said(code: str) -> str:
    """Return a code as words: `statement-taken.v1` is "statement taken"."""
    return code.partition(".v")[0].replace("-", " ")
