"""Which characters a text may hold: what people write, and nothing that only acts on a reader.

A control character moves a terminal, a direction mark shows a name turned around, and an
invisible tag hides words in plain sight. Line feeds and tabs are writing; so are the joiners
and the breaking space of zero width, which emoji and Khmer need, and the soft hyphen.
"""

import re

_ACTS_ON_A_READER = re.compile(
    "["
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control, but for tab, line feed, carriage return
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction: marks, embeddings, isolates
    "\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb"  # joiners, byte order and ruby marks
    "\ufdd0-\ufdef\ufffe\uffff"  # no characters at all
    "\U000e0000-\U000e0fff"  # tags
    "]"
)


def may_be_kept(text: str) -> bool:
    """Tell whether a text is only writing."""
    return _ACTS_ON_A_READER.search(text) is None
