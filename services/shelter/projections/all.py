"""Everything on the wall."""

from services.shelter.projections import bed_board, funded_days, stays

VIEWS = (bed_board.VIEW, stays.VIEW, funded_days.VIEW)
