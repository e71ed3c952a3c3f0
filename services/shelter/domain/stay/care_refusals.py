"""How care says no."""

from shared.kernel.errors import NotFound, Refused


class NoSuchIncident(NotFound):
    """No incident is recorded under this id."""

    slug = "no-such-incident"
    vi = "Không có sự việc nào với mã này."
    source = "Our design: a step names what it is about; nothing is made up for a wrong number"


class IncidentKnown(Refused):
    """Another incident is recorded under this id."""

    slug = "incident-known"
    vi = "Mã này đã được dùng cho một sự việc khác."
    source = "Our design: a number stands for one thing, and is never used for another"
