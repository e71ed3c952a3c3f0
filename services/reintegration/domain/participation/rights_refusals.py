"""How a claim meets the law: why something cannot be claimed, or not any more."""

from shared.kernel.errors import NotFound, Refused

_MATRIX = "Law 53/2024/QH15, Art 37"
_CONTENT = "Decree 162/2025/ND-CP"


class PersonHasDied(Refused):
    """The person has died; no plan begins any more."""

    slug = "participant-has-died"
    vi = "Người này đã mất; không mở kế hoạch mới."
    source = "House practice: clocks and entitlements stop with a death"


class NotTheirOpenPlan(Refused):
    """This is not the plan that the person has open now."""

    slug = "not-their-open-plan"
    vi = "Đây không phải là kế hoạch đang mở của người này."
    source = "House practice: one open plan a person"


class PlanOpenInLinkedJourney(Refused):
    """This person has an open plan in another journey that is linked with this one."""

    slug = "plan-open-in-linked-journey"
    vi = "Người này đang có kế hoạch mở trong một hành trình khác đã được liên kết."
    source = "House practice: one open plan a person, in whichever of their journeys"


class LoanInLinkedJourney(Refused):
    """A loan was asked for under this person's open plan in a linked journey; it goes on there."""

    slug = "loan-in-linked-journey"
    vi = "Đã giới thiệu vay vốn trong kế hoạch đang mở của người này ở hành trình được liên kết."
    source = "House practice: one loan at a time, in whichever of a person's journeys"


class StillAChild(Refused):
    """The person is known as a child, and nobody has said that they turned 18."""

    slug = "still-a-child"
    vi = "Người này được ghi nhận là trẻ em và chưa có thông tin đã đủ 18 tuổi."
    source = "Law 53/2024/QH15 (best interests of the child); children are under 18"


class NoLongerAChild(Refused):
    """Intake has this person as an adult: say women or men, and let them agree themselves."""

    slug = "no-longer-a-child"
    vi = (
        "Người này được ghi nhận là người đã đủ 18 tuổi: hãy ghi nhóm phụ nữ hoặc nam giới, "
        "và để chính họ đồng ý với kế hoạch."
    )
    source = "Law 91/2025/QH15, Arts 9 and 24: who is grown up agrees alone"


class CategoryNotKnown(Refused):
    """Intake has not said yet in which category of Article 37 the person stands."""

    slug = "category-not-known"
    vi = "Bộ phận tiếp nhận chưa xác định người này thuộc nhóm đối tượng nào."
    source = _MATRIX


class StatusWasRejected(Refused):
    """The person was found not to be a victim; nothing new can be claimed."""

    slug = "status-was-rejected"
    vi = "Người này được xác định không phải là nạn nhân; không thể đề nghị hỗ trợ mới."
    source = "Law 53/2024/QH15, Arts 32 and 37"


class StatusNotRejected(Refused):
    """A plan ends as not a victim's only when intake has told that the status was rejected."""

    slug = "status-not-rejected"
    vi = "Chưa có thông báo người này không được xác định là nạn nhân; không thể ghi kết quả này."
    source = "Law 53/2024/QH15: the competent agency determines who is a victim, no other room"


class EntitlementNotDecided(Refused):
    """The law leaves this to a decision in the single case, and nobody has taken it yet."""

    slug = "entitlement-not-decided"
    vi = "Trường hợp này phải có quyết định riêng của người có thẩm quyền; hiện chưa có quyết định."
    source = _MATRIX


class NotEntitled(Refused):
    """The person's category does not give this."""

    slug = "not-entitled"
    vi = "Nhóm đối tượng của người này không được hưởng chế độ này."
    source = _MATRIX


class GrantWindowOver(Refused):
    """The time to apply for this grant is over."""

    slug = "grant-window-over"
    vi = "Đã hết thời hạn đề nghị hưởng chế độ này."
    source = "Decree 09/2013/ND-CP, Art 23; unclear whether it still holds"


class ClaimStillOpen(Refused):
    """A claim for the same grant waits for its decision."""

    slug = "claim-still-open"
    vi = "Đang có một hồ sơ đề nghị cùng loại chờ quyết định."
    source = "House practice: one claim of a kind at a time"


class ClaimOpenInLinkedJourney(Refused):
    """A claim of this kind waits in a linked journey of this person: it is decided there first."""

    slug = "claim-open-in-linked-journey"
    vi = (
        "Người này có hồ sơ đề nghị cùng loại đang chờ ở hành trình được liên kết: "
        "hãy giải quyết hồ sơ đó trước."
    )
    source = "House practice: one claim of a kind at a time, in whichever of a person's journeys"


class HardshipGrantedBefore(Refused):
    """The hardship allowance is given once; the person has had it."""

    slug = "hardship-granted-before"
    vi = "Trợ cấp khó khăn ban đầu chỉ được hưởng một lần; người này đã được hưởng."
    source = "Law 53/2024/QH15, Art 37.1 k"


class SchoolYearDoesNotFit(Refused):
    """A claim for schooling names its school year; other claims name none."""

    slug = "school-year-does-not-fit"
    vi = "Đề nghị hỗ trợ học văn hóa phải ghi năm học; đề nghị khác thì không ghi."
    source = _CONTENT


class SchoolYearNotCovered(Refused):
    """Schooling is paid for the first school year and the next, each once."""

    slug = "school-year-not-covered"
    vi = "Chi phí học tập chỉ được hỗ trợ cho năm học đầu tiên và năm kế tiếp, mỗi năm một lần."
    source = _CONTENT


class CounsellingPeriodOver(Refused):
    """The state's time for psychological support is over; say who else pays."""

    slug = "counselling-period-over"
    vi = "Đã hết thời gian Nhà nước chi trả hỗ trợ tâm lý; hãy ghi nguồn chi trả khác."
    source = "Bill of Law 53/2024/QH15, Art 40; the final text was not read"


class NoSuchWithdrawal(NotFound):
    """No withdrawal of this consent waits for an answer."""

    slug = "no-such-withdrawal"
    vi = "Không có việc rút đồng ý nào với mã này đang chờ trả lời."
    source = "Decree 356/2025/ND-CP, Art 5: a consent that was taken back is answered"
