"""What a consent brings about in the same breath: sharing on it begins, or stops.

A consent that is taken back, or in doubt, cannot be shared on here from the same moment: the
journey's sharings change with the case, or neither does.
"""

from services.intake.domain.case import decider as cases
from services.intake.domain.case.state import Case, NoCase, RecordedCase
from services.intake.domain.consent.messages import (
    ConsentDoubted,
    NoteConsentsExpired,
    RecordConsent,
    WithdrawConsent,
)
from services.intake.domain.consent.receivers import received_under
from services.intake.domain.consent.restriction import PassSharing
from services.intake.domain.consent.withdrawal import AwaitStop
from services.intake.domain.standing.messages import Ageing
from services.intake.domain.standing.representation_messages import RecordRepresentative
from services.intake.domain.words import ByConsent, ByGround
from shared.casework.sharing.messages import (
    HearDoubt,
    HearExpiry,
    HearWithdrawal,
    NoteConsent,
    ShareWithOrganisation,
    ShareWithUnit,
)
from shared.casework.sharing.state import Sharings
from shared.kernel.messages import Command
from shared.law.consent import OUTSIDE


def is_known(command: RecordConsent, case: Case) -> list[Command]:
    """What the person agrees to may be shared on at once."""
    if isinstance(case, NoCase) or command.consent_id in case.file.consents:
        return []
    return [
        NoteConsent(
            journey_id=case.file.opening.journey_id,
            consent_id=command.consent_id,
            purpose=command.purpose,
            scope=tuple(sorted(set(command.scope))),
            recipient=command.recipient,
            expires_at=command.expires_at,
            occurred_at=command.occurred_at,
        )
    ]


def stops(command: WithdrawConsent, case: Case) -> list[Command]:
    """What was shared on it stops here, and each service that received under it is waited for."""
    if isinstance(case, NoCase):
        return []
    consent = case.file.consents.get(command.consent_id)
    if consent is None or not consent.stands:
        return []
    heard = HearWithdrawal(
        journey_id=case.file.opening.journey_id,
        consent_id=command.consent_id,
        answer=False,
        occurred_at=command.occurred_at,
    )
    return [heard, *_awaited(command, case)]


def _awaited(command: WithdrawConsent, case: RecordedCase) -> list[Command]:
    services = received_under(command.consent_id, case.file)
    if not services:
        return []
    recipient = case.file.consents[command.consent_id].agreement.recipient
    return [
        AwaitStop(
            consent_id=command.consent_id,
            journey_id=case.file.opening.journey_id,
            services=services,
            elsewhere="legal_aid" in services or isinstance(recipient, OUTSIDE),
            occurred_at=command.occurred_at,
        )
    ]


def runs_out(command: NoteConsentsExpired, case: Case) -> list[Command]:
    """What was shared on a consent that has run out stops here."""
    if isinstance(case, NoCase):
        return []
    return [
        HearExpiry(
            journey_id=case.file.opening.journey_id,
            consent_id=consent_id,
            occurred_at=command.occurred_at,
        )
        for consent_id, one in case.file.consents.items()
        if one.stands and not one.expired and one.agreed.has_expired(command.occurred_at)
    ]


def is_doubted(command: RecordRepresentative | Ageing, case: Case) -> list[Command]:
    """Nothing new is shared here on a consent that is in doubt; the case has it asked for anew."""
    if isinstance(case, NoCase):
        return []
    return [
        HearDoubt(
            journey_id=case.file.opening.journey_id,
            consent_id=event.consent_id,
            ask=False,
            occurred_at=command.occurred_at,
        )
        for event in cases.decide(command, case)
        if isinstance(event, ConsentDoubted)
    ]


def passes_sharing(
    command: ShareWithUnit | ShareWithOrganisation, sharings: Sharings
) -> list[Command]:
    """What is shared passes what the person may have restricted."""
    if command.sharing_id in sharings.sharings:
        return []
    basis = command.basis.model_dump()
    by_consent = command.basis.basis == "consent"
    return [
        PassSharing(
            journey_id=command.journey_id,
            sharing_id=command.sharing_id,
            basis=ByConsent(**basis) if by_consent else ByGround(**basis),
            occurred_at=command.occurred_at,
        )
    ]
