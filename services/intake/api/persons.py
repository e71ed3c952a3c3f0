"""Finding a person again: searching, and what reviewers do about two journeys of one person.

Every search and every look is recorded before it is answered, and nobody may search without
end. What is looked for is never in an address. Which journey is a person's, and how they stand,
hears only a reviewer, or who has to do with that journey; anybody else is told to ask one.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Self

from pydantic import model_validator

from services.intake.api.words import AT
from services.intake.domain.journey.messages import ConfirmDeathBeside
from services.intake.domain.linking.decider import NoSuspicion, Sameness
from services.intake.domain.linking.messages import (
    JudgeDuplicate,
    LinkJourneys,
    SuspectDuplicate,
    UnlinkJourneys,
)
from services.intake.domain.person.identity import (
    BirthYear,
    DocumentNumber,
    Likeness,
    Name,
    sought,
)
from services.intake.domain.person.ids import PairId
from services.intake.domain.person.names import spelled
from services.intake.domain.person.search import NoteLook, NoteSearch, SearchPurpose
from shared.kernel.actors import Actor, Role
from shared.kernel.finding import ByHistory, BySigns
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Message
from shared.runtime.http.routes import BoardRoute, CommandRoute, Door, May, SearchRoute

REVIEWERS: May = ("case-reviewer",)
SEARCHERS: May = ("case-reviewer", "intake-worker")

_PAIR: Mapping[str, str] = {
    "one": "00000000-0000-4000-8000-000000000001",
    "other": "00000000-0000-4000-8000-000000000002",
}


class PersonSearch(Message):
    """Who is looked for: a whole name with the year of birth, or a paper's number."""

    full_name: Name | None = None
    birth_year: BirthYear | None = None
    document_number: DocumentNumber | None = None
    purpose: SearchPurpose

    @model_validator(mode="after")
    def _one_way_only(self) -> Self:
        if self.document_number is not None:
            complete = self.full_name is None and self.birth_year is None
        else:
            complete = self.birth_year is not None and spelled(self.full_name or "").tells_apart
        if not complete:
            raise ValueError("a whole name with a year, or a document")
        return self


class DuplicateLook(Message):
    """Which two are looked at, by the pair's id on the board."""

    pair_id: PairId


def seek_person(search: PersonSearch, role: Role) -> BySigns:
    """Look for what was said; years that are one off are a reviewer's business only."""
    names = (search.full_name,) if search.full_name else ()
    signs = sought(names, search.birth_year, search.document_number)
    near: Likeness = "near-year"
    return BySigns(
        {sign: as_ for sign, as_ in signs.items() if as_ != near or role == "case-reviewer"}
    )


def note_search(
    search: PersonSearch, actor: Actor, at: datetime, found: tuple[JourneyId, ...]
) -> NoteSearch:
    """Write down why someone searched, and whose journeys they were shown."""
    return NoteSearch(
        staff=actor.staff,
        role=actor.role,
        purpose=search.purpose,
        signs="document" if search.document_number else "name-and-year",
        found=found,
        occurred_at=at,
    )


def seek_pair(look: DuplicateLook, _: Role) -> ByHistory:
    """Look at the two journeys of a pair."""
    return ByHistory("sameness", look.pair_id, _the_two)


def note_look(
    look: DuplicateLook, actor: Actor, at: datetime, _: tuple[JourneyId, ...]
) -> NoteLook:
    """Write down who looked at which two."""
    return NoteLook(staff=actor.staff, role=actor.role, pair_id=look.pair_id, occurred_at=at)


def _the_two(sameness: Sameness) -> Mapping[JourneyId, Likeness]:
    if isinstance(sameness, NoSuspicion):
        return {}
    pair = sameness.pair
    return dict.fromkeys((pair.one, pair.other), pair.likenesses[-1])


PERSONS: tuple[Door, ...] = (
    SearchRoute(
        path="/persons/search",
        question=PersonSearch,
        may=SEARCHERS,
        purpose="finding-a-person",
        summary="Search for a person by name and year of birth, or by a paper's number",
        example={
            "full_name": "Người Được Bịa Ra",
            "birth_year": 1990,
            "purpose": "reception",
        },
        seek=seek_person,
        note=note_search,
        ask="case-reviewer",
    ),
    BoardRoute(
        path="/possible-duplicates",
        view="possible_duplicates",
        may=REVIEWERS,
        summary="See which pairs wait to be compared, newest first; not which journeys they are",
        sort="-noted_at",
        filters=("standing",),
    ),
    SearchRoute(
        path="/possible-duplicates/look",
        question=DuplicateLook,
        may=REVIEWERS,
        purpose="duplicate-review",
        summary="Look at the two journeys of a pair",
        example={"pair_id": "00000000-0000-4000-8000-000000000009"},
        seek=seek_pair,
        note=note_look,
        ask="case-reviewer",
    ),
    CommandRoute(
        path="/possible-duplicates",
        command=SuspectDuplicate,
        may=REVIEWERS,
        purpose="duplicate-review",
        summary="Suspect that two journeys are one person's",
        example={**AT, **_PAIR},
    ),
    CommandRoute(
        path="/possible-duplicates/judgement",
        command=JudgeDuplicate,
        may=REVIEWERS,
        purpose="duplicate-review",
        summary="Judge whether two journeys are one person's, and say on what ground",
        example={**AT, **_PAIR, "same": True, "basis": "Made-up example: the same made-up card."},
        concerns=("one", "other"),
    ),
    CommandRoute(
        path="/possible-duplicates/link",
        command=LinkJourneys,
        may=REVIEWERS,
        purpose="duplicate-review",
        summary="Link two journeys as one person's",
        example={**AT, **_PAIR},
    ),
    CommandRoute(
        path="/possible-duplicates/unlinking",
        command=UnlinkJourneys,
        may=REVIEWERS,
        purpose="duplicate-review",
        summary="Undo a link: the two journeys are two persons' after all",
        example={**AT, **_PAIR, "reason": "linked-by-mistake"},
    ),
    CommandRoute(
        path="/journeys/{journey_id}/death-beside",
        command=ConfirmDeathBeside,
        may=REVIEWERS,
        purpose="duplicate-review",
        summary="Confirm that this person is who died, as a journey has it that was linked since",
        example=AT,
    ),
)
