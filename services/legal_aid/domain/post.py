"""A post: under its number the letters of one centre lie, and of no other."""

from dataclasses import dataclass
from typing import Literal

from services.legal_aid.domain.ids import CentreId, PostId
from shared.kernel.decider import Decider
from shared.kernel.errors import Refused
from shared.kernel.messages import Command, Event


class GivePost(Command):
    post_id: PostId
    centre_id: CentreId


class PostGiven(Event):
    kind: Literal["post-given.v1"] = "post-given.v1"
    post_id: PostId
    centre_id: CentreId


@dataclass(frozen=True)
class Free:
    """No centre has it."""


@dataclass(frozen=True)
class Given:
    """One centre has it, for good."""

    centre_id: CentreId


Post = Free | Given


class PostIsAnothers(Refused):
    """Another centre fetches its letters under this number."""

    slug = "post-is-anothers"
    vi = "Mã hộp thư này thuộc về một trung tâm khác."
    source = "practice: nobody reads another centre's letters"


def decide(command: GivePost, post: Post) -> list[PostGiven]:
    """Return what happens; an empty list means it is already so."""
    if isinstance(post, Free):
        return [PostGiven(**dict(command))]
    if post.centre_id != command.centre_id:
        raise PostIsAnothers
    return []


def evolve(_: Post, event: PostGiven) -> Post:
    """Apply one recorded event; never refuse, never look outside."""
    return Given(event.centre_id)


decider: Decider[GivePost, Post, PostGiven] = Decider(Free(), decide, evolve)
