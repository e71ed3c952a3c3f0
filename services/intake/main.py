"""Intake, put together; run as `python -m services.intake.main`."""

from services.intake import ROOM
from services.intake.api import DOORS
from services.intake.api.papers import PAPERS
from services.intake.application import LOG
from services.intake.consumers import POLICIES
from services.intake.domain.entitlement.tables import ENTITLEMENT_TABLES
from services.intake.domain.person.finding import FINDABLE
from services.intake.domain.person.tables import PERSON_TABLES
from services.intake.domain.referral.tables import REFERRAL_TABLES
from services.intake.domain.rights.tables import RIGHTS_TABLES
from services.intake.domain.tables import TABLES
from services.intake.policies.clocks import CLOCKS
from services.intake.projections import VIEWS
from services.intake.projections.entitlement_board import NOT_YET_OFFERED
from services.intake.projections.figures import COUNTS, FIGURES
from services.intake.projections.sightings import SIGHTINGS
from services.intake.projections.worklist import DUTIES, WORKLIST
from services.intake.publishing import publish
from services.intake.records import RECORDS
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

WORKERS: May = ("intake-worker", "verification-officer")
LEADERS: May = ("health-department",)

SERVICE = Service(
    room=ROOM,
    log=LOG,
    publish=telling(publish, ROOM.name),
    views=(*VIEWS, *CASEWORK),
    policies=POLICIES,
    clocks=ringing(CLOCKS),
    records=(*RECORDS, *casework.records(WORKERS, LEADERS)),
    doors=(*DOORS, *PAPERS, *casework.doors(WORKERS, LEADERS)),
    tables=(
        *TABLES,
        *ENTITLEMENT_TABLES,
        *REFERRAL_TABLES,
        *PERSON_TABLES,
        *RIGHTS_TABLES,
        *CONSENT_TABLES,
        SMALL_CELL,
        *ACCESS_TABLES,
    ),
    ledgers=with_reviews(
        with_confirmations((WORKLIST, COUNTS, NOT_YET_OFFERED, SIGHTINGS), WORKERS)
    ),
    figures=FIGURES,
    duties={**DUTIES, **REVIEWS, **CONFIRMATIONS},
    findable=FINDABLE,
)

if __name__ == "__main__":
    run(SERVICE)
