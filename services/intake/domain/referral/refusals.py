"""Which rules forbid something about a referral."""

from shared.kernel.errors import NotFound, Refused


class NoSuchReferral(NotFound):
    """There is no referral under this id."""

    slug = "no-such-referral"
    vi = "Không có lần chuyển gửi nào mang mã này."
    source = "Case-management practice"


class ReferralIdTaken(Refused):
    """This id belongs to another case's referral."""

    slug = "referral-id-taken"
    vi = "Mã này đã thuộc về lần chuyển gửi của hồ sơ khác."
    source = "Case-management practice"


class NotTheirsToAnswer(Refused):
    """Only the service that was asked answers a referral."""

    slug = "not-theirs-to-answer"
    vi = "Chỉ dịch vụ được chuyển gửi mới trả lời."
    source = "Case-management practice"


class ReferralHasStarted(Refused):
    """The person is already there; the service that has them ends it, not the sender."""

    slug = "referral-has-started"
    vi = "Dịch vụ đã bắt đầu; chỉ dịch vụ đang hỗ trợ mới kết thúc được."
    source = "Case-management practice"


class ReferralIsAnswered(Refused):
    """The service declined: there is nothing left to take back, another place has to be found."""

    slug = "referral-is-answered"
    vi = "Dịch vụ đã từ chối, không còn gì để rút lại; cần tìm nơi khác."
    source = "Case-management practice"


class NobodyDeclined(Refused):
    """Another place is looked for only after the service that was asked has declined."""

    slug = "nobody-declined"
    vi = "Chỉ tìm nơi khác sau khi dịch vụ được chuyển gửi đã từ chối."
    source = "Case-management practice"


class ReferralLimitRunsOn(Refused):
    """The limit for the next step has not passed yet."""

    slug = "referral-limit-runs-on"
    vi = "Chưa hết thời hạn cho bước tiếp theo của việc chuyển gửi."
    source = "Case-management practice"
