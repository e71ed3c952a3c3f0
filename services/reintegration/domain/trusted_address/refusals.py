"""How the register of Trusted Addresses says no."""

from shared.kernel.errors import NotFound, Refused

_PRACTICE = "Practice of Trusted Addresses in the community, listed by the commune"


class NoSuchTrustedAddress(NotFound):
    """There is no Trusted Address under this id."""

    slug = "no-such-trusted-address"
    vi = "Không có địa chỉ tin cậy nào với mã này."
    source = "Our design: a step names what it is about; nothing is made up for a wrong number"


class TrustedAddressIdTaken(Refused):
    """Another Trusted Address was already registered under this id."""

    slug = "trusted-address-id-taken"
    vi = "Mã này đã được dùng cho một địa chỉ tin cậy khác."
    source = "Our design: a number stands for one thing, and is never used for another"


class TrustedAddressIsClosed(Refused):
    """This Trusted Address is off the list."""

    slug = "trusted-address-is-closed"
    vi = "Địa chỉ tin cậy này đã ngừng hoạt động."
    source = _PRACTICE


class NotAFollowUpPoint(Refused):
    """This Trusted Address does not look in on participants."""

    slug = "not-a-follow-up-point"
    vi = "Địa chỉ tin cậy này không nhận việc thăm hỏi, theo dõi."
    source = _PRACTICE


class TrustedAddressIsFull(Refused):
    """This Trusted Address looks in on as many participants as it can."""

    slug = "trusted-address-is-full"
    vi = "Địa chỉ tin cậy này đã nhận đủ số người có thể theo dõi."
    source = _PRACTICE


class BelowItsFollowUps(Refused):
    """Participants are followed up from here; assign them elsewhere first."""

    slug = "below-its-follow-ups"
    vi = "Đang có người được theo dõi tại đây; hãy phân công nơi khác trước."
    source = _PRACTICE
