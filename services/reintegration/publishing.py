"""What the other rooms may hear: that a plan moves, never what was found or said."""

from collections.abc import Mapping

from services.reintegration.domain.alert import messages as alert
from services.reintegration.domain.grant import messages as grant
from services.reintegration.domain.plan import events as plan
from services.reintegration.domain.support import events as support
from shared.contracts import reintegration as told
from shared.contracts.fact import Fact
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Event

TOLD_AS: Mapping[type[Event], type[Fact]] = {
    plan.PlanOpened: told.PlanOpened,
    plan.ReferralAccepted: told.ReferralAccepted,
    plan.ReferralDeclined: told.ReferralDeclined,
    plan.PlanStarted: told.PlanStarted,
    plan.RiskAssessed: told.RiskAssessed,
    plan.PlanAgreed: told.PlanAgreed,
    plan.FollowUpScheduled: told.FollowUpScheduled,
    plan.FollowUpDone: told.FollowUpDone,
    plan.FollowUpMissed: told.FollowUpMissed,
    plan.PlanSuspended: told.PlanSuspended,
    plan.PlanResumed: told.PlanResumed,
    plan.SetbackRecorded: told.SetbackRecorded,
    plan.PlanClosed: told.PlanClosed,
    support.ReturnedHome: told.ReturnedHome,
    support.PsychosocialSupportGiven: told.PsychosocialSupportGiven,
    support.TrainingEnrolled: told.TrainingEnrolled,
    support.TrainingCompleted: told.TrainingCompleted,
    support.EmploymentRecorded: told.EmploymentRecorded,
    support.LoanReferred: told.LoanReferred,
    support.LoanGranted: told.LoanGranted,
    grant.GrantApplied: told.GrantApplied,
    grant.GrantApproved: told.GrantApproved,
    grant.GrantRejected: told.GrantRejected,
    grant.GrantPaid: told.GrantPaid,
    alert.RetraffickingAlertRaised: told.RetraffickingAlertRaised,
    alert.RetraffickingConfirmed: told.RetraffickingConfirmed,
    alert.RetraffickingAlertDismissed: told.RetraffickingAlertDismissed,
}
"""Every other event stays at home."""


def publish(event: Event, journey: JourneyId) -> Fact | None:
    """Tell of an event what its fact has room for, field by field, and nothing else."""
    fact = TOLD_AS.get(type(event))
    if fact is None:
        return None
    room_for = fact.model_fields.keys() - {"kind", "journey_id"}
    return fact.model_validate(
        {"journey_id": journey} | {name: getattr(event, name) for name in room_for}
    )
