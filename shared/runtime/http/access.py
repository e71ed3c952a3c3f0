"""The access table: which role may what, being who to the journey. One place, read by all doors.

A door names its roles; this table says who one of that role must be to the journey. What is
nobody's journey (a house, a unit, a list of providers) asks for the role alone.
"""

from collections.abc import Mapping

from shared.kernel.actors import Relation, Role
from shared.runtime.relating import Relations

ALWAYS: Relations = frozenset({"opening", "no-journey"})
"""What is nobody's yet, or nobody's at all, is open to the role."""

_NOBODYS_YET: Relations = frozenset({"incoming"})
_WORKING: Relations = frozenset({"assigned", "unit", "broken-glass", "shared"})
_RECEIVING: Relations = _WORKING | _NOBODYS_YET
_OVERSEEING: Relations = frozenset({"oversight"})

TABLE: Mapping[Role, Relations] = {
    "hotline-operator": _WORKING,
    "intake-worker": _RECEIVING,
    "verification-officer": _RECEIVING,
    "shelter-worker": _RECEIVING,
    "shelter-manager": _RECEIVING,
    "psychologist": _WORKING,
    "legal-aid-receiver": _RECEIVING,
    "legal-aid-head": _RECEIVING,
    "legal-aid-assistant": _WORKING,
    "reintegration-worker": _RECEIVING,
    "case-reviewer": _WORKING | _OVERSEEING,
    "health-department": _WORKING | _OVERSEEING,
    "operations": _OVERSEEING,
    "data-protection-officer": _OVERSEEING,
}
"""Who one of a role must be to a journey. `policy` is the house itself, and is at no door."""

_ENOUGH: Mapping[Role, Relations] = {role: needed | ALWAYS for role, needed in TABLE.items()}
_NOBODY: Relations = frozenset()


def enough_for(role: Role) -> Relations:
    """Return each relation that is enough for one of this role."""
    return _ENOUGH.get(role, _NOBODY)


def may(role: Role, relation: Relation) -> bool:
    """Tell whether one of this role, being so, may use the doors of their role."""
    return relation in enough_for(role)
