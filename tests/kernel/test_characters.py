"""A text holds what people write, in any script, and nothing that only acts on a reader."""

import unicodedata

import pytest

from shared.kernel.characters import may_be_kept

WRITTEN = (
    "",
    "Nguyễn Thị Thử",
    unicodedata.normalize("NFD", "Nguyễn Thị Thử"),
    "two\nlines\r\nand a\ttab",
    "một “trích dẫn” – 5 °C…",
    "ភាសា\u200bខ្មែរ",
    "ꨌꩌ",
    "سورة",
    "𠀋字喃",
    "👩\u200d👧",
    "soft\u00adhyphen, no\u00a0break",
    "\ue000",
)
ACTING = {
    "nothing": "\x00",
    "a bell": "\x07",
    "a backspace": "\x08",
    "an escape": "\x1b[2J",
    "a delete": "\x7f",
    "a next line": "\x85",
    "a right-to-left mark": "\u200f",
    "a left-to-right mark": "\u200e",
    "an Arabic mark": "\u061c",
    "an override": "\u202enaht",
    "an isolate": "\u2067x\u2069",
    "a word joiner": "\u2060",
    "a byte order mark": "\ufeff",
    "a ruby mark": "\ufff9",
    "no character": "\uffff",
    "a tag": "\U000e0041",
}


@pytest.mark.parametrize("text", WRITTEN)
def test_what_people_write_is_kept(text: str) -> None:
    assert may_be_kept(text)


@pytest.mark.parametrize("text", ACTING.values(), ids=ACTING.keys())
def test_what_only_acts_on_a_reader_is_not(text: str) -> None:
    assert not may_be_kept(f"before{text}after")


def test_every_control_and_direction_character_is_known() -> None:
    acting = {"Cc": {"\t", "\n", "\r"}}
    for code in range(0x2100):
        char = chr(code)
        if unicodedata.category(char) == "Cc":
            assert may_be_kept(char) == (char in acting["Cc"]), hex(code)
        if unicodedata.bidirectional(char) in {"LRE", "LRO", "RLE", "RLO", "PDF", "LRI", "RLI"}:
            assert not may_be_kept(char), hex(code)
