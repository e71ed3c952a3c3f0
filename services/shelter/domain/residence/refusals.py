"""How a person's residence says no."""

from shared.kernel.errors import NotFound, Refused


class NotResident(NotFound):
    """The person does not live in a house under this stay."""

    slug = "not-resident"
    vi = "Người này không ở cơ sở nào theo lượt lưu trú đã nêu."
    source = "Our design: a person lives in one house at a time, under one stay"


class LivesInAnotherHouse(Refused):
    """The person already lives in a house under another stay."""

    slug = "lives-in-another-house"
    vi = "Người này đang lưu trú tại một cơ sở khác."
    source = "A person has at most one admitted stay"


class NoFundedDaysLeft(Refused):
    """The state has paid for all the days of this person; another source must carry the stay."""

    slug = "no-funded-days-left"
    vi = "Đã hết số ngày Nhà nước chi trả; cần nguồn kinh phí khác cho lượt lưu trú này."
    source = "Decree 162/2025/ND-CP, Art 17"


class ExtensionTooLate(Refused):
    """The state-funded days ran out before this decision; only another source can carry on."""

    slug = "extension-too-late"
    vi = "Quyết định gia hạn phải có trước khi hết số ngày Nhà nước chi trả."
    source = "Decree 162/2025/ND-CP, Art 17"


class ExtensionTooShort(Refused):
    """The state already pays for longer than this decision says."""

    slug = "extension-too-short"
    vi = "Thời hạn gia hạn ngắn hơn thời hạn Nhà nước đang chi trả."
    source = "Decree 162/2025/ND-CP, Art 17: an extension shortens nothing"


class NotFundedByState(Refused):
    """Others pay for this stay, so there are no state-funded days to prolong."""

    slug = "not-funded-by-state"
    vi = "Lượt lưu trú này do nguồn khác chi trả, không có số ngày Nhà nước chi trả để gia hạn."
    source = "Decree 162/2025/ND-CP, Art 17: only the days that the state pays for are limited"


class FundedDaysNotOver(Refused):
    """The state-funded days are not over yet."""

    slug = "funded-days-not-over"
    vi = "Chưa hết số ngày Nhà nước chi trả."
    source = "Decree 162/2025/ND-CP, Art 17"
