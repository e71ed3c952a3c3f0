"""A checkpoint is kept elsewhere, and believed only as it was signed."""

import stat
from collections.abc import Generator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from typer.testing import CliRunner, Result

from services.operations.checkpoints import Checkpoint, NoCheckpoint, Stood
from services.operations.cli.main import app
from shared.kernel.chains import Head
from tests.operations.made_up_rooms import SERVICES, MadeUpRooms, made_up_rooms

HISTORY = "log.intake.case.00000000-0000-4000-8000-000000000001"
STOOD: dict[str, Any] = {"at": 7, "seal": "s", "heads": {HISTORY: [2, 7, "h"]}}
VERIFIED: dict[str, Any] = {"messages": 7, "histories": 1, "last": 7, "faults": [], "done": True}
RUN = "/admin/verifications/r"


@pytest.fixture
def rooms(tmp_path: Path) -> Generator[MadeUpRooms]:
    """Rooms in which every history is as it was written."""
    with made_up_rooms(tmp_path / "data") as made_up:
        made_up.answer_everywhere("POST", "/admin/verifications", {"run": "r"})
        made_up.answer_everywhere("POST", "/admin/verifications?note_at=7", {"run": "r"})
        made_up.answer_everywhere("GET", RUN, VERIFIED)
        made_up.answer_everywhere("GET", f"{RUN}/standing", STOOD)
        yield made_up


def run(rooms: MadeUpRooms, *words: str | Path) -> Result:
    """Run `journey` with these words."""
    done = CliRunner().invoke(app, [*map(str, words), "--data", str(rooms.data)])
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done


def signed(rooms: MadeUpRooms, folder: Path) -> Path:
    """Make a checkpoint and return its file."""
    assert run(rooms, "checkpoint", folder).exit_code == 0
    (file,) = folder.iterdir()
    return file


def test_a_checkpoint_says_where_every_log_stood(rooms: MadeUpRooms, tmp_path: Path) -> None:
    file = signed(rooms, tmp_path / "elsewhere")
    written = orjson.loads(file.read_bytes())["checkpoint"]
    assert set(written["logs"]) == {service for service in SERVICES if service != "operations"}
    assert written["logs"]["intake"] == STOOD
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_log_that_is_as_it_stood_verifies_against_it(rooms: MadeUpRooms, tmp_path: Path) -> None:
    done = run(rooms, "verify", "--against", signed(rooms, tmp_path / "elsewhere"))
    assert done.exit_code == 0
    assert "✓ Every history is as it was written, and as it stood 20" in done.stdout
    assert "POST /intake/admin/verifications?note_at=7" in [asked.line for asked in rooms.asked]


def test_the_public_key_alone_checks_it(rooms: MadeUpRooms, tmp_path: Path) -> None:
    file = signed(rooms, tmp_path / "elsewhere")
    public = rooms.data / "keys" / "checkpoint.pub"
    assert run(rooms, "verify", "--against", file, "--key", public).exit_code == 0


def test_what_differs_is_named(rooms: MadeUpRooms, tmp_path: Path) -> None:
    file = signed(rooms, tmp_path / "elsewhere")
    rooms.answer(f"GET /intake{RUN}/standing", {**STOOD, "at": 5, "heads": {HISTORY: [1, 5, "g"]}})
    done = run(rooms, "verify", "--against", file)
    assert done.exit_code == 1
    assert "✗ intake: 2 faults" in done.stdout
    assert f"  position 7  cut-off  {HISTORY}" in done.stdout
    assert "  position 6  cut-off  no history" in done.stdout


def test_a_log_with_faults_is_not_signed(rooms: MadeUpRooms, tmp_path: Path) -> None:
    fault = {"sequence": 5, "history": HISTORY, "fault": "altered"}
    rooms.answer(f"GET /shelter{RUN}", {**VERIFIED, "faults": [fault]})
    done = run(rooms, "checkpoint", tmp_path / "elsewhere")
    assert done.exit_code == 1
    assert "Nothing is signed: `journey verify` finds faults in shelter." in done.stderr
    assert not (tmp_path / "elsewhere").exists()


def test_a_folder_that_cannot_be_written_to_is_told_so(rooms: MadeUpRooms, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = run(rooms, "checkpoint", tmp_path / "file")
    assert done.exit_code == 1
    assert "cannot be written to (FileExistsError)" in done.stderr


FORGERIES = {
    "another position": (b'"at":7', b'"at":6'),
    "another hash": (b'"h"', b'"g"'),
    "another moment": (b'"made_at":"2', b'"made_at":"3'),
    "another history": (b"000001", b"000002"),
    "a field more": (b'"at":7', b'"at":7,"more":1'),
    "another signature": (b'"signature":"', b'"signature":"AA'),
    "no signature": (b'"signature"', b'"signed"'),
    "no JSON": (b"{", b""),
    "a short head": (b'[2,7,"h"]', b"[2,7]"),
}


@pytest.mark.parametrize(("old", "new"), FORGERIES.values(), ids=FORGERIES.keys())
def test_a_checkpoint_that_was_changed_is_not_believed(
    rooms: MadeUpRooms, tmp_path: Path, old: bytes, new: bytes
) -> None:
    file = signed(rooms, tmp_path / "elsewhere")
    assert old in file.read_bytes()
    file.write_bytes(file.read_bytes().replace(old, new))
    done = run(rooms, "verify", "--against", file)
    assert done.exit_code == 1
    assert "is no checkpoint that the key" in "".join(done.stderr.splitlines())


def test_a_checkpoint_of_another_key_is_not_believed() -> None:
    stood = Stood(at=1, seal="s", heads={HISTORY: Head(1, 1, "h")})
    made = Checkpoint(made_at=datetime.now(UTC), logs={"intake": stood})
    theirs, ours = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
    assert Checkpoint.opened(made.signed(ours), ours.public_key()) == made
    with pytest.raises(NoCheckpoint):
        Checkpoint.opened(made.signed(theirs), ours.public_key())


@pytest.mark.parametrize("name", ["nowhere.pem", "text.pem", "other.pem", "other.pub"])
def test_what_is_no_key_is_told_so(rooms: MadeUpRooms, tmp_path: Path, name: str) -> None:
    file = signed(rooms, tmp_path / "elsewhere")
    (tmp_path / "text.pem").write_text("PRIVATE")
    other = X25519PrivateKey.generate()
    pem = other.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (tmp_path / "other.pem").write_bytes(pem)
    public = other.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    (tmp_path / "other.pub").write_bytes(public)
    key = tmp_path / name
    assert run(rooms, "verify", "--against", file, "--key", key).exit_code == 1
    assert run(rooms, "checkpoint", tmp_path / "more", "--key", key).exit_code == 1
    assert not (tmp_path / "more").exists()
