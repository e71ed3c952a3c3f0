"""The OpenAPI document: every door, an example, who may call it, and what may refuse."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from fastapi import FastAPI

from shared.runtime.house import House
from shared.runtime.http.app import make_app
from shared.runtime.http.auth import Gate
from shared.runtime.http.routes import CommandRoute
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


@pytest.mark.parametrize(("room", "path", "said"), operations("get"))
def test_every_reading_shows_what_is_answered(room: str, path: str, said: Operation) -> None:
    assert said["summary"], room
    assert "For: " in said["description"], path
    for content in said["responses"]["200"]["content"].values():
        assert content, path
