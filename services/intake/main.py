"""Intake, put together; run as `python -m services.intake.main`."""

from services.intake import ROOM
from services.intake.api import DOORS
from services.intake.application import LOG
from services.intake.consumers import POLICIES
from services.intake.domain.tables import TABLES
from services.intake.policies.clocks import CLOCKS
from services.intake.projections import VIEWS
from services.intake.publishing import publish
from services.intake.records import RECORDS
from shared.runtime.run import run
from shared.runtime.service import Service

SERVICE = Service(
    room=ROOM,
    log=LOG,
    publish=publish,
    views=VIEWS,
    policies=POLICIES,
    clocks=CLOCKS,
    records=RECORDS,
    doors=DOORS,
    tables=TABLES,
)

if __name__ == "__main__":
    run(SERVICE)
