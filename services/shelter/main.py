"""The shelter, ready to run."""

from services.shelter import ROOM
from services.shelter.api import DOORS
from services.shelter.application import LOG
from services.shelter.consumers import POLICIES
from services.shelter.domain.tables import TABLES
from services.shelter.policies.clocks import CLOCKS
from services.shelter.projections.all import VIEWS
from services.shelter.publishing import publish
from services.shelter.records import RECORDS
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
