"""The boards on intake's wall: codes, dates and limits, never content."""

from services.intake.projections.case_board import CASES
from services.intake.projections.entitlement_board import ENTITLEMENTS
from services.intake.projections.person_board import POSSIBLE_DUPLICATES
from services.intake.projections.protection_board import PROTECTIONS
from services.intake.projections.referral_board import REFERRALS
from services.intake.projections.report_board import REPORTS
from services.intake.projections.rights_boards import RIGHTS_BOARDS
from services.intake.projections.withdrawal_board import WITHDRAWALS

VIEWS = (
    CASES,
    REPORTS,
    PROTECTIONS,
    REFERRALS,
    ENTITLEMENTS,
    POSSIBLE_DUPLICATES,
    *RIGHTS_BOARDS,
    WITHDRAWALS,
)
