"""What runs elsewhere is what runs here: every room has an image, and the same settings hold."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from services.operations.embedded import binaries, handing_out
from services.operations.embedded.rooms import NAMES
from services.operations.embedded.servers import MONGOD_OPTIONS
from services.provision import accounts_of, write_accounts
from shared.runtime.neighbours import neighbours
from shared.runtime.people.settings import PeopleSettings
from shared.runtime.settings import Settings
from tests.architecture.house import ROOT, files, place

COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "deploy" / "compose.yaml").read_text())
SERVICES: dict[str, Any] = COMPOSE["services"]
DOCUMENTS = {
    place(path): [one for one in yaml.safe_load_all(path.read_text()) if one]
    for path in files("deploy/kubernetes/**/*.yaml")
}
KEPT_SILENT = ("--slowms", "--slowOpSampleRate", "--profile", "--noscripting", "--setParameter")
ALONE_ONLY = "shutdownTimeoutMillisForSignaledShutdown"
"""An option for a server that has no other member to hand over to."""


def test_every_room_has_a_container_with_its_own_code_only() -> None:
    rooms = {
        name: service["build"]["args"]["ROOM"]
        for name, service in SERVICES.items()
        if service.get("ports")
    }
    assert rooms == {name: name for name in NAMES}


def test_the_ports_are_those_of_this_computer() -> None:
    ports = {name: SERVICES[name]["ports"] for name in NAMES}
    assert ports == {name: [f"127.0.0.1:{8100 + n}:8000"] for n, name in enumerate(NAMES)}


def test_the_log_is_written_three_times() -> None:
    nodes = [service for service in SERVICES.values() if service["image"].startswith("nats:")]
    assert len(nodes) == 3
    assert SERVICES["provision"]["environment"]["JOURNEY_STREAM_REPLICAS"] == "3"


@pytest.mark.parametrize("member", ["mongo-1", "mongo-2", "mongo-3"])
def test_mongodb_is_as_silent_there_as_here(member: str) -> None:
    here = {one for one in MONGOD_OPTIONS if one.startswith(KEPT_SILENT) and ALONE_ONLY not in one}
    assert here - set(SERVICES[member]["command"]) == set()


@pytest.mark.parametrize("member", ["mongo-1", "mongo-2", "mongo-3"])
def test_mongodb_lets_nobody_in_without_a_password_nor_in_the_open(member: str) -> None:
    options = SERVICES[member]["command"]
    assert {"--keyFile=/keys/mongo.key", "--tlsMode=requireTLS"} <= set(options)


def test_the_rooms_speak_to_both_servers_in_private() -> None:
    told = COMPOSE["x-environment"]
    assert told["NATS_URL"].startswith("tls://")
    assert told["NATS_CA_FILE"] == told["MONGO_CA_FILE"] == "/keys/ca.crt"
    (settings,) = DOCUMENTS["deploy/kubernetes/settings.yaml"]
    assert settings["data"]["NATS_CA_FILE"] == settings["data"]["MONGO_CA_FILE"] == "/keys/ca.crt"


def test_no_secret_is_in_a_file_that_is_deployed() -> None:
    for path in files("deploy/**/*.yaml"):
        assert "PASSWORD}@nats:" not in path.read_text()
        assert not re.search(r"(nats|tls|mongodb)://[^/@\s]+:[^/@\s]+@", path.read_text())


def test_only_the_rooms_doors_are_open_and_only_to_this_computer() -> None:
    assert COMPOSE["networks"]["servers"] == {"internal": True}
    published = [port for service in SERVICES.values() for port in service.get("ports", ())]
    assert all(port.startswith("127.0.0.1:") for port in published)


def test_nats_takes_its_settings_with_the_accounts_that_provisioning_writes(
    tmp_path: Path,
) -> None:
    handing_out.hand_out(tmp_path)
    private = tmp_path / "private"
    (tmp_path / "nats").rename(private)
    write_accounts(accounts_of(tmp_path / "provision"), private / "accounts.conf")
    shutil.copy(ROOT / "deploy" / "nats.conf", tmp_path)
    made_up = {"CLUSTER_PASSWORD": "made-up", "NODE": "nats-1"}
    places = {"CERT": "nats.crt", "KEY": "nats.key", "AUTHORITY": "ca.crt"}
    own = {f"TLS_{name}": str(private / file) for name, file in places.items()}
    routes = {f"ROUTE_{n}": f"nats-route://cluster:made-up@nats-{n}:6222" for n in (1, 2, 3)}
    checked = subprocess.run(
        [binaries.nats_server(), "-t", "-c", tmp_path / "nats.conf"],
        env={**os.environ, **made_up, **own, **routes},
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stderr


def test_an_acknowledged_command_is_on_disk_there_too() -> None:
    assert "sync_interval: always" in (ROOT / "deploy" / "nats.conf").read_text()


def test_the_collector_sends_on_what_it_takes() -> None:
    settings = yaml.safe_load((ROOT / "deploy" / "collector.yaml").read_text())
    pipelines = settings["service"]["pipelines"]
    assert set(pipelines) == {"traces", "metrics", "logs"}
    for pipeline in pipelines.values():
        assert set(pipeline["receivers"]) <= set(settings["receivers"])
        assert set(pipeline["processors"]) <= set(settings["processors"])
        assert set(pipeline["exporters"]) <= set(settings["exporters"])


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_manifest_says_what_it_is(name: str) -> None:
    assert DOCUMENTS[name]
    assert all(one["apiVersion"] and one["kind"] for one in DOCUMENTS[name])


def test_every_room_is_on_the_cluster() -> None:
    listed = yaml.safe_load((ROOT / "deploy" / "kubernetes" / "kustomization.yaml").read_text())
    rooms = {name.replace("_", "-") for name in NAMES}
    assert {f"rooms/{name}" for name in rooms} <= set(listed["resources"])


@pytest.mark.parametrize("overlay", files("deploy/kubernetes/**/kustomization.yaml"), ids=place)
def test_every_overlay_is_put_together_from_what_is_there(overlay: Path) -> None:
    for resource in yaml.safe_load(overlay.read_text())["resources"]:
        there = overlay.parent / resource
        assert there.is_file() or (there / "kustomization.yaml").is_file()


@pytest.mark.parametrize("room", [name.replace("_", "-") for name in NAMES])
def test_every_room_is_called_by_its_name_and_has_its_own_keys(room: str) -> None:
    folder = ROOT / "deploy" / "kubernetes" / "rooms" / room
    overlay = yaml.safe_load((folder / "kustomization.yaml").read_text())
    assert overlay["nameSuffix"] == f"-{room}"
    assert overlay["images"][0]["newName"] == f"journey-{room}"
    assert f"journey-keys-{room}" in overlay["patches"][0]["patch"]


def test_nothing_there_switches_the_development_issuer_on_by_itself() -> None:
    told = COMPOSE["x-environment"]
    assert told["JOURNEY_DEVELOPMENT_ISSUER"] == "${JOURNEY_DEVELOPMENT_ISSUER:-}"
    settings = (ROOT / "deploy" / "kubernetes" / "settings.yaml").read_text()
    assert "JOURNEY_ISSUER: https://" in settings
    assert "JOURNEY_DEVELOPMENT_ISSUER" not in settings


def test_whatever_a_room_can_be_told_of_its_issuer_it_is_told_in_a_container() -> None:
    told = COMPOSE["x-environment"]
    for name in PeopleSettings.model_fields:
        variable = f"JOURNEY_{name.upper()}"
        assert told[variable] == f"${{{variable}:-}}"


def test_every_setting_stands_in_the_notes_for_those_who_run_it() -> None:
    notes = (ROOT / "deploy" / "README.md").read_text(encoding="utf-8")
    for name, field in Settings.model_fields.items():
        assert f"`{field.validation_alias or name.upper()}`" in notes
    issuer = (ROOT / "docs" / "issuer.md").read_text(encoding="utf-8")
    for name in PeopleSettings.model_fields:
        assert f"`JOURNEY_{name.upper()}`" in issuer


def test_whoever_the_rooms_meet_on_the_cluster_stands_in_its_notes() -> None:
    notes = (ROOT / "deploy" / "kubernetes" / "README.md").read_text(encoding="utf-8")
    network = (ROOT / "deploy" / "kubernetes" / "network.yaml").read_text(encoding="utf-8")
    others = set(re.findall(r"app: ([\w-]+)", network)) - {"journey"}
    assert others == {"journey-proxy", "nats", "mongodb", "collector"}
    assert {name for name in others if f"`app: {name}`" not in notes} == set()


def test_the_nightly_checkpoint_asks_every_room_that_has_a_log_there() -> None:
    (job,) = DOCUMENTS["deploy/kubernetes/checkpoint.yaml"]
    pod = job["spec"]["jobTemplate"]["spec"]["template"]
    (container,) = pod["spec"]["containers"]
    named = {one["name"]: one.get("value", "") for one in container["env"]}["JOURNEY_ROOMS"]
    asked = dict(part.split("=") for part in named.split())
    suffixes = {room: room.replace("_", "-") for room in NAMES if room != "operations"}
    assert asked == {room: f"http://room-{suffix}" for room, suffix in suffixes.items()}
    ran = subprocess.run(
        [sys.executable, *container["command"][1:4], "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Sign where every log stands" in ran.stdout


def test_operations_alone_is_told_where_the_others_are_and_may_reach_them() -> None:
    named = SERVICES["operations"]["environment"]["JOURNEY_ROOMS"]
    others = [room for room in NAMES if room != "operations"]
    assert neighbours(named) == {room: f"http://{room}:8000" for room in others}
    assert "JOURNEY_ROOMS" not in COMPOSE["x-environment"]
    (overlay,) = DOCUMENTS["deploy/kubernetes/rooms/operations/kustomization.yaml"]
    (env,) = (one for one in yaml.safe_load(overlay["patches"][0]["patch"]) if "env" in one["path"])
    told = neighbours(env["value"][0]["value"])
    assert told == {room: f"http://room-{room.replace('_', '-')}" for room in others}
    policies = {one["metadata"]["name"]: one for one in DOCUMENTS["deploy/kubernetes/network.yaml"]}
    who = {"matchLabels": {"app": "journey", "room": "operations"}}
    assert policies["access-history"]["spec"]["podSelector"] == who
    assert {"podSelector": who} in policies["rooms"]["spec"]["ingress"][0]["from"]


def test_a_room_reaches_what_it_is_told_of_and_nothing_else() -> None:
    policies = {one["metadata"]["name"]: one for one in DOCUMENTS["deploy/kubernetes/network.yaml"]}
    ways = policies["rooms"]["spec"]["egress"]
    ports = [sorted(port["port"] for port in way["ports"]) for way in ways]
    assert ports == [[4222], [27017], [4318], [443], [443, 5696], [53, 53]]
    outside = [to["ipBlock"]["cidr"] for way in ways for to in way["to"] if "ipBlock" in to]
    assert all(cidr.endswith("/32") for cidr in outside)
    assert len(set(outside)) == 2
