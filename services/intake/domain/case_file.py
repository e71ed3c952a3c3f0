"""What an intake case's file holds: what was written down, content only as digests."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Self

from services.intake.domain.case_events import (
    CaseReferred,
    ConsentRecorded,
    InitialVerificationRecorded,
    IntakeCaseOpened,
    PersonReceived,
)
from services.intake.domain.ids import CaseId, StatementId
from services.intake.domain.words import (
    AgeClass,
    Basis,
    Channel,
    ConsentForm,
    Document,
    GivenBy,
    Group,
    Need,
    PaperType,
    Purpose,
    Receiver,
    ReceivingBody,
    Scope,
    Urgency,
    VerificationResult,
)
from shared.kernel.ids import ConsentId, JourneyId, ReferralId


@dataclass(frozen=True)
class Opening:
    """How the case began."""

    journey_id: JourneyId
    channel: Channel
    group: Group
    age_class: AgeClass
    follows_case: CaseId | None

    @classmethod
    def by(cls, event: IntakeCaseOpened) -> Self:
        """Return the beginning that this event tells of."""
        return cls(
            journey_id=event.journey_id,
            channel=event.channel,
            group=event.group,
            age_class=event.age_class,
            follows_case=event.follows_case,
        )


@dataclass(frozen=True)
class Needs:
    """What the person needs at once as last recorded, and when it was first known."""

    needs: tuple[Need, ...]
    language: str
    injuries: bool
    first_at: datetime


@dataclass(frozen=True)
class Agreement:
    """What was agreed to, how and by whom."""

    purpose: Purpose
    scope: tuple[Scope, ...]
    form: ConsentForm
    given_by: GivenBy

    @classmethod
    def by(cls, event: ConsentRecorded) -> Self:
        """Return what this event says was agreed."""
        return cls(event.purpose, event.scope, event.form, event.given_by)


@dataclass(frozen=True)
class Consent:
    """One agreement, which stands until it is withdrawn."""

    agreement: Agreement
    given_at: datetime
    stands: bool = True


@dataclass(frozen=True)
class Referral:
    """What another service was asked for."""

    to_service: Receiver
    needs: tuple[Need, ...]
    urgency: Urgency
    basis: Basis

    @classmethod
    def by(cls, event: CaseReferred) -> Self:
        """Return what this event says was asked."""
        return cls(event.to_service, event.needs, event.urgency, event.basis)


@dataclass(frozen=True)
class CaseFile:
    """What was written down so far, whatever the stage."""

    opening: Opening
    opened_at: datetime
    identity: str = ""
    needs: Needs | None = None
    consents: Mapping[ConsentId, Consent] = field(default_factory=dict[ConsentId, Consent])
    statements: Mapping[StatementId, str] = field(default_factory=dict[StatementId, str])
    referrals: Mapping[ReferralId, Referral] = field(default_factory=dict[ReferralId, Referral])

    @property
    def of_child(self) -> bool:
        """Tell whether the person is under 18."""
        return self.opening.group in ("girls", "boys")


@dataclass(frozen=True)
class Reception:
    """Who received the person, and what to beware of."""

    received_by: ReceivingBody
    safe_to_call: bool
    in_danger: bool
    alerts: str

    @classmethod
    def by(cls, event: PersonReceived) -> Self:
        """Return the reception that this event tells of."""
        return cls(
            received_by=event.received_by,
            safe_to_call=event.safe_to_call,
            in_danger=event.in_danger,
            alerts=event.alerts.digest if event.alerts else "",
        )


@dataclass(frozen=True)
class Verification:
    """What initial verification found."""

    result: VerificationResult
    police_unit: str
    documents: tuple[Document, ...]

    @classmethod
    def by(cls, event: InitialVerificationRecorded) -> Self:
        """Return what this event says was found."""
        return cls(event.result, event.police_unit, event.documents)


@dataclass(frozen=True)
class Paper:
    """What proves the status: its type, and the digest of its number."""

    type: PaperType
    digest: str
