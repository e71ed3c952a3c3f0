"""Every view of legal aid."""

from services.legal_aid.projections import matter_board, register_book

VIEWS = (matter_board.VIEW, register_book.VIEW)
