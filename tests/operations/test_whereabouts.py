"""The command against rooms elsewhere: the environment names them, and whose token is shown."""

from collections.abc import Generator
from pathlib import Path

import pytest

from services.operations.embedded.run_file import Run, forget
from tests.operations.commanding import STOOD, VERIFIED, run
from tests.operations.made_up_rooms import MadeUpRooms, made_up_rooms

TOKEN = "made-up.token.of-an-issuer"


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Generator[MadeUpRooms]:
    """Rooms that this folder knows nothing of, named by the environment."""
    with made_up_rooms(tmp_path) as rooms:
        rooms.answer_everywhere("POST", "/admin/verifications", {"run": "r"})
        rooms.answer_everywhere("GET", "/admin/verifications/r", VERIFIED)
        rooms.answer_everywhere("GET", "/admin/verifications/r/standing", STOOD)
        here = Run.read(tmp_path)
        assert here
        forget(tmp_path)
        named = " ".join(f"{room}={url}/" for room, url in here.base_urls.items())
        monkeypatch.setenv("JOURNEY_ROOMS", named)
        (tmp_path / "token").write_text(f"{TOKEN}\n", encoding="ascii")
        monkeypatch.setenv("JOURNEY_TOKEN_FILE", str(tmp_path / "token"))
        yield rooms


def test_rooms_elsewhere_are_asked_with_the_token_of_whoever_asks(elsewhere: MadeUpRooms) -> None:
    done = run(elsewhere.data, "verify")
    assert done.exit_code == 0, done.stderr
    assert {asked.headers["authorization"] for asked in elsewhere.asked} == {f"Bearer {TOKEN}"}
    assert TOKEN not in done.output


def test_without_a_token_nobody_is_asked(
    elsewhere: MadeUpRooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JOURNEY_TOKEN_FILE", str(elsewhere.data / "nowhere"))
    done = run(elsewhere.data, "verify")
    assert done.exit_code == 1
    assert done.stderr.startswith("✗ JOURNEY_TOKEN_FILE must name a file with a token")
    assert not elsewhere.asked


@pytest.mark.parametrize("said", ["intake", "intake=here", "kitchen=https://made-up.example"])
def test_rooms_that_are_named_wrongly_are_said_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    monkeypatch.setenv("JOURNEY_ROOMS", said)
    done = run(tmp_path, "lag")
    assert done.exit_code == 1
    assert done.stderr.startswith("✗ JOURNEY_ROOMS names rooms like intake=https://")


def test_nobody_answers_elsewhere_is_said_of_the_room(
    elsewhere: MadeUpRooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JOURNEY_ROOMS", "intake=http://127.0.0.1:9")
    done = run(elsewhere.data, "verify", "intake")
    assert done.stderr.startswith("✗ intake does not answer")
