"""The shelter's doors: what may be asked over HTTP, by whom, and what may be looked at."""

from services.shelter.api import boards, care, children, houses, leaving, living, moving, placing
from shared.runtime.http.routes import Door

DOORS: tuple[Door, ...] = (
    *houses.DOORS,
    *placing.DOORS,
    *living.DOORS,
    *children.DOORS,
    *care.DOORS,
    *moving.DOORS,
    *leaving.DOORS,
    *boards.DOORS,
)
