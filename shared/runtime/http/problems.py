"""RFC 9457 problem details: the one table from what went wrong to what a client reads.

No submitted value is ever repeated: a problem points at the place and names the rule.
"""

import logging
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import Response

from shared.kernel.errors import NotFound, Refused
from shared.runtime.event_store.interface import Conflict, Unavailable
from shared.runtime.handling import ChangedMeanwhile, Contended, KeyReused
from shared.runtime.histories import UnreadableHistory
from shared.runtime.http.faults import Fault, told
from shared.runtime.mongo import UNAVAILABLE
from shared.runtime.nats import UNREACHABLE
from shared.runtime.records.store import RecordAltered
from shared.runtime.sayable import where

log = logging.getLogger(__name__)

CONTENT_TYPE = "application/problem+json"
RETRY_AFTER = "2"


@dataclass(frozen=True)
class Kind:
    """A kind of problem: its status, its slug, and its sentence in both languages."""

    status: int
    slug: str
    en: str
    vi: str


NOT_FOUND = Kind(404, "not-found", "There is nothing here for you.", "Không tìm thấy.")
NO_ROUTE = Kind(404, "no-such-route", "There is no such address.", "Không có địa chỉ này.")
METHOD = Kind(
    405,
    "method-not-allowed",
    "This is not done here.",
    "Không thực hiện được thao tác này tại đây.",
)
TOKEN = Kind(
    401,
    "token-needed",
    "A valid bearer token is needed (header Authorization); if yours has run out, sign in again.",
    "Cần mã truy cập hợp lệ (bearer token, header Authorization); nếu đã hết hạn, đăng nhập lại.",
)
ROLE = Kind(
    403, "role-may-not", "Your role may not do this.", "Vai trò của bạn không được làm việc này."
)
GLASS_LETS_NOBODY_IN = Kind(
    403,
    "glass-lets-nobody-in",
    "Who broke glass acts for a time, and lets nobody in, nor themselves for longer; "
    "ask the unit that has the journey.",
    "Quyền truy cập khẩn cấp chỉ dùng cho chính bạn và trong thời hạn đã ghi; "
    "hãy đề nghị đơn vị đang phụ trách phân công, bàn giao hoặc chia sẻ hồ sơ.",
)
NO_PLACE = Kind(
    403,
    "no-role-and-unit",
    "Your token is good, but it names no one role and unit here; ask who manages accounts.",
    "Mã truy cập hợp lệ nhưng không xác định được một vai trò và một đơn vị tại đây; "
    "vui lòng liên hệ người quản lý tài khoản.",
)
TOO_MANY_BAD_TOKENS = Kind(
    429,
    "too-many-bad-tokens",
    "Too many bad tokens came from here; sign in again, and try again after Retry-After.",
    "Có quá nhiều mã truy cập không hợp lệ được gửi từ đây; "
    "vui lòng đăng nhập lại rồi thử lại sau.",
)
KEY_MISSING = Kind(
    400,
    "idempotency-key-missing",
    "Send an Idempotency-Key header (1 to 255 visible characters) with every command.",
    "Mỗi yêu cầu cần có tiêu đề Idempotency-Key (1–255 ký tự).",
)
KEY_REUSED = Kind(
    422,
    "idempotency-key-reused",
    "This Idempotency-Key was already used for something else; send this under a new one.",
    "Idempotency-Key này đã được dùng cho một yêu cầu khác; hãy gửi với mã mới.",
)
TOO_LARGE = Kind(
    413, "too-large", "A request may hold 64 KiB at most.", "Yêu cầu không được vượt quá 64 KiB."
)
FILE_TOO_LARGE = Kind(
    413,
    "file-too-large",
    "This file is larger than files may be here (10 MiB, unless set otherwise).",
    "Tệp vượt quá dung lượng cho phép (10 MiB, nếu không có quy định khác).",
)
MEDIA_TYPE = Kind(
    415,
    "media-type-not-kept",
    "Only PDF, JPEG, PNG, WebP, HEIC and plain text are kept; name the type in Content-Type.",
    "Chỉ lưu tệp PDF, JPEG, PNG, WebP, HEIC và văn bản thuần; hãy ghi rõ loại tệp (Content-Type).",
)
NOT_AS_DECLARED = Kind(
    422,
    "file-not-as-declared",
    "The content of this file is not of the type that was declared.",
    "Nội dung tệp không đúng với loại tệp đã khai.",
)
NOT_JSON = Kind(400, "not-json", "The body is not valid JSON.", "Nội dung không phải JSON hợp lệ.")
DUPLICATE_FIELD = Kind(
    400, "duplicate-field", "A field occurs twice.", "Có trường dữ liệu bị lặp lại."
)
INVALID = Kind(
    422, "invalid-request", "Some fields are not as they should be.", "Một số trường không hợp lệ."
)
MATCH = Kind(
    400,
    "bad-precondition",
    "If-Match takes one version in quotes, Wait-For a position like LOG_INTAKE@12.",
    "If-Match cần một phiên bản trong ngoặc kép, Wait-For cần vị trí dạng LOG_INTAKE@12.",
)
CHANGED = Kind(
    412,
    "changed-meanwhile",
    "Someone changed this meanwhile; read it again.",
    "Dữ liệu đã được người khác thay đổi; vui lòng tải lại.",
)
BUSY = Kind(
    409,
    "contended",
    "Others are writing here at the same time; try again.",
    "Nhiều người đang ghi cùng lúc; vui lòng thử lại.",
)
NOT_YET = Kind(
    504,
    "not-there-yet",
    "The view has not reached that position yet; ask again.",
    "Dữ liệu chưa cập nhật đến vị trí yêu cầu; vui lòng thử lại.",
)
UNREADABLE = Kind(
    503,
    "unreadable-history",
    "A message of this history cannot be read; operations has been told.",
    "Không đọc được một mục trong lịch sử; bộ phận vận hành đã được báo.",
)
AWAY = Kind(
    503,
    "away",
    "Something we need is away; try again. Under the same key nothing happens twice.",
    "Hệ thống tạm gián đoạn; vui lòng thử lại. Cùng một Idempotency-Key thì không ghi hai lần.",
)
UNEXPECTED = Kind(500, "unexpected", "Something broke on our side.", "Đã xảy ra lỗi ngoài dự kiến.")

KINDS: Sequence[Kind] = (
    NOT_FOUND,
    NO_ROUTE,
    METHOD,
    TOKEN,
    ROLE,
    GLASS_LETS_NOBODY_IN,
    NO_PLACE,
    TOO_MANY_BAD_TOKENS,
    KEY_MISSING,
    KEY_REUSED,
    TOO_LARGE,
    FILE_TOO_LARGE,
    MEDIA_TYPE,
    NOT_AS_DECLARED,
    NOT_JSON,
    DUPLICATE_FIELD,
    INVALID,
    MATCH,
    CHANGED,
    BUSY,
    NOT_YET,
    UNREADABLE,
    AWAY,
    UNEXPECTED,
)


@dataclass
class Problem(Exception):
    """Something to be told to the client as a problem."""

    kind: Kind
    errors: Sequence[Fault] = ()
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    roles: Collection[str] = ()
    """Who may do what this role may not."""


_RAISED: tuple[tuple[tuple[type[BaseException], ...], Kind], ...] = (
    ((ChangedMeanwhile,), CHANGED),
    ((KeyReused,), KEY_REUSED),
    ((Contended, Conflict), BUSY),
    ((UnreadableHistory, RecordAltered), UNREADABLE),
    ((Unavailable, *UNAVAILABLE, *UNREACHABLE), AWAY),
)

FORESEEN: tuple[type[Exception], ...] = (
    Problem,
    Refused,
    *(cls for classes, _ in _RAISED for cls in classes if issubclass(cls, Exception)),
)
"""What is raised in the ordinary course of work; anything else is a fault of ours."""


def respond(request: Request, error: BaseException) -> Response:
    """Return the problem that an error means to a client."""
    if isinstance(error, Problem):
        return _write(request, error.kind, error)
    if isinstance(error, Refused):
        return _write(request, _refusal(error))
    for classes, kind in _RAISED:
        if isinstance(error, classes):
            return _write(request, kind)
    said = {"error": type(error).__name__, "where": where(error)}
    log.error("an error that no rule foresees", extra=said)
    return _write(request, UNEXPECTED)


def _refusal(refusal: Refused) -> Kind:
    rule = type(refusal)
    said = " ".join((rule.__doc__ or "").split())
    english = f"{said} ({rule.source})" if rule.source else said
    vietnamese = f"{rule.vi} ({rule.source})" if rule.source else rule.vi
    return Kind(404 if isinstance(refusal, NotFound) else 409, rule.slug, english, vietnamese)


def _write(request: Request, kind: Kind, more: Problem | None = None) -> Response:
    vietnamese = speaks_vietnamese(request)
    body: dict[str, Any] = {
        "type": f"/problems/{kind.slug}",
        "title": kind.vi if vietnamese and kind.vi else kind.en,
        "status": kind.status,
    }
    if more and more.errors:
        body["errors"] = told(more.errors, vietnamese=vietnamese)
    if more and more.roles:
        body["roles"] = sorted(more.roles)
    extra = dict(more.headers if more else {})
    if kind.status == 503:
        extra["Retry-After"] = RETRY_AFTER
    if kind.status == 401:
        extra["WWW-Authenticate"] = "Bearer"
    extra["Content-Language"] = "vi" if vietnamese and kind.vi else "en"
    return Response(orjson.dumps(body), kind.status, extra, CONTENT_TYPE)


def speaks_vietnamese(request: Request) -> bool:
    """Tell whether the client prefers Vietnamese to English (`Accept-Language`)."""
    best, language = 0.0, "en"
    for part in request.headers.get("accept-language", "").split(","):
        tag, _, weight = part.strip().partition(";q=")
        primary = tag.lower().split("-")[0]
        try:
            quality = float(weight) if weight else 1.0
        except ValueError:
            continue
        if primary in {"vi", "en"} and quality > best:
            best, language = quality, primary
    return language == "vi"
