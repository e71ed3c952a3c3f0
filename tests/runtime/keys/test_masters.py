"""Master keys in files: one, or two while one takes the other's place."""

import stat
from pathlib import Path

import pytest

from shared.runtime.keys.masters import CannotRotate, FileMasters, RotationUnderWay, local_name

KEY = bytes(range(96))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "master-intake.key"
    file.write_bytes(KEY)
    return file


def test_a_master_key_is_called_after_its_content_and_its_name_does_not_tell_it(
    file: Path,
) -> None:
    ring = FileMasters(file).ring()
    assert ring.newest.provider == local_name(KEY)
    assert KEY.hex()[:8] not in ring.newest.name
    assert repr(KEY)[2:20] not in repr(ring)
    assert local_name(KEY) != local_name(bytes(96))


def test_while_keys_are_wrapped_anew_both_open_and_the_new_one_wraps(file: Path) -> None:
    masters = FileMasters(file)
    masters.renew()
    new = file.with_suffix(".next.key").read_bytes()
    ring = masters.ring()
    assert ring.newest.provider == local_name(new)
    assert ring.providers[local_name(KEY)] == {"key": KEY}
    assert ring.providers["local"] == {"key": KEY}


def test_a_new_master_key_that_waits_already_is_not_made_again(file: Path) -> None:
    masters = FileMasters(file)
    masters.renew()
    first = masters.ring()
    masters.renew()
    assert masters.ring() == first


def test_the_new_master_key_is_for_its_owner_only(file: Path) -> None:
    masters = FileMasters(file)
    masters.renew()
    masters.retire()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_old_master_key_is_nowhere_once_it_is_retired(file: Path) -> None:
    with file.open("rb") as still_open:
        masters = FileMasters(file)
        masters.renew()
        masters.retire()
        assert KEY not in still_open.read(), "not even under the name that is gone"
    assert [found.name for found in file.parent.iterdir()] == [file.name]
    assert file.read_bytes() != KEY
    assert list(masters.ring().providers) == [masters.ring().newest.provider, "local"]


def test_retiring_twice_keeps_the_only_master_key(file: Path) -> None:
    masters = FileMasters(file)
    masters.renew()
    masters.retire()
    left = file.read_bytes()
    masters.retire()
    assert file.read_bytes() == left


def test_a_draft_that_a_crash_left_is_no_master_key(file: Path) -> None:
    file.with_suffix(".next.draft").write_bytes(b"half a ke")
    masters = FileMasters(file)
    assert masters.ring().newest.provider == local_name(KEY)
    masters.renew()
    masters.retire()
    assert [found.name for found in file.parent.iterdir()] == [file.name]


def test_one_at_a_time_replaces_a_master_key(file: Path) -> None:
    with FileMasters(file).alone(), pytest.raises(RotationUnderWay), FileMasters(file).alone():
        raise AssertionError
    with FileMasters(file).alone():
        """The lock is free again."""


def test_who_may_not_write_there_is_told_so(tmp_path: Path) -> None:
    masters = FileMasters(tmp_path / "nowhere" / "master.key")
    with pytest.raises(CannotRotate, match="cannot be written"), masters.alone():
        raise AssertionError
