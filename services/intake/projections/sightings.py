"""Whose journey a search or a look at a possible duplicate showed, for its access history."""

from typing import Any

from services.intake.domain.linking.messages import PossibleDuplicateNoted
from services.intake.domain.person.search import DuplicateLookedAt, SearchMade
from shared.casework import sightings
from shared.kernel.ledgers import Ledger, Mark
from shared.kernel.views import Seen


def write(event: Any, seen: Seen) -> list[Mark]:
    """Write down what each search and each look showed; a search that found nobody showed none."""
    match event:
        case SearchMade(found=found, purpose=purpose, signs=signs) if found:
            return [sightings.sighting(seen, event.kind, found, purpose=purpose, signs=signs)]
        case DuplicateLookedAt(pair_id=pair):
            return [sightings.sighting(seen, event.kind, [pair], purpose="duplicate-review")]
        case PossibleDuplicateNoted(pair_id=pair, one=one, other=other):
            return [sightings.stands_for(pair, (one, other))]
        case _:
            return []


SIGHTINGS = Ledger(
    sightings.SIGHTINGS, ("search-log", "sameness"), write, index=((sightings.SHOWN,),)
)
