"""Two spellings of one person are one sign; two persons are two."""

from unicodedata import normalize

import pytest

from services.shelter.domain.signs import sign_of


@pytest.mark.parametrize(
    "spelling",
    [
        "Nguyễn Văn Đá 1985",
        "nguyen van da, 1985",
        "1985: DA NGUYEN  VAN",
        normalize("NFD", "Nguyễn Văn Đá 1985"),
    ],
)
def test_spellings_of_one_person_meet(spelling: str) -> None:
    assert sign_of(spelling) == "1985 da nguyen van"


def test_two_persons_do_not_meet() -> None:
    assert sign_of("Nguyễn Văn Đá 1985") != sign_of("Nguyễn Văn Đá 1986")


def test_where_nothing_is_left_to_compare_there_is_no_sign() -> None:
    assert sign_of(" .,- ! ") == ""
