"""How a claim for a grant says no."""

from shared.kernel.errors import NotFound, Refused

_FORM_07 = "Decree 162/2025/ND-CP, Form 07: the Department of Health decides"


class NoSuchClaim(NotFound):
    """There is no claim under this id."""

    slug = "no-such-claim"
    vi = "Không có hồ sơ đề nghị nào với mã này."
    source = "Our design: a step names what it is about; nothing is made up for a wrong number"


class ClaimIdTaken(Refused):
    """Another claim was already made under this id."""

    slug = "claim-id-taken"
    vi = "Mã này đã được dùng cho một hồ sơ đề nghị khác."
    source = "Our design: a number stands for one thing, and is never used for another"


class NotUnderReview(Refused):
    """A claim is reviewed before it is decided."""

    slug = "grant-not-under-review"
    vi = "Hồ sơ phải được xem xét trước khi ra quyết định."
    source = _FORM_07


class ClaimIsDecided(Refused):
    """The claim was already decided, another way."""

    slug = "claim-is-decided"
    vi = "Hồ sơ đề nghị đã có quyết định khác."
    source = _FORM_07


class DecisionDoesNotFit(Refused):
    """An approval names its amount and no ground; a rejection its ground and no amount."""

    slug = "grant-decision-does-not-fit"
    vi = "Quyết định duyệt phải ghi số tiền; quyết định từ chối phải ghi lý do."
    source = _FORM_07


class AmountBelowMinimum(Refused):
    """The hardship allowance is not less than its minimum."""

    slug = "amount-below-minimum"
    vi = "Trợ cấp khó khăn ban đầu không được thấp hơn mức tối thiểu."
    source = "Circular 84/2019/TT-BTC; see the policy table hardship-minimum"


class GrantNotApproved(Refused):
    """Only an approved grant is paid."""

    slug = "grant-not-approved"
    vi = "Chỉ chi trả chế độ đã được duyệt."
    source = _FORM_07


class GrantWasPaid(Refused):
    """The grant was paid; it is paid once."""

    slug = "grant-was-paid"
    vi = "Chế độ này đã được chi trả; chỉ chi trả một lần."
    source = _FORM_07


class ClaimIsStopped(Refused):
    """The claim was stopped, because the person died or the status was rejected."""

    slug = "claim-is-stopped"
    vi = "Hồ sơ đã dừng vì người này đã mất hoặc không được xác định là nạn nhân."
    source = "House practice: clocks and entitlements stop in every service"
