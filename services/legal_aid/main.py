"""Legal aid, ready to be run."""

from services.legal_aid import ROOM
from services.legal_aid.api import DOORS
from services.legal_aid.application import LOG
from services.legal_aid.consumers import POLICIES
from services.legal_aid.domain.tables import TABLES
from services.legal_aid.policies.clocks import CLOCKS
from services.legal_aid.projections.all import VIEWS
from services.legal_aid.publishing import publish
from services.legal_aid.records import RECORDS
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
