"""How a stay says no to moves that no plan foresaw, and to what reaches it from outside."""

from shared.kernel.errors import Refused

_STATES = "Our design: the states of a stay, from request to discharge"
_TRANSFER = "Our design: a transfer is asked of one other house, which answers"
_ORDER = "Our design: steps are told in the order in which they happened"


class NotRegularised(Refused):
    """The person was taken in at once: first regularise the stay."""

    slug = "stay-not-regularised"
    vi = "Người này được tiếp nhận khẩn cấp; trước hết cần hoàn tất thủ tục tiếp nhận."
    source = "House practice, policy table regularisation"


class NoEmergency(Refused):
    """This stay did not begin in an emergency."""

    slug = "no-emergency"
    vi = "Lượt lưu trú này không phải là tiếp nhận khẩn cấp."
    source = "Our design: only what began in an emergency is regularised"


class IsAway(Refused):
    """The resident is absent: first record that they came back, or end the stay."""

    slug = "resident-is-away"
    vi = "Người lưu trú đang vắng mặt; hãy ghi nhận việc quay lại hoặc kết thúc lượt lưu trú."
    source = _STATES


class NotAway(Refused):
    """The resident is not absent."""

    slug = "resident-not-away"
    vi = "Người lưu trú không vắng mặt."
    source = _STATES


class ReturnTooLate(Refused):
    """The time in which the resident may come back is over; ask for a new placement."""

    slug = "return-too-late"
    vi = "Đã hết thời hạn quay lại; hãy đề nghị một lượt lưu trú mới."
    source = "House practice, policy table absence-grace"


class SameHouse(Refused):
    """The resident already lives in this house."""

    slug = "same-house"
    vi = "Người lưu trú đang ở chính cơ sở này."
    source = _TRANSFER


class AnotherTransferAsked(Refused):
    """Another house was asked and has not answered yet."""

    slug = "another-transfer-asked"
    vi = "Đã đề nghị chuyển đến cơ sở khác và chưa có trả lời."
    source = _TRANSFER


class NoTransferAsked(Refused):
    """No house was asked to take the resident."""

    slug = "no-transfer-asked"
    vi = "Chưa đề nghị cơ sở nào tiếp nhận người lưu trú."
    source = _TRANSFER


class NotTheReceivingUnit(Refused):
    """Only staff of the unit of the receiving house answer for it."""

    slug = "not-the-receiving-unit"
    vi = "Chỉ nhân viên của đơn vị quản lý cơ sở tiếp nhận mới được trả lời đề nghị chuyển."
    source = "House practice: a transfer needs the consent of the receiving house"


class TransferNotAccepted(Refused):
    """The receiving house must agree before the resident moves."""

    slug = "transfer-not-accepted"
    vi = "Cơ sở tiếp nhận phải đồng ý trước khi chuyển người lưu trú."
    source = "House practice: a transfer needs the consent of the receiving house"


class RelativesHaveTime(Refused):
    """Relatives may still come; the house sees to the funeral after that."""

    slug = "relatives-have-time"
    vi = "Người thân thích vẫn còn thời hạn đến nhận; sau đó cơ sở mới tổ chức mai táng."
    source = "Circular 84/2019/TT-BTC (old rule), policy table relatives"


class ResidentNotDead(Refused):
    """No death is recorded for this stay."""

    slug = "resident-not-dead"
    vi = "Chưa ghi nhận việc người lưu trú qua đời."
    source = _ORDER


class ConcludedTooEarly(Refused):
    """The conclusion on a death follows the death."""

    slug = "death-concluded-too-early"
    vi = "Kết luận về việc qua đời phải sau thời điểm qua đời."
    source = _ORDER


class NotAtNight(Refused):
    """Nobody is sent away at night; wait for the morning."""

    slug = "not-at-night"
    vi = "Không kết thúc hỗ trợ vào ban đêm; hãy đợi đến sáng."
    source = "House practice, policy table night"


class CareNotWoundDown(Refused):
    """Care is wound down first: nobody is sent away on the day the finding became known here."""

    slug = "care-not-wound-down"
    vi = "Cần kết thúc dần việc hỗ trợ; không cho rời cơ sở ngay trong ngày nhận được kết luận."
    source = "Our design: care of a rejected person is wound down, never cut off"


class LimitNotPassed(Refused):
    """There is still time."""

    slug = "limit-not-passed"
    vi = "Chưa hết thời hạn."
    source = "Our design: a limit has passed only when its moment has come"
