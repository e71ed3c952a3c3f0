"""Legal aid's doors: what its workers may ask and see."""

from services.legal_aid.api.boards import BOARDS
from services.legal_aid.api.ending import ENDING
from services.legal_aid.api.people import PEOPLE
from services.legal_aid.api.proceedings import PROCEEDINGS
from services.legal_aid.api.requests import REQUESTS
from services.legal_aid.api.work import WORK
from shared.runtime.http.routes import Door

DOORS: tuple[Door, ...] = (*REQUESTS, *WORK, *PROCEEDINGS, *ENDING, *PEOPLE, *BOARDS)
