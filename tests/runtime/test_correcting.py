"""A wrong entry is struck: it is shown as struck, done nowhere, and counted no more."""

from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from shared.kernel.figures import FIGURES
from shared.runtime.views.painting import rows_of
from tests.kit.at_work import eventually
from tests.kit.blanket_room import give_back
from tests.kit.casework_room import casework_room
from tests.kit.cupboards import LoanId
from tests.kit.open_room import items
from tests.kit.servers import Servers
from tests.runtime.correcting import NOW, WORDS, Case, key, opened


@pytest.fixture
async def case(servers: Servers, tmp_path: Path) -> AsyncIterator[Case]:
    """Open a made-up room in which something stands wrong."""
    async with opened(casework_room(), servers, tmp_path) as ready:
        yield ready


async def test_what_others_must_know_is_shown_first(case: Case) -> None:
    shown = await case.seen(case.journey)
    assert next(iter(shown)) == "alerts"
    assert shown["alerts"] == [case.alert]
    assert case.alert["alert"] == "allergy"
    assert await case.words(case.journey) == WORDS


async def test_a_wrong_entry_is_struck_and_its_content_destroyed(case: Case) -> None:
    assert (await case.correct()).json()["recorded"]
    shown = await case.seen(case.journey)
    assert shown["alerts"] == []
    struck = [step for step in shown["own_steps"] if "struck" in step]
    assert [(step["what"], step["struck"]["reason"]) for step in struck] == [
        ("alert-raised.v1", "wrong-person")
    ]
    await eventually(partial(keeps_nothing, case))
    assert await case.words(case.journey) is None


async def keeps_nothing(case: Case) -> bool:
    """Tell whether the content of no record is stored."""
    return not await case.room.house.inside.database.records.count_documents({})


async def test_a_struck_alert_is_lifted_as_every_other_service_hears(case: Case) -> None:
    await case.correct()
    (lifted,) = [
        step
        for step in (await case.seen(case.journey))["own_steps"]
        if step["what"] == "alert-lifted.v1"
    ]
    assert lifted["details"]["alert_id"] == case.alert["alert_id"]

    async def is_told() -> bool:
        entries = (await case.seen(case.journey))["entries"]
        return "alert-lifted.v1" in [one["what"] for one in entries]

    await eventually(is_told)


async def test_correcting_twice_is_correcting_once(case: Case) -> None:
    first = (await case.correct()).json()
    again = (await case.correct()).json()
    assert (first["recorded"], again["recorded"]) == (True, False)
    assert first["version"] == again["version"]


async def test_every_room_hears_which_fact_was_struck(case: Case) -> None:
    """The opening was told; after the correction the journey's picture is drawn without it."""
    shown = await case.seen(case.journey)
    (lent,) = [step for step in shown["own_steps"] if step["what"] == "blanket-lent.v1"]
    entry = {"of_aggregate": lent["of"], "of_id": lent["of_id"]}
    await case.correct(**entry, of_version=lent["version"], of_index=lent["index"])

    async def is_struck() -> bool:
        entries = (await case.seen(case.journey))["entries"]
        return any("struck" in one for one in entries if one["what"] == "case-opened.v1")

    await eventually(is_struck)
    picture = await case.seen(case.journey)
    assert picture["entries"][-1]["what"] == "entry-corrected.v1"
    assert picture["legal_status"] == "unknown"
    assert (await case.seen(case.other))["legal_status"] == "unverified"


async def counted(case: Case) -> list[tuple[str, bool]]:
    """Return whose blanket is counted, and whether it came back."""
    await case.room.shown()
    rows = case.room.house.inside.database[rows_of(FIGURES, 1)]
    return [(row["journey_id"], row["met"]) async for row in rows.find().sort("met", 1)]


async def open_duties(case: Case) -> set[tuple[str, str]]:
    """Return which duties are open, of which journeys."""
    headers = {"Wait-For": await case.room.shown()}
    lines = items(await case.worker.get("/worklist", headers=headers))
    return {(line["duty"], line["journey_id"]) for line in lines}


async def strike(case: Case, what: str) -> None:
    """Strike the step of this kind."""
    steps = (await case.seen(case.journey))["own_steps"]
    (step,) = [step for step in steps if step["what"] == what]
    entry = {"of_aggregate": step["of"], "of_id": step["of_id"]}
    answer = await case.correct(**entry, of_version=step["version"], of_index=step["index"])
    assert answer.json()["recorded"]


async def test_what_was_struck_is_neither_to_be_done_nor_counted(case: Case) -> None:
    here, there = str(case.journey), str(case.other)
    assert await open_duties(case) == {("ask-back", here), ("ask-back", there)}
    await strike(case, "blanket-lent.v1")
    assert await open_duties(case) == {("ask-back", there)}
    assert await counted(case) == [(there, False)]


async def test_what_a_struck_entry_had_met_is_met_no_more(case: Case) -> None:
    steps = (await case.seen(case.journey))["own_steps"]
    (lent,) = [step for step in steps if step["what"] == "blanket-lent.v1"]
    await case.room.ask(give_back(LoanId(UUID(lent["of_id"]))))
    assert await counted(case) == [(str(case.other), False), (str(case.journey), True)]
    await strike(case, "blanket-returned.v1")
    assert [met for _, met in await counted(case)] == [False, False]


@pytest.mark.parametrize(
    "said",
    [
        {"of_version": 2},
        {"of_index": 1},
        {"of_id": "0192f0aa-0000-7000-8000-0000000000ff"},
        {"of_aggregate": "nothing"},
        {"of_aggregate": "cupboard"},
    ],
    ids=str,
)
async def test_an_entry_that_is_not_there_cannot_be_corrected(
    case: Case, said: dict[str, Any]
) -> None:
    response = await case.correct(**said)
    assert response.status_code == 404
    assert response.json()["type"] == "/problems/no-such-entry"


async def test_nor_can_another_journeys_entry(case: Case) -> None:
    entry = {"of_aggregate": "alerts", "of_id": str(case.journey), "of_version": 1, "of_index": 0}
    why = {"reason": "mistaken", "content": "destroy", "occurred_at": NOW}
    response = await case.manager.post(
        f"/journeys/{case.other}/corrections", json={**entry, **why}, headers=key()
    )
    assert response.status_code == 404
    assert await case.words(case.journey) == WORDS


async def test_what_is_found_in_the_log_cannot_be_given(case: Case) -> None:
    response = await case.correct(records=[str(case.record)])
    assert response.status_code == 422


async def test_nobody_strikes_a_correction(case: Case) -> None:
    await case.correct()
    again = {"of_aggregate": "correction", "of_id": str(case.journey), "of_version": 1}
    response = await case.correct(**again)
    assert response.status_code == 409
    assert response.json()["type"] == "/problems/correction-stands"


async def test_only_those_who_answer_for_the_work_correct_it(case: Case) -> None:
    response = await case.worker.post(f"/journeys/{case.journey}/corrections", json={})
    assert response.status_code == 403


async def test_an_alert_is_raised_only_where_the_journey_is_open(case: Case) -> None:
    said = {"alert": "allergy", "content": WORDS, "occurred_at": NOW}
    response = await case.worker.post(f"/journeys/{uuid4()}/alerts", json=said, headers=key())
    assert response.status_code == 404
