"""When legal aid says no about notices, dates, compensation, and what follows the end."""

from shared.kernel.errors import NotFound, Refused


class ClientsWordNotDated(Refused):
    """Say when the client told the body that they want legal aid: its hours run from then."""

    slug = "clients-word-not-dated"
    vi = "Cần nêu thời điểm người đó yêu cầu trợ giúp với cơ quan tố tụng để tính 12 hoặc 24 giờ."
    source = "Joint Circular 10/2018"


class NoSuchNotice(NotFound):
    """The matter has no such notice."""

    slug = "no-such-notice"
    vi = "Vụ việc không có thông báo này."
    source = "Our design: only a notice that came is answered"


class NoticeWasInTime(Refused):
    """The notice came in time; there is nothing to remind the body of."""

    slug = "notice-was-in-time"
    vi = "Thông báo đến đúng hạn; không có gì phải nhắc cơ quan tố tụng."
    source = "Joint Circular 10/2018"


class NoSuchDeadline(NotFound):
    """The matter has no such date."""

    slug = "no-such-deadline"
    vi = "Vụ việc không có mốc thời gian này."
    source = "Our design: only a date that was set is kept"


class DeadlineIsSettled(Refused):
    """This date was kept or cancelled; another one is another date."""

    slug = "deadline-is-settled"
    vi = "Mốc này đã xong hoặc đã hủy; hãy lập mốc mới."
    source = "Our design: what was said of a date stands"


class HearingNotBegun(Refused):
    """The hearing has not begun; it may be moved or cancelled."""

    slug = "hearing-not-begun"
    vi = "Phiên xử chưa diễn ra; chỉ có thể dời hoặc hủy."
    source = "Our design: nobody attends a hearing before it begins"


class AlreadyClaimed(Refused):
    """Another amount is already claimed in this matter."""

    slug = "compensation-already-claimed"
    vi = "Vụ việc đã có yêu cầu bồi thường với số tiền khác."
    source = "Our design: one claim a matter"


class NothingClaimed(Refused):
    """No compensation was claimed in this matter."""

    slug = "no-compensation-claimed"
    vi = "Vụ việc chưa có yêu cầu bồi thường."
    source = "Our design: award and payment follow a claim"


class AlreadyAwarded(Refused):
    """Another amount is already awarded in this matter."""

    slug = "compensation-already-awarded"
    vi = "Vụ việc đã có quyết định bồi thường với số tiền khác."
    source = "Our design: one award a matter"


class NothingAwarded(Refused):
    """No compensation was awarded in this matter."""

    slug = "no-compensation-awarded"
    vi = "Chưa có quyết định bồi thường trong vụ việc này."
    source = "Our design: award and payment follow a claim"


class PaidBeyondAward(Refused):
    """More would be paid than was awarded; check the amount."""

    slug = "paid-beyond-award"
    vi = "Số tiền trả vượt mức bồi thường đã quyết định; hãy kiểm tra lại."
    source = "Our design: no more is paid than was awarded"


class DifferentPayment(Refused):
    """Another amount is already recorded under this payment."""

    slug = "different-payment"
    vi = "Lần chi trả này đã ghi nhận số tiền khác."
    source = "Our design: one id, one payment"


class MatterNotDiscontinued(Refused):
    """The matter was not ended before its result; there is no such letter to write."""

    slug = "matter-not-discontinued"
    vi = "Vụ việc không thuộc diện không tiếp tục thực hiện; không có thông báo nào phải gửi."
    source = "Law 11/2017/QH14, Art 37"


class MatterNotEnded(Refused):
    """The matter goes on; it is filed once it ended with a result or was discontinued."""

    slug = "matter-not-ended"
    vi = "Vụ việc chưa kết thúc; chỉ lập hồ sơ khi đã hoàn thành hoặc không tiếp tục thực hiện."
    source = "Circular 12/2018/TT-BTP, Art 10"


class MatterNotFiled(Refused):
    """The quality is assessed, and the matter archived, on the file: file the matter first."""

    slug = "matter-not-filed"
    vi = "Đánh giá chất lượng và lưu trữ dựa trên hồ sơ; hãy lập hồ sơ vụ việc trước."
    source = "Circular 12/2018/TT-BTP"


class MatterIsArchived(Refused):
    """The matter is in the archive; nothing is added to it."""

    slug = "matter-is-archived"
    vi = "Vụ việc đã lưu trữ; không bổ sung được nữa."
    source = "Our design: what is archived is not written on"


class AssessedOnce(Refused):
    """The quality of a matter is assessed once."""

    slug = "quality-assessed-once"
    vi = "Mỗi vụ việc chỉ được đánh giá chất lượng một lần."
    source = "Circular 12/2018/TT-BTP"


class FormNotAssessed(Refused):
    """Only participation in proceedings and representation have their quality assessed."""

    slug = "form-not-assessed"
    vi = "Chỉ đánh giá chất lượng vụ việc tham gia tố tụng và đại diện ngoài tố tụng."
    source = "Circular 12/2018/TT-BTP"


class NobodyActed(Refused):
    """Nobody acted in this matter; there is nothing to assess."""

    slug = "nobody-acted"
    vi = "Chưa có ai thực hiện vụ việc này nên không có gì để đánh giá."
    source = "Circular 12/2018/TT-BTP (S67)"
