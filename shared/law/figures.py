"""How figures are shown to those who may not see the people behind them."""

from datetime import date

from shared.kernel.dated import Edition, PolicyTable

SMALL_CELL = PolicyTable(
    name="small-cell",
    meaning="A number of people below this is not shown to those who may not see who they are.",
    editions=(
        Edition(
            value=5,
            effective_from=date(2026, 1, 1),
            effective_to=None,
            source="Practice of official statistics: cells below five are suppressed",
            confidence="D",
        ),
    ),
)
