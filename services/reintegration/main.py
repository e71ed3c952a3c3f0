"""Reintegration, put together and run."""

from services.reintegration import ROOM
from services.reintegration.api import DOORS
from services.reintegration.api.papers import PAPERS
from services.reintegration.application import LOG
from services.reintegration.consumers import POLICIES
from services.reintegration.domain.tables import TABLES
from services.reintegration.policies.clocks import CLOCKS
from services.reintegration.projections.figures import FIGURES_LEDGER, FIGURES_TOLD
from services.reintegration.projections.follow_up_calendar import CALENDAR
from services.reintegration.projections.grant_board import GRANT_BOARD
from services.reintegration.projections.participation_board import PARTICIPATION_BOARD
from services.reintegration.projections.plan_board import PLAN_BOARD
from services.reintegration.projections.risk_alert_board import RISK_ALERT_BOARD
from services.reintegration.projections.support_board import SUPPORT_BOARD
from services.reintegration.projections.trusted_address_board import TRUSTED_ADDRESS_BOARD
from services.reintegration.projections.worklist import DUTIES, WORKLIST_LEDGER
from services.reintegration.publishing import publish
from services.reintegration.records import RECORDS
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

WORKERS: May = ("reintegration-worker",)
LEADERS: May = ("reintegration-worker", "health-department")

SERVICE = Service(
    room=ROOM,
    log=LOG,
    publish=telling(publish, ROOM.name),
    views=(
        PLAN_BOARD,
        CALENDAR,
        SUPPORT_BOARD,
        GRANT_BOARD,
        RISK_ALERT_BOARD,
        TRUSTED_ADDRESS_BOARD,
        PARTICIPATION_BOARD,
        *CASEWORK,
    ),
    policies=POLICIES,
    clocks=ringing(CLOCKS),
    records=(*RECORDS, *casework.records(WORKERS, LEADERS)),
    doors=(*DOORS, *PAPERS, *casework.doors(WORKERS, LEADERS)),
    tables=(*TABLES, SMALL_CELL, *CONSENT_TABLES, *ACCESS_TABLES),
    ledgers=with_reviews(with_confirmations((WORKLIST_LEDGER, FIGURES_LEDGER), WORKERS)),
    figures=FIGURES_TOLD,
    duties={**DUTIES, **REVIEWS, **CONFIRMATIONS},
)

if __name__ == "__main__":
    run(SERVICE)
