"""How a plan says no: one class a rule, in the words of the people who keep it."""

from shared.kernel.errors import NotFound, Refused

_NAMED = "Our design: a step names what it is about; nothing is made up for a wrong number"
_HOUSE = "House practice of case management: contact, assessment, plan, monitoring, closure"
_HANDSHAKE = "Our design: whoever refers hears that it was received, and then a yes or a no"
_FOLLOW_UP = "House practice; Peaceful House follows up for 24 months"
_CHILDREN = "Law 91/2025/QH15, Art 24; Law 53/2024/QH15 (best interests of the child)"
_OF_AGE = "Law 91/2025/QH15, Arts 9 and 24: who is grown up agrees alone"


class NoSuchPlan(NotFound):
    """There is no plan under this id."""

    slug = "no-such-plan"
    vi = "Không có kế hoạch nào với mã này."
    source = _NAMED


class NoSuchFollowUp(NotFound):
    """There is no follow-up under this id in this plan."""

    slug = "no-such-follow-up"
    vi = "Không có lần theo dõi nào với mã này trong kế hoạch."
    source = _NAMED


class PlanIdTaken(Refused):
    """Another plan was already opened under this id."""

    slug = "plan-id-taken"
    vi = "Mã này đã được dùng cho một kế hoạch khác."
    source = "Our design: a number stands for one thing, and is never used for another"


class AnotherPlanIsOpen(Refused):
    """The participant already has an open plan; a person has one at a time."""

    slug = "another-plan-is-open"
    vi = "Người tham gia đang có một kế hoạch khác; mỗi người một kế hoạch."
    source = _HOUSE


class ReferralDoesNotMatchSource(Refused):
    """A plan from a referral names the referral; a plan from elsewhere names none."""

    slug = "referral-does-not-match-source"
    vi = "Kế hoạch mở theo chuyển gửi phải ghi mã chuyển gửi; trường hợp khác thì không ghi."
    source = "Our design: whoever refers hears what became of it, so a referral is named"


class NotReferred(Refused):
    """Nobody referred this participant; there is nothing to accept or to decline."""

    slug = "not-referred"
    vi = "Kế hoạch này không mở theo chuyển gửi nên không có gì để tiếp nhận hay từ chối."
    source = _HANDSHAKE


class ReferralWasAccepted(Refused):
    """The referral was accepted; a plan that ends otherwise is closed with its outcome."""

    slug = "referral-was-accepted"
    vi = "Chuyển gửi đã được tiếp nhận; muốn dừng hãy kết thúc kế hoạch với kết quả của nó."
    source = _HANDSHAKE


class PlanIsClosed(Refused):
    """The plan is closed; what comes next needs a new plan."""

    slug = "plan-is-closed"
    vi = "Kế hoạch đã kết thúc; muốn tiếp tục cần mở kế hoạch mới."
    source = _HOUSE


class BeforeWhatItFollows(Refused):
    """This would have happened before the thing it follows; check the date."""

    slug = "before-what-it-follows"
    vi = "Thời điểm này sớm hơn bước phải có trước đó; hãy kiểm tra lại ngày giờ."
    source = "Our design: steps are told in the order in which they happened"


class NothingAssessed(Refused):
    """An assessment of needs names at least one risk or protective factor."""

    slug = "nothing-assessed"
    vi = "Đánh giá nhu cầu phải nêu ít nhất một yếu tố rủi ro hoặc bảo vệ."
    source = "IOM, Determinants of Migrant Vulnerability: factors on four levels"


class RiskWithoutFactors(Refused):
    """A medium or high risk names the factors it was judged by."""

    slug = "risk-without-factors"
    vi = "Mức rủi ro trung bình hoặc cao phải nêu các yếu tố làm căn cứ."
    source = "House practice: structured judgement of risk"


class NotYetAssessed(Refused):
    """Needs and risk are assessed before a plan is agreed."""

    slug = "not-yet-assessed"
    vi = "Phải đánh giá nhu cầu và rủi ro trước khi thống nhất kế hoạch."
    source = _HOUSE


class OwnAgreementNotSought(Refused):
    """Nobody waits for this participant's own answer; who wants to leave has the plan closed."""

    slug = "own-agreement-not-sought"
    vi = (
        "Không phải hỏi lại ý kiến của chính người tham gia về kế hoạch này; "
        "nếu họ muốn dừng, hãy kết thúc kế hoạch."
    )
    source = _OF_AGE


class ConsentOfRepresentative(Refused):
    """The representative gave this consent: name one that the participant gave themselves."""

    slug = "consent-of-representative"
    vi = "Đây là sự đồng ý do người đại diện đưa ra; cần ghi sự đồng ý do chính người tham gia."
    source = _OF_AGE


class PlanAlreadyAgreed(Refused):
    """The participant already agreed to this plan, with another content."""

    slug = "plan-already-agreed"
    vi = "Kế hoạch đã được thống nhất với nội dung khác."
    source = (
        "Law 91/2025/QH15, Art 9 (consent is to a stated content); a plan is never quietly replaced"
    )


class GroupUnknown(Refused):
    """Say whether the participant is a woman, a man, a girl or a boy: children have more rights."""

    slug = "group-unknown"
    vi = "Hãy ghi người tham gia là phụ nữ, nam giới, trẻ em gái hay trẻ em trai."
    source = _CHILDREN


class NotTheirOwnAgreement(Refused):
    """An adult agrees to their own plan; nobody agrees for them."""

    slug = "not-their-own-agreement"
    vi = "Người thành niên phải tự mình đồng ý với kế hoạch; không ai đồng ý thay."
    source = "Law 91/2025/QH15, Art 9 (consent is voluntary and one's own)"


class RepresentativeMustAgree(Refused):
    """For a child, the legal representative agrees to the plan."""

    slug = "representative-must-agree"
    vi = "Đối với trẻ em, người đại diện hợp pháp phải đồng ý với kế hoạch."
    source = _CHILDREN


class BestInterestsNotWeighed(Refused):
    """For a child, their best interests are weighed before the plan is agreed."""

    slug = "best-interests-not-weighed"
    vi = "Đối với trẻ em, phải cân nhắc lợi ích tốt nhất của trẻ trước khi thống nhất kế hoạch."
    source = _CHILDREN


class PlanNotAgreed(Refused):
    """The participant has not agreed to this plan yet."""

    slug = "plan-not-agreed"
    vi = "Người tham gia chưa đồng ý với kế hoạch này."
    source = _HOUSE


class PlanNotStarted(Refused):
    """Support under this plan has not begun."""

    slug = "plan-not-started"
    vi = "Việc hỗ trợ theo kế hoạch này chưa bắt đầu."
    source = _HOUSE


class PlanIsSuspended(Refused):
    """The plan is suspended; resume it first."""

    slug = "plan-is-suspended"
    vi = "Kế hoạch đang tạm dừng; hãy tiếp tục kế hoạch trước."
    source = _HOUSE


class NotMonitored(Refused):
    """This is said of a plan in monitoring only."""

    slug = "plan-not-monitored"
    vi = "Chỉ áp dụng khi kế hoạch đang ở giai đoạn theo dõi."
    source = _HOUSE


class ChannelNotSafe(Refused):
    """The participant did not agree to be reached this way."""

    slug = "channel-not-safe"
    vi = "Người tham gia không đồng ý được liên lạc bằng cách này."
    source = "House practice: the safe way of contact that the participant chose is respected"


class FollowUpInThePast(Refused):
    """A follow-up is scheduled for a day to come."""

    slug = "follow-up-in-the-past"
    vi = "Lần theo dõi phải được hẹn vào một ngày sắp tới."
    source = _FOLLOW_UP


class FollowUpNotYetDue(Refused):
    """The day of this follow-up has not come; it cannot have been missed."""

    slug = "follow-up-not-yet-due"
    vi = "Chưa đến ngày theo dõi nên chưa thể ghi là bỏ lỡ."
    source = _FOLLOW_UP


class FollowUpIsOver(Refused):
    """This follow-up is over; schedule another one."""

    slug = "follow-up-is-over"
    vi = "Lần theo dõi này đã kết thúc; hãy hẹn lần khác."
    source = _FOLLOW_UP


class GoalsNotReviewed(Refused):
    """Every agreed goal is reviewed before the plan is closed."""

    slug = "goals-not-reviewed"
    vi = "Phải rà soát từng mục tiêu đã thống nhất trước khi kết thúc kế hoạch."
    source = _HOUSE


class FollowUpsStillOpen(Refused):
    """Follow-ups are still open, and the participant has not asked to leave."""

    slug = "follow-ups-still-open"
    vi = "Vẫn còn lần theo dõi chưa thực hiện và người tham gia chưa đề nghị kết thúc."
    source = _FOLLOW_UP


class FollowUpPeriodRuns(Refused):
    """A result is called sustained only when the follow-up period is over."""

    slug = "follow-up-period-runs"
    vi = "Chỉ được ghi kết quả bền vững khi đã hết thời gian theo dõi."
    source = "Peaceful House (CWD, Viet Nam Women's Union): follow-up for 24 months"


class NobodySawItHold(Refused):
    """A result is called sustained only when the last follow-up took place."""

    slug = "nobody-saw-it-hold"
    vi = "Chỉ được ghi kết quả bền vững khi lần theo dõi cuối cùng đã được thực hiện."
    source = _FOLLOW_UP


class StillInContact(Refused):
    """The last follow-up took place; the participant is not lost."""

    slug = "still-in-contact"
    vi = "Lần theo dõi gần nhất đã được thực hiện; không thể ghi là mất liên lạc."
    source = _FOLLOW_UP


class GoalNotAgreed(Refused):
    """The participant did not agree to this goal; only agreed goals are reviewed."""

    slug = "goal-not-agreed"
    vi = "Mục tiêu này không có trong kế hoạch đã thống nhất nên không rà soát."
    source = _HOUSE


class ConclusionDoesNotFit(Refused):
    """A plan that a death ends keeps the conclusion on the death; another outcome keeps none."""

    slug = "conclusion-does-not-fit"
    vi = "Kết thúc vì qua đời phải kèm kết luận của cơ quan có thẩm quyền; kết quả khác thì không."
    source = "Our design: a death is never said on a worker's word alone"


class RetraffickingNotConfirmed(Refused):
    """A plan ends as re-trafficked only by confirming an alert, which opens a new case."""

    slug = "retrafficking-not-confirmed"
    vi = "Chỉ kết thúc vì bị mua bán lại khi cảnh báo đã được xác nhận; hãy xác nhận cảnh báo."
    source = "House practice: a confirmed alert opens a new intake case in the same journey"
