"""What is asked of consents, and what becomes of them."""

from typing import Annotated, Literal

from pydantic import Field

from services.intake.domain.ids import CaseId
from services.intake.domain.words import (
    ConsentForm,
    DoubtReason,
    GivenBy,
    OwnView,
    Purpose,
    Receiver,
    Scope,
)
from shared.kernel.ids import ConsentId, JourneyId
from shared.kernel.messages import Command, Event, Kept, Moment, RecordRef
from shared.law.consent import Recipient

SomeScope = Annotated[tuple[Scope, ...], Field(min_length=1, max_length=20)]


class RecordConsent(Command):
    """`own_view` is what a child of seven or older says of it.

    Without a recipient it is to whom its purpose serves in the house; without an end it
    stands until it is taken back.
    """

    case_id: CaseId
    consent_id: ConsentId
    purpose: Purpose
    scope: SomeScope
    form: ConsentForm
    given_by: GivenBy
    own_view_heard: bool
    evidence: Annotated[RecordRef, Kept("consent-evidence")] | None = None
    recipient: Recipient | None = None
    expires_at: Moment | None = None
    own_view: OwnView | None = None


class WithdrawConsent(Command):
    case_id: CaseId
    consent_id: ConsentId


class RecogniseConsents(Command):
    """Asked by the house when a request of the person names consents."""

    case_id: CaseId
    journey_id: JourneyId
    consents: tuple[ConsentId, ...]


class NoteConsentsExpired(Command):
    """Asked by the clock."""

    case_id: CaseId


Consenting = RecordConsent | WithdrawConsent | RecogniseConsents | NoteConsentsExpired


class ConsentRecorded(Event):
    """`next_expiry` is when the next of all the case's consents runs out."""

    kind: Literal["consent-recorded.v1"] = "consent-recorded.v1"
    case_id: CaseId
    consent_id: ConsentId
    purpose: Purpose
    scope: tuple[Scope, ...]
    form: ConsentForm
    given_by: GivenBy
    own_view_heard: bool
    evidence: RecordRef | None
    recipient: Recipient | None = None
    expires_at: Moment | None = None
    own_view: OwnView | None = None
    next_expiry: Moment | None = None


class ConsentWithdrawn(Event):
    """`services` are those that received under it, and that must say when they have stopped."""

    kind: Literal["consent-withdrawn.v1"] = "consent-withdrawn.v1"
    case_id: CaseId
    consent_id: ConsentId
    purpose: Purpose
    services: tuple[Receiver, ...] = ()
    next_expiry: Moment | None = None


class ConsentExpired(Event):
    """`to_renew` where the case is open, and the person is to be asked again."""

    kind: Literal["consent-expired.v1"] = "consent-expired.v1"
    case_id: CaseId
    consent_id: ConsentId
    purpose: Purpose
    to_renew: bool
    next_expiry: Moment | None


class ConsentDoubted(Event):
    """It carries nothing new; `services` are those that received under it.

    `to_ask` where the case is open, and the person is to be asked again.
    """

    kind: Literal["consent-doubted.v1"] = "consent-doubted.v1"
    case_id: CaseId
    consent_id: ConsentId
    purpose: Purpose
    reason: DoubtReason
    services: tuple[Receiver, ...]
    to_ask: bool


Dated = ConsentRecorded | ConsentWithdrawn | ConsentExpired
"""What says when the next consent of the case runs out."""

Consented = Dated | ConsentDoubted
