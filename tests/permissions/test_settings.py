"""Who a room says it is: what its address names, else what its files say."""

from pathlib import Path

import pytest

from shared.runtime.passes import Login, Pass
from shared.runtime.settings import Settings


def told(folder: Path, **settings: object) -> Settings:
    """Return what a room is told, with its keys in a folder."""
    return Settings.model_validate({"JOURNEY_KEYS": folder, **settings})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The keys of one room."""
    (tmp_path / "nats-intake.nk").write_text("made-up seed")
    (tmp_path / "mongo-intake.password").write_text("made-up password\n")
    return tmp_path


def test_a_room_comes_with_its_own_key_and_password(folder: Path) -> None:
    settings = told(folder)
    assert settings.nats_pass("intake") == Pass("intake", folder / "nats-intake.nk")
    assert settings.mongo_login("intake") == Login("intake", "made-up password")


def test_without_a_key_it_comes_as_nobody(folder: Path) -> None:
    settings = told(folder)
    assert settings.nats_pass("shelter") == Pass()
    assert settings.mongo_login("shelter") == Login()


def test_whom_an_address_names_goes_first(folder: Path) -> None:
    urls = {"nats_url": "nats://a:b@nats:4222", "mongo_url": "mongodb://a:b@mongo/"}
    settings = told(folder, **urls)
    assert settings.nats_pass("intake") == Pass()
    assert settings.mongo_login("intake") == Login()


def test_files_may_be_elsewhere(folder: Path, tmp_path: Path) -> None:
    seed, password = tmp_path / "a-seed", tmp_path / "a-password"
    seed.touch()
    password.write_text("another")
    settings = told(folder, nats_nkey_file=seed, mongo_password_file=password)
    assert settings.nats_pass("intake").seed == seed
    assert settings.mongo_login("intake").password == "another"


def test_a_file_that_was_named_must_be_there(folder: Path) -> None:
    settings = told(folder, nats_nkey_file=folder / "no", mongo_password_file=folder / "no")
    with pytest.raises(FileNotFoundError):
        settings.nats_pass("intake")
    with pytest.raises(FileNotFoundError):
        settings.mongo_login("intake")


def test_no_password_is_shown_with_who_one_is(folder: Path) -> None:
    assert "made-up" not in repr(told(folder).mongo_login("intake"))
    admin = told(folder, mongo_admin_url="mongodb://root:made-up@mongo/")
    assert "made-up" not in repr(admin)
