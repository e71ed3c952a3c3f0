"""Whose tokens open a house is said by settings, each of which stands on the page about them."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from shared.runtime.people.settings import IssuerUnclear, PeopleSettings
from shared.runtime.settings import Settings
from tests.architecture.house import ROOT

REAL = {"JOURNEY_ISSUER": "https://id.invalid", "JOURNEY_ISSUER_AUDIENCE": "journey"}


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away what the tests' own surroundings say."""
    for name in PeopleSettings.model_fields:
        monkeypatch.delenv(f"JOURNEY_{name.upper()}", raising=False)


def told(monkeypatch: pytest.MonkeyPatch, **environment: str) -> PeopleSettings:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return PeopleSettings()


def test_every_setting_stands_on_the_page() -> None:
    page = (ROOT / "docs" / "issuer.md").read_text(encoding="utf-8")
    names = [f"`JOURNEY_{name.upper()}`" for name in PeopleSettings.model_fields]
    assert [name for name in names if name not in page] == []


def test_lists_have_commas_and_maps_are_json(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = told(
        monkeypatch,
        **REAL,
        JOURNEY_ISSUER_ALGORITHMS="ES256, EdDSA",
        JOURNEY_ISSUER_TOKEN_TYPES="at+JWT",
        JOURNEY_ISSUER_ROLES='{"ctx": "psychologist"}',
        JOURNEY_ISSUER_UNITS='{"/all": "national"}',
        JOURNEY_TRUSTED_PROXIES="10.0.0.0/8,fd00::/8",
    )
    assert settings.issuer_algorithms == {"ES256", "EdDSA"}
    assert settings.issuer_roles == {"ctx": "psychologist"}
    assert settings.issuer_units == {"/all": "national"}
    assert settings.trusted_proxies == {"10.0.0.0/8", "fd00::/8"}
    assert not settings.gate(Settings()).is_ready


def test_what_is_empty_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    empty = {f"JOURNEY_{name.upper()}": "" for name in PeopleSettings.model_fields}
    assert told(monkeypatch, **{**empty, **REAL}).issuer_leeway == 30


@pytest.mark.parametrize(
    "wrong",
    [
        {"JOURNEY_ISSUER_ALGORITHMS": "HS256"},
        {"JOURNEY_ISSUER_ALGORITHMS": "none"},
        {"JOURNEY_ISSUER_ALGORITHMS": ","},
        {"JOURNEY_ISSUER_ROLES": '{"ctx": "policy"}'},
        {"JOURNEY_ISSUER_ROLES": '{"ctx": "minister"}'},
        {"JOURNEY_ISSUER_LEEWAY": "3600"},
        {"JOURNEY_ISSUER_PAUSE": "0"},
        {"JOURNEY_TRUSTED_PROXIES": "everywhere"},
    ],
)
def test_a_setting_that_would_open_the_house_too_far_is_refused(
    monkeypatch: pytest.MonkeyPatch, wrong: dict[str, str]
) -> None:
    with pytest.raises(ValidationError):
        told(monkeypatch, **REAL, **wrong)


@pytest.mark.parametrize(
    ("unclear", "says"),
    [
        ({}, "Nobody could come in"),
        ({**REAL, "JOURNEY_DEVELOPMENT_ISSUER": "true"}, "are both set"),
        ({"JOURNEY_ISSUER": "https://id.invalid"}, "AUDIENCE is missing"),
        ({**REAL, "JOURNEY_ISSUER": "http://id.invalid"}, "https only"),
        ({**REAL, "JOURNEY_ISSUER_JWKS": "http://id.invalid/keys"}, "https only"),
    ],
)
def test_it_is_clear_whose_tokens_open_a_house_or_it_stays_shut(
    monkeypatch: pytest.MonkeyPatch, unclear: dict[str, Any], says: str
) -> None:
    with pytest.raises(IssuerUnclear, match=says):
        told(monkeypatch, **unclear)


def test_a_development_issuer_without_keys_says_where_they_should_be(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    settings = told(monkeypatch, JOURNEY_DEVELOPMENT_ISSUER="true")
    with pytest.raises(IssuerUnclear, match=str(tmp_path)):
        settings.gate(Settings.model_validate({"JOURNEY_KEYS": tmp_path}))
