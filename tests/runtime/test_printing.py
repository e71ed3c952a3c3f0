"""Forms on paper: every Vietnamese letter, dotted lines for what is not known, signatures."""

from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from shared.kernel.forms import (
    Block,
    Choices,
    Dots,
    Entry,
    Heading,
    Letterhead,
    Line,
    Sentence,
    Sheet,
    Signature,
    Table,
)
from shared.runtime.printing.press import printed
from tests.kit.paper import PRINTED_AT, on_paper, pages

VOWELS = "àảãáạ ăằẳẵắặ âầẩẫấậ èẻẽéẹ êềểễếệ ìỉĩíị òỏõóọ ôồổỗốộ ơờởỡớợ ùủũúụ ưừửữứự ỳỷỹýỵ đ"


def sheet(*blocks: Block, **how: Any) -> Sheet:
    """Return a made-up sheet with these blocks."""
    plain: dict[str, Any] = {
        "title": "BIÊN BẢN BỊA ĐẶT",
        "place": "Nơi bịa đặt",
        "on": PRINTED_AT.date(),
        "blocks": blocks,
        "signatures": (Signature("Người lập"), Signature("Người nhận", "(Ký, đóng dấu)")),
    }
    return Sheet(**{**plain, **how})


def test_a_paper_begins_as_the_state_asks() -> None:
    letterhead = Letterhead("UBND tỉnh Bịa Đặt", "Sở Y tế", "12", "BB-BG")
    said = on_paper(sheet(letterhead=letterhead))
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in said
    assert "Độc lập - Tự do - Hạnh phúc" in said
    assert "UBND TỈNH BỊA ĐẶT" in said
    assert "SỞ Y TẾ" in said
    assert "Số: 12/BB-BG" in said
    assert "Nơi bịa đặt, ngày 02 tháng 03 năm 2026" in said
    assert "NGƯỜI LẬP" in said
    assert "(Ký, đóng dấu)" in said


def test_an_application_has_no_letterhead_and_is_dated_where_it_is_signed() -> None:
    said = on_paper(sheet(model=("Mẫu số 07", "(Kèm theo Nghị định)"), on=None, place=None))
    assert said.index("Mẫu số 07") < said.index("CỘNG HÒA") < said.index("BIÊN BẢN")
    assert said.index("ngày ..... tháng ..... năm 20....") < said.index("NGƯỜI LẬP")


def test_every_letter_of_the_language_can_be_searched() -> None:
    said = on_paper(sheet(Sentence(VOWELS), Sentence(VOWELS.upper(), italic=True), Heading(VOWELS)))
    assert said.count(VOWELS) == 2
    assert VOWELS.upper() in said


def test_what_is_not_known_is_left_as_dots() -> None:
    said = on_paper(sheet(Line((Entry("Họ và tên"), Entry("Năm sinh", "2009")))))
    assert "Họ và tên: ...." in said
    assert "Năm sinh: 2009" in said


@pytest.mark.parametrize("name", ["王小明", "ສົມສີ", "សុខា", "Соня", "\x07"], ids=range(5))
def test_a_name_in_another_script_is_left_to_the_hand(name: str) -> None:
    said = on_paper(sheet(Line((Entry("Họ và tên", name),))))
    assert "Họ và tên: ...." in said
    assert name not in said


def test_a_label_too_long_for_dots_beside_it_has_them_below() -> None:
    label = "Giấy tờ chứng minh là nạn nhân hoặc người đi cùng, số, ngày, tháng, năm và nơi cấp"
    lines = pages(printed(sheet(Line((Entry(label),))), PRINTED_AT))[0].splitlines()
    after = next(i for i, line in enumerate(lines) if "nơi cấp" in line)
    assert lines[after + 1].startswith("......")


def test_long_words_run_on_over_lines_and_pages() -> None:
    story = " ".join(f"câu-{number}" for number in range(2_000))
    made = pages(printed(sheet(Line((Entry("Lý do", story),))), PRINTED_AT))
    assert len(made) > 2
    assert all(f"câu-{number} " in " ".join(made).replace("\n", " ") for number in (0, 999, 1_998))
    assert made[0].rstrip().endswith(f"Trang 1/{len(made)}")


def test_a_table_repeats_its_head_on_the_next_page_and_leaves_blanks() -> None:
    rows = tuple((str(number), f"Giấy số {number}", None) for number in range(1, 80))
    made = pages(
        printed(sheet(Table(("STT", "Tên giấy tờ", "Ghi chú"), (1, 4, 2), rows)), PRINTED_AT)
    )
    assert len(made) > 1
    assert all("Tên giấy tờ" in page for page in made[:2])
    assert "Giấy số 79" in made[-1]


def test_boxes_and_empty_lines_are_printed() -> None:
    said = on_paper(sheet(Choices(((True, "học nghề"), (False, "vay vốn"))), Dots(2)))
    assert "học nghề" in said
    assert "vay vốn" in said
    assert said.count("." * 40) >= 2


def test_signatures_stay_together_and_the_foot_is_on_every_page() -> None:
    filled = [Sentence(f"Dòng {number}") for number in range(34)]
    made = pages(printed(sheet(*filled, foot="Mật: không sao chụp."), PRINTED_AT))
    (signed,) = [page for page in made if "NGƯỜI LẬP" in page]
    assert "NGƯỜI NHẬN" in signed
    assert all("Mật: không sao chụp." in page for page in made)


def test_the_typeface_is_in_the_paper_and_only_what_is_used_of_it() -> None:
    pdf = printed(sheet(Sentence("Chữ")), PRINTED_AT)
    fonts: Any = PdfReader(BytesIO(pdf)).pages[0]["/Resources"]
    for font in fonts["/Font"].values():
        (inner,) = font.get_object()["/DescendantFonts"]
        assert "/FontFile2" in inner.get_object()["/FontDescriptor"].get_object()
    assert len(pdf) < 60_000


def test_the_same_sheet_at_the_same_moment_is_the_same_paper() -> None:
    assert printed(sheet(), PRINTED_AT) == printed(sheet(), PRINTED_AT)
