"""A made-up room with all that real rooms keep alike: teams, alerts, a worklist, figures."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from shared.casework import all as casework
from shared.casework.access_duties import DUTIES as REVIEWS
from shared.casework.access_duties import ringing, with_reviews
from shared.casework.access_tables import ACCESS_TABLES
from shared.contracts.fact import Fact
from shared.contracts.intake import CaseOpened
from shared.kernel.aggregate import Log
from shared.kernel.figures import Figure, counted, figures, met
from shared.kernel.ids import JourneyId
from shared.kernel.ledgers import Mark
from shared.kernel.messages import Event
from shared.kernel.room import Room
from shared.kernel.views import Seen
from shared.kernel.worklist import done, to_do, worklist
from shared.runtime.http import casework as at_the_door
from shared.runtime.http.routes import May
from shared.runtime.service import Service
from tests.kit.blanket_room import CLOCKS, VIEWS, BlanketRoom
from tests.kit.blankets import Lend, Lent, Overdue, Prolonged, Reminded, Returned

WORKERS: May = ("shelter-worker",)
LEADERS: May = ("shelter-manager",)


def duties(event: Any, seen: Seen) -> Sequence[Mark]:
    """Have each blanket asked back, and each reminder answered."""
    match event:
        case Lent() | Prolonged():
            return [to_do("ask-back", seen, WORKERS, due_at=event.due_at)]
        case Overdue():
            return [to_do("find-blanket", seen, (*WORKERS, *LEADERS), risk=2)]
        case Reminded():
            return [to_do("hear-answer", seen, WORKERS, key=seen.version)]
        case Returned():
            return [done("ask-back"), done("find-blanket")]
        case _:
            return []


def counts(event: Any, _: Seen) -> Sequence[Mark]:
    """Count each blanket lent, and whether it came back."""
    match event:
        case Lent():
            return [counted("back", event.occurred_at)]
        case Returned():
            return [met("back")]
        case _:
            return []


DUTIES = {
    "ask-back": ("Đề nghị trả chăn", "Ask for the blanket"),
    "find-blanket": ("Tìm chăn", "Find the blanket"),
    "hear-answer": ("Nghe phản hồi", "Hear the answer"),
}
BACK = Figure("back", "Blankets that came back", "blankets back", "blankets lent", "practice", 0.9)


def tell(event: Event, journey: JourneyId) -> Fact | None:
    """Tell of lending, in a word that every room knows."""
    if isinstance(event, Lent):
        return CaseOpened(journey_id=journey, occurred_at=event.occurred_at, channel="self")
    return None


_LETTERS = str.maketrans("0123456789", "ghijklmnop")
"""A position to wait for names a log in letters."""


def casework_room() -> Service:
    """Return the room under a name not yet used."""
    made_up = BlanketRoom(f"room_{uuid4().hex[:10].translate(_LETTERS)}")
    lending = made_up.log
    log = Log(
        made_up.name,
        (*lending.aggregates, *casework.aggregates(made_up.name)),
        {**lending.together, **casework.TOGETHER},
        casework.IN_TURN,
        opens=frozenset({Lend}),
    )
    return Service(
        room=Room(made_up.name, "Made up: lends blankets."),
        log=log,
        publish=casework.telling(tell, made_up.name),
        views=(*VIEWS, *casework.VIEWS),
        policies=(),
        clocks=ringing(CLOCKS),
        records=at_the_door.records(WORKERS, LEADERS),
        doors=at_the_door.doors(WORKERS, LEADERS),
        tables=ACCESS_TABLES,
        ledgers=with_reviews((worklist(("loan",), duties), figures(("loan",), counts))),
        figures=(BACK,),
        duties={**DUTIES, **REVIEWS},
    )
