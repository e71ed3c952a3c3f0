"""Consent: one for each purpose and recipient, by who may give it, until it is taken back.

It may be taken back at any time, also after the case is over. A guardian gives it
where the representative is suspected of the trafficking, and gives anew what a
representative had given before: that carries nothing more. A consent that was
withdrawn or has run out serves for nothing that is recorded afterwards, whenever that
happened: writing it down is itself a use of what was agreed.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import assert_never

from services.intake.domain.case.events import (
    CaseEvent,
)
from services.intake.domain.case.file import Agreement, CaseFile, Consent
from services.intake.domain.case.refusals import NoSuchCase
from services.intake.domain.case.state import (
    Case,
    NoCase,
    OpenStage,
    in_order,
    recorded,
    still_open,
)
from services.intake.domain.consent.messages import (
    ConsentExpired,
    Consenting,
    ConsentRecorded,
    ConsentWithdrawn,
    NoteConsentsExpired,
    RecogniseConsents,
    RecordConsent,
    WithdrawConsent,
)
from services.intake.domain.consent.receivers import received_under
from services.intake.domain.consent.refusals import (
    AuthorityNotShown,
    ChildAgreesToo,
    ChildDoesNotAgree,
    ConsentEndsBeforeItBegins,
    ConsentExists,
    ConsentStands,
    NoSuchConsent,
    OwnViewNotHeard,
    RepresentativeConsents,
)
from services.intake.domain.standing.representation import may_consent
from services.intake.domain.words import Basis, ByConsent, ByGround, Purpose
from shared.law.consent import (
    OUTSIDE,
    ConsentHasExpired,
    Recipient,
    must_carry,
)

FOR_SUPPORT: frozenset[Purpose] = frozenset({"support", "referral"})
"""What somebody is told for who receives, verifies or protects the person."""


def decide(command: Consenting, case: Case) -> list[CaseEvent]:
    """Return what happens to a consent; an empty list means it is already so."""
    match command:
        case RecordConsent():
            return _record(command, case)
        case WithdrawConsent():
            return _withdraw(command, case)
        case RecogniseConsents():
            return _recognise(command, case)
        case NoteConsentsExpired():
            return [*_expired(command, case)]
        case _:
            assert_never(command)


def _record(command: RecordConsent, case: Case) -> list[CaseEvent]:
    file = still_open(case).file
    in_order(command.occurred_at, file.opened_at)
    others = [one for key, one in file.consents.items() if key != command.consent_id]
    given = ConsentRecorded(
        case_id=command.case_id,
        consent_id=command.consent_id,
        purpose=command.purpose,
        scope=tuple(sorted(set(command.scope))),
        form=command.form,
        given_by=command.given_by,
        own_view_heard=command.own_view_heard,
        evidence=command.evidence,
        recipient=command.recipient,
        expires_at=command.expires_at,
        own_view=command.own_view,
        next_expiry=_next(others, command.expires_at),
        occurred_at=command.occurred_at,
    )
    if known := file.consents.get(command.consent_id):
        if known.agreement != Agreement.by(given):
            raise ConsentExists
        return []
    _may_be_given(command, file)
    return [given]


def _may_be_given(command: RecordConsent, file: CaseFile) -> None:
    _given_by_who_may(command, file)
    may_consent(command.given_by, file)
    if command.expires_at is not None and command.expires_at <= command.occurred_at:
        raise ConsentEndsBeforeItBegins
    for consent in file.consents.values():
        known = consent.agreement
        same = (known.purpose, known.recipient) == (command.purpose, command.recipient)
        if same and consent.stands_at(command.occurred_at):
            raise ConsentStands


def _withdraw(command: WithdrawConsent, case: Case) -> list[CaseEvent]:
    if isinstance(case, NoCase):
        raise NoSuchCase
    consent = case.file.consents.get(command.consent_id)
    if consent is None:
        raise NoSuchConsent
    if not consent.stands:
        return []
    in_order(command.occurred_at, consent.given_at)
    others = [one for key, one in case.file.consents.items() if key != command.consent_id]
    return [
        ConsentWithdrawn(
            case_id=command.case_id,
            consent_id=command.consent_id,
            purpose=consent.agreement.purpose,
            services=received_under(command.consent_id, case.file),
            next_expiry=_next(others),
            occurred_at=command.occurred_at,
        )
    ]


def _recognise(command: RecogniseConsents, case: Case) -> list[CaseEvent]:
    """Refuse what names a consent that this person did not give in this case."""
    if isinstance(case, NoCase):
        raise NoSuchCase
    file = case.file
    if file.opening.journey_id != command.journey_id or not file.consents.keys() >= set(
        command.consents
    ):
        raise NoSuchConsent
    return []


def _expired(command: NoteConsentsExpired, case: Case) -> list[ConsentExpired]:
    """Judge again what a clock says; a consent that was taken back does not run out as well."""
    file, open_still = recorded(case).file, isinstance(case, OpenStage)
    at = command.occurred_at
    over = {
        key: one
        for key, one in file.consents.items()
        if one.stands and not one.expired and one.agreed.has_expired(at)
    }
    to_come = _next(one for key, one in file.consents.items() if key not in over)
    return [
        ConsentExpired(
            case_id=command.case_id,
            consent_id=key,
            purpose=one.agreement.purpose,
            to_renew=open_still,
            next_expiry=to_come,
            occurred_at=at,
        )
        for key, one in over.items()
    ]


def _next(consents: Iterable[Consent], also: datetime | None = None) -> datetime | None:
    """Return when the next of these consents runs out."""
    running = (one for one in consents if one.stands and not one.expired)
    ends = (also, *(one.agreement.expires_at for one in running))
    return min((end for end in ends if end is not None), default=None)


def rests_on(
    basis: ByConsent,
    file: CaseFile,
    purposes: frozenset[Purpose],
    at: datetime,
    to: Recipient | None = None,
) -> None:
    """Refuse what rests on no consent, one that stands no more, or one for something else."""
    consent = file.consents.get(basis.consent_id)
    must_carry(consent.agreed if consent else None, purposes, to, (), at)
    if consent is not None:
        if consent.expired:
            raise ConsentHasExpired
        in_order(at, consent.given_at)


def may_be_shared(
    basis: Basis,
    file: CaseFile,
    purposes: frozenset[Purpose],
    at: datetime,
    to: Recipient | None = None,
) -> None:
    """Refuse to tell somebody on a consent that does not carry it; a named ground needs none."""
    match basis:
        case ByConsent():
            rests_on(basis, file, purposes, at, to)
        case ByGround():
            pass
        case _:
            assert_never(basis)


def _given_by_who_may(command: RecordConsent, file: CaseFile) -> None:
    if not file.of_child:
        if command.given_by != "person" and command.evidence is None:
            raise AuthorityNotShown
        return
    if command.given_by == "person":
        raise RepresentativeConsents
    if file.person.age_class != "under-seven":
        _child_agrees(command)


def _child_agrees(command: RecordConsent) -> None:
    if not command.own_view_heard:
        raise OwnViewNotHeard
    if command.own_view == "does-not-agree":
        raise ChildDoesNotAgree
    if isinstance(command.recipient, OUTSIDE) and command.own_view is None:
        raise ChildAgreesToo
