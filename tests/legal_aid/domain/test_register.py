"""The register of a centre's year."""

import pytest

from services.legal_aid.domain.ids import register_of
from services.legal_aid.domain.register import EnterMatter, NotThisRegister, decider
from services.legal_aid.domain.words import Form
from tests.kit.scenario import Given
from tests.legal_aid.made_up import HOUR, MATTER, NOON, REGISTER, SECOND_MATTER, entered

register = Given(decider)
enter = EnterMatter(
    register_id=REGISTER,
    matter_id=MATTER,
    centre="tt",
    form="participation",
    year=2026,
    occurred_at=NOON + 3 * HOUR,
)


def test_the_first_matter_of_the_year_is_number_one() -> None:
    register.given().when(enter).then(entered)


def test_numbers_go_on_without_a_gap() -> None:
    second = {"matter_id": SECOND_MATTER}
    register.given(entered).when(enter.model_copy(update=second)).then(
        entered.model_copy(update={**second, "number": 2, "code": "tt.tgtt.02.2026"})
    )


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("participation", "tt.tgtt.01.2026"),
        ("advice", "tt.tv.01.2026"),
        ("representation", "tt.ddntt.01.2026"),
    ],
)
def test_the_code_says_centre_form_number_and_year(form: Form, code: str) -> None:
    register.given().when(enter.model_copy(update={"form": form})).then(
        entered.model_copy(update={"form": form, "code": code})
    )


def test_a_matter_is_entered_once() -> None:
    register.given(entered).when(enter).then_nothing()


def test_a_matter_is_not_entered_in_another_years_register() -> None:
    last_year = {"year": 2025, "register_id": register_of("tt", 2025)}
    register.given().when(enter.model_copy(update=last_year)).then_refused(NotThisRegister)


def test_a_matter_is_not_entered_in_another_centres_register() -> None:
    register.given().when(enter.model_copy(update={"centre": "cn1"})).then_refused(NotThisRegister)
