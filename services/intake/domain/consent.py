"""Consent: one for each purpose, by who may give it, until it is taken back.

It may be taken back at any time, also after the case is over. A guardian gives it
where the representative is suspected of the trafficking. A consent that was
withdrawn serves for nothing that is recorded afterwards, whenever that happened:
writing it down is itself a use of what was agreed.
"""

from datetime import datetime
from typing import assert_never

from services.intake.domain.case_commands import Consenting, RecordConsent, WithdrawConsent
from services.intake.domain.case_events import CaseEvent, ConsentRecorded, ConsentWithdrawn
from services.intake.domain.case_file import (
    Agreement,
    CaseFile,
)
from services.intake.domain.case_refusals import (
    AuthorityNotShown,
    ConsentExists,
    ConsentForOtherPurpose,
    ConsentMissing,
    ConsentStands,
    ConsentWasWithdrawn,
    NoSuchCase,
    NoSuchConsent,
    OwnViewNotHeard,
    RepresentativeConsents,
)
from services.intake.domain.case_state import (
    Case,
    NoCase,
    in_order,
    still_open,
)
from services.intake.domain.words import ByConsent, Purpose


def decide(command: Consenting, case: Case) -> list[CaseEvent]:
    """Return what happens to a consent; an empty list means it is already so."""
    match command:
        case RecordConsent():
            return _record(command, case)
        case WithdrawConsent():
            return _withdraw(command, case)
        case _:
            assert_never(command)


def _record(command: RecordConsent, case: Case) -> list[CaseEvent]:
    file = still_open(case).file
    in_order(command.occurred_at, file.opened_at)
    recorded = ConsentRecorded(
        case_id=command.case_id,
        consent_id=command.consent_id,
        purpose=command.purpose,
        scope=tuple(sorted(set(command.scope))),
        form=command.form,
        given_by=command.given_by,
        own_view_heard=command.own_view_heard,
        evidence=command.evidence,
        occurred_at=command.occurred_at,
    )
    if known := file.consents.get(command.consent_id):
        if known.agreement != Agreement.by(recorded):
            raise ConsentExists
        return []
    _given_by_who_may(command, file)
    if _stands_for(command.purpose, file):
        raise ConsentStands
    return [recorded]


def _withdraw(command: WithdrawConsent, case: Case) -> list[CaseEvent]:
    if isinstance(case, NoCase):
        raise NoSuchCase
    consent = case.file.consents.get(command.consent_id)
    if consent is None:
        raise NoSuchConsent
    if not consent.stands:
        return []
    in_order(command.occurred_at, consent.given_at)
    return [
        ConsentWithdrawn(
            case_id=command.case_id,
            consent_id=command.consent_id,
            purpose=consent.agreement.purpose,
            occurred_at=command.occurred_at,
        )
    ]


def rests_on(basis: ByConsent, file: CaseFile, purposes: frozenset[Purpose], at: datetime) -> None:
    """Refuse what rests on no consent, a withdrawn one, or one for something else."""
    consent = file.consents.get(basis.consent_id)
    if consent is None:
        raise ConsentMissing
    if not consent.stands:
        raise ConsentWasWithdrawn
    if consent.agreement.purpose not in purposes:
        raise ConsentForOtherPurpose
    in_order(at, consent.given_at)


def _stands_for(purpose: Purpose, file: CaseFile) -> bool:
    return any(
        consent.stands and consent.agreement.purpose == purpose
        for consent in file.consents.values()
    )


def _given_by_who_may(command: RecordConsent, file: CaseFile) -> None:
    if not file.of_child:
        if command.given_by != "person" and command.evidence is None:
            raise AuthorityNotShown
        return
    if command.given_by == "person":
        raise RepresentativeConsents
    if file.opening.age_class != "under-seven" and not command.own_view_heard:
        raise OwnViewNotHeard
