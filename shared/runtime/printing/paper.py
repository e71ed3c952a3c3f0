"""An A4 page as Decree 30/2020/ND-CP has it, in a typeface that writes every Vietnamese letter."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final

from fpdf import FPDF, Align, XPos, YPos
from fpdf.fonts import TTFFont

_FONTS: Final = Path(__file__).parent / "fonts"
_FACE: Final = "Tinos"
_STYLES: Final = {"": "Regular", "B": "Bold", "I": "Italic"}

LEFT, RIGHT, TOP, BOTTOM = 30.0, 20.0, 20.0, 20.0
SIZE: Final = 13.0
LINE: Final = 6.3
BOX: Final = 3.2
SHORTEST_DOTS: Final = 15.0


class Paper(FPDF):
    """Pages with a foot; positions are in millimetres."""

    def __init__(self, title: str, foot: str, at: datetime) -> None:
        super().__init__(format="A4")
        for style, name in _STYLES.items():
            self.add_font(_FACE, style, _FONTS / f"{_FACE}-{name}.ttf")
        self.set_margins(LEFT, TOP, RIGHT)
        self.set_auto_page_break(auto=True, margin=BOTTOM)
        self.set_title(title)
        self.set_lang("vi")
        self.set_creation_date(at)
        self._foot = foot
        self.alias_nb_pages("{pages}")
        self.add_page()
        self.plain()

    def footer(self) -> None:
        """Write the foot and the number of the page."""
        self.set_xy(LEFT, -BOTTOM + 5)
        self.set_font(_FACE, "I", 9)
        self.cell(0, 4, self._foot, align=Align.L, new_x=XPos.LEFT, new_y=YPos.TOP)
        self.cell(0, 4, f"Trang {self.page_no()}/{{pages}}", align=Align.R)
        self.plain()

    def known(self, value: str | None) -> str | None:
        """Return what can be written; a name in another script is left to the hand."""
        face = self.fonts[_FACE.lower()]
        assert isinstance(face, TTFFont)
        writable = value and all(ord(char) in face.cmap or char == "\n" for char in value)
        return value if writable else None

    def plain(self, style: str = "", size: float = SIZE) -> None:
        """Choose how what follows is written."""
        self.set_font(_FACE, style, size)

    def centred(self, text: str, style: str = "", size: float = SIZE, gap: float = 0) -> None:
        """Write a text in the middle of the line."""
        self.plain(style, size)
        self.multi_cell(0, LINE, text, align=Align.C, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.ln(gap)
        self.plain()

    def beside(self, *columns: tuple[float, Callable[[float], None]]) -> None:
        """Write columns of given widths side by side, and go on below the longest."""
        top, lowest, left = self.get_y(), self.get_y(), self.l_margin
        right = self.r_margin
        for width, write in columns:
            self.set_xy(left, top)
            self.set_left_margin(left)
            self.set_right_margin(self.w - left - width)
            self.set_xy(left, top)
            write(width)
            lowest = max(lowest, self.get_y())
            left += width
        self.set_right_margin(right)
        self.set_left_margin(LEFT)
        self.set_xy(LEFT, lowest)

    def dots(self, width: float) -> None:
        """Fill a width with dots to write upon, and end the line."""
        each = self.get_string_width(".")
        count = max(int((width - 2 * self.c_margin) / each), 1)
        self.cell(width, LINE, "." * count, align=Align.R, new_x=XPos.LMARGIN, new_y=YPos.NEXT)

    def rule(self, width: float, middle: float) -> None:
        """Draw the short line under a heading."""
        y = self.get_y() + 0.6
        self.set_line_width(0.25)
        self.line(middle - width / 2, y, middle + width / 2, y)
        self.set_y(y)

    def keep_together(self, height: float) -> None:
        """Begin a new page unless so much still fits on this one."""
        if self.will_page_break(height):
            self.add_page()
