"""How support says no: the way home, learning, work and loans."""

from shared.kernel.errors import NotFound, Refused

_NAMED = "Our design: a step names what it is about; nothing is made up for a wrong number"
_HOUSE = "House practice of case management"
_CHILDREN = "Law 53/2024/QH15 (best interests of the child); reception of children, Art 30"


class NoSuchTraining(NotFound):
    """There is no training under this id in this plan."""

    slug = "no-such-training"
    vi = "Không có khóa học nào với mã này trong kế hoạch."
    source = _NAMED


class NoSuchJob(NotFound):
    """There is no job under this id in this plan."""

    slug = "no-such-job"
    vi = "Không có việc làm nào với mã này trong kế hoạch."
    source = _NAMED


class NoSuchLoan(NotFound):
    """There is no loan under this id in this plan."""

    slug = "no-such-loan"
    vi = "Không có khoản vay nào với mã này trong kế hoạch."
    source = _NAMED


class FamilyNotVerified(Refused):
    """A child goes to family or relatives only after they were found suitable."""

    slug = "family-not-verified"
    vi = "Trẻ em chỉ được đưa về gia đình, người thân thích sau khi đã xác minh là phù hợp."
    source = _CHILDREN


class NoHomeForAChild(Refused):
    """A child returns to a verified family, to relatives or to a facility, not to live alone."""

    slug = "no-home-for-a-child"
    vi = "Trẻ em chỉ được đưa về gia đình, người thân thích hoặc cơ sở chăm sóc; không ở một mình."
    source = _CHILDREN


class ChildTravelsAlone(Refused):
    """A child does not travel home alone; say who escorts them."""

    slug = "child-travels-alone"
    vi = "Trẻ em không tự về một mình; hãy ghi người đưa trẻ về."
    source = _CHILDREN


class AlreadyHome(Refused):
    """The return home was already recorded, with another day."""

    slug = "already-home"
    vi = "Việc hồi gia đã được ghi nhận vào ngày khác."
    source = _HOUSE


class NotBackHome(Refused):
    """A loan is for those who are back home; record the return first."""

    slug = "not-back-home"
    vi = "Vay vốn chỉ dành cho người đã trở về nơi cư trú; hãy ghi nhận việc hồi gia trước."
    source = "Decree 162/2025/ND-CP, Art 25"


class TrainingIsOver(Refused):
    """This training ended another way."""

    slug = "training-is-over"
    vi = "Khóa học này đã kết thúc theo cách khác."
    source = _HOUSE


class EntryIdTaken(Refused):
    """Something else was already recorded under this id."""

    slug = "support-id-taken"
    vi = "Mã này đã được dùng cho một nội dung khác."
    source = "Our design: a number stands for one thing, and is never used for another"


class EndsBeforeItBegan(Refused):
    """A job does not end before the day on which it began."""

    slug = "ends-before-it-began"
    vi = "Ngày nghỉ việc không thể trước ngày bắt đầu làm việc."
    source = "Our design: steps are told in the order in which they happened"


class JobIsOver(Refused):
    """This job ended on another day."""

    slug = "job-is-over"
    vi = "Việc làm này đã kết thúc vào ngày khác."
    source = _HOUSE


class LoanStillOpen(Refused):
    """The bank has not answered the loan it was asked for."""

    slug = "loan-still-open"
    vi = "Ngân hàng chưa trả lời đề nghị vay vốn trước."
    source = _HOUSE


class LoanWasAnswered(Refused):
    """The bank already gave another answer on this loan."""

    slug = "loan-was-answered"
    vi = "Ngân hàng đã có câu trả lời khác về khoản vay này."
    source = _HOUSE


class LoanAmountDoesNotFit(Refused):
    """A granted loan names its amount; a refused one names none."""

    slug = "loan-amount-does-not-fit"
    vi = "Khoản vay được duyệt phải ghi số tiền; khoản bị từ chối thì không ghi."
    source = "Our design: what the bank gave is said with its amount, and only that"
