"""How an alert says no."""

from shared.kernel.errors import NotFound, Refused

_HOUSE = "House practice: an alert is looked at the same day, then confirmed or dismissed"


class NoSuchAlert(NotFound):
    """There is no alert under this id."""

    slug = "no-such-risk-alert"
    vi = "Không có cảnh báo nào với mã này."
    source = "Our design: a step names what it is about; nothing is made up for a wrong number"


class AlertIdTaken(Refused):
    """Another alert was already raised under this id."""

    slug = "risk-alert-id-taken"
    vi = "Mã này đã được dùng cho một cảnh báo khác."
    source = "Our design: a number stands for one thing, and is never used for another"


class AlertNotTriaged(Refused):
    """An alert is looked at before it is confirmed or dismissed."""

    slug = "risk-alert-not-triaged"
    vi = "Phải xem xét sơ bộ cảnh báo trước khi xác nhận hoặc bác bỏ."
    source = _HOUSE


class AlertIsDecided(Refused):
    """The alert was already confirmed or dismissed; raise a new one."""

    slug = "risk-alert-is-decided"
    vi = "Cảnh báo đã được xác nhận hoặc bác bỏ; nếu có dấu hiệu mới hãy lập cảnh báo mới."
    source = _HOUSE
