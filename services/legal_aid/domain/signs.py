"""By what someone is recognised in another matter: their name with the number of a paper.

What comes from here is blinded at the door; a name alone would take strangers for one person.
"""

import re
from typing import Final

from shared.kernel.signs import bare_words

_SHORTEST_NUMBER: Final = 5
"""Digits of a paper's number; a year or a date of birth is no paper."""

_DATE: Final = re.compile(r"\b(?:\d{1,2}([-./])\d{1,2}\1\d{2,4}|\d{4}([-./])\d{1,2}\2\d{1,2})\b")
_PUNCTUATED: Final = re.compile(r"(?<=\d)[-./](?=\d)")


def sign_of(text: str) -> str:
    """Return a name and the number of a paper in one order; `""` where either is missing.

    "Nguyễn Văn Ví Dụ, 001-085-000001" and "001085000001 NGUYEN VAN VI DU" have one sign.
    """
    words = bare_words(_PUNCTUATED.sub("", _DATE.sub(" ", text)))
    numbers = [word for word in words if sum(map(str.isdigit, word)) >= _SHORTEST_NUMBER]
    names = [word for word in words if not any(map(str.isdigit, word))]
    if not numbers or sum(map(len, names)) < 2:
        return ""
    return " ".join(sorted((*names, *numbers)))
