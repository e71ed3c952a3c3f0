"""Where an issuer writes who a worker is, and in which words; what it says in ours.

Nothing personal is taken from a token: a staff id is opaque, a role and a unit are codes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast, get_args
from uuid import UUID

from pydantic import ValidationError

from shared.kernel.actors import Actor, Role
from shared.kernel.ids import StaffId

ROLES: Mapping[str, Role] = {role: role for role in get_args(Role) if role != "policy"}
"""The roles that a token may carry, each under its own name."""


class Unplaced(Exception):
    """A good token, but no one role and unit of this house, or no opaque staff id."""


@dataclass(frozen=True)
class Wording:
    """The claims that say who a worker is, and what their words mean here.

    A claim is named, or pointed at by a JSON pointer (RFC 6901): `/realm_access/roles`.
    Without `units` a unit's code is taken as it stands.
    """

    staff: str = "sub"
    role: str = "role"
    unit: str = "unit"
    roles: Mapping[str, Role] = field(default_factory=lambda: ROLES)
    units: Mapping[str, str] | None = None

    def actor(self, claims: Mapping[str, Any]) -> Actor:
        """Return whom the claims name; raises `Unplaced`.

        A worker acts in one role for one unit. Who has several gets a token for each.
        """
        staff = self.staff_named(claims)
        words = _words(claims, self.role)
        roles: set[Role] = {self.roles[word] for word in words if word in self.roles}
        units = _words(claims, self.unit)
        if self.units is not None:
            units = {self.units[word] for word in units if word in self.units}
        if staff is None or len(roles) != 1 or len(units) != 1:
            raise Unplaced
        try:
            return Actor(staff=StaffId(staff), role=roles.pop(), unit=units.pop())
        except ValidationError:
            raise Unplaced from None

    def staff_named(self, claims: Mapping[str, Any]) -> UUID | None:
        """Return the staff id that the claims name, if it is opaque as ours are."""
        found = _claim(claims, self.staff)
        try:
            return UUID(found) if isinstance(found, str) else None
        except ValueError:
            return None


def _words(claims: Mapping[str, Any], name: str) -> set[str]:
    found = _claim(claims, name)
    words = cast("list[object]", found) if isinstance(found, list) else [found]
    return {word for word in words if isinstance(word, str)}


def _claim(claims: Mapping[str, Any], name: str) -> Any:
    steps = [name]
    if name.startswith("/"):
        steps = [step.replace("~1", "/").replace("~0", "~") for step in name[1:].split("/")]
    found: Any = claims
    for step in steps:
        found = cast("dict[str, Any]", found).get(step) if isinstance(found, dict) else None
    return found
