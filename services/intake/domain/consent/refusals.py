"""How giving a consent says no: by whom it is given, for whom, and how often."""

from shared.kernel.errors import NotFound, Refused

_CONSENT = "Law 91/2025/QH15, Art 9"


class NoSuchConsent(NotFound):
    """No consent is recorded under this id."""

    slug = "no-such-consent"
    vi = "Không có sự đồng ý nào được ghi nhận với mã này."
    source = _CONSENT


class RepresentativeConsents(Refused):
    """For a person under 18, a legal representative or guardian gives consent."""

    slug = "representative-consents"
    vi = "Với người dưới 18 tuổi, người đại diện hợp pháp hoặc người giám hộ phải đồng ý."
    source = "Law 91/2025/QH15, Art 24"


class OwnViewNotHeard(Refused):
    """A child of seven or older is heard before anyone consents for them."""

    slug = "own-view-not-heard"
    vi = "Trẻ từ đủ 7 tuổi phải được hỏi ý kiến trước khi có người đồng ý thay."
    source = "Law 91/2025/QH15, Art 24"


class AuthorityNotShown(Refused):
    """Whoever consents for an adult shows by what authority, as evidence."""

    slug = "authority-not-shown"
    vi = "Người đồng ý thay cho người thành niên phải xuất trình giấy tờ chứng minh thẩm quyền."
    source = _CONSENT


class ConsentStands(Refused):
    """A consent for this purpose stands already; another replaces it only after withdrawal."""

    slug = "consent-stands"
    vi = "Đã có sự đồng ý còn hiệu lực cho mục đích này; chỉ thay sau khi rút lại."
    source = _CONSENT


class ConsentExists(Refused):
    """Another consent already has this id."""

    slug = "consent-exists"
    vi = "Mã này đã thuộc về một sự đồng ý khác."
    source = _CONSENT


class ConsentEndsBeforeItBegins(Refused):
    """A consent runs out after it was given."""

    slug = "consent-ends-before-it-begins"
    vi = "Thời hạn của sự đồng ý phải sau thời điểm đồng ý."
    source = _CONSENT


class ChildDoesNotAgree(Refused):
    """A child of seven or older does not agree; nobody agrees over their head."""

    slug = "child-does-not-agree"
    vi = "Trẻ từ đủ 7 tuổi không đồng ý; không ai được đồng ý thay trái ý kiến của trẻ."
    source = "Law 91/2025/QH15, Art 24"


class ChildAgreesToo(Refused):
    """Outside the house nothing of a child of seven or older is shared unless the child agrees."""

    slug = "child-agrees-too"
    vi = "Chia sẻ ra bên ngoài về trẻ từ đủ 7 tuổi cần cả sự đồng ý của chính trẻ."
    source = "Law 91/2025/QH15, Art 24"
