"""The shelter's aggregates, and which of them change together or not at all."""

from collections.abc import Mapping

from services.shelter.domain import line, reaching
from services.shelter.domain.house import decider as house
from services.shelter.domain.house.messages import (
    AskCeiling,
    FreeBed,
    FreePlace,
    HouseCommand,
    HouseEvent,
    RegisterFacility,
    ReleaseBed,
    RenewLicence,
    VouchForHouse,
)
from services.shelter.domain.line import LineCommand, LineEvent, SeekNext
from services.shelter.domain.residence import children as residence_children
from services.shelter.domain.residence import decider as residence
from services.shelter.domain.residence import linked as residence_linked
from services.shelter.domain.residence.child_messages import ChildReceived
from services.shelter.domain.residence.messages import (
    FundedResidenceBegan,
    ResidenceBegan,
    ResidenceCommand,
    ResidenceEnded,
    ResidenceEvent,
    ResidenceMoved,
    ShareDays,
    Vacate,
)
from services.shelter.domain.rights import decider as rights
from services.shelter.domain.rights.messages import (
    Claim,
    NoteAge,
    NoteComingOfAge,
    NoteConsentDoubt,
    NoteConsentWithdrawal,
    NoteDeath,
    NoteReinstatement,
    NoteRejection,
    RightsCommand,
    RightsEvent,
)
from services.shelter.domain.stay import decider as stay
from services.shelter.domain.stay import moving as stay_moving
from services.shelter.domain.stay.care_messages import (
    EnrolSchool,
    RecordHealthCheck,
    RecordSession,
    StartTraining,
)
from services.shelter.domain.stay.child_messages import (
    BringChild,
    ExtendChildDays,
    RecordChildDeath,
    RecordChildLeft,
)
from services.shelter.domain.stay.commands import (
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
from services.shelter.domain.stay.events import (
    ApprovalExpired,
    PlacementDeclined,
    RequestWithdrawn,
    ResidentDischarged,
    StayEvent,
)
from services.shelter.domain.stay.moving_messages import (
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
from services.shelter.domain.stay.standing_messages import (
    BeginWindDown,
    RegisterParties,
    RenewBasis,
)
from services.shelter.domain.together import arriving as together_arriving
from services.shelter.domain.together import children as together_children
from services.shelter.domain.together import living as together_living
from services.shelter.domain.together import moving as together_moving
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
CHILD_IN_HAND = Work(
    ends=frozenset({ResidenceEnded}),
    reopens=frozenset({FundedResidenceBegan, ResidenceBegan, ChildReceived}),
    hands_over=frozenset({ResidenceMoved}),
    received=frozenset({ChildReceived}),
    piece=residence_children.lived_under,
)
"""What a unit has in hand of a child who lives beside a resident: it ends as the stay does."""

RESIDENCE = Aggregate(
    "shelter",
    "residence",
    residence.decider,
    ResidenceEvent,
    ResidenceCommand,
    "journey_id",
    work=CHILD_IN_HAND,
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
    RecordChildDeath: together_children.with_going,
    RecordHealthCheck: together_children.with_check,
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
    NoteConsentDoubt: reaching.with_consent_doubt,
    NoteLinked: residence_linked.with_link,
    NoteUnlinked: residence_linked.with_unlink,
}
"""For a command, those that must succeed with it; what a stay hears reaches no further."""

LOG = Log(
    service="shelter",
    aggregates=(HOUSE, STAY, RESIDENCE, RIGHTS, LINE, *casework.aggregates("shelter")),
    together={**TOGETHER, **casework.TOGETHER},
    in_turn={
        Claim: reaching.with_claim,
        VouchForHouse: together_moving.naming_its_unit,
        AskCeiling: together_arriving.noting_ceiling,
        BeginWindDown: together_arriving.without_bed,
        FreeBed: together_arriving.proposing_bed,
        FreePlace: together_arriving.proposing_bed,
        ReleaseBed: together_arriving.proposing_bed,
        SeekNext: line.seeking_on,
        Vacate: residence_linked.telling_linked,
        ShareDays: residence_linked.sharing_days,
        **casework.IN_TURN,
    },
    onward=frozenset({ReleaseBed, SeekNext}),
    opens=frozenset(
        {
            RequestPlacement,
            AdmitInEmergency,
            BringChild,
            RecordHealthCheck,
            RecordSession,
            RegisterFacility,
            RenewLicence,
        }
    ),
)
