"""Legal aid, ready to be run."""

from services.legal_aid import ROOM
from services.legal_aid.api import DOORS
from services.legal_aid.api.papers import PAPERS
from services.legal_aid.application import LOG
from services.legal_aid.consumers import POLICIES
from services.legal_aid.domain.tables import TABLES
from services.legal_aid.policies.clocks import CLOCKS
from services.legal_aid.policies.mail import MAIL
from services.legal_aid.projections.all import LEDGERS, VIEWS
from services.legal_aid.projections.figures import FIGURES
from services.legal_aid.projections.worklist import DUTIES
from services.legal_aid.publishing import publish
from services.legal_aid.records import RECORDS
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

WORKERS: May = ("legal-aid-receiver", "legal-aid-assistant")
LEADERS: May = ("legal-aid-head",)

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
    mail=MAIL,
    duties={**DUTIES, **REVIEWS, **CONFIRMATIONS},
)

if __name__ == "__main__":
    run(SERVICE)
