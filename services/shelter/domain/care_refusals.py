"""How care says no."""

from shared.kernel.errors import NotFound, Refused


class NoSuchIncident(NotFound):
    """No incident is recorded under this id."""

    slug = "no-such-incident"
    vi = "Không có sự việc nào với mã này."


class IncidentKnown(Refused):
    """Another incident is recorded under this id."""

    slug = "incident-known"
    vi = "Mã này đã được dùng cho một sự việc khác."
