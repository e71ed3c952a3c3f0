"""How a stay says no."""

from shared.kernel.errors import NotFound, Refused

_STATES = "Our design: the states of a stay, from request to discharge"
_ORDER = "Our design: steps are told in the order in which they happened"
_PLAN = "Our design: a discharge is planned, then done as planned"


class NoSuchStay(NotFound):
    """There is no stay under this id."""

    slug = "no-such-stay"
    vi = "Không có lượt lưu trú nào với mã này."
    source = "Our design: a step names what it is about; nothing is made up for a wrong number"


class PlacementAlreadyRequested(Refused):
    """Another request is recorded under this id."""

    slug = "placement-already-requested"
    vi = "Mã này đã được dùng cho một đề nghị lưu trú khác."
    source = "Our design: a number stands for one thing, and is never used for another"


class WishNotConfirmed(Refused):
    """A person is placed because they wish it, or on a named lawful ground."""

    slug = "wish-not-confirmed"
    vi = "Chưa xác nhận nguyện vọng của người được hỗ trợ, cũng chưa nêu căn cứ pháp luật."
    source = "Law 53/2024/QH15, Art 30: the person wishes to stay"


class NotEntitledToLodging(Refused):
    """The person was found not to be a victim; the law gives them no lodging."""

    slug = "not-entitled-to-lodging"
    vi = "Người này đã được kết luận không phải là nạn nhân nên không thuộc diện được lưu trú."
    source = "Law 53/2024/QH15, Art 37, point a"


class ConflictNotChecked(Refused):
    """First make sure that nobody in the house belongs to those who harmed the person."""

    slug = "conflict-not-checked"
    vi = "Cần kiểm tra trong cơ sở không có người liên quan đến kẻ mua bán người."
    source = "House practice: no associate of a trafficker under the same roof"


class PlaceAlreadyOffered(Refused):
    """A place is offered already; it is taken up or it expires."""

    slug = "place-already-offered"
    vi = "Đã có chỗ được duyệt; chỗ này sẽ được nhận hoặc hết hạn."
    source = _STATES


class ElsewhereNotNamed(Refused):
    """No bed of ours will suit this person: name where they are sent on."""

    slug = "elsewhere-not-named"
    vi = "Không có chỗ phù hợp tại đây; hãy nêu nơi khác tiếp nhận người này."
    source = "Law 53/2024/QH15, Art 27: whoever cannot be lodged here is lodged elsewhere"


class NoPlaceOffered(Refused):
    """Nobody moves in before a place is approved."""

    slug = "no-place-offered"
    vi = "Chưa có chỗ lưu trú được duyệt."
    source = _STATES


class ApprovalLapsed(Refused):
    """The approved place was not taken up in time; ask for a placement again."""

    slug = "approval-lapsed"
    vi = "Chỗ được duyệt đã quá hạn nhận; hãy đề nghị lưu trú lại."
    source = "House practice, policy table approval-take-up"


class ApprovalStillOpen(Refused):
    """The approved place may still be taken up."""

    slug = "approval-still-open"
    vi = "Vẫn còn thời hạn nhận chỗ được duyệt."
    source = "House practice, policy table approval-take-up"


class AlreadyMovedIn(Refused):
    """The resident already lives in the house."""

    slug = "already-moved-in"
    vi = "Người này đã vào ở tại cơ sở."
    source = _STATES


class RulesNotExplained(Refused):
    """Explain the house rules before someone moves in."""

    slug = "rules-not-explained"
    vi = "Cần giải thích nội quy cơ sở trước khi tiếp nhận."
    source = "House practice: nobody lives under rules they were not told"


class NotMovedIn(Refused):
    """The person does not live in the house yet."""

    slug = "not-moved-in"
    vi = "Người này chưa vào ở tại cơ sở."
    source = _STATES


class StayIsOver(Refused):
    """This stay is over; ask for a new placement."""

    slug = "stay-is-over"
    vi = "Lượt lưu trú này đã kết thúc; hãy đề nghị một lượt mới."
    source = "Our design: what ended is not opened anew"


class CarePlanNotSigned(Refused):
    """A plan of care is agreed when the resident has signed it."""

    slug = "care-plan-not-signed"
    vi = "Kế hoạch chăm sóc cần có chữ ký của người lưu trú."
    source = "House practice: the resident agrees to their own plan of care"


class CarePlanNotDue(Refused):
    """There is still time to agree on a plan of care."""

    slug = "care-plan-not-due"
    vi = "Chưa hết thời hạn thống nhất kế hoạch chăm sóc."
    source = "House practice, policy table care-plan"


class ExtensionInThePast(Refused):
    """An extension ends after the day it is decided."""

    slug = "extension-in-the-past"
    vi = "Thời hạn gia hạn phải sau ngày quyết định."
    source = _ORDER


class BeyondHouseCeiling(Refused):
    """The house lets nobody stay for so long: the decision must move its ceiling, too."""

    slug = "beyond-house-ceiling"
    vi = "Vượt quá thời gian lưu trú tối đa của cơ sở; quyết định phải nêu rõ việc gia hạn này."
    source = "Our design: the state's days and the house's ceiling are two limits"


class BeyondFacilityCeiling(Refused):
    """A stay does not go on beyond the longest time that a house keeps anyone."""

    slug = "beyond-facility-ceiling"
    vi = "Thời gian lưu trú vượt quá thời hạn tối đa của cơ sở."
    source = "Peaceful House practice, policy table facility-ceiling"


class RiskNotAssessed(Refused):
    """First assess the risk of leaving for this destination."""

    slug = "discharge-risk-not-assessed"
    vi = "Cần đánh giá nguy cơ đối với nơi đến trước khi lên kế hoạch và trước khi rời cơ sở."
    source = "House practice: the risk is judged before anybody leaves"


class RiskAssessmentTooOld(Refused):
    """The risk of leaving was assessed too long ago; assess it again."""

    slug = "discharge-risk-too-old"
    vi = "Đánh giá nguy cơ đã quá cũ; hãy đánh giá lại."
    source = "House practice, policy table risk-assessment-age"


class PlannedInThePast(Refused):
    """A discharge is planned for a time still to come."""

    slug = "discharge-planned-in-the-past"
    vi = "Ngày dự kiến rời cơ sở phải ở tương lai."
    source = _ORDER


class NotForAChild(Refused):
    """A child leaves for family, relatives or a facility; unplanned for a facility, or if gone."""

    slug = "not-for-a-child"
    vi = (
        "Trẻ em chỉ rời cơ sở để về gia đình, người thân thích hoặc cơ sở khác; "
        "rời ngoài kế hoạch chỉ để đến cơ sở khác, trừ khi trẻ đã tự ý đi."
    )
    source = "Law 53/2024/QH15, Arts 27-30"


class RelativeNotVerified(Refused):
    """A child goes to a verified relative, or to another facility."""

    slug = "relative-not-verified"
    vi = "Trẻ em chỉ được giao cho người thân thích đã xác minh hoặc cơ sở khác."
    source = "Law 53/2024/QH15, Arts 27-30"


class EscortNotArranged(Refused):
    """A child does not travel alone: relatives collect them or a worker goes along."""

    slug = "escort-not-arranged"
    vi = "Trẻ em cần có người thân thích đến đón hoặc cán bộ đi cùng."
    source = "Law 53/2024/QH15, Arts 27-30"


class AnotherDischargePlanned(Refused):
    """Another discharge is planned; withdraw that plan first."""

    slug = "another-discharge-planned"
    vi = "Đã có kế hoạch rời cơ sở khác; hãy hủy kế hoạch đó trước."
    source = _PLAN


class NoDischargePlanned(Refused):
    """A discharge is planned before it is done."""

    slug = "no-discharge-planned"
    vi = "Chưa có kế hoạch rời cơ sở."
    source = _PLAN


class DestinationNotPlanned(Refused):
    """The plan says another destination; its risk was not assessed."""

    slug = "destination-not-planned"
    vi = "Nơi đến khác với kế hoạch; chưa đánh giá nguy cơ của nơi này."
    source = _PLAN
