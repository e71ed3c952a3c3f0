"""Who has to do what next, told by the events of each kind of history."""

from shared.kernel.actors import Role
from shared.kernel.ledgers import Amend
from shared.kernel.messages import Code
from shared.kernel.worklist import Risk

RECEIVERS: tuple[Role, ...] = ("legal-aid-receiver", "legal-aid-head")
HEAD: tuple[Role, ...] = ("legal-aid-head",)
PROVIDERS: tuple[Role, ...] = ("legal-aid-assistant", "legal-aid-head")


def raised(duty: Code, risk: Risk, *, key: object = "") -> Amend:
    """Return that an open duty weighs more: its limit passed."""
    return Amend(f"{duty}:{key}", {"risk": risk})
