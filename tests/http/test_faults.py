"""What is said of a field that is not as it should be: where, and what is wanted there."""

import json
import re
from typing import Any

import orjson
import pytest
from pydantic import BaseModel
from starlette.requests import Request

from services.intake.domain.case.commands import OpenCase, RecordIdentity, RecordImmediateNeeds
from services.reintegration.domain.plan.commands import AssessNeeds, ClosePlan
from services.shelter.domain.stay.commands import Admit
from shared.kernel.messages import Command
from shared.runtime.http.bodies import Body
from shared.runtime.http.faults import OTHERWISE, SENTENCES
from shared.runtime.http.paging import only
from shared.runtime.http.problems import ROLE, Problem, respond
from shared.runtime.http.routes import CommandRoute
from tests.http.refusing import MARKER
from tests.kit.staff import ROOMS


def asking(language: str = "en", query: str = "") -> Request:
    """Return a request of someone who reads this language."""
    headers = [(b"accept-language", language.encode())]
    return Request({"type": "http", "headers": headers, "query_string": query.encode()})


def bodies() -> dict[type[Command], Body]:
    """Return how the body of each command is read."""
    return {
        door.command: Body(door, frozenset(re.findall(r"{(\w+)}", door.path)))
        for doors in ROOMS.values()
        for door in doors
        if isinstance(door, CommandRoute)
    }


BODIES = bodies()


def said(command: type[Command], language: str = "en", **changes: Any) -> dict[str, str]:
    """Return what is said of each place of an example with these changes."""
    body = BODIES[command]
    with pytest.raises(Problem) as refused:
        body.read(orjson.dumps({**body.route.example, **changes}))
    answer = bytes(respond(asking(language), refused.value).body)
    assert MARKER.encode() not in answer
    return {fault["pointer"]: fault["says"] for fault in orjson.loads(answer)["errors"]}


def test_a_code_that_is_none_gets_the_codes_to_choose_from() -> None:
    assert said(OpenCase, channel=MARKER) == {
        "/channel": "Choose one of: self, rescue, abroad, foreigner."
    }
    assert said(OpenCase, "vi", channel=MARKER) == {
        "/channel": "Chọn một trong: self, rescue, abroad, foreigner."
    }


def test_a_misspelt_field_gets_the_names_that_are_known() -> None:
    told = said(OpenCase, **{MARKER: "self"})["/"]
    assert "known are: occurred_at, case_id, journey_id, channel, group," in told


def test_a_misspelt_field_inside_another_gets_the_names_that_are_known_there() -> None:
    told = said(AssessNeeds, protective={MARKER: ["supportive-family"]})
    assert list(told) == ["/protective"]
    assert "household" in told["/protective"]


def test_a_date_without_its_zone_gets_an_example() -> None:
    for moment in ("2026-03-02", "2026-03-02T12:00:00", "02/03/2026"):
        told = said(OpenCase, occurred_at=moment)
        assert told["/occurred_at"].endswith("such as 2026-03-02T12:00:00+07:00.")


def test_the_one_of_many_that_is_wrong_is_pointed_at() -> None:
    assert list(said(RecordImmediateNeeds, needs=["food", MARKER])) == ["/needs/1"]
    reviews = [{"goal": "housing", "result": MARKER}]
    assert list(said(ClosePlan, goal_reviews=reviews)) == ["/goal_reviews/0/result"]


def test_what_is_said_inside_one_of_several_shapes_is_said_of_that_shape() -> None:
    told = said(Admit, basis={"basis": "consent", MARKER: "x"})
    assert told["/basis/consent_id"] == "This has to be filled in."
    assert "known are: basis, consent_id." in told["/basis"]
    other = said(Admit, basis={"basis": MARKER})
    assert other == {"/basis": "Choose one of these as basis: consent, ground."}


def test_a_number_in_quotes_and_a_text_that_is_too_short_are_told_apart() -> None:
    assert said(RecordIdentity, identity={"full_name": "", "birth_year": "1990"}) == {
        "/identity/full_name": "Too short: it takes 1 or more characters.",
        "/identity/birth_year": "Give a whole number, without quotes.",
    }


def test_an_unknown_parameter_gets_those_that_are_known() -> None:
    with pytest.raises(Problem) as refused:
        only(asking(query=f"{MARKER}=4"), frozenset({"limit", "after"}))
    (fault,) = orjson.loads(bytes(respond(asking(), refused.value).body))["errors"]
    assert fault["says"].endswith("known are: after, limit.")


def test_who_may_not_is_told_who_may() -> None:
    problem = Problem(ROLE, roles=frozenset({"shelter-worker", "shelter-manager"}))
    answer = orjson.loads(bytes(respond(asking(), problem).body))
    assert answer["roles"] == ["shelter-manager", "shelter-worker"]


WRONG: tuple[Any, ...] = (
    None,
    True,
    5,
    5.5,
    2**70,
    -1,
    "",
    "x",
    "x" * 30_000,
    [],
    ["x"],
    {},
    {"$ne": None},
)


@pytest.mark.parametrize("command", BODIES, ids=lambda command: command.__name__)
def test_whatever_is_wrong_is_said_in_words(command: type[Command]) -> None:
    model: type[BaseModel] = BODIES[command].model
    for name in model.model_fields:
        for value in WRONG:
            try:
                BODIES[command].read(json.dumps({name: value}).encode())
            except Problem as problem:
                for fault in problem.errors:
                    assert fault["code"] in SENTENCES, fault
                answer = orjson.loads(bytes(respond(asking(), problem).body))
                assert not {fault["says"] for fault in answer["errors"]} & set(OTHERWISE)
