"""Puts forms on paper: A4, the typeface of Viet Nam's offices, text that can be searched."""

import asyncio
from datetime import datetime

from shared.kernel.forms import Sheet


async def on_paper(sheet: Sheet, at: datetime) -> bytes:
    """Return a sheet as PDF.

    It is printed in a thread. The press is fetched when the first sheet is printed: with its
    fonts' tables it is a sixth of what a service reads to start.
    """
    from shared.runtime.printing.press import printed  # noqa: PLC0415

    return await asyncio.to_thread(printed, sheet, at)
