"""When legal aid says no to a person as a whole."""

from shared.kernel.errors import NotFound, Refused


class NoSuchFile(NotFound):
    """The client has no such matter here."""

    slug = "no-such-file"
    vi = "Người được trợ giúp không có vụ việc này."
    source = "Our design: a file is known before anything is done with it"


class FileIsClosed(Refused):
    """This matter is closed for good; only a new one follows."""

    slug = "file-is-closed"
    vi = "Hồ sơ vụ việc đã đóng; chỉ có thể mở hồ sơ mới."
    source = "Our design: what ended is not opened anew"


class NotEntitled(Refused):
    """Aid on this ground is for victims, persons under identification and under-18s with them."""

    slug = "not-entitled-to-legal-aid"
    vi = (
        "Diện này chỉ gồm nạn nhân, người đang trong quá trình xác định là nạn nhân "
        "và người dưới 18 tuổi đi cùng."
    )
    source = "Law 11/2017/QH14, Art 7.6a (added by Law 53/2024/QH15)"


class EntitlementNotSigned(Refused):
    """The law does not give this person legal aid by itself: someone must decide and sign."""

    slug = "entitlement-not-signed"
    vi = (
        "Luật không đương nhiên cho người này được trợ giúp pháp lý: "
        "cần người có thẩm quyền quyết định và ký."
    )
    source = "Law 53/2024/QH15, Arts 37.3 and 37.4"


class AidDenied(Refused):
    """Someone competent decided that this person has no legal aid; see the decision."""

    slug = "legal-aid-denied"
    vi = "Đã có quyết định người này không được trợ giúp pháp lý; xem quyết định."
    source = "Law 53/2024/QH15, Art 37"


class LawDecides(Refused):
    """The law itself gives this person legal aid; there is nothing to decide."""

    slug = "law-gives-legal-aid"
    vi = "Luật đã cho người này được trợ giúp pháp lý; không cần quyết định riêng."
    source = "Law 53/2024/QH15, Art 37"


class ClientHasDied(Refused):
    """The person has died; a request is refused on that ground."""

    slug = "client-has-died"
    vi = "Người được trợ giúp đã chết; yêu cầu bị từ chối với căn cứ này."
    source = "Law 11/2017/QH14, Art 30.3"


class SidesNotCompared(Refused):
    """The other side of another matter of this client is not named here: name them first."""

    slug = "other-side-not-named"
    vi = "Vụ việc khác của người này có bên đối lập chưa ghi ở đây; hãy ghi trước khi cử người."
    source = "Law 11/2017/QH14, Art 31"
