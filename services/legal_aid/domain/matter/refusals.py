"""When legal aid says no, in words a caseworker reads."""

from datetime import datetime

from shared.kernel.errors import NotFound, Refused


class NoSuchMatter(NotFound):
    """There is no such matter."""

    slug = "no-such-matter"
    vi = "Không có vụ việc này."
    source = "Our design: a matter is asked for before anything is done with it"


class DifferentRequest(Refused):
    """Another request is already recorded under this matter."""

    slug = "different-request"
    vi = "Vụ việc này đã ghi nhận một yêu cầu khác."
    source = "Our design: one id, one request"


class AlreadyAnswered(Refused):
    """The request was already answered otherwise."""

    slug = "request-already-answered"
    vi = "Yêu cầu này đã được trả lời với nội dung khác."
    source = "Law 11/2017/QH14, Art 30.2"


class RequestNotAnswered(Refused):
    """Check the papers and answer the request first."""

    slug = "request-not-answered"
    vi = "Cần kiểm tra hồ sơ và trả lời người yêu cầu trước."
    source = "Law 11/2017/QH14, Art 30.2"


class PapersMissing(Refused):
    """Papers are missing; wait for them, or accept urgently on a listed ground."""

    slug = "papers-missing"
    vi = "Hồ sơ còn thiếu; chờ bổ sung hoặc thụ lý ngay nếu có căn cứ."
    source = "Law 11/2017/QH14, Arts 30.2 and 30.4"


class FileIsComplete(Refused):
    """All papers are there; accept the matter in the ordinary way."""

    slug = "file-is-complete"
    vi = "Hồ sơ đã đủ; hãy thụ lý theo cách thông thường."
    source = "Law 11/2017/QH14, Art 30.4"


class FieldNotNamed(Refused):
    """Name the field of law before the matter is accepted."""

    slug = "field-not-named"
    vi = "Cần nêu lĩnh vực pháp luật trước khi thụ lý."
    source = "Law 11/2017/QH14, Art 27"


class CommerceNotAided(Refused):
    """Legal aid does not cover business and commerce; refuse in writing."""

    slug = "commerce-not-aided"
    vi = "Không trợ giúp pháp lý về kinh doanh, thương mại; hãy từ chối bằng văn bản."
    source = "Law 11/2017/QH14, Art 27"


class ConflictNotChecked(Refused):
    """Look for conflicts of interest before accepting."""

    slug = "aid-conflict-not-checked"
    vi = "Cần kiểm tra xung đột lợi ích trước khi thụ lý."
    source = "Law 11/2017/QH14, Art 31; our design"


class DeadlineNotNamed(Refused):
    """Say when the limitation period ends or the hearing begins."""

    slug = "deadline-not-named"
    vi = "Cần nêu ngày hết thời hiệu hoặc ngày xét xử."
    source = "Law 11/2017/QH14, Art 30.4"


class BodysNoticeMissing(Refused):
    """A proceeding body asks by its notice: record the notice first."""

    slug = "bodys-notice-missing"
    vi = "Cơ quan tố tụng yêu cầu bằng thông báo; hãy ghi nhận thông báo trước."
    source = "Law 11/2017/QH14, Art 30.4; Joint Circular 10/2018 (S66)"


class NotUrgent(Refused):
    """The deadline is past or not near enough for an urgent acceptance."""

    slug = "deadline-not-near"
    vi = "Thời hạn đã qua hoặc chưa đủ gần để thụ lý ngay."
    source = "Law 11/2017/QH14, Art 30.4; Circular 12/2018/TT-BTP, Art 6"


class HeadMustDecide(Refused):
    """Accepting at once to avoid harm is the head's decision; keep it with the matter."""

    slug = "head-must-decide"
    vi = "Thụ lý ngay để tránh thiệt hại phải do người đứng đầu quyết định; hãy lưu quyết định."
    source = "Circular 12/2018/TT-BTP, Art 6"


class AlreadyAccepted(Refused):
    """The matter is already in the register."""

    slug = "matter-already-accepted"
    vi = "Vụ việc đã được thụ lý."
    source = "Law 11/2017/QH14, Art 30"


class NotYetAccepted(Refused):
    """The matter is not accepted yet."""

    slug = "matter-not-accepted"
    vi = "Vụ việc chưa được thụ lý."
    source = "Law 11/2017/QH14, Arts 30 and 31 (S65)"


class MatterIsOver(Refused):
    """The matter is over; only a new request follows."""

    slug = "matter-is-over"
    vi = "Vụ việc đã kết thúc; chỉ có thể lập yêu cầu mới."
    source = "Our design: what ended is not opened anew"


class FormNotRegistered(Refused):
    """The matter is registered under another form of aid."""

    slug = "form-not-registered"
    vi = "Vụ việc được thụ lý theo hình thức trợ giúp khác."
    source = "Law 11/2017/QH14, Art 27"


class ProviderHasConflict(Refused):
    """Someone with a conflict of interest may not act for this client."""

    slug = "provider-has-conflict"
    vi = "Người có xung đột lợi ích không được thực hiện vụ việc này."
    source = "Law 11/2017/QH14, Art 31"


class ProviderAlreadyAppointed(Refused):
    """Someone already acts for the client; replace them instead."""

    slug = "provider-already-appointed"
    vi = "Đã cử người thực hiện; hãy dùng thủ tục thay thế."
    source = "Law 11/2017/QH14, Art 31"


class NoProviderYet(Refused):
    """Nobody is appointed to act for the client yet."""

    slug = "no-provider-yet"
    vi = "Chưa cử người thực hiện trợ giúp pháp lý."
    source = "Law 11/2017/QH14, Art 31.1"


class NothingDoneYet(Refused):
    """Who is appointed has not taken a step yet."""

    slug = "nothing-done-yet"
    vi = "Người được cử chưa thực hiện bước nào."
    source = "Circular 12/2018/TT-BTP, Art 10; our design"


class ResultDoesNotFit(Refused):
    """This result does not close a matter of this form of aid."""

    slug = "result-does-not-fit-form"
    vi = "Kết quả này không phù hợp với hình thức trợ giúp."
    source = "Circular 12/2018/TT-BTP, Art 10"


class WithdrawalNotInWriting(Refused):
    """A client withdraws from an accepted matter in writing; keep the letter."""

    slug = "withdrawal-not-in-writing"
    vi = "Người được trợ giúp phải rút yêu cầu bằng văn bản; hãy lưu văn bản đó."
    source = "Law 11/2017/QH14, Art 37"


class OpposingPartyIsClient(Refused):
    """The client cannot be on the other side of their own matter."""

    slug = "opposing-party-is-client"
    vi = "Người được trợ giúp không thể là bên đối lập trong vụ việc của chính mình."
    source = "Law 11/2017/QH14, Art 31; our design"


class SaysNobody(Refused):
    """Nobody is recognised by this: give a name with the number of a paper."""

    slug = "says-nobody"
    vi = "Không nhận ra được ai qua nội dung này: cần ghi họ tên kèm số giấy tờ."
    source = "Our design: a name alone would take strangers for one person"


class MatterUnderReview(Refused):
    """The matter is under review; decide first whether aid goes on."""

    slug = "matter-under-review"
    vi = "Vụ việc đang được xem xét lại; cần quyết định có tiếp tục trợ giúp hay không."
    source = "Law 11/2017/QH14, Arts 7 and 37"


class NotUnderReview(Refused):
    """The matter is not under review for this reason."""

    slug = "matter-not-under-review"
    vi = "Vụ việc không thuộc diện xem xét lại vì lý do này."
    source = "Our design: only what is in doubt is decided"


class ClientIsDead(Refused):
    """The client has died; the matter can only be refused or discontinued, on that ground."""

    slug = "client-is-dead"
    vi = (
        "Người được trợ giúp đã chết; chỉ có thể từ chối hoặc không tiếp tục thực hiện vụ việc "
        "với căn cứ đó."
    )
    source = "Law 11/2017/QH14, Arts 30.3 and 37"


class NotYetDue(Refused):
    """The time limit has not passed yet."""

    slug = "matter-limit-not-passed"
    vi = "Chưa hết thời hạn."
    source = "Our design: a clock that rings early is not believed"


class BeforeWhatItFollows(Refused):
    """This cannot have happened before what it follows."""

    slug = "matter-before-what-it-follows"
    vi = "Việc này không thể xảy ra trước bước phải có trước nó."
    source = "Our design: steps have an order"


def must_follow(at: datetime, since: datetime) -> None:
    """Refuse what would have happened before what it follows."""
    if at < since:
        raise BeforeWhatItFollows


def must_be_due(at: datetime, due_at: datetime) -> None:
    """Refuse to call a limit passed that runs."""
    if at < due_at:
        raise NotYetDue
