"""How the domain says no."""

from typing import ClassVar


class Refused(Exception):
    """A rule forbids what was asked; nothing is recorded.

    Each subclass is one rule. Its docstring is the English sentence a caseworker
    reads, `vi` the Vietnamese one, `source` where the rule comes from, and `slug`
    its stable name, explained in docs/problems.md.
    """

    slug: ClassVar[str] = "refused"
    vi: ClassVar[str] = ""
    source: ClassVar[str] = ""


class UnknownKind(ValueError):
    """A stored message has a kind or version that this code does not know."""


class NotFound(Refused):
    """There is nothing under this id."""

    slug = "not-found"
    vi = "Không tìm thấy."


def refusals() -> dict[str, type[Refused]]:
    """Return every rule's refusal by its slug."""
    found: dict[str, type[Refused]] = {}
    unseen: list[type[Refused]] = [Refused]
    while unseen:
        refusal = unseen.pop()
        found[refusal.slug] = refusal
        unseen += refusal.__subclasses__()
    return found
