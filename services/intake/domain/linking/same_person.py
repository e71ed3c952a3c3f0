"""The histories of whose journeys are one person's, and what changes together with a link."""

from collections.abc import Mapping
from typing import Any

from services.intake.domain.linking import decider as linking
from services.intake.domain.linking import groups as linking_groups
from services.intake.domain.linking.both import (
    holds_apart,
    joins_groups,
    parts_groups,
    recognises_both,
)
from services.intake.domain.linking.groups import GroupingCommand, GroupingEvent
from services.intake.domain.linking.messages import (
    JudgeDuplicate,
    LinkingCommand,
    LinkingEvent,
    LinkJourneys,
    SuspectDuplicate,
    UnlinkJourneys,
)
from services.intake.domain.person import comparison as person_comparison
from services.intake.domain.person import decider as person
from services.intake.domain.person import search as person_search
from shared.kernel.aggregate import Aggregate, Partners
from shared.kernel.messages import Command

SAMENESS = Aggregate(
    service="intake",
    name="sameness",
    decider=linking.decider,
    events=LinkingEvent,
    commands=LinkingCommand,
    id_field="pair_id",
)
LINKS = Aggregate(
    service="intake",
    name="links",
    decider=linking_groups.decider,
    events=GroupingEvent,
    commands=GroupingCommand,
    id_field="links_id",
)
PERSON = Aggregate(
    service="intake",
    name="person",
    decider=person.decider,
    events=person.PersonEvent,
    commands=person.PersonCommand,
    id_field="journey_id",
)
COMPARISON = Aggregate(
    service="intake",
    name="comparison",
    decider=person_comparison.decider,
    events=person_comparison.NothingAlikeNoted,
    commands=person_comparison.NoteNothingAlike,
    id_field="record_id",
)
SEARCH_LOG = Aggregate(
    service="intake",
    name="search-log",
    decider=person_search.decider,
    events=person_search.SearchEvent,
    commands=person_search.SearchCommand,
    id_field="staff",
)

SAME_PERSON: tuple[Aggregate[Any, Any, Any], ...] = (
    SAMENESS,
    LINKS,
    PERSON,
    COMPARISON,
    SEARCH_LOG,
)

TOGETHER: Mapping[type[Command], Partners] = {
    SuspectDuplicate: recognises_both,
    JudgeDuplicate: holds_apart,
    LinkJourneys: joins_groups,
    UnlinkJourneys: parts_groups,
}
