"""The OpenAPI document: every door, an example, who may call it, and what may refuse."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from fastapi import FastAPI

from services.operations.main import SERVICE as OPERATIONS
from shared.runtime.house import House
from shared.runtime.http import access_history, records
from shared.runtime.http.access_everywhere import SERVICES
from shared.runtime.http.app import make_app
from shared.runtime.http.auth import Gate
from shared.runtime.http.figures import BEHIND
from shared.runtime.http.records import Shelves
from shared.runtime.http.routes import (
    BoardRoute,
    CalendarRoute,
    CommandRoute,
    FilesRoute,
    RowRoute,
)
from shared.runtime.people.settings import development_issuer
from shared.runtime.service import Service
from tests.architecture.house import ROOMS

Operation = dict[str, Any]
PUBLIC_KEY = (
    '{"keys": [{"kty": "OKP", "crv": "Ed25519", "kid": "made-up", "alg": "EdDSA", "use": "sig",'
    ' "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]}'
)
"""The public key of RFC 8037, Appendix A.2: everybody knows its other half."""


@asynccontextmanager
async def nothing() -> AsyncGenerator[None]:
    """Open no house."""
    yield


def document(service: Service) -> dict[str, Any]:
    """Return a room's document, made without any server."""
    house = House(service, b"made up" * 5, Gate(development_issuer(PUBLIC_KEY)), 1)
    app = make_app(house, nothing).app
    assert isinstance(app, FastAPI)
    return app.openapi()


DOCUMENTS = {service.room.name: document(service) for service in ROOMS}


def operations(method: str) -> list[tuple[str, str, Operation]]:
    """Return every operation of the method: room, path, what is said of it."""
    return [
        (room, path, found[method])
        for room, whole in DOCUMENTS.items()
        for path, found in whole["paths"].items()
        if method in found
    ]


@pytest.mark.parametrize("service", ROOMS, ids=lambda service: service.room.name)
def test_every_door_of_a_room_is_in_its_document(service: Service) -> None:
    paths = DOCUMENTS[service.room.name]["paths"]
    for door in service.doors:
        path = getattr(door, "path", None)
        assert path is None or path in paths


@pytest.mark.parametrize(("room", "path", "said"), operations("post"))
def test_every_command_says_who_may_ask_and_shows_an_example(
    room: str, path: str, said: Operation
) -> None:
    assert said["summary"], room
    assert said["description"].startswith("For: "), path
    contents = said.get("requestBody", {}).get("content", {})
    for content in contents.values():
        assert "example" in content or content["schema"]["format"] == "binary", path


@pytest.mark.parametrize("service", ROOMS, ids=lambda service: service.room.name)
def test_every_door_stands_under_its_subject_and_refuses_by_a_problem(service: Service) -> None:
    whole = DOCUMENTS[service.room.name]
    for path, found in whole["paths"].items():
        for said in found.values():
            assert said["tags"] == [path.split("/")[1].replace("-", " ")]
            if "422" in said["responses"]:
                assert [*said["responses"]["422"]["content"]] == ["application/problem+json"], path
    assert not [name for name in whole["components"]["schemas"] if "ValidationError" in name]


NEVER_REFUSED = {"AskProtection", "RestrictJourney"}
"""Whoever is in danger, or wants nothing more done with their data, meets no rule."""


@pytest.mark.parametrize("service", ROOMS, ids=lambda service: service.room.name)
def test_every_command_names_the_rules_that_may_refuse_it(service: Service) -> None:
    paths = DOCUMENTS[service.room.name]["paths"]
    without: set[str] = set()
    for door in service.doors:
        if isinstance(door, CommandRoute):
            answers = paths[door.path]["post"]["responses"]
            named = [
                slug
                for status in ("404", "409")
                for slug in answers[status]["content"]["application/problem+json"].get(
                    "examples", {}
                )
            ]
            if not named:
                without.add(door.command.__name__)
    assert without <= NEVER_REFUSED


def slugs(room: str, path: str) -> set[str]:
    """Return the rules that a command's door names."""
    answers = DOCUMENTS[room]["paths"][path]["post"]["responses"]
    told = [answers[status]["content"]["application/problem+json"] for status in ("404", "409")]
    return {slug for one in told for slug in one.get("examples", {})}


@pytest.mark.parametrize(
    ("room", "path", "slug"),
    [
        ("intake", "/cases/{case_id}/closing", "case-is-withdrawn"),
        ("shelter", "/stays/{stay_id}/approval", "house-is-full"),
        ("legal_aid", "/matters/{matter_id}/provider", "provider-on-other-side"),
        ("reintegration", "/journeys/{journey_id}/corrections", "file-moved-before"),
    ],
)
def test_a_command_names_the_rules_of_all_that_must_happen_with_it(
    room: str, path: str, slug: str
) -> None:
    assert slug in slugs(room, path)


def test_a_command_names_no_rule_of_another_that_is_only_judged_at_the_same_place() -> None:
    assert "appeal-too-late" not in slugs("intake", "/cases/{case_id}/reopening")


@pytest.mark.parametrize(("room", "path", "said"), operations("get"))
def test_every_reading_shows_what_is_answered(room: str, path: str, said: Operation) -> None:
    assert said["summary"], room
    assert "For: " in said["description"], path
    for content in said["responses"]["200"]["content"].values():
        assert content, path


def shown(service: Service, path: str) -> Any:
    """Return the example of what a reading door answers."""
    said = DOCUMENTS[service.room.name]["paths"][path]["get"]
    return said["responses"]["200"]["content"]["application/json"]["example"]


def rows_of(service: Service) -> list[tuple[RowRoute | BoardRoute, dict[str, Any]]]:
    """Return the row that each door of a view shows by example."""
    found: list[tuple[RowRoute | BoardRoute, dict[str, Any]]] = []
    for door in service.doors:
        match door:
            case RowRoute():
                found.append((door, shown(service, door.path)))
            case BoardRoute():
                found += [(door, row) for row in shown(service, door.path)["items"]]
            case _:
                pass
    return found


@pytest.mark.parametrize("service", ROOMS, ids=lambda service: service.room.name)
def test_no_two_views_of_a_room_show_the_same_row(service: Service) -> None:
    fields = {door.view: frozenset(row) for door, row in rows_of(service)}
    assert len(set(fields.values())) == len(fields)


@pytest.mark.parametrize("service", ROOMS, ids=lambda service: service.room.name)
def test_a_row_that_is_shown_has_what_its_door_filters_and_sorts_by(service: Service) -> None:
    doors = [door for door in service.doors if isinstance(door, BoardRoute)]
    rows = {door.path: row for door, row in rows_of(service)}
    assert {door.path for door in doors} <= rows.keys()
    for door in doors:
        row = rows[door.path]
        assert {door.sort.lstrip("-"), *door.filters} <= row.keys(), door.path
        for name, value in door.where.items():
            wanted = row[name] != value["$ne"] if isinstance(value, dict) else row[name] == value
            assert wanted, (door.path, name)


@pytest.mark.parametrize("service", ROOMS, ids=lambda service: service.room.name)
def test_a_journey_that_is_shown_has_a_step_of_its_own_service(service: Service) -> None:
    journey = shown(service, "/journeys/{journey_id}")
    (step,) = journey["own_steps"]
    assert step["of"] in {aggregate.name for aggregate in service.log.aggregates}
    assert service.log.stream in journey["positions"]
    (duty,) = shown(service, "/worklist")["items"]
    assert duty["label"] == service.duties[duty["duty"]][1]


def test_operations_shows_which_services_told_who_came_to_know_what() -> None:
    said = document(OPERATIONS)["paths"][access_history.PATH]["get"]["responses"]["200"]
    services = dict.fromkeys(SERVICES, "answered")
    example = said["content"]["application/json"]["example"]
    assert example == {"items": [], "services": services, "complete": True}


@pytest.mark.parametrize("service", ROOMS, ids=lambda service: service.room.name)
def test_every_reading_names_the_roles_that_the_access_page_names(service: Service) -> None:
    paths = DOCUMENTS[service.room.name]["paths"]
    may: dict[str, tuple[str, ...]] = {
        records.RECORD: Shelves(service.records).may,
        access_history.PATH: access_history.MAY,
        "/figures/{code}/journeys": BEHIND,
    }
    for door in service.doors:
        match door:
            case RowRoute() | BoardRoute() | CalendarRoute():
                may[door.path] = door.may
            case FilesRoute():
                may |= dict.fromkeys((door.path, f"{door.path}/{{file_id}}"), door.may_read)
            case _:
                pass
    for path, roles in may.items():
        assert paths[path]["get"]["description"] == f"For: {', '.join(roles)}.", path
    for_all = {p for p, found in paths.items() if "every role" in str(found.get("get"))}
    assert for_all == {"/journeys/{journey_id}", "/worklist", "/figures", "/on-call"}
