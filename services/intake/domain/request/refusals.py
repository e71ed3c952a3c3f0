"""When a request of the person cannot be handled as asked."""

from shared.kernel.errors import NotFound, Refused

_REQUESTS = "Decree 356/2025/ND-CP, Art 5"


class NoSuchRequest(NotFound):
    """No request is recorded under this id."""

    slug = "no-such-request"
    vi = "Không có yêu cầu nào mang mã này."
    source = _REQUESTS


class RequestIdTaken(Refused):
    """Another request already has this id."""

    slug = "request-id-taken"
    vi = "Mã này đã thuộc về một yêu cầu khác."
    source = "Case-management practice"


class RequestIsAnswered(Refused):
    """This request was answered; what the person asks anew is a new request."""

    slug = "request-is-answered"
    vi = "Yêu cầu này đã được trả lời; nội dung mới cần một yêu cầu mới."
    source = _REQUESTS


class RequestWasTakenBack(Refused):
    """The person took this request back."""

    slug = "request-was-taken-back"
    vi = "Người yêu cầu đã rút lại yêu cầu này."
    source = _REQUESTS


class BeforeItWasAsked(Refused):
    """This is dated before the request itself; check the dates."""

    slug = "before-it-was-asked"
    vi = "Thời điểm này trước khi có yêu cầu; hãy kiểm tra lại ngày giờ."
    source = "Our design: steps are told in the order in which they happened"


class ExtendedOnce(Refused):
    """The limit to answer is extended once only."""

    slug = "request-extended-once"
    vi = "Thời hạn trả lời chỉ được gia hạn một lần."
    source = _REQUESTS


class ExtensionNotProvided(Refused):
    """The law of the day of this request knows no extension."""

    slug = "request-extension-not-provided"
    vi = "Pháp luật áp dụng cho yêu cầu này không quy định gia hạn."
    source = "Decree 13/2023/ND-CP: one general limit of 72 hours"


class ExtendedTooLate(Refused):
    """The limit has passed; it cannot be extended any more."""

    slug = "request-extended-too-late"
    vi = "Đã hết thời hạn; không thể gia hạn nữa."
    source = _REQUESTS


class NoLawfulGround(Refused):
    """This request may not be refused on this ground."""

    slug = "no-lawful-ground-to-refuse"
    vi = "Không thể từ chối yêu cầu này với căn cứ đã nêu."
    source = "Law 91/2025/QH15, Arts 14.2 and 19.1"


class ConsentsNotNamed(Refused):
    """A withdrawal names the consents it is about; no other request names any."""

    slug = "consents-not-named"
    vi = "Yêu cầu rút lại sự đồng ý phải nêu rõ sự đồng ý nào; yêu cầu khác thì không nêu."
    source = "Law 91/2025/QH15, Art 9; Decree 356/2025/ND-CP, Art 5"


class RequestNotGranted(Refused):
    """Only what was granted is carried out."""

    slug = "request-not-granted"
    vi = "Chỉ thực hiện yêu cầu đã được chấp thuận."
    source = _REQUESTS


class MeasureDoesNotFit(Refused):
    """This measure does not do what the request asks."""

    slug = "measure-does-not-fit"
    vi = "Biện pháp này không đáp ứng nội dung yêu cầu."
    source = _REQUESTS


class MeasureBeforeRequest(Refused):
    """What was done before it was asked for does not carry the request out."""

    slug = "measure-before-request"
    vi = "Việc đã làm trước khi có yêu cầu không được coi là thực hiện yêu cầu đó."
    source = _REQUESTS


class RequestLimitRunsOn(Refused):
    """The limit has not passed yet."""

    slug = "request-limit-runs-on"
    vi = "Chưa hết thời hạn."
    source = _REQUESTS
