"""The shelter's aggregates, and which of them change together or not at all."""

from collections.abc import Mapping

from services.shelter.domain import (
    house,
    line,
    reaching,
    residence,
    rights,
    stay,
    together_arriving,
    together_living,
    together_moving,
)
from services.shelter.domain.care_messages import EnrolSchool, StartTraining
from services.shelter.domain.house_messages import (
    HouseCommand,
    HouseEvent,
    RegisterFacility,
    RenewLicence,
)
from services.shelter.domain.line import LineCommand, LineEvent
from services.shelter.domain.moving_messages import (
    AdmitInEmergency,
    RecordDeath,
    RecordReturn,
    Regularise,
    ReportAbsconding,
    TransferResident,
)
from services.shelter.domain.residence_messages import ResidenceCommand, ResidenceEvent
from services.shelter.domain.rights_messages import (
    NoteComingOfAge,
    NoteConsentWithdrawal,
    NoteDeath,
    NoteReinstatement,
    NoteRejection,
    RightsCommand,
    RightsEvent,
)
from services.shelter.domain.standing_messages import RegisterParties, RenewBasis
from services.shelter.domain.stay_commands import (
    Admit,
    ApprovePlacement,
    DecideExtension,
    DeclinePlacement,
    Discharge,
    DischargeUnplanned,
    NoteStayLimit,
    RequestPlacement,
    StayCommand,
    Waitlist,
    WithdrawRequest,
)
from services.shelter.domain.stay_events import StayEvent
from shared.casework import all as casework
from shared.kernel.aggregate import Aggregate, Log, Partners
from shared.kernel.messages import Command

HOUSE = Aggregate("shelter", "house", house.decider, HouseEvent, HouseCommand, "house_id")
STAY = Aggregate("shelter", "stay", stay.decider, StayEvent, StayCommand, "stay_id")
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
    AdmitInEmergency: together_arriving.with_emergency,
    Admit: together_arriving.with_admission,
    Regularise: together_arriving.with_regularisation,
    RenewBasis: together_living.with_renewal,
    EnrolSchool: together_living.with_learning,
    StartTraining: together_living.with_learning,
    RegisterParties: together_living.with_parties,
    DecideExtension: together_living.with_extension,
    NoteStayLimit: together_living.with_stay_limit,
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
    NoteConsentWithdrawal: reaching.with_consent_withdrawal,
}
"""For a command, those that must succeed with it; what a stay hears reaches no further."""

LOG = Log(
    service="shelter",
    aggregates=(HOUSE, STAY, RESIDENCE, RIGHTS, LINE, *casework.aggregates("shelter")),
    together={**TOGETHER, **casework.TOGETHER},
    opens=frozenset({RequestPlacement, AdmitInEmergency, RegisterFacility, RenewLicence}),
)
