"""The boards on intake's wall: codes, dates and limits, never content."""

from services.intake.projections.case_board import CASES
from services.intake.projections.referral_board import REFERRALS

VIEWS = (CASES, REFERRALS)
