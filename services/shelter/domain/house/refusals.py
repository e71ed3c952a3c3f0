"""How a house says no."""

from shared.kernel.errors import NotFound, Refused


class NoSuchHouse(NotFound):
    """There is no house under this id."""

    slug = "no-such-house"
    vi = "Không có cơ sở nào với mã này."
    source = "Our design: a step names what it is about; nothing is made up for a wrong number"


class HouseAlreadyRegistered(Refused):
    """Another house is registered under this id."""

    slug = "house-already-registered"
    vi = "Mã này đã được dùng cho một cơ sở khác."
    source = "Our design: a number stands for one thing, and is never used for another"


class HouseIsClosed(Refused):
    """This house is closed."""

    slug = "house-is-closed"
    vi = "Cơ sở này đã đóng cửa."
    source = "Our design: what ended is not opened anew"


class HouseIsFull(Refused):
    """No bed is free, or held, in this house for the resident and the children with them."""

    slug = "house-is-full"
    vi = "Cơ sở không còn đủ chỗ cho người lưu trú và trẻ em đi cùng."
    source = "A house never holds more people than its capacity"


class GroupNotAccepted(Refused):
    """This house does not take in people of this group."""

    slug = "group-not-accepted"
    vi = "Cơ sở này không tiếp nhận người thuộc nhóm đó."
    source = "Accepted groups of the house; Peaceful House: women, girls and children"


class ConflictInHouse(Refused):
    """Someone who lives in this house belongs to those who harmed the person, or the reverse."""

    slug = "conflict-in-house"
    vi = "Trong cơ sở có người liên quan đến phía gây hại; hãy chọn cơ sở khác."
    source = "House practice: no associate of a trafficker under the same roof"


class LicenceExpired(Refused):
    """The licence of this house is not valid on that day."""

    slug = "licence-expired"
    vi = "Giấy phép của cơ sở không còn hiệu lực vào ngày đó."
    source = "Law 53/2024/QH15, Arts 46-47"


class LicenceNotProlonged(Refused):
    """A renewed licence does not end before the one it renews."""

    slug = "licence-not-prolonged"
    vi = "Giấy phép gia hạn không thể hết hạn trước giấy phép hiện tại."
    source = "Law 53/2024/QH15, Arts 46-47; our design: a renewal prolongs"


class LicenceNotEnding(Refused):
    """The licence of this house still holds for a good while."""

    slug = "licence-not-ending"
    vi = "Giấy phép của cơ sở chưa sắp hết hạn."
    source = "House practice, policy table licence-notice"


class CapacityBelowOccupied(Refused):
    """More people live here, or are expected, than the new capacity would allow."""

    slug = "capacity-below-occupied"
    vi = "Số người đang lưu trú hoặc đã được giữ chỗ nhiều hơn sức chứa mới."
    source = "A house never holds more people than its capacity"


class HouseNotEmpty(Refused):
    """A house is closed only after everyone has moved out, and nobody is expected."""

    slug = "house-not-empty"
    vi = "Chỉ được đóng cửa cơ sở khi không còn người lưu trú và không còn chỗ được giữ."
    source = "Our design: nobody loses a bed because their house closes"
