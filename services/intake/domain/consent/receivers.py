"""Which services a consent opened: who received under it hears what becomes of it."""

from collections.abc import Mapping
from typing import assert_never

from services.intake.domain.case.file import CaseFile
from services.intake.domain.words import ByConsent, Purpose, Receiver
from shared.kernel.ids import ConsentId
from shared.law.consent import Recipient, ToCentre, ToOrganisation, ToService, ToUnits

_SERVED_BY: Mapping[Purpose, Receiver] = {
    "shelter": "shelter",
    "legal-aid": "legal_aid",
    "reintegration": "reintegration",
    "follow-up": "reintegration",
}
"""The service that a purpose is the business of: it may rest on such a consent unreferred."""


def received_under(consent_id: ConsentId, file: CaseFile) -> tuple[Receiver, ...]:
    """Return the services that this consent opened: by a referral, or for its own sake."""
    agreement = file.consents[consent_id].agreement
    referred: set[Receiver] = {
        referral.to_service
        for referral in file.referrals.values()
        if isinstance(referral.basis, ByConsent) and referral.basis.consent_id == consent_id
    }
    meant: set[Receiver] = {*_meant_for(agreement.recipient, agreement.purpose)}
    return tuple(sorted(referred | meant))


def _meant_for(recipient: Recipient | None, purpose: Purpose) -> tuple[Receiver, ...]:
    match recipient:
        case ToService(service=service):
            return () if service == "intake" else (service,)
        case ToCentre():
            return ("legal_aid",)
        case ToUnits() | ToOrganisation() | None:
            return (_SERVED_BY[purpose],) if purpose in _SERVED_BY else ()
        case _:
            assert_never(recipient)
