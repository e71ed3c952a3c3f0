"""Who acts: staff with a role and a unit, or a policy of the house."""

from typing import Literal

from pydantic import Field

from shared.kernel.ids import StaffId
from shared.kernel.messages import Code, Message

Role = Literal[
    "intake-worker",
    "verification-officer",
    "health-department",
    "shelter-worker",
    "shelter-manager",
    "legal-aid-receiver",
    "legal-aid-head",
    "legal-aid-assistant",
    "reintegration-worker",
    "operations",
    "data-protection-officer",
    "policy",
]
"""`policy` is the house itself, reacting to a fact; no token carries it."""


class Actor(Message):
    """Who did it: a pseudonymous staff id, a role, and the unit they act for."""

    staff: StaffId
    role: Role
    unit: Code = Field(description="A unit's code; never an address.")
