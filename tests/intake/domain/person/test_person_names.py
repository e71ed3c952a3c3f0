"""One name written in two ways is one name; two names that look alike are two."""

import unicodedata
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.intake.domain.person.names import spelled

Form = Literal["NFC", "NFD", "NFKC", "NFKD"]

SAME = (
    ("Nguyễn Thị Hoa", "NGUYỄN THỊ HOA"),
    ("Nguyễn Thị Hoa", "nguyễn thị hoa"),
    ("Nguyễn Thị Hoa", "  Nguyễn \t Thị   Hoa "),
    ("Nguyễn Thị Hoa", "Nguyễn\u00a0Thị\u00a0Hoa"),
    ("Nguyễn Thị Hoa", "Nguyễn-Thị-Hoa"),
    ("Nguyễn Thị Hoa", "Hoa Nguyễn Thị"),
    ("Nguyễn Thị Hoa", "Nguyễn, Thị Hoa"),
    ("Nguyễn Thị Hoa", "Nguy\u200bễn Thị Hoa"),
    ("Nguyễn Thị Hoa", "Ｎguyễn Thị Hoa"),
    ("Lê Hoà", "Lê Hòa"),
    ("Phạm Thuý", "Phạm Thúy"),
    ("Hoàng Khoẻ", "Hoàng Khỏe"),
    ("Trần Quý", "Trần Quí"),
    ("Lý Mỹ Kỳ", "Lí Mĩ Kì"),
    ("Vũ Sỹ Hy", "Vũ Sĩ Hi"),
    ("Đặng Văn Đức", "đặng văn đức"),
    ("Đặng Văn Đức", "Ðặng Văn Ðức"),
    ("Đinh Đoàn", "ĐINH ĐOÀN"),
    ("H'Hen Niê", "H’Hen Niê"),
    ("H'Hen Niê", "H Hen Niê"),
    ("Y-Moan Ênuôl", "Y Moan Ênuôl"),
    ("Giàng A Mẩy", "giàng a mẩy"),
    ("Sùng Thị Chứ", "Chứ Sùng Thị"),
    ("Thào Seo Sủ", "THÀO SEO SỦ"),
    ("Ưng Hoàng Phượng", "ưng hoàng phượng"),
    ("Bùi Thị Ỷ Lan", "bùi thị ỷ lan"),
    ("Ngô Thị Huyền", "Ngô Thị Huyê\u0300n"),
    ("Nguyễn Văn Ổn", "Nguyễn Văn Ô\u0309n"),
    ("Trương Đỗ", "Tru\u031bo\u031bng Đô\u0303"),
    ("Lê Ngọc Ân", "Lê Ngo\u0323c Ân"),
)

ALIKE_IN_LETTERS = (
    ("Nguyễn Thị Hoa", "Nguyen Thi Hoa"),
    ("Đặng Văn Đức", "Dang Van Duc"),
    ("Trần Văn Hùng", "Trần Văn Hưng"),
    ("Lê Thị Hương", "Lê Thị Hường"),
    ("Phạm Thị Ngân", "Phạm Thị Ngàn"),
    ("Nguyễn Văn Sỹ", "Nguyen Van Si"),
    ("Ưng Phượng", "Ung Phuong"),
    ("Vừ A Chống", "Vu A Chong"),
)

DIFFERENT = (
    ("Nguyễn Thị Hoa", "Nguyễn Thị Hoan"),
    ("Nguyễn Thị Hoa", "Nguyễn Thị Hoà Bình"),
    ("Nguyễn Thị Hoa", "Nguyễn Hoa"),
    ("Phạm Thúy", "Phạm Thúi"),
    ("Lê Văn Tý", "Lê Văn Tỳ Bà"),
    ("Trần Văn Nam", "Trần Văn Lam"),
    ("Hoàng Mai", "Hoàng May"),
    ("Đinh Tuyết", "Đinh Tuyền"),
)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_name_written_in_two_ways_is_one_name(one: str, other: str) -> None:
    assert spelled(one) == spelled(other)


@pytest.mark.parametrize(("one", "other"), ALIKE_IN_LETTERS)
def test_a_name_without_its_marks_has_the_same_letters(one: str, other: str) -> None:
    assert spelled(one).bare == spelled(other).bare
    assert spelled(one).marked != spelled(other).marked


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_names_that_look_alike_are_two(one: str, other: str) -> None:
    assert spelled(one).bare != spelled(other).bare


@pytest.mark.parametrize("name", sorted({name for pair in SAME for name in pair}))
@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_it_does_not_matter_how_a_keyboard_composes_letters(name: str, form: Form) -> None:
    assert spelled(unicodedata.normalize(form, name)) == spelled(name)


@pytest.mark.parametrize("name", ["Hoa", "Y", "", "…", "1990", "  "])
def test_one_syllable_means_nobody_in_particular(name: str) -> None:
    assert not spelled(name).tells_apart


@pytest.mark.parametrize("name", ["Nguyễn Hoa", "Y Moan", "王小明", "សុខា"])
def test_a_whole_name_means_somebody(name: str) -> None:
    assert spelled(name).tells_apart


def test_names_in_other_scripts_keep_their_signs() -> None:
    assert spelled("សុខា").bare != spelled("សុខ").bare


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_spelled_one_way_only(text: str) -> None:
    spelling = spelled(text)
    assert spelled(f"  {text}  ") == spelling
    assert spelled(unicodedata.normalize("NFD", text)) == spelling
