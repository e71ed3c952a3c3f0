"""What a stay rests on: a consent to live here that stands, or a lawful ground."""

from collections.abc import Sequence

from services.shelter.domain.stay.commands import Admit
from services.shelter.domain.stay.moving_messages import (
    ReceiveTransfer,
    Regularise,
    TransferResident,
)
from services.shelter.domain.stay.standing_messages import RenewBasis
from services.shelter.domain.stay.states import About
from services.shelter.domain.words import ByConsent
from shared.casework.sharing.messages import NoteFoundedAnew
from shared.casework.vouching import vouching
from shared.kernel.ids import ConsentId, JourneyId
from shared.kernel.messages import Command
from shared.law.consent import ConsentInDoubt, ConsentWasWithdrawn

Resting = Admit | Regularise | TransferResident | ReceiveTransfer | RenewBasis


def consent_of(command: Resting) -> ConsentId | None:
    """Return the consent that a command rests on, unless it rests on a ground."""
    return command.basis.consent_id if isinstance(command.basis, ByConsent) else None


def asking_consent(command: Resting, journey: JourneyId) -> Sequence[Command]:
    """Return the question whether the consent is known here, stands, and is one to live here."""
    return vouching(journey, consent_of(command), "shelter", command.occurred_at)


def founding_anew(command: Resting, about: About) -> Sequence[Command]:
    """Return the consents in doubt that need not be given anew for the sake of this stay."""
    return [
        NoteFoundedAnew(
            journey_id=about.journey_id, consent_id=consent_id, occurred_at=command.occurred_at
        )
        for consent_id in sorted(about.consents_doubted)
    ]


def must_stand(command: Resting, about: About) -> None:
    """Refuse a consent that this very stay knows to be lost or in doubt.

    Its own history guards against a race with whoever hears of it.
    """
    consent_id = consent_of(command)
    if consent_id in about.consents_lost:
        raise ConsentWasWithdrawn
    if consent_id in about.consents_doubted:
        raise ConsentInDoubt
