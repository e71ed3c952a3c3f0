"""`journey extract`: what every service holds about a person lies in one file, for one reader."""

import json
import stat
from collections.abc import Generator
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.operations.commanding import run
from tests.operations.made_up_rooms import MadeUpRooms, made_up_rooms
from tests.operations.told import JOURNEY

REQUEST = "00000000-0000-4000-8000-000000000077"
HOLDERS = ("intake", "shelter")
HISTORY = f"GET /operations/journeys/{JOURNEY}/access-history"
ANSWERED = dict.fromkeys(("intake", "shelter", "legal_aid", "reintegration"), "answered")


@pytest.fixture
def rooms(tmp_path: Path) -> Generator[MadeUpRooms]:
    """Two rooms hold something; the others never heard of the person."""
    with made_up_rooms(tmp_path) as made_up:
        for service in HOLDERS:
            for form in ("json", "pdf"):
                line = f"POST /{service}/journeys/{JOURNEY}/extract?as={form}&request={REQUEST}"
                made_up.answer(line, {"service": service, "form": form})
        made_up.answer(HISTORY, {"items": [], "services": ANSWERED, "complete": True})
        yield made_up


def test_everything_lies_in_one_file_that_only_its_owner_may_open(
    rooms: MadeUpRooms, tmp_path: Path
) -> None:
    file = tmp_path / "all.zip"
    done = run(rooms.data, "extract", JOURNEY, "--request", REQUEST, "--to", str(file))
    assert done.exit_code == 0, done.stderr
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with ZipFile(file) as folder:
        assert sorted(folder.namelist()) == [
            "access-history.json",
            "intake.json",
            "intake.pdf",
            "shelter.json",
            "shelter.pdf",
        ]
        assert json.loads(folder.read("shelter.json"))["service"] == "shelter"


def test_nothing_of_the_person_is_printed(rooms: MadeUpRooms, tmp_path: Path) -> None:
    done = run(
        rooms.data, "extract", JOURNEY, "--request", REQUEST, "--to", str(tmp_path / "all.zip")
    )
    assert '"service"' not in done.stdout + done.stderr


def test_which_service_could_not_tell_who_read_what_is_said(
    rooms: MadeUpRooms, tmp_path: Path
) -> None:
    told = {"items": [], "services": {**ANSWERED, "legal_aid": "away"}, "complete": False}
    rooms.answer(HISTORY, told)
    done = run(
        rooms.data, "extract", JOURNEY, "--request", REQUEST, "--to", str(tmp_path / "all.zip")
    )
    assert done.exit_code == 0, done.stderr
    assert "access history of legal_aid: away" in done.stdout
    assert "access history of intake" not in done.stdout


def test_an_extract_never_overwrites_a_file(rooms: MadeUpRooms, tmp_path: Path) -> None:
    file = tmp_path / "all.zip"
    file.write_text("kept")
    done = run(rooms.data, "extract", JOURNEY, "--request", REQUEST, "--to", str(file))
    assert done.exit_code == 2
    assert file.read_text() == "kept"


def test_of_a_person_nobody_knows_nothing_is_written(tmp_path: Path) -> None:
    file = tmp_path / "all.zip"
    with made_up_rooms(tmp_path) as rooms:
        done = run(rooms.data, "extract", JOURNEY, "--request", REQUEST, "--to", str(file))
    assert done.exit_code == 1
    assert done.stderr.startswith("✗ Nothing is held about a journey")
    assert not file.exists()


def test_a_service_that_says_no_ends_it(tmp_path: Path) -> None:
    file = tmp_path / "all.zip"
    with made_up_rooms(tmp_path) as rooms:
        away = {"type": "/problems/away", "title": "Something we need is away."}
        line = f"POST /intake/journeys/{JOURNEY}/extract?as=json&ground=inspection"
        rooms.answer_with(line, (503, away))
        done = run(rooms.data, "extract", JOURNEY, "--ground", "inspection", "--to", str(file))
    assert done.exit_code == 1
    assert "503 away" in done.stderr
    assert not file.exists()


def test_no_service_is_asked_where_nobody_gathers_the_access_history(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JOURNEY_ROOMS", "intake=http://127.0.0.1:9")
    file = tmp_path / "all.zip"
    done = run(tmp_path, "extract", JOURNEY, "--request", REQUEST, "--to", str(file))
    assert done.exit_code == 1
    assert done.stderr.startswith("✗ Name operations, too")


@pytest.mark.parametrize("cause", [[], ["--request", REQUEST, "--ground", "inspection"]])
def test_no_extract_is_asked_for_without_one_cause(tmp_path: Path, cause: list[str]) -> None:
    file = tmp_path / "all.zip"
    with made_up_rooms(tmp_path) as rooms:
        done = run(rooms.data, "extract", JOURNEY, *cause, "--to", str(file))
    assert done.exit_code == 2
    assert not file.exists()


def test_a_request_that_intake_does_not_know_ends_it_in_every_service(tmp_path: Path) -> None:
    file = tmp_path / "all.zip"
    with made_up_rooms(tmp_path) as rooms:
        unknown = {"type": "/problems/no-such-request", "title": "No request has this id."}
        line = f"POST /intake/journeys/{JOURNEY}/extract?as=json&request={REQUEST}"
        rooms.answer_with(line, (404, unknown))
        done = run(rooms.data, "extract", JOURNEY, "--request", REQUEST, "--to", str(file))
    assert done.exit_code == 1
    assert "404 no-such-request" in done.stderr
    assert not file.exists()
