"""Everything that hangs on the wall of legal aid."""

from services.legal_aid.projections import (
    centre_board,
    client_board,
    letter_board,
    matter_board,
    provider_board,
    register_book,
)
from services.legal_aid.projections.calendar import CALENDAR
from services.legal_aid.projections.figures import COUNTS
from services.legal_aid.projections.register_book import CODES
from services.legal_aid.projections.worklist import DUTY_LIST

VIEWS = (
    matter_board.VIEW,
    register_book.VIEW,
    client_board.VIEW,
    provider_board.VIEW,
    centre_board.VIEW,
    letter_board.VIEW,
)
LEDGERS = (DUTY_LIST, COUNTS, CALENDAR, CODES)
