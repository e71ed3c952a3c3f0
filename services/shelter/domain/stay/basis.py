"""What a stay rests on, once somebody lives in it: a consent is lost or in doubt, and replaced."""

from typing import assert_never

from services.shelter.domain.order import follows
from services.shelter.domain.stay.events import StayEvent
from services.shelter.domain.stay.resting import must_stand
from services.shelter.domain.stay.standing import running_of
from services.shelter.domain.stay.standing_messages import (
    BasisRenewed,
    ConsentDoubtHeard,
    ConsentLost,
    HearConsentDoubt,
    NoteConsentLost,
    RenewBasis,
)
from services.shelter.domain.stay.states import (
    About,
    Absent,
    Emergency,
    Leaving,
    NoStay,
    Over,
    Running,
    Stay,
    Unplaced,
)
from services.shelter.domain.words import ByConsent
from shared.kernel.ids import ConsentId
from shared.kernel.states import changed

BasisCommand = NoteConsentLost | HearConsentDoubt | RenewBasis
BasisEvent = ConsentLost | ConsentDoubtHeard | BasisRenewed


def decide(command: BasisCommand, stay: Stay) -> list[StayEvent]:
    """Return what becomes of that on which a stay rests; news mean nothing to one that is over."""
    match command:
        case RenewBasis():
            return _renew(command, running_of(stay))
        case NoteConsentLost():
            return [] if isinstance(stay, Over) else _lose(command, running_of(stay))
        case HearConsentDoubt():
            return [] if isinstance(stay, Over) else _doubt(command, running_of(stay))
        case _:
            assert_never(command)


def _lose(command: NoteConsentLost, stay: Running) -> list[StayEvent]:
    rests = command.for_shelter or command.consent_id == _consent_of(stay)
    if not rests or command.consent_id in stay.about.consents_lost:
        return []
    return [
        ConsentLost(
            stay_id=command.stay_id,
            consent_id=command.consent_id,
            occurred_at=command.occurred_at,
        )
    ]


def _doubt(command: HearConsentDoubt, stay: Running) -> list[StayEvent]:
    """Hear of it in a stay that rests on the consent, or that is yet to rest on one."""
    rests_on_it = command.consent_id == _consent_of(stay)
    might = command.for_shelter and isinstance(stay, Unplaced | Emergency)
    if not (rests_on_it or might) or command.consent_id in stay.about.consents_doubted:
        return []
    return [
        ConsentDoubtHeard(
            stay_id=command.stay_id,
            consent_id=command.consent_id,
            rests_on_it=rests_on_it,
            occurred_at=command.occurred_at,
        )
    ]


def _renew(command: RenewBasis, stay: Running) -> list[StayEvent]:
    follows(command.occurred_at, stay.about.opening.occurred_at)
    if not lacks_basis(stay):
        return []
    must_stand(command, stay.about)
    return [BasisRenewed(**dict(command))]


def lacks_basis(stay: Stay) -> bool:
    """Tell whether what the stay rests on was taken back, or is in doubt."""
    if isinstance(stay, NoStay | Over):
        return False
    return bool(stay.about.consents_lost) or _consent_of(stay) in stay.about.consents_doubted


def _consent_of(stay: Running) -> ConsentId | None:
    if isinstance(stay, Unplaced | Emergency):
        return None
    home = stay.resident if isinstance(stay, Leaving | Absent) else stay
    basis = home.about.renewed or home.admission.basis
    return basis.consent_id if isinstance(basis, ByConsent) else None


def evolve(about: About, event: BasisEvent) -> About:
    """Apply what became of that on which a stay rests."""
    match event:
        case ConsentLost():
            return changed(about, consents_lost=about.consents_lost | {event.consent_id})
        case ConsentDoubtHeard():
            return changed(about, consents_doubted=about.consents_doubted | {event.consent_id})
        case BasisRenewed():
            return changed(about, consents_lost=frozenset(), renewed=event.basis)
        case _:
            assert_never(event)
