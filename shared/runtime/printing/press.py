"""Prints a sheet: sets its blocks on paper one under the other; what is blank becomes dots."""

from datetime import date, datetime
from functools import partial
from typing import assert_never

from fpdf import Align, XPos, YPos
from fpdf.enums import TableBordersLayout
from fpdf.fonts import FontFace

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
from shared.runtime.printing.paper import BOX, LINE, SHORTEST_DOTS, Paper

_COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_MOTTO = "Độc lập - Tự do - Hạnh phúc"
_SIGNING = 32.0


def printed(sheet: Sheet, at: datetime) -> bytes:
    """Return the sheet as PDF."""
    paper = Paper(sheet.title, sheet.foot, at)
    _head(paper, sheet)
    paper.ln(4)
    paper.centred(sheet.title, "B", 14)
    if sheet.subtitle:
        paper.centred(sheet.subtitle, "B")
    paper.ln(3)
    for block in sheet.blocks:
        _set(paper, block)
    _signatures(paper, sheet)
    return bytes(paper.output())


def _head(paper: Paper, sheet: Sheet) -> None:
    for line in sheet.model:
        paper.plain("B" if line == sheet.model[0] else "I", 11)
        paper.cell(0, 5, line, align=Align.R, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    if sheet.model:
        paper.ln(2)
    if sheet.letterhead is None:
        _country(paper, paper.epw)
    else:
        office = partial(_office, paper, sheet.letterhead)
        paper.beside((paper.epw * 0.42, office), (paper.epw * 0.58, partial(_country, paper)))
        paper.ln(2)
        number = partial(_number, paper, sheet.letterhead)
        place = partial(_place, paper, sheet.place, sheet.on)
        paper.beside((paper.epw * 0.42, number), (paper.epw * 0.58, place))


def _country(paper: Paper, width: float) -> None:
    middle = paper.get_x() + width / 2
    paper.plain("B", 12)
    paper.cell(width, LINE, _COUNTRY, align=Align.C, new_x=XPos.LEFT, new_y=YPos.NEXT)
    paper.plain("B", 13)
    paper.cell(width, LINE, _MOTTO, align=Align.C, new_x=XPos.LEFT, new_y=YPos.NEXT)
    paper.rule(paper.get_string_width(_MOTTO), middle)


def _office(paper: Paper, letterhead: Letterhead, width: float) -> None:
    middle = paper.get_x() + width / 2
    for name, style in ((letterhead.agency_above, ""), (letterhead.agency, "B")):
        paper.plain(style, 12)
        known = paper.known(name)
        if known is None:
            paper.dots(width - 4)
        else:
            text = known.upper()
            paper.multi_cell(width, LINE, text, align=Align.C, new_x=XPos.LEFT, new_y=YPos.NEXT)
    paper.rule(width / 3, middle)


def _number(paper: Paper, letterhead: Letterhead, width: float) -> None:
    paper.plain("", 13)
    text = f"Số: {paper.known(letterhead.number) or '.......'}/{letterhead.letters}"
    paper.cell(width, LINE, text, align=Align.C, new_x=XPos.LMARGIN, new_y=YPos.NEXT)


def _place(paper: Paper, place: str | None, on: date | None, width: float) -> None:
    paper.plain("I", 13)
    day = f"ngày {on:%d} tháng {on:%m} năm {on:%Y}" if on else "ngày ..... tháng ..... năm 20...."
    text = f"{paper.known(place) or '..................'}, {day}"
    paper.cell(width, LINE, text, align=Align.C, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    paper.plain()


def _set(paper: Paper, block: Block) -> None:
    paper.plain()
    match block:
        case Heading():
            paper.ln(1.5)
            paper.keep_together(3 * LINE)
            paper.plain("B")
            _running(paper, block.text)
        case Sentence():
            paper.plain("I" if block.italic else "")
            _running(paper, block.text, Align.C if block.centred else Align.J)
        case Line():
            paper.keep_together(LINE)
            shares = sum(entry.share for entry in block.entries)
            columns = [
                (paper.epw * entry.share / shares, partial(_entry, paper, entry))
                for entry in block.entries
            ]
            paper.beside(*columns)
        case Choices():
            _choices(paper, block)
        case Dots():
            for _ in range(block.lines):
                paper.dots(paper.epw)
        case Table():
            _table(paper, block)
        case _:
            assert_never(block)


def _running(paper: Paper, text: str, align: Align = Align.L) -> None:
    paper.multi_cell(0, LINE, text, align=align, new_x=XPos.LMARGIN, new_y=YPos.NEXT)


def _entry(paper: Paper, entry: Entry, width: float) -> None:
    """Write a label and its value; where the value is blank, dots to the end of the line."""
    value = paper.known(entry.value)
    label = f"{entry.label}: "
    if value is not None:
        paper.write(LINE, label)
        paper.plain("B")
        paper.write(LINE, value)
        paper.plain()
        paper.ln(LINE)
        return
    taken = paper.get_string_width(label) + paper.c_margin
    if width - taken < SHORTEST_DOTS:
        paper.write(LINE, label)
        paper.ln(LINE)
        paper.dots(width)
        return
    paper.cell(taken, LINE, label, new_x=XPos.RIGHT, new_y=YPos.TOP)
    paper.dots(width - taken)


def _choices(paper: Paper, choices: Choices) -> None:
    for ticked, text in choices.boxes:
        paper.keep_together(LINE)
        x, y = paper.l_margin + paper.c_margin, paper.get_y() + (LINE - BOX) / 2
        paper.set_line_width(0.25)
        paper.rect(x, y, BOX, BOX)
        if ticked:
            paper.set_line_width(0.4)
            paper.line(x + 0.6, y + 0.6, x + BOX - 0.6, y + BOX - 0.6)
            paper.line(x + BOX - 0.6, y + 0.6, x + 0.6, y + BOX - 0.6)
        paper.set_x(paper.l_margin + BOX + 3)
        paper.plain("B" if ticked else "")
        paper.multi_cell(0, LINE, text, align=Align.L, new_x=XPos.LMARGIN, new_y=YPos.NEXT)


def _table(paper: Paper, table: Table) -> None:
    paper.ln(1)
    paper.set_line_width(0.25)
    paper.plain("", 11)
    with paper.table(
        col_widths=table.shares,
        line_height=5.0,
        align=Align.L,
        text_align=(Align.C, *(Align.L for _ in table.heads[1:])),
        padding=0.7,
        borders_layout=TableBordersLayout.ALL,
        headings_style=FontFace(emphasis="BOLD"),
    ) as grid:
        grid.row(table.heads)
        for cells in table.rows:
            grid.row([paper.known(cell) or "" for cell in cells])
    paper.ln(2)


def _signatures(paper: Paper, sheet: Sheet) -> None:
    paper.ln(3)
    paper.keep_together(_SIGNING)
    width = paper.epw / len(sheet.signatures)
    if sheet.letterhead is None:
        half = paper.epw / 2
        place = partial(_place, paper, sheet.place, sheet.on)
        paper.beside((half, lambda _: None), (half, place))
    paper.beside(*((width, partial(_signature, paper, one)) for one in sheet.signatures))
    paper.ln(_SIGNING - 3 * LINE)


def _signature(paper: Paper, signature: Signature, width: float) -> None:
    paper.plain("B")
    who = signature.who.upper()
    paper.multi_cell(width, LINE, who, align=Align.C, new_x=XPos.LEFT, new_y=YPos.NEXT)
    paper.plain("I", 12)
    how = signature.how
    paper.multi_cell(width, LINE, how, align=Align.C, new_x=XPos.LEFT, new_y=YPos.NEXT)
    paper.plain()
