"""What is to rest on a consent asks the room's own history of consents first.

A consent travels here as a fact of its own, so it may be known a moment after the person was
referred. Nobody is let in on a consent that is not known here: the worker asks again.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal

from shared.casework.sharing.messages import VouchForConsent
from shared.kernel.ids import ConsentId, JourneyId
from shared.law.consent import OrganisationKind, Service

OwnPurpose = Literal["legal-aid", "shelter", "reintegration"]

_GIVEN_BY: Mapping[OwnPurpose, Service] = {
    "legal-aid": "legal_aid",
    "shelter": "shelter",
    "reintegration": "reintegration",
}
"""Which service a consent to each purpose must reach."""


def vouching(
    journey_id: JourneyId,
    consent_id: ConsentId | None,
    purpose: OwnPurpose,
    at: datetime,
    *,
    organisation: OrganisationKind | None = None,
) -> Sequence[VouchForConsent]:
    """Return what must be asked with a command; whatever rests on a lawful ground asks nothing.

    `organisation` is the body outside that is told, where it is not the service itself.
    """
    if consent_id is None:
        return []
    return [
        VouchForConsent(
            journey_id=journey_id,
            consent_id=consent_id,
            purpose=purpose,
            service=_GIVEN_BY[purpose],
            organisation=organisation,
            occurred_at=at,
        )
    ]
