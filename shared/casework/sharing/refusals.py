"""How sharing says no."""

from shared.kernel.errors import NotFound, Refused

_LAW = "Law 91/2025/QH15, Arts 9, 17 and 19.1"


class NoSuchSharing(NotFound):
    """Nothing was shared here under this number."""

    slug = "no-such-sharing"
    vi = "Không có lần chia sẻ nào mang mã này trong hồ sơ."
    source = _LAW


class ConsentNotKnownHere(Refused):
    """This consent is not known here; if it was given a moment ago, ask again."""

    slug = "consent-not-known-here"
    vi = "Ở đây chưa biết sự đồng ý này; nếu vừa được ghi nhận, hãy thử lại sau giây lát."
    source = "Law 91/2025/QH15, Art 9"


class SharingIsAnother(Refused):
    """Something else was shared under this number."""

    slug = "sharing-is-another"
    vi = "Mã này đã thuộc về một lần chia sẻ khác."
    source = "practice: what was shared is never rewritten"


class SharingIsRestrictedHere(Refused):
    """The person has had processing restricted: nothing new is shared on their consent."""

    slug = "sharing-is-restricted-here"
    vi = "Việc xử lý dữ liệu của người này đang bị hạn chế; không chia sẻ thêm theo sự đồng ý."
    source = "Law 91/2025/QH15, Arts 4 and 19.1; Decree 356/2025/ND-CP, Art 5"


class SharingHasStopped(Refused):
    """This is not shared any more; share it again on a basis that holds."""

    slug = "sharing-has-stopped"
    vi = "Việc chia sẻ này đã dừng; chỉ chia sẻ lại khi có căn cứ còn hiệu lực."
    source = _LAW


class SharingGoesOn(Refused):
    """This is still shared; stop it first, then the receiver is asked to stop."""

    slug = "sharing-goes-on"
    vi = "Nội dung này vẫn đang được chia sẻ; hãy dừng chia sẻ trước."
    source = _LAW


class SharingEndsWithErasure(Refused):
    """This person is being erased here; nothing new of them is shared."""

    slug = "sharing-ends-with-erasure"
    vi = "Hồ sơ này đang chờ xóa; không chia sẻ thêm nội dung nào."
    source = "Law 91/2025/QH15, Art 14; Decree 356/2025/ND-CP, Art 5"


class GroundNotForSharing(Refused):
    """Statistics are shared on consent only; no lawful ground stands in for it."""

    slug = "ground-not-for-sharing"
    vi = "Chia sẻ để thống kê chỉ dựa trên sự đồng ý; không căn cứ nào thay thế được."
    source = _LAW
