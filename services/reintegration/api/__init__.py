"""The doors of this room: what its workers ask, and the boards they read."""

from services.reintegration.api.boards import BOARDS
from services.reintegration.api.follow_ups import FOLLOW_UPS
from services.reintegration.api.grants import GRANTS
from services.reintegration.api.participations import PARTICIPATIONS
from services.reintegration.api.planning import PLANNING
from services.reintegration.api.progress import PROGRESS
from services.reintegration.api.risk_alerts import RISK_ALERTS
from services.reintegration.api.support import SUPPORT
from services.reintegration.api.trusted_addresses import TRUSTED_ADDRESSES
from shared.runtime.http.routes import Door

DOORS: tuple[Door, ...] = (
    *PLANNING,
    *PROGRESS,
    *FOLLOW_UPS,
    *SUPPORT,
    *GRANTS,
    *RISK_ALERTS,
    *TRUSTED_ADDRESSES,
    *PARTICIPATIONS,
    *BOARDS,
)
