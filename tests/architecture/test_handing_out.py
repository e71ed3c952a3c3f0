"""In containers every part sees its own keys only."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from services.operations.embedded import handing_out, keys
from services.operations.embedded.rooms import NAMES
from tests.architecture.house import ROOT

COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "deploy" / "compose.yaml").read_text())
SERVICES: dict[str, Any] = COMPOSE["services"]
PARTS = {**{name: name for name in NAMES}, "provision": "provision"}


@pytest.fixture
def handed(tmp_path: Path) -> Path:
    """Everything, handed out."""
    handing_out.hand_out(tmp_path)
    return tmp_path


def names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


@pytest.mark.parametrize("room", NAMES)
def test_a_room_has_its_own_keys_and_no_others(handed: Path, room: str) -> None:
    shared = {"idempotency.key", "issuer.jwks.json", "ca.crt"}
    own = {f"master-{room}.key", f"nats-{room}.nk", f"mongo-{room}.password"}
    assert names(handed / room) == shared | own


def test_the_servers_have_no_key_of_a_user(handed: Path) -> None:
    assert names(handed / "nats") == {"nats.crt", "nats.key", "ca.crt"}
    assert names(handed / "mongo") == {
        "mongo.key",
        "mongo.pem",
        "ca.crt",
        "mongo-provision.password",
    }


def test_provisioning_has_no_key_to_what_is_written_about_people(handed: Path) -> None:
    there = names(handed / "provision")
    assert not [name for name in there if name.startswith("master-")]
    seeds = {name for name in there if name.endswith(".nk")}
    assert seeds == {name for name in there if name.startswith("nats-provision-")} - {
        name for name in there if name.endswith(".pub")
    }


def test_a_master_key_lies_with_its_room_alone_and_is_never_put_back(handed: Path) -> None:
    replaced = handed / "intake" / "master-intake.key"
    replaced.write_bytes(b"another one")
    handing_out.hand_out(handed)
    assert replaced.read_bytes() == b"another one"
    assert not list((handed / "all").glob("master-*.key"))


def test_a_centre_that_is_let_in_later_is_known_to_provisioning(handed: Path) -> None:
    keys.let_in(handed / "all", "centre-a")
    handing_out.hand_out(handed)
    assert [centre.id for centre in keys.centres(handed / "provision")] == ["a"]


@pytest.mark.parametrize("part", PARTS)
def test_a_container_sees_the_folder_that_is_its_own(part: str) -> None:
    (place,) = [v for v in SERVICES[part]["volumes"] if v["source"] == "keys"]
    assert place["volume"] == {"subpath": PARTS[part]}
    assert place["target"] == "/keys"


@pytest.mark.parametrize("name", ["nats-1", "nats-2", "nats-3", "mongo-1", "mongo-2", "mongo-3"])
def test_a_server_sees_the_folder_that_is_its_own(name: str) -> None:
    places = [v for v in SERVICES[name]["volumes"] if isinstance(v, dict)]
    assert [place["volume"]["subpath"] for place in places] == [name[:-2]]


def test_nobody_but_the_one_who_makes_the_keys_sees_all_of_them() -> None:
    whole = {
        name
        for name, service in SERVICES.items()
        if any(isinstance(v, str) and v.startswith("keys:") for v in service.get("volumes", ()))
    }
    assert whole == {"keys", "accounts"}
    assert all(SERVICES[name]["network_mode"] == "none" for name in whole)
