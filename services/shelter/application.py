"""The shelter's aggregates, and which of them change together or not at all."""

from collections.abc import Mapping

from services.shelter.domain import (
    house,
    line,
    reaching,
    residence,
    residence_linked,
    rights,
    stay,
    stay_moving,
    together_arriving,
    together_children,
    together_living,
    together_moving,
)
from services.shelter.domain.care_messages import EnrolSchool, StartTraining
from services.shelter.domain.child_messages import BringChild, ExtendChildDays, RecordChildLeft
from services.shelter.domain.house_messages import (
    AskCeiling,
    HouseCommand,
    HouseEvent,
    RegisterFacility,
    RenewLicence,
    VouchForHouse,
)
from services.shelter.domain.line import LineCommand, LineEvent
from services.shelter.domain.moving_messages import (
    AdmitInEmergency,
    AskTransfer,
    RecordDeath,
    RecordReturn,
    Regularise,
    ReportAbsconding,
    ResidentAbsconded,
    ResidentDied,
    ResidentReturned,
    ResidentTransferred,
    TransferReceived,
    TransferResident,
)
from services.shelter.domain.residence_messages import (
    ResidenceCommand,
    ResidenceEvent,
    ShareDays,
    Vacate,
)
from services.shelter.domain.rights_messages import (
    NoteAge,
    NoteComingOfAge,
    NoteConsentWithdrawal,
    NoteDeath,
    NoteReinstatement,
    NoteRejection,
    RightsCommand,
    RightsEvent,
)
from services.shelter.domain.standing_messages import BeginWindDown, RegisterParties, RenewBasis
from services.shelter.domain.stay_commands import (
    Admit,
    ApprovePlacement,
    DecideExtension,
    DeclinePlacement,
    Discharge,
    DischargeUnplanned,
    ExpireApproval,
    NoteStayLimit,
    RequestPlacement,
    StayCommand,
    Waitlist,
    WithdrawRequest,
)
from services.shelter.domain.stay_events import (
    ApprovalExpired,
    PlacementDeclined,
    RequestWithdrawn,
    ResidentDischarged,
    StayEvent,
)
from shared.casework import all as casework
from shared.casework.linked import NoteLinked, NoteUnlinked
from shared.kernel.aggregate import Aggregate, Log, Partners
from shared.kernel.involving import Work
from shared.kernel.messages import Command

HOUSE = Aggregate("shelter", "house", house.decider, HouseEvent, HouseCommand, "house_id")
STAY_IN_HAND = Work(
    ends=frozenset(
        {
            PlacementDeclined,
            RequestWithdrawn,
            ApprovalExpired,
            ResidentDischarged,
            ResidentAbsconded,
            ResidentDied,
        }
    ),
    reopens=frozenset({ResidentReturned}),
    hands_over=frozenset({ResidentTransferred}),
    received=frozenset({TransferReceived}),
    hands_back=stay_moving.declines,
)
STAY = Aggregate(
    "shelter", "stay", stay.decider, StayEvent, StayCommand, "stay_id", work=STAY_IN_HAND
)
RESIDENCE = Aggregate(
    "shelter", "residence", residence.decider, ResidenceEvent, ResidenceCommand, "journey_id"
)
RIGHTS = Aggregate("shelter", "rights", rights.decider, RightsEvent, RightsCommand, "journey_id")
LINE = Aggregate("shelter", "line", line.decider, LineEvent, LineCommand, "line_id")

TOGETHER: Mapping[type[Command], Partners] = {
    RequestPlacement: together_arriving.with_request,
    ApprovePlacement: together_arriving.with_approval,
    Waitlist: together_arriving.with_waiting,
    DeclinePlacement: together_arriving.without_waiting,
    WithdrawRequest: together_arriving.without_waiting,
    ExpireApproval: together_arriving.without_bed,
    AdmitInEmergency: together_arriving.with_emergency,
    Admit: together_arriving.with_admission,
    Regularise: together_arriving.with_regularisation,
    RenewBasis: together_living.with_renewal,
    EnrolSchool: together_living.with_learning,
    StartTraining: together_living.with_learning,
    BringChild: together_children.with_coming,
    RecordChildLeft: together_children.with_going,
    ExtendChildDays: together_children.with_days,
    RegisterParties: together_living.with_parties,
    DecideExtension: together_living.with_extension,
    NoteStayLimit: together_living.with_stay_limit,
    AskTransfer: together_moving.with_asking,
    TransferResident: together_moving.with_transfer,
    RecordReturn: together_moving.with_return,
    ReportAbsconding: together_moving.with_leaving,
    RecordDeath: together_moving.with_leaving,
    Discharge: together_moving.with_leaving,
    DischargeUnplanned: together_moving.with_leaving,
    NoteRejection: reaching.with_ending,
    NoteDeath: reaching.with_ending,
    NoteReinstatement: reaching.with_reinstatement,
    NoteComingOfAge: reaching.with_coming_of_age,
    NoteAge: reaching.with_age,
    NoteConsentWithdrawal: reaching.with_consent_withdrawal,
    NoteLinked: residence_linked.with_link,
    NoteUnlinked: residence_linked.with_unlink,
}
"""For a command, those that must succeed with it; what a stay hears reaches no further."""

LOG = Log(
    service="shelter",
    aggregates=(HOUSE, STAY, RESIDENCE, RIGHTS, LINE, *casework.aggregates("shelter")),
    together={**TOGETHER, **casework.TOGETHER},
    in_turn={
        VouchForHouse: together_moving.naming_its_unit,
        AskCeiling: together_arriving.noting_ceiling,
        BeginWindDown: together_arriving.without_bed,
        Vacate: residence_linked.telling_linked,
        ShareDays: residence_linked.sharing_days,
        **casework.IN_TURN,
    },
    opens=frozenset({RequestPlacement, AdmitInEmergency, RegisterFacility, RenewLicence}),
)
