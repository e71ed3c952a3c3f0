"""What else must happen, in one breath, while someone lives in the house."""

from collections.abc import Sequence

from services.shelter.domain.house.messages import NoteParties
from services.shelter.domain.residence.messages import (
    FindOtherFunds,
    NoteFundedDaysOver,
    ProlongFunding,
)
from services.shelter.domain.rights.messages import Claim
from services.shelter.domain.stay.basis import lacks_basis
from services.shelter.domain.stay.care import learns
from services.shelter.domain.stay.care_messages import EnrolSchool, StartTraining
from services.shelter.domain.stay.commands import (
    DecideExtension,
    NoteStayLimit,
)
from services.shelter.domain.stay.living import counts_days
from services.shelter.domain.stay.resting import asking_consent, founding_anew
from services.shelter.domain.stay.standing import at_home
from services.shelter.domain.stay.standing_messages import RegisterParties, RenewBasis
from services.shelter.domain.stay.states import (
    NoStay,
    Resident,
    Stay,
)
from services.shelter.domain.together.children import claimed_for
from services.shelter.domain.words import Granted
from shared.kernel.messages import Command


def with_learning(command: EnrolSchool | StartTraining, state: Stay) -> Sequence[Command]:
    """Return what the law must give before someone learns: general education, or a trade.

    What the law gives a child who came along is asked of the child's own rights.
    """
    resident = at_home(state)
    if not isinstance(resident, Resident) or learns(command, resident):
        return []
    child_id = command.for_child if isinstance(command, EnrolSchool) else None
    if child_id:
        return [claimed_for(child_id, command.stay_id, "h-education", command.occurred_at)]
    return [
        Claim(
            journey_id=resident.about.journey_id,
            stay_id=command.stay_id,
            group=resident.about.opening.group,
            item="h-education" if isinstance(command, EnrolSchool) else "i-vocational",
            occurred_at=command.occurred_at,
        )
    ]


def with_parties(command: RegisterParties, state: Stay) -> Sequence[Command]:
    """Return what the house must know of those who live in it."""
    lodger = at_home(state)
    if lodger is None or lodger.about.parties == command.parties:
        return []
    return [
        NoteParties(
            house_id=lodger.house_id,
            stay_id=command.stay_id,
            parties=command.parties,
            occurred_at=command.occurred_at,
        )
    ]


def with_renewal(command: RenewBasis, state: Stay) -> Sequence[Command]:
    """Return the question whether the consent stands that a stay is to rest on from now."""
    if isinstance(state, NoStay) or not lacks_basis(state):
        return []
    return [
        *asking_consent(command, state.about.journey_id),
        *founding_anew(command, state.about),
    ]


def with_extension(command: DecideExtension, state: Stay) -> Sequence[Command]:
    """Return what a granted extension does to the days the state pays for."""
    resident = at_home(state)
    decision = command.decision
    if not isinstance(resident, Resident) or not isinstance(decision, Granted):
        return []
    journey, stay_id, at = resident.about.journey_id, command.stay_id, command.occurred_at
    if decision.funding == "state":
        return [
            ProlongFunding(
                journey_id=journey, stay_id=stay_id, until=decision.until, occurred_at=at
            )
        ]
    if resident.funding == "state":
        return [FindOtherFunds(journey_id=journey, stay_id=stay_id, occurred_at=at)]
    return []


def with_stay_limit(command: NoteStayLimit, state: Stay) -> Sequence[Command]:
    """Return the question whether the person's state-funded days are over."""
    resident = at_home(state)
    if not isinstance(resident, Resident) or not counts_days(resident):
        return []
    return [
        NoteFundedDaysOver(
            journey_id=resident.about.journey_id,
            stay_id=command.stay_id,
            occurred_at=command.occurred_at,
        )
    ]
