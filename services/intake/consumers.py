"""Which duty intake has when it hears which fact."""

from services.intake.policies import (
    corrections,
    deaths,
    entitlements,
    erasures,
    protection_requests,
    referral_answers,
    retention,
    retrafficking,
    withdrawals,
)
from shared.casework.alert_hearing import alerts_duty
from shared.casework.erasing import erasing_duty
from shared.casework.linked_hearing import links_duty
from shared.casework.sharing.hearing import sharing_duty
from shared.contracts import casework, reintegration, shelter
from shared.kernel.policy import Policy

POLICIES = (
    Policy(
        name="intake-deaths",
        hears=deaths.HEARS,
        react=deaths.react,
    ),
    Policy(
        name="intake-protection-requests",
        hears=(shelter.ProtectionRequested,),
        react=protection_requests.react,
    ),
    Policy(
        name="intake-retrafficking",
        hears=(reintegration.RetraffickingConfirmed,),
        react=retrafficking.react,
    ),
    Policy(
        name="intake-referral-answers",
        hears=referral_answers.HEARS,
        react=referral_answers.react,
    ),
    Policy(
        name="intake-entitlements",
        hears=entitlements.HEARS,
        react=entitlements.react,
    ),
    Policy(
        name="intake-retention",
        hears=retention.HEARS,
        react=retention.react,
    ),
    erasing_duty("intake"),
    sharing_duty("intake", "intake"),
    alerts_duty("intake"),
    links_duty("intake"),
    Policy(
        name="intake-withdrawals",
        hears=(casework.ConsentWithdrawalAcknowledged,),
        react=withdrawals.react,
    ),
    Policy(
        name="intake-corrections",
        hears=(casework.EntryCorrected,),
        react=corrections.react,
    ),
    Policy(
        name="intake-erasures",
        hears=(casework.JourneyErased, casework.MasterKeyReplaced),
        react=erasures.react,
    ),
)
