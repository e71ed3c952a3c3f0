"""What is wrong with a field, and in both languages what is wanted there instead.

Only what our own models want is told, never what was sent.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Fault = Mapping[str, Any]
"""A place, the code of what is wrong there, and what its sentence is filled with."""

_LIMITS = ("min_length", "max_length", "ge", "gt", "le", "lt")
_OURS = frozenset({"expected", "expected_tags", "discriminator", "pattern", *_LIMITS})
"""What pydantic knows of a field from its model alone."""

_ID = (
    "Give the id as it was handed out, 36 characters such as 00000000-0000-4000-8000-000000000000.",
    "Cần mã định danh đúng như đã được cấp, 36 ký tự, ví dụ 00000000-0000-4000-8000-000000000000.",
)
_MOMENT = (
    "Give a date and a time with its zone, such as 2026-03-02T12:00:00+07:00.",
    "Cần ngày, giờ và múi giờ, ví dụ 2026-03-02T12:00:00+07:00.",
)
_DAY = ("Give a date such as 2026-03-02.", "Cần ngày, ví dụ 2026-03-02.")
_LIST = ("Give a list, in square brackets.", "Cần một danh sách, trong ngoặc vuông.")
_OBJECT = ("Give its fields, in curly brackets.", "Cần các trường dữ liệu, trong ngoặc nhọn.")
_WHOLE = ("Give a whole number, without quotes.", "Cần số nguyên, không có dấu ngoặc kép.")
_TRUTH = ("Say true or false, without quotes.", "Cần true hoặc false, không có dấu ngoặc kép.")

SENTENCES: Mapping[str, tuple[str, str]] = {
    "missing": ("This has to be filled in.", "Trường này là bắt buộc."),
    "extra_forbidden": (
        "A field here has a name that is not known; known are: {fields}.",
        "Có trường với tên không hợp lệ; các tên được dùng ở đây: {fields}.",
    ),
    "unknown_parameter": (
        "A parameter is not known here, or given twice; known are: {fields}.",
        "Có tham số không hợp lệ hoặc bị lặp lại; các tham số được dùng ở đây: {fields}.",
    ),
    "literal_error": ("Choose one of: {expected}.", "Chọn một trong: {expected}."),
    "union_tag_invalid": (
        "Choose one of these as {discriminator}: {expected_tags}.",
        "Chọn một trong các giá trị sau cho {discriminator}: {expected_tags}.",
    ),
    "union_tag_not_found": ("Say its {discriminator}.", "Cần ghi {discriminator}."),
    "uuid_type": _ID,
    "uuid_parsing": _ID,
    "uuid_version": _ID,
    "datetime_type": _MOMENT,
    "datetime_parsing": _MOMENT,
    "datetime_from_date_parsing": _MOMENT,
    "datetime_object_invalid": _MOMENT,
    "timezone_aware": _MOMENT,
    "date_type": _DAY,
    "date_parsing": _DAY,
    "date_from_datetime_parsing": _DAY,
    "date_from_datetime_inexact": _DAY,
    "not_a_date": (
        "Give a date such as 2026-03-02, or 2026-03-02T12:00:00+07:00, from 1900 to 2199.",
        "Cần ngày, ví dụ 2026-03-02 hoặc 2026-03-02T12:00:00+07:00, từ năm 1900 đến năm 2199.",
    ),
    "in_the_future": (
        "This lies ahead: say when it happened.",
        "Thời điểm này ở tương lai; cần ghi khi việc đã xảy ra.",
    ),
    "too_long_ago": (
        "This is too long ago: check the year.",
        "Thời điểm này quá xa; cần kiểm tra lại năm.",
    ),
    "period": (
        "The first day comes before the last, in years from 1900 to 2199.",
        "Ngày đầu phải trước ngày cuối, từ năm 1900 đến năm 2199.",
    ),
    "string_type": ("Give a text, in quotes.", "Cần văn bản, trong dấu ngoặc kép."),
    "string_too_short": (
        "Too short: it takes {min_length} or more characters.",
        "Quá ngắn: cần ít nhất {min_length} ký tự.",
    ),
    "string_too_long": (
        "Too long: it takes {max_length} characters at most.",
        "Quá dài: tối đa {max_length} ký tự.",
    ),
    "string_pattern_mismatch": (
        "This is not in the form {pattern}.",
        "Không đúng dạng {pattern}.",
    ),
    "json_invalid": (
        "A text here cannot be read: it holds half a character.",
        "Có văn bản không đọc được: chứa một ký tự bị cắt.",
    ),
    "character": (
        "It holds signs that cannot be seen or may not be kept: type it anew.",
        "Có ký tự ẩn hoặc không được lưu; cần gõ lại.",
    ),
    "not_a_code": (
        "Give a code, an id or a date, as this service shows them.",
        "Cần mã, mã định danh hoặc ngày đúng như dịch vụ này hiển thị.",
    ),
    "bookmark": (
        "Give `next` of the page before, as it came.",
        "Cần đúng giá trị `next` của trang trước.",
    ),
    "tuple_type": _LIST,
    "list_type": _LIST,
    "frozen_set_type": _LIST,
    "too_short": ("Too few: it takes {min_length} or more.", "Quá ít: cần ít nhất {min_length}."),
    "too_long": ("Too many: it takes {max_length} at most.", "Quá nhiều: tối đa {max_length}."),
    "value_error": ("Fill in at least one of: {fields}.", "Cần ghi ít nhất một trong: {fields}."),
    "model_type": _OBJECT,
    "model_attributes_type": _OBJECT,
    "dict_type": _OBJECT,
    "bool_type": _TRUTH,
    "bool_parsing": _TRUTH,
    "int_type": _WHOLE,
    "int_parsing": _WHOLE,
    "int_parsing_size": _WHOLE,
    "int_from_float": _WHOLE,
    "greater_than_equal": ("It is {ge} at least.", "Tối thiểu là {ge}."),
    "greater_than": ("It is more than {gt}.", "Phải lớn hơn {gt}."),
    "less_than_equal": ("It is {le} at most.", "Tối đa là {le}."),
    "less_than": ("It is less than {lt}.", "Phải nhỏ hơn {lt}."),
    "rebuild_instead": (
        "This reader has no lanes to work again; draw its projection anew (`journey rebuild`).",
        "Không thể xử lý lại theo làn; hãy dựng lại khung nhìn này (`journey rebuild`).",
    ),
}

OTHERWISE = (
    "This does not fit here; /openapi.json shows what does.",
    "Giá trị không phù hợp; xem /openapi.json.",
)


def found(pointer: str, detail: Mapping[str, Any], fields: Iterable[str] = ()) -> Fault:
    """Return what pydantic found at a place, with what its model says of it."""
    context: Mapping[str, Any] = detail.get("ctx") or {}
    wants = {name: _plainly(context[name]) for name in _OURS & context.keys()}
    return {"pointer": pointer, "code": detail["type"], **wants, **known(fields)}


def known(fields: Iterable[str]) -> dict[str, str]:
    """Return what names the fields or parameters that are known at a place."""
    return {"fields": ", ".join(fields) or "–"}


def told(faults: Sequence[Fault], *, vietnamese: bool) -> list[dict[str, str]]:
    """Return faults as a client reads them: where, which rule, and what to do."""
    return [
        {"pointer": fault["pointer"], "code": fault["code"], "says": _says(fault, int(vietnamese))}
        for fault in faults
    ]


def _says(fault: Fault, language: int) -> str:
    try:
        return SENTENCES[fault["code"]][language].format_map(fault)
    except KeyError:
        return OTHERWISE[language]


def _plainly(wanted: object) -> str:
    """Return what is wanted, without the quotes that pydantic puts around each choice."""
    choices = re.findall(r"'([^']*)'", str(wanted))
    return ", ".join(choices) or str(wanted)
