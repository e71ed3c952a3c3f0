"""Reintegration, put together and run."""

from services.reintegration import ROOM
from services.reintegration.api import DOORS
from services.reintegration.application import LOG
from services.reintegration.consumers import POLICIES
from services.reintegration.domain.tables import TABLES
from services.reintegration.policies.clocks import CLOCKS
from services.reintegration.projections.follow_up_calendar import CALENDAR
from services.reintegration.projections.plan_board import PLAN_BOARD
from services.reintegration.publishing import publish
from services.reintegration.records import RECORDS
from shared.runtime.run import run
from shared.runtime.service import Service

SERVICE = Service(
    room=ROOM,
    log=LOG,
    publish=publish,
    views=(PLAN_BOARD, CALENDAR),
    policies=POLICIES,
    clocks=CLOCKS,
    records=RECORDS,
    doors=DOORS,
    tables=TABLES,
)

if __name__ == "__main__":
    run(SERVICE)
