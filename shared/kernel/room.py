"""A room's door plate: the facts it tells and the facts it hears."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Room:
    """One service. `tells` and `hears` are fact classes from `shared.contracts`."""

    name: str
    purpose: str
    tells: frozenset[type] = field(default_factory=frozenset[type])
    hears: frozenset[type] = field(default_factory=frozenset[type])
