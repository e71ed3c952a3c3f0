"""Who acts: staff with a role and a unit, or a policy of the house."""

from typing import Literal

from pydantic import Field

from shared.kernel.ids import StaffId
from shared.kernel.messages import Code, Message

Role = Literal[
    "hotline-operator",
    "intake-worker",
    "case-reviewer",
    "verification-officer",
    "health-department",
    "shelter-worker",
    "shelter-manager",
    "psychologist",
    "legal-aid-receiver",
    "legal-aid-head",
    "legal-aid-assistant",
    "reintegration-worker",
    "operations",
    "data-protection-officer",
    "policy",
]
"""`policy` is the house itself, reacting to a fact; no token carries it."""


Relation = Literal[
    "assigned",
    "unit",
    "incoming",
    "opening",
    "oversight",
    "broken-glass",
    "shared",
    "no-journey",
]
"""Who someone is to a journey: on its team; of a unit that has taken it up; of those who may
take it up, for nobody has; who opens it; who oversees all; who broke the glass; of a unit
with which so much of it is shared. What is
nobody's journey (a house, a unit) has none."""

TAKES_UP: frozenset[str] = frozenset({"", "unit", "incoming", "opening"})
"""Acting so, a worker's unit takes the journey up. Whoever was let in for a time does not
bring their unit along; what was written before relations were kept counts."""


class Actor(Message):
    """Who did it: a pseudonymous staff id, a role, and the unit they act for."""

    staff: StaffId
    role: Role
    unit: Code = Field(description="A unit's code; never an address.")
