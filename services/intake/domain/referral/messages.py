"""What is asked and recorded about a referral, from sending it to its end."""

from typing import Annotated, Literal

from pydantic import Field

from services.intake.domain.ids import CaseId
from services.intake.domain.words import Answer, Basis, Group, LegalStatus, Need, Receiver, Urgency
from shared.kernel.ids import JourneyId, ReferralId
from shared.kernel.messages import Code, Command, Event, Moment

Awaited = Literal["receipt", "answer", "start", "other-place"]
"""What is waited for: three times the service that was asked, the last time intake itself."""

Finish = Literal["completed", "discontinued", "left"]

WhyWithdrawn = Literal[
    "wish-of-person", "consent-withdrawn", "sent-in-error", "no-longer-needed", "place-elsewhere"
]

OtherPlace = Literal["other-referral", "other-facility", "family", "no-longer-needed"]


NO_PLACE_SOUGHT: frozenset[Code] = frozenset(
    {
        "died",
        "person-died",
        "client-deceased",
        "client-has-died",
        "rejected",
        "status-rejected",
        "changed-mind",
        "person-changed-mind",
        "found-elsewhere",
        "helped-elsewhere",
        "handled-elsewhere",
        "not-needed",
        "declines-shelter",
        "declines-reintegration",
    }
)
"""Why a service says no so that nobody looks for another place, each in the words of a room.

`person-declines`, which rooms said of old, is not among them: it may mean that one place only.
"""


class SendReferral(Command):
    referral_id: ReferralId
    journey_id: JourneyId
    case_id: CaseId
    to_service: Receiver
    needs: tuple[Need, ...]
    group: Group
    urgency: Urgency
    legal_status: LegalStatus
    basis: Basis


class RecordReferralAnswer(Command):
    """`due_at` is when the next step is due by a law of its own, if there is one.

    `elsewhere` is where a service that says no sends the person on.
    """

    referral_id: ReferralId
    by_service: Receiver
    answer: Answer
    reason: Code | None = None
    due_at: Moment | None = None
    elsewhere: Code | None = None


class RecordReferralFinished(Command):
    referral_id: ReferralId
    by_service: Receiver
    how: Finish


class WithdrawReferral(Command):
    referral_id: ReferralId
    reason: WhyWithdrawn


class RecordOtherPlace(Command):
    """A declined referral left a person without help; this says where they found it."""

    referral_id: ReferralId
    found: OtherPlace


class NoteReferralOverdue(Command):
    referral_id: ReferralId


ReferralCommand = (
    SendReferral
    | RecordReferralAnswer
    | RecordReferralFinished
    | WithdrawReferral
    | RecordOtherPlace
    | NoteReferralOverdue
)


class ReferralSent(Event):
    """Older referrals were sent without a limit."""

    kind: Literal["referral-sent.v1"] = "referral-sent.v1"
    referral_id: ReferralId
    journey_id: JourneyId
    case_id: CaseId
    to_service: Receiver
    needs: tuple[Need, ...]
    group: Group
    urgency: Urgency
    legal_status: LegalStatus
    basis: Basis
    due_at: Moment | None = None
    policy_version: str | None = None


class ReferralAnswered(Event):
    """`due_at` is when the next step is due, and `awaited` what that is.

    `elsewhere` is where a service that says no sends the person on.
    """

    kind: Literal["referral-answered.v1"] = "referral-answered.v1"
    referral_id: ReferralId
    answer: Answer
    reason: Code | None = None
    urgency: Urgency = "routine"
    awaited: Awaited | None = None
    due_at: Moment | None = None
    policy_version: str | None = None
    elsewhere: Code | None = None


class ReferralFinished(Event):
    kind: Literal["referral-finished.v1"] = "referral-finished.v1"
    referral_id: ReferralId
    how: Finish


class ReferralWithdrawn(Event):
    kind: Literal["referral-withdrawn.v1"] = "referral-withdrawn.v1"
    referral_id: ReferralId
    to_service: Receiver
    reason: WhyWithdrawn


class OtherPlaceFound(Event):
    kind: Literal["other-place-found.v1"] = "other-place-found.v1"
    referral_id: ReferralId
    found: OtherPlace


class ReferralOverdue(Event):
    kind: Literal["referral-overdue.v1"] = "referral-overdue.v1"
    referral_id: ReferralId
    to_service: Receiver
    awaited: Awaited
    urgency: Urgency
    due_at: Moment


ReferralEvent = Annotated[
    ReferralSent
    | ReferralAnswered
    | ReferralFinished
    | ReferralWithdrawn
    | OtherPlaceFound
    | ReferralOverdue,
    Field(discriminator="kind"),
]
