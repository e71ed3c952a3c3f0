"""How a stay says no about the children who live here with the resident."""

from shared.kernel.errors import NotFound, Refused

_COUNTED = "Our design: the children who came along are counted when the resident moves in"


class NoSuchChild(NotFound):
    """No child of this journey lives here with the resident."""

    slug = "no-such-child"
    vi = "Không có trẻ em nào thuộc hành trình này đang ở cùng người lưu trú."
    source = "Our design: a step names what it is about; nothing is made up for a wrong number"


class MoreChildrenThanCame(Refused):
    """All children who came along are named already."""

    slug = "more-children-than-came"
    vi = "Đã ghi nhận đủ số trẻ em đi cùng người lưu trú."
    source = _COUNTED


class ChildIsTheResident(Refused):
    """Nobody accompanies themselves: the journey is the resident's own."""

    slug = "child-is-the-resident"
    vi = "Hành trình này là của chính người lưu trú."
    source = _COUNTED


class ChildHasLeft(Refused):
    """The child left this stay; whoever comes back has a stay of their own."""

    slug = "child-has-left"
    vi = "Trẻ em này đã rời lượt lưu trú; nếu quay lại thì cần một lượt lưu trú riêng."
    source = "Our design: what ended is not opened anew"


class ChildNotDead(Refused):
    """No death of this child is recorded here."""

    slug = "child-not-dead"
    vi = "Chưa ghi nhận việc trẻ em này qua đời tại đây."
    source = "Our design: steps are told in the order in which they happened"
