"""Who may be given what of a journey: each giving names the consent, or the ground, it rests on."""

from collections.abc import Iterable
from typing import Any, assert_never

from shared.casework.sharing.messages import (
    Shared,
    SharedOutside,
    SharedWithUnit,
    ShareWithCentre,
    ShareWithOrganisation,
    ShareWithUnit,
    Sharing,
    SharingEvent,
    VouchForConsent,
)
from shared.casework.sharing.refusals import (
    ConsentNotKnownHere,
    GroundNotForSharing,
    SharingEndsWithErasure,
    SharingIsAnother,
    SharingIsRestrictedHere,
)
from shared.casework.sharing.state import Sharings
from shared.law.consent import (
    ByConsent,
    ByGround,
    ConsentHasExpired,
    ConsentWasWithdrawn,
    Purpose,
    Recipient,
    ToCentre,
    ToOrganisation,
    ToService,
    ToUnits,
    must_carry,
)

_TO_CENTRES: frozenset[Purpose] = frozenset({"legal-aid", "referral"})


def share(command: Sharing, sharings: Sharings) -> list[SharingEvent]:
    """Give what is asked for, unless nothing carries it; giving it twice is giving it once."""
    asked = _asked(command)
    known = sharings.sharings.get(command.sharing_id)
    if known is not None:
        if known.shared.model_copy(update={"occurred_at": asked.occurred_at}) != asked:
            raise SharingIsAnother
        return []
    if sharings.erasing is not None:
        raise SharingEndsWithErasure
    _may_be_shared(asked, _recipient(asked), sharings)
    return [asked]


def _asked(command: Sharing) -> Shared:
    match command:
        case ShareWithUnit():
            told = {**dict(command), "scope": _in_order(command.scope)}
            return SharedWithUnit.model_validate(told)
        case ShareWithOrganisation():
            return SharedOutside(
                journey_id=command.journey_id,
                sharing_id=command.sharing_id,
                recipient=ToOrganisation(organisation=command.organisation),
                receiver=command.receiver,
                matter_id=None,
                purpose=command.purpose,
                scope=_in_order(command.scope),
                basis=command.basis,
                occurred_at=command.occurred_at,
            )
        case ShareWithCentre():
            return SharedOutside(
                journey_id=command.journey_id,
                sharing_id=command.sharing_id,
                recipient=ToCentre(centre_id=command.centre_id),
                receiver=None,
                matter_id=command.matter_id,
                purpose="legal-aid",
                scope=(),
                basis=command.basis,
                occurred_at=command.occurred_at,
            )
        case _:
            assert_never(command)


def _in_order(scope: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(sorted(set(scope)))


def _recipient(shared: Shared) -> Recipient:
    if isinstance(shared, SharedWithUnit):
        return ToUnits(unit_kind=shared.unit_kind)
    return shared.recipient


def _may_be_shared(shared: Shared, to: Recipient, sharings: Sharings) -> None:
    match shared.basis:
        case ByConsent(consent_id=consent_id):
            if sharings.restricted:
                raise SharingIsRestrictedHere
            if consent_id in sharings.expired:
                raise ConsentHasExpired
            agreed = sharings.consents.get(consent_id)
            own = frozenset[Purpose]({shared.purpose})
            purposes = _TO_CENTRES if isinstance(to, ToCentre) else own
            must_carry(agreed, purposes, to, shared.scope, shared.occurred_at)
        case ByGround():
            if shared.purpose == "statistics":
                raise GroundNotForSharing
        case _:
            assert_never(shared.basis)


def must_stand(command: VouchForConsent, sharings: Sharings) -> None:
    """Refuse a consent that carries nothing; a withdrawal may be heard of before the consent."""
    if command.consent_id in sharings.withdrawn:
        raise ConsentWasWithdrawn
    if command.consent_id in sharings.expired:
        raise ConsentHasExpired
    agreed = sharings.consents.get(command.consent_id)
    if agreed is None:
        raise ConsentNotKnownHere
    purposes: frozenset[Purpose] = frozenset({command.purpose})
    outside = command.organisation
    to = ToOrganisation(organisation=outside) if outside else ToService(service=command.service)
    must_carry(agreed, purposes, to, (), command.occurred_at)
