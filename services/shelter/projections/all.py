"""Everything on the wall."""

from services.shelter.projections import bed_board, figures, funded_days, rights, stays, worklist

VIEWS = (bed_board.VIEW, stays.VIEW, funded_days.VIEW, rights.VIEW)
LEDGERS = (worklist.LEDGER, figures.LEDGER)
