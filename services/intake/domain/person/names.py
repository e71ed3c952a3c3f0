"""How a name is written, so that one name written in two ways is the same name.

Capitals, spaces, hyphens and the order of syllables say nothing; a tone mark may stand on
either vowel; a name may have been typed without any mark at all.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

_TONES: Final = {"\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
_LATIN_MARKS: Final = range(0x0300, 0x0370)
_BARRED_D: Final = str.maketrans("ĐÐðƉɖ", "đđđđđ")
"""Keyboards write a barred d in several ways that look alike."""

_Y_AS_VOWEL: Final = re.compile(r"(?:[bcdđghklmnprstvx]+|qu)y")
"""Lý and Lí, Mỹ and Mĩ, Quý and Quí are one syllable; Thúy and Thúi are not."""


@dataclass(frozen=True)
class Spelling:
    """A name's syllables in a fixed order: with their marks, and in bare letters."""

    marked: str
    bare: str

    @property
    def tells_apart(self) -> bool:
        """Tell whether it can mean one person among many: more than one syllable."""
        return " " in self.bare or not self.bare.isascii()


def spelled(name: str) -> Spelling:
    """Return how a name is spelled, whoever typed it on whatever keyboard."""
    syllables = [_syllable(part) for part in _parts(name)]
    return Spelling(
        " ".join(sorted(marked for marked, _ in syllables)),
        " ".join(sorted(bare for _, bare in syllables)),
    )


def _parts(name: str) -> list[str]:
    """Return the runs of letters and marks; invisible signs are not there at all."""
    whole = unicodedata.normalize("NFKC", name).translate(_BARRED_D).casefold()
    letters = "".join(
        sign if unicodedata.category(sign)[0] in "LM" else " "
        for sign in unicodedata.normalize("NFD", whole)
        if unicodedata.category(sign) != "Cf"
    )
    return letters.split()


def _syllable(part: str) -> tuple[str, str]:
    """Return one syllable with its tone behind it, and without any mark."""
    shaped = "".join(sign for sign in part if sign not in _TONES)
    tones = "".join(sorted(_TONES[sign] for sign in part if sign in _TONES))
    if _Y_AS_VOWEL.fullmatch(shaped):
        shaped = f"{shaped[:-1]}i"
    bare = "".join(sign for sign in shaped if ord(sign) not in _LATIN_MARKS)
    return shaped + tones, bare.replace("đ", "d")
