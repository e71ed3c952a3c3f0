"""How an intake case says no, each rule in the words of the worker who meets it."""

from shared.kernel.errors import NotFound, Refused

_STATE_MACHINE = "Law 53/2024/QH15, Arts 27-33: reception, verification, identification"
_PRACTICE = "Case-management practice"


class NoSuchCase(NotFound):
    """There is no case under this id."""

    slug = "no-such-case"
    vi = "Không có hồ sơ nào mang mã này."
    source = _PRACTICE


class CaseExists(Refused):
    """Another case already has this id."""

    slug = "case-exists"
    vi = "Mã này đã thuộc về một hồ sơ khác."
    source = _PRACTICE


class AgeContradictsGroup(Refused):
    """Girls and boys are under 18, women and men are not: age and group disagree."""

    slug = "age-contradicts-group"
    vi = "Độ tuổi và nhóm không khớp: trẻ em gái, trẻ em trai là người dưới 18 tuổi."
    source = "Law 53/2024/QH15, Art 2.1"


class CaseStepOutOfOrder(Refused):
    """This is dated before the step that it follows."""

    slug = "case-step-out-of-order"
    vi = "Thời điểm này sớm hơn bước trước đó của hồ sơ."
    source = _STATE_MACHINE


class StepAlreadyRecorded(Refused):
    """This step is behind the case: it is already recorded, and not as asked here."""

    slug = "step-already-recorded"
    vi = "Bước này đã được ghi nhận trước đó với nội dung khác."
    source = _STATE_MACHINE


class CaseIsWithdrawn(Refused):
    """The person has left the case; what was given stays recorded, nothing is added."""

    slug = "case-is-withdrawn"
    vi = "Người này đã rút khỏi hồ sơ; không thể ghi thêm."
    source = _STATE_MACHINE


class PersonHasDied(Refused):
    """The person has died; what was given stays recorded, nothing is added."""

    slug = "case-of-a-person-who-died"
    vi = "Người này đã qua đời; không thể ghi thêm."
    source = _STATE_MACHINE


class CaseIsClosed(Refused):
    """The case is closed; nothing is added to it."""

    slug = "case-is-closed"
    vi = "Hồ sơ đã đóng; không thể ghi thêm."
    source = _STATE_MACHINE


class PersonNotReceived(Refused):
    """The person has not been received yet."""

    slug = "person-not-received"
    vi = "Người này chưa được tiếp nhận."
    source = _STATE_MACHINE


class CommuneComesFirst(Refused):
    """Whoever reports themselves is first taken to the commune, which then gives notice."""

    slug = "commune-comes-first"
    vi = "Người tự trình báo phải được đưa đến Ủy ban nhân dân cấp xã trước khi báo Sở Y tế."
    source = "Law 53/2024/QH15, Art 27 (amended)"


class NeedsComeFirst(Refused):
    """Nobody is interviewed before their immediate needs are known."""

    slug = "needs-come-first"
    vi = "Phải ghi nhận nhu cầu cấp thiết trước khi lấy lời trình bày."
    source = "IOM Handbook on Direct Assistance; WHO ten principles"


class OfficialWritesForChild(Refused):
    """A child's statement is written down by the official who receives it."""

    slug = "official-writes-for-child"
    vi = "Lời trình bày của trẻ em do cán bộ tiếp nhận ghi lại."
    source = "Joint Circular 01/2014, declaration form"


class StatementNeverOverwritten(Refused):
    """A statement is never overwritten; take an amended one as a new version."""

    slug = "statement-never-overwritten"
    vi = "Không được ghi đè lời trình bày; hãy lập một bản mới."
    source = _PRACTICE


class GroundNotForStatements(Refused):
    """Without consent a statement is taken only for urgent protection or by statutory duty."""

    slug = "ground-not-for-statements"
    vi = "Không có sự đồng ý thì chỉ lấy lời trình bày để bảo vệ khẩn cấp hoặc theo luật định."
    source = "Law 91/2025/QH15, Art 19.1"


class HealthDeptNotNotified(Refused):
    """The Department of Health has not been notified yet; it leads the verification."""

    slug = "health-dept-not-notified"
    vi = "Chưa báo Sở Y tế, cơ quan chủ trì xác minh ban đầu."
    source = "Law 53/2024/QH15, Art 27 (amended)"


class NotVerifiedYet(Refused):
    """The initial information has not been verified yet."""

    slug = "not-verified-yet"
    vi = "Thông tin ban đầu chưa được xác minh."
    source = "Law 53/2024/QH15, Art 27 (amended)"


class PaperAlreadyHeld(Refused):
    """A paper of Art 33 was found: status is confirmed, no identification is needed."""

    slug = "paper-already-held"
    vi = "Đã có giấy tờ theo Điều 33: xác nhận nạn nhân, không cần yêu cầu xác định."
    source = "Law 53/2024/QH15, Arts 27 and 33"


class NotUnderIdentification(Refused):
    """No identification is running in this case."""

    slug = "not-under-identification"
    vi = "Hồ sơ này không trong quá trình xác định nạn nhân."
    source = _STATE_MACHINE


class StatusIsSettled(Refused):
    """A competent body has already decided whether the person is a victim."""

    slug = "status-is-settled"
    vi = "Cơ quan có thẩm quyền đã kết luận về tình trạng nạn nhân."
    source = _STATE_MACHINE


class LimitHasPassed(Refused):
    """The limit has passed; only a running one can be extended."""

    slug = "identification-limit-has-passed"
    vi = "Thời hạn đã hết; chỉ gia hạn được khi còn hạn."
    source = "Law 66/2011/QH12; the successor rule was not read"


class NotDueYet(Refused):
    """The limit has not passed yet."""

    slug = "case-limit-runs-on"
    vi = "Chưa hết thời hạn."
    source = _STATE_MACHINE


class PaperFromTomorrow(Refused):
    """The paper is dated after the day on which it was seen."""

    slug = "paper-from-tomorrow"
    vi = "Ngày cấp giấy sau ngày ghi nhận."
    source = _PRACTICE


class IssuerNotCompetent(Refused):
    """On that day this body was not competent to issue this paper."""

    slug = "issuer-not-competent"
    vi = "Cơ quan này không có thẩm quyền cấp loại giấy này vào ngày đó."
    source = "Law 53/2024/QH15, Art 33"


class SignsNotConsidered(Refused):
    """Nobody is found not to be a victim before the signs of Art 32.2 are considered."""

    slug = "signs-not-considered"
    vi = "Phải xem xét các dấu hiệu tại khoản 2 Điều 32 trước khi kết luận không phải nạn nhân."
    source = "Law 53/2024/QH15, Art 32.2"


class ReferralNeedsStatus(Refused):
    """A case is referred while the person is under identification or a victim."""

    slug = "referral-needs-status"
    vi = "Chỉ chuyển gửi khi người này đang được xác định hoặc là nạn nhân."
    source = "Law 53/2024/QH15, Art 37"


class ReferralExists(Refused):
    """Another referral already has this id."""

    slug = "referral-exists"
    vi = "Mã này đã thuộc về một lần chuyển gửi khác."
    source = _PRACTICE


class StatusNotSettled(Refused):
    """The case stays open until its status is settled, or the limit for it has passed."""

    slug = "status-not-settled"
    vi = "Chưa đóng được hồ sơ: chưa có kết luận và chưa hết thời hạn xác định."
    source = _STATE_MACHINE


class ReasonDoesNotFit(Refused):
    """This reason for closing does not fit where the case stands."""

    slug = "reason-does-not-fit"
    vi = "Lý do đóng không phù hợp với tình trạng hồ sơ."
    source = _STATE_MACHINE
