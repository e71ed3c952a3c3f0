"""The shelter, ready to run."""

from services.shelter import ROOM
from services.shelter.api import DOORS
from services.shelter.api.papers import PAPERS
from services.shelter.application import LOG
from services.shelter.consumers import POLICIES
from services.shelter.domain.tables import TABLES
from services.shelter.policies.clocks import CLOCKS
from services.shelter.projections.all import LEDGERS, VIEWS
from services.shelter.projections.figures import FIGURES
from services.shelter.projections.worklist import DUTIES
from services.shelter.publishing import publish
from services.shelter.records import RECORDS
from shared.casework.access_duties import DUTIES as REVIEWS
from shared.casework.access_duties import ringing, with_reviews
from shared.casework.access_tables import ACCESS_TABLES
from shared.casework.all import VIEWS as CASEWORK
from shared.casework.all import telling
from shared.casework.sharing.duties import DUTIES as CONFIRMATIONS
from shared.casework.sharing.duties import with_confirmations
from shared.law.consent import CONSENT_TABLES
from shared.law.figures import SMALL_CELL
from shared.runtime.http import casework
from shared.runtime.http.routes import May
from shared.runtime.run import run
from shared.runtime.service import Service

WORKERS: May = ("shelter-worker", "psychologist")
LEADERS: May = ("shelter-manager",)

SERVICE = Service(
    room=ROOM,
    log=LOG,
    publish=telling(publish, ROOM.name),
    views=(*VIEWS, *CASEWORK),
    policies=POLICIES,
    clocks=ringing(CLOCKS),
    records=(*RECORDS, *casework.records(WORKERS, LEADERS)),
    doors=(*DOORS, *PAPERS, *casework.doors(WORKERS, LEADERS)),
    tables=(*TABLES, SMALL_CELL, *CONSENT_TABLES, *ACCESS_TABLES),
    ledgers=with_reviews(with_confirmations(LEDGERS, WORKERS)),
    figures=FIGURES,
    duties={**DUTIES, **REVIEWS, **CONFIRMATIONS},
)

if __name__ == "__main__":
    run(SERVICE)
