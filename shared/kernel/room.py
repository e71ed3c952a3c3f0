"""A room's door plate: the facts it tells and the facts it hears."""

from dataclasses import dataclass, field
from typing import Annotated

from pydantic import Field

ServiceName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]


@dataclass(frozen=True)
class Room:
    """One service. `tells` and `hears` are fact classes from `shared.contracts`."""

    name: str
    purpose: str
    tells: frozenset[type] = field(default_factory=frozenset[type])
    hears: frozenset[type] = field(default_factory=frozenset[type])
