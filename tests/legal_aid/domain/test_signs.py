"""A name with the number of a paper is one sign however it is written; less is none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.legal_aid.domain.signs import sign_of

names = st.text("abđêạ AĐ", min_size=2, max_size=12).filter(lambda text: len(text.split()) > 0)
numbers = st.integers(10_000, 10**12).map(str)


@pytest.mark.parametrize(
    "spelling",
    [
        "Nguyễn Văn Ví Dụ, 001085000001",
        "001-085-000001 nguyen van VI DU",
        "DỤ VÍ VĂN NGUYỄN (1985) 001.085.000001",
        "Nguyễn Văn Ví Dụ 12/03/1985, 001085000001",
    ],
)
def test_spellings_of_one_person_meet(spelling: str) -> None:
    assert sign_of(spelling) == "001085000001 du nguyen van vi"


@pytest.mark.parametrize(
    "text",
    ["", " .,-! ", "Nguyễn Văn Ví Dụ", "001085000001", "Ví Dụ 1985", "Ví Dụ 12/03/1985", "D 12345"],
)
def test_a_name_alone_a_number_alone_and_a_birthday_are_no_sign(text: str) -> None:
    assert sign_of(text) == ""


@settings(max_examples=100, derandomize=True, deadline=None)
@given(names, numbers, numbers)
def test_capitals_and_order_say_nothing_and_another_number_is_another_person(
    name: str, number: str, other: str
) -> None:
    sign = sign_of(f"{name} {number}")
    assert sign_of(f"{number} {name.upper()}") == sign
    if sign and number != other:
        assert sign_of(f"{name} {other}") != sign
