"""Intake's doors: what workers may ask of a case, and the boards they read."""

from services.intake.api.agreement import AGREEMENT
from services.intake.api.breaches import BREACHES
from services.intake.api.cases import BOARDS, CHANNELS, ENDING, FIRST_HOURS
from services.intake.api.entitlements import ENTITLEMENTS
from services.intake.api.identification import IDENTIFICATION
from services.intake.api.persons import PERSONS
from services.intake.api.protection import PROTECTION
from services.intake.api.referrals import REFERRALS
from services.intake.api.reports import REPORTS
from services.intake.api.rights import RIGHTS
from services.intake.api.standing import STANDING

DOORS = (
    *REPORTS,
    *FIRST_HOURS,
    *CHANNELS,
    *STANDING,
    *AGREEMENT,
    *IDENTIFICATION,
    *REFERRALS,
    *ENTITLEMENTS,
    *PERSONS,
    *PROTECTION,
    *RIGHTS,
    *BREACHES,
    *ENDING,
    *BOARDS,
)
