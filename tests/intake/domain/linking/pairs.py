"""Two made-up journeys that may be one person's, and what happens to them."""

from datetime import UTC, datetime
from uuid import UUID

from services.intake.domain.linking.groups import (
    GroupsJoined,
    GroupsParted,
    HeldApart,
    HeldApartNoMore,
)
from services.intake.domain.linking.messages import (
    DuplicateJudged,
    DuplicateReviewOverdue,
    JourneysLinked,
    JourneysUnlinked,
    PossibleDuplicateNoted,
)
from services.intake.domain.person.comparison import NothingAlikeNoted
from services.intake.domain.person.decider import (
    DeathTold,
    JoinedAcross,
    JourneyTied,
    JourneyUntied,
)
from services.intake.domain.person.identity import Likeness
from services.intake.domain.person.ids import LINKS, pair_of
from services.intake.domain.person.search import DuplicateLookedAt, SearchMade
from shared.contracts import intake as told
from shared.contracts.fact import Fact
from shared.kernel.ids import JourneyId, RecordId, StaffId
from shared.kernel.messages import Event
from tests.intake.made_up import CASE, JOURNEY, NOON, OTHER_CASE, ref

ONE, OTHER = JourneyId(UUID(int=21)), JourneyId(UUID(int=22))
PAIR = pair_of(ONE, OTHER)
STAFF = StaffId(UUID(int=31))
RECORD = RecordId(UUID(int=41))
JUDGE_BY = datetime(2026, 3, 9, 16, 59, 59, tzinfo=UTC)
"""Five working days from Monday, 2 March."""

TABLE = "duplicate-review@2025-07-01"


def noted(likeness: Likeness = "same-name") -> PossibleDuplicateNoted:
    """Say that a likeness was noted at noon."""
    return PossibleDuplicateNoted(
        pair_id=PAIR,
        one=ONE,
        other=OTHER,
        likeness=likeness,
        due_at=JUDGE_BY,
        policy_version=TABLE,
        occurred_at=NOON,
    )


def judged(*, same: bool) -> DuplicateJudged:
    """Say that the pair was judged."""
    return DuplicateJudged(pair_id=PAIR, same=same, basis=ref(1), occurred_at=NOON)


late = DuplicateReviewOverdue(pair_id=PAIR, occurred_at=JUDGE_BY)
linked = JourneysLinked(pair_id=PAIR, one=ONE, other=OTHER, occurred_at=NOON)
joined = GroupsJoined(links_id=LINKS, one=ONE, other=OTHER, occurred_at=NOON)
parted = GroupsParted(links_id=LINKS, one=ONE, other=OTHER, occurred_at=NOON)
apart = HeldApart(links_id=LINKS, one=ONE, other=OTHER, occurred_at=NOON)
apart_no_more = HeldApartNoMore(links_id=LINKS, one=ONE, other=OTHER, occurred_at=NOON)
tied = JourneyTied(journey_id=ONE, with_journey=OTHER, occurred_at=NOON)
untied = JourneyUntied(journey_id=ONE, with_journey=OTHER, occurred_at=NOON)
joined_across = JoinedAcross(
    journey_id=ONE, with_journey=OTHER, case_id=CASE, to_case=OTHER_CASE, occurred_at=NOON
)
death_told = DeathTold(journey_id=ONE, with_journey=OTHER, occurred_at=NOON)
searched = SearchMade(
    staff=STAFF, purpose="reception", signs="name-and-year", found=(ONE,), occurred_at=NOON
)
looked = DuplicateLookedAt(staff=STAFF, pair_id=PAIR, occurred_at=NOON)
nothing_alike = NothingAlikeNoted(record_id=RECORD, occurred_at=NOON)
unlinked = JourneysUnlinked(
    pair_id=PAIR, one=ONE, other=OTHER, reason="new-evidence", occurred_at=NOON
)

TOLD: list[tuple[Event, Fact]] = [
    (tied, told.JourneysLinked(journey_id=JOURNEY, with_journey=OTHER, occurred_at=NOON)),
    (untied, told.JourneysUnlinked(journey_id=JOURNEY, with_journey=OTHER, occurred_at=NOON)),
]
KEPT: list[Event] = [
    noted(),
    judged(same=True),
    late,
    linked,
    unlinked,
    joined,
    parted,
    apart,
    apart_no_more,
    joined_across,
    death_told,
    searched,
    looked,
    nothing_alike,
]
