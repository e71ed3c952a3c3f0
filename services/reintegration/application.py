"""The log of this room: plans and their support, and what guards a person across them."""

from services.reintegration.domain.alert import decider as alert
from services.reintegration.domain.alert.decider import Alert
from services.reintegration.domain.alert.messages import (
    AlertCommand,
    AlertEvent,
    ConfirmAlert,
    RaiseAlert,
    RetraffickingAlertDismissed,
    RetraffickingConfirmed,
)
from services.reintegration.domain.grant import decider as grant
from services.reintegration.domain.grant.messages import (
    ApplyGrant,
    ClaimStopped,
    DecideGrant,
    GrantCommand,
    GrantEvent,
    GrantPaid,
    GrantRejected,
)
from services.reintegration.domain.grant.states import GrantClaim
from services.reintegration.domain.participation import decider as participation
from services.reintegration.domain.participation import linked_plans
from services.reintegration.domain.participation.commands import (
    AskWhetherOfAge,
    EndOpenPlan,
    EndParticipation,
    HearAge,
    NoteAge,
    NoteCategory,
    NoteComingOfAge,
    NoteDeath,
    NoteStatusRejected,
    ParticipationCommand,
    SharePlan,
    VouchForChild,
)
from services.reintegration.domain.participation.events import ParticipationEvent
from services.reintegration.domain.participation.states import Participation
from services.reintegration.domain.plan import decider as plan
from services.reintegration.domain.plan.commands import (
    AgreePlan,
    AssignTrustedAddress,
    ClosePlan,
    DeclineReferral,
    GiveOwnAgreement,
    LeaveTrustedAddress,
    MissFollowUp,
    NoteFollowUpsMissed,
    OpenPlan,
    PlanCommand,
    RecordFollowUp,
    WithdrawPlan,
)
from services.reintegration.domain.plan.events import PlanClosed, PlanEvent
from services.reintegration.domain.plan.states import Plan
from services.reintegration.domain.support import decider as support
from services.reintegration.domain.support.commands import (
    EnrolTraining,
    RecordReturn,
    RecordSupport,
    ReferLoan,
    SupportCommand,
)
from services.reintegration.domain.support.events import SupportEnded, SupportEvent
from services.reintegration.domain.support.states import Support
from services.reintegration.domain.together import claiming as partners_claiming
from services.reintegration.domain.together import of_age as partners_of_age
from services.reintegration.domain.together import plans as partners
from services.reintegration.domain.trusted_address import decider as trusted_address
from services.reintegration.domain.trusted_address.decider import TrustedAddress
from services.reintegration.domain.trusted_address.messages import (
    CloseTrustedAddress,
    RegisterTrustedAddress,
    TrustedAddressCommand,
    TrustedAddressEvent,
)
from shared.casework import all as casework
from shared.casework.linked import NoteLinked, NoteUnlinked
from shared.kernel.aggregate import Aggregate, Log
from shared.kernel.involving import Work

PLAN_IN_HAND = Work(ends=frozenset({PlanClosed}))
SUPPORT_IN_HAND = Work(ends=frozenset({SupportEnded}))
GRANT_IN_HAND = Work(ends=frozenset({GrantPaid, GrantRejected, ClaimStopped}))
ALERT_IN_HAND = Work(ends=frozenset({RetraffickingConfirmed, RetraffickingAlertDismissed}))

PLANS: Aggregate[PlanCommand, Plan, PlanEvent] = Aggregate(
    service="reintegration",
    name="plan",
    decider=plan.decider,
    events=PlanEvent,
    commands=PlanCommand,
    id_field="plan_id",
    work=PLAN_IN_HAND,
)

SUPPORTS: Aggregate[SupportCommand, Support, SupportEvent] = Aggregate(
    service="reintegration",
    name="support",
    decider=support.decider,
    events=SupportEvent,
    commands=SupportCommand,
    id_field="plan_id",
    work=SUPPORT_IN_HAND,
)

PARTICIPATIONS: Aggregate[ParticipationCommand, Participation, ParticipationEvent] = Aggregate(
    service="reintegration",
    name="participation",
    decider=participation.decider,
    events=ParticipationEvent,
    commands=ParticipationCommand,
    id_field="journey_id",
)

GRANTS: Aggregate[GrantCommand, GrantClaim, GrantEvent] = Aggregate(
    service="reintegration",
    name="grant",
    decider=grant.decider,
    events=GrantEvent,
    commands=GrantCommand,
    id_field="claim_id",
    work=GRANT_IN_HAND,
)

ALERTS: Aggregate[AlertCommand, Alert, AlertEvent] = Aggregate(
    service="reintegration",
    name="risk_alert",
    decider=alert.decider,
    events=AlertEvent,
    commands=AlertCommand,
    id_field="alert_id",
    work=ALERT_IN_HAND,
)

TRUSTED_ADDRESSES: Aggregate[TrustedAddressCommand, TrustedAddress, TrustedAddressEvent] = (
    Aggregate(
        service="reintegration",
        name="trusted_address",
        decider=trusted_address.decider,
        events=TrustedAddressEvent,
        commands=TrustedAddressCommand,
        id_field="trusted_place_id",
    )
)

LOG = Log(
    service="reintegration",
    aggregates=(
        PLANS,
        SUPPORTS,
        PARTICIPATIONS,
        GRANTS,
        ALERTS,
        TRUSTED_ADDRESSES,
        *casework.aggregates("reintegration"),
    ),
    together={
        OpenPlan: partners.with_opening,
        AgreePlan: partners.with_agreement,
        GiveOwnAgreement: partners_of_age.with_own_agreement,
        ClosePlan: partners.with_closing,
        WithdrawPlan: partners.with_withdrawal,
        DeclineReferral: partners.with_withdrawal,
        AssignTrustedAddress: partners.with_assigning,
        LeaveTrustedAddress: partners.with_leaving,
        CloseTrustedAddress: partners.with_place_closing,
        ApplyGrant: partners_claiming.with_application,
        DecideGrant: partners_claiming.with_decision,
        RecordReturn: partners.with_return,
        RecordSupport: partners.with_session,
        EnrolTraining: partners.with_training,
        ReferLoan: partners_claiming.with_loan,
        RaiseAlert: partners.with_raising,
        ConfirmAlert: partners.with_confirming,
        RecordFollowUp: partners_of_age.with_follow_up,
        MissFollowUp: partners_of_age.with_follow_up,
        NoteFollowUpsMissed: partners_of_age.with_follow_up,
        NoteAge: partners_of_age.with_age,
        NoteCategory: partners_of_age.with_age,
        NoteComingOfAge: partners_of_age.with_age,
        NoteDeath: partners.with_death,
        NoteStatusRejected: partners.with_rejection,
        NoteLinked: linked_plans.with_link,
        NoteUnlinked: linked_plans.with_unlink,
        **casework.TOGETHER,
    },
    in_turn={
        EndOpenPlan: partners.with_open_plan,
        EndParticipation: linked_plans.telling_linked,
        SharePlan: linked_plans.sharing_plan,
        AskWhetherOfAge: partners_of_age.since_grown_up,
        HearAge: partners_of_age.heard_beside,
        VouchForChild: partners_of_age.since_grown_up,
        **casework.IN_TURN,
    },
    opens=frozenset((OpenPlan, RegisterTrustedAddress)),
)
