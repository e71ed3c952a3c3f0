"""What an intake case's file holds: what was written down, content only as digests."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Self
from uuid import UUID

from services.intake.domain.case.events import (
    CaseReferred,
    InitialVerificationRecorded,
    IntakeCaseOpened,
    PersonReceived,
)
from services.intake.domain.case.findings import Appeal, Checklist, Determination, Representative
from services.intake.domain.consent.messages import (
    ConsentRecorded,
)
from services.intake.domain.ids import CaseId, ReportId, RepresentativeId, StatementId
from services.intake.domain.standing.category import InLaw, Standing
from services.intake.domain.standing.messages import AccompaniedNoted
from services.intake.domain.words import (
    AgeClass,
    AtOnce,
    Basis,
    Channel,
    ConsentForm,
    Document,
    GivenBy,
    Group,
    LegalStatus,
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
from shared.kernel.states import changed
from shared.law.categories import NationalityClass, Place
from shared.law.consent import Agreed, Recipient


@dataclass(frozen=True)
class Opening:
    """How the case began."""

    journey_id: JourneyId
    channel: Channel
    group: Group
    age_class: AgeClass
    nationality: NationalityClass
    place: Place
    follows_case: CaseId | None
    report_id: ReportId | None
    accompanies: JourneyId | None

    @classmethod
    def by(cls, event: IntakeCaseOpened) -> Self:
        """Return the beginning that this event tells of."""
        return cls(
            journey_id=event.journey_id,
            channel=event.channel,
            group=event.group,
            age_class=event.age_class,
            nationality=event.nationality,
            place=event.place,
            follows_case=event.follows_case,
            report_id=event.report_id,
            accompanies=event.accompanies,
        )


_GROWN: Mapping[Group, Group] = {"girls": "women", "boys": "men"}
_YOUNG: Mapping[Group, Group] = {"women": "girls", "men": "boys"}


def group_at(age_class: AgeClass, group: Group) -> Group:
    """Return the group of a person who is found to be as old as this."""
    return (_GROWN if age_class == "adult" else _YOUNG).get(group, group)


@dataclass(frozen=True)
class Person:
    """Who the person is, as far as the law and the houses ask."""

    group: Group
    age_class: AgeClass
    nationality: NationalityClass
    place: Place

    @classmethod
    def by(cls, opening: Opening) -> Self:
        """Return the person as they were described when the case was opened."""
        return cls(opening.group, opening.age_class, opening.nationality, opening.place)

    @property
    def under_18(self) -> bool:
        """Tell whether the person has not come of age."""
        return self.age_class != "adult"

    def aged(self, age_class: AgeClass) -> Self:
        """Return the person as old as this, in the group of that age."""
        return changed(self, group=group_at(age_class, self.group), age_class=age_class)


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
    recipient: Recipient | None
    expires_at: datetime | None

    @classmethod
    def by(cls, event: ConsentRecorded) -> Self:
        """Return what this event says was agreed."""
        return cls(
            purpose=event.purpose,
            scope=event.scope,
            form=event.form,
            given_by=event.given_by,
            recipient=event.recipient,
            expires_at=event.expires_at,
        )


@dataclass(frozen=True)
class Doubt:
    """What was last said of a doubt; it is settled by what was given anew, while that stands."""

    services: tuple[Receiver, ...] = ()
    to_ask: bool = False
    given_anew: frozenset[ConsentId] = frozenset()


@dataclass(frozen=True)
class Consent:
    """One agreement, which stands until it is withdrawn or runs out.

    It is in doubt once a representative is suspected who may have given it, or once the
    person who gave it as an adult is found to be a child; it stays so when given anew.
    """

    agreement: Agreement
    given_at: datetime
    stands: bool = True
    expired: bool = False
    doubt: Doubt | None = None

    @property
    def in_doubt(self) -> bool:
        """Tell whether nothing new rests on it, for who gave it could not, or is suspected."""
        return self.doubt is not None

    @property
    def agreed(self) -> Agreed:
        """Return what may rest on it."""
        said = self.agreement
        return Agreed(
            said.purpose, said.scope, said.recipient, said.expires_at, self.stands, self.in_doubt
        )

    def stands_at(self, moment: datetime) -> bool:
        """Tell whether anything may rest on it at a moment."""
        return not self.in_doubt and not self.is_over(moment)

    def given_anew_by(self, consent_id: ConsentId) -> Self:
        """Return it with what was given in its place, if it is in doubt."""
        if self.doubt is None:
            return self
        given_anew = self.doubt.given_anew | {consent_id}
        return changed(self, doubt=changed(self.doubt, given_anew=given_anew))

    def is_over(self, moment: datetime) -> bool:
        """Tell whether it was taken back, or has run out by a moment."""
        return not self.stands or self.expired or self.agreed.has_expired(moment)


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
class Hours:
    """Until when what the law wants at once is in time, and what was late; old cases lack it."""

    bring_by: datetime | None = None
    notice_by: datetime | None = None
    late: frozenset[AtOnce] = frozenset()

    def due(self, step: AtOnce) -> datetime | None:
        """Return until when a step is in time, if that was said."""
        return self.bring_by if step == "commune" else self.notice_by


@dataclass(frozen=True)
class CaseFile:
    """What was written down so far, whatever the stage.

    `by_decision` once identification goes on after an upheld appeal, in this case or, for one
    that was `taken_over`, in its place; `identify_by` is the limit taken over with it, until
    the police are asked, `identify_late` once it passed. `joined_to` is the case in which this
    one goes on.
    """

    opening: Opening
    opened_at: datetime
    person: Person
    status: LegalStatus = "unverified"
    identity: str = ""
    needs: Needs | None = None
    consents: Mapping[ConsentId, Consent] = field(default_factory=dict[ConsentId, Consent])
    statements: Mapping[StatementId, str] = field(default_factory=dict[StatementId, str])
    referrals: Mapping[ReferralId, Referral] = field(default_factory=dict[ReferralId, Referral])
    representatives: Mapping[RepresentativeId, Representative] = field(
        default_factory=dict[RepresentativeId, Representative]
    )
    guardians: frozenset[RepresentativeId] = frozenset()
    handover: str = ""
    mission_request: str = ""
    immigration_police: bool = False
    embassy_told: bool = False
    checklist: Checklist | None = None
    age_review_at: datetime | None = None
    grown_up: bool = False
    age_said_at: datetime | None = None
    accompanied_by: frozenset[CaseId] = frozenset()
    accompanied: AccompaniedNoted | None = None
    determined: Determination | None = None
    rejected_at: datetime | None = None
    appeal: Appeal | None = None
    by_decision: bool = False
    taken_over: frozenset[CaseId] = frozenset()
    identify_by: datetime | None = None
    identify_late: bool = False
    joined_to: CaseId | None = None
    retrafficking: frozenset[UUID] = frozenset()
    hours: Hours = Hours()

    @classmethod
    def opened(cls, event: IntakeCaseOpened) -> Self:
        """Return a new case's file."""
        opening = Opening.by(event)
        return cls(opening, event.occurred_at, Person.by(opening))

    @property
    def of_child(self) -> bool:
        """Tell whether the person is under 18."""
        return self.person.under_18

    @property
    def age_known_since(self) -> datetime:
        """Return when it was last said how old the person is."""
        return self.age_said_at or self.opened_at

    @property
    def join_by(self) -> datetime | None:
        """Return until when it is to be joined to the newer case, if an upheld appeal waits."""
        return self.appeal.join_by if self.appeal and self.joined_to is None else None

    @property
    def standing(self) -> Standing:
        """Return how the person stands in law, and beside whom."""
        person, beside = self.person, self.accompanied
        return Standing(
            own=InLaw(self.status, person.nationality, person.place),
            under_18=person.under_18,
            accompanies=InLaw(beside.status, beside.nationality, beside.place) if beside else None,
        )


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
