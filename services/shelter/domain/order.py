"""What follows cannot have happened before what it follows."""

from datetime import datetime

from shared.kernel.errors import Refused


class HappenedTooEarly(Refused):
    """The time given lies before the step that this one follows."""

    slug = "shelter-happened-too-early"
    vi = "Thời điểm đã nhập sớm hơn bước trước đó."
    source = "The order of things"


def follows(moment: datetime, earlier: datetime) -> None:
    """Refuse a moment before the one it must follow."""
    if moment < earlier:
        raise HappenedTooEarly
