"""Consent: what a person agreed to, for which purpose, to whom, how far and until when.

Whatever rests on a consent is judged here, in every room alike. A consent that was taken
back, has run out, is in doubt, or was given for something else carries nothing new.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from shared.kernel.dated import Edition, PolicyTable
from shared.kernel.errors import Refused
from shared.kernel.ids import ConsentId
from shared.kernel.messages import Message
from shared.kernel.terms import Term, due

Purpose = Literal[
    "support",
    "interview",
    "referral",
    "legal-aid",
    "shelter",
    "reintegration",
    "follow-up",
    "statistics",
]
"""What a consent is for; one consent, one purpose."""

Scope = Literal[
    "identity", "contact", "needs", "legal-status", "statement", "health", "family", "documents"
]
"""Which kind of content a consent reaches."""

Ground = Literal["urgent-protection", "statutory-duty", "crime-prevention"]
"""Why content may be shared or taken without consent (PDPL Art 19.1)."""


class ByConsent(Message):
    """Shared because the person agreed."""

    basis: Literal["consent"] = "consent"
    consent_id: ConsentId


class ByGround(Message):
    """Shared on a lawful ground that needs no consent; the ground is named."""

    basis: Literal["ground"] = "ground"
    ground: Ground


Basis = Annotated[ByConsent | ByGround, Field(discriminator="basis")]

BY_LAW = ByGround(ground="statutory-duty")
"""What the law itself orders somebody to be told."""

Service = Literal["intake", "shelter", "legal_aid", "reintegration"]

UnitKind = Literal["house", "centre", "commune", "province", "national"]

OrganisationKind = Literal[
    "hospital",
    "school",
    "vocational-school",
    "job-service-centre",
    "social-policy-bank",
    "womens-union",
    "other-shelter",
    "social-assistance-facility",
    "non-governmental",
    "international",
    "embassy",
    "investigating-body",
    "court",
]
"""What kind of body outside the house; which one exactly is a record."""


class ToService(Message):
    """One of the services of the house."""

    to: Literal["service"] = "service"
    service: Service


class ToCentre(Message):
    """One legal-aid centre."""

    to: Literal["centre"] = "centre"
    centre_id: UUID


class ToUnits(Message):
    """Units of one kind, within the service that holds the content."""

    to: Literal["units"] = "units"
    unit_kind: UnitKind


class ToOrganisation(Message):
    """A body of one kind outside the house."""

    to: Literal["organisation"] = "organisation"
    organisation: OrganisationKind


Recipient = Annotated[ToService | ToCentre | ToUnits | ToOrganisation, Field(discriminator="to")]

OUTSIDE = ToCentre | ToOrganisation
"""Who keeps what they received where nobody here can take it away."""

_LEGAL_AID = ToService(service="legal_aid")
_LAW = "Law 91/2025/QH15, Art 9"


@dataclass(frozen=True)
class Agreed:
    """One consent as it stands; without a recipient it is to whom its purpose serves."""

    purpose: Purpose
    scope: tuple[Scope, ...]
    recipient: Recipient | None
    expires_at: datetime | None
    stands: bool = True
    in_doubt: bool = False

    def reaches(self, to: Recipient) -> bool:
        """Tell whether it is a consent to this recipient. Legal aid is given by its centres."""
        if self.recipient is None:
            return not isinstance(to, ToOrganisation)
        return self.recipient == to or (self.recipient == _LEGAL_AID and isinstance(to, ToCentre))

    def has_expired(self, at: datetime) -> bool:
        """Tell whether it has run out by a moment."""
        return self.expires_at is not None and at >= self.expires_at


class ConsentMissing(Refused):
    """This rests on a consent that the case does not have."""

    slug = "case-lacks-consent"
    vi = "Hồ sơ không có sự đồng ý được viện dẫn."
    source = _LAW


class ConsentWasWithdrawn(Refused):
    """The person took this consent back."""

    slug = "consent-was-withdrawn"
    vi = "Người này đã rút lại sự đồng ý."
    source = _LAW


class ConsentHasExpired(Refused):
    """This consent has run out; ask the person again."""

    slug = "consent-has-expired"
    vi = "Sự đồng ý này đã hết thời hạn; cần hỏi lại người đó."
    source = _LAW


class ConsentInDoubt(Refused):
    """Who gave this consent is suspected, or was found to be a child; it has to be given anew."""

    slug = "consent-in-doubt"
    vi = "Người đã đồng ý nay bị nghi ngờ hoặc được xác định là trẻ em; phải xin đồng ý lại."
    source = "Law 91/2025/QH15, Art 24; case-management practice"


class ConsentForOtherPurpose(Refused):
    """This consent was given for another purpose."""

    slug = "consent-for-other-purpose"
    vi = "Sự đồng ý này được đưa ra cho mục đích khác."
    source = _LAW


class ConsentToAnother(Refused):
    """This consent was given for another recipient."""

    slug = "consent-to-another"
    vi = "Sự đồng ý này chỉ cho phép chia sẻ với bên nhận khác."
    source = "Law 91/2025/QH15, Arts 9 and 17"


class ConsentReachesLess(Refused):
    """The person did not agree that this kind of content is shared."""

    slug = "consent-reaches-less"
    vi = "Người này chưa đồng ý chia sẻ loại nội dung này."
    source = _LAW


def must_carry(
    agreed: Agreed | None,
    purposes: frozenset[Purpose],
    to: Recipient | None,
    scope: Iterable[Scope],
    at: datetime,
) -> None:
    """Refuse what a consent does not carry; `to` is `None` for what stays where it is."""
    if agreed is None:
        raise ConsentMissing
    if not agreed.stands:
        raise ConsentWasWithdrawn
    if agreed.has_expired(at):
        raise ConsentHasExpired
    if agreed.in_doubt:
        raise ConsentInDoubt
    if agreed.purpose not in purposes:
        raise ConsentForOtherPurpose
    if to is not None and not agreed.reaches(to):
        raise ConsentToAnother
    if set(scope) - set(agreed.scope):
        raise ConsentReachesLess


STOP_SHARING = PolicyTable[Term](
    name="consent-withdrawal",
    meaning="From the withdrawal of a consent until whoever received under it says it stopped.",
    editions=(
        Edition(
            value=Term(72, "hours"),
            effective_from=date(2023, 7, 1),
            effective_to=date(2025, 12, 31),
            source="Decree 13/2023/ND-CP: one general limit of 72 hours",
            confidence="V2",
        ),
        Edition(
            value=Term(15, "days"),
            effective_from=date(2026, 1, 1),
            effective_to=None,
            source="Decree 356/2025/ND-CP, Art 5",
            confidence="V2",
        ),
    ),
)

STOP_ELSEWHERE = PolicyTable[Term](
    name="consent-withdrawal-elsewhere",
    meaning="The same where a processor or a third party holds what was shared.",
    editions=(
        Edition(
            value=Term(72, "hours"),
            effective_from=date(2023, 7, 1),
            effective_to=date(2025, 12, 31),
            source="Decree 13/2023/ND-CP: one general limit of 72 hours",
            confidence="V2",
        ),
        Edition(
            value=Term(20, "days"),
            effective_from=date(2026, 1, 1),
            effective_to=None,
            source="Decree 356/2025/ND-CP, Art 5",
            confidence="V2",
        ),
    ),
)

TELL_RECEIVERS = PolicyTable[Term](
    name="erasure-receivers-told",
    meaning="From the order to erase until whoever received it outside the house was told.",
    editions=(
        Edition(
            value=Term(2, "days"),
            effective_from=date(2023, 7, 1),
            effective_to=None,
            source="Our design: within the 3 days in which each service says that it erased",
            confidence="D",
        ),
    ),
)

CONSENT_TABLES: tuple[PolicyTable[object], ...] = (STOP_SHARING, STOP_ELSEWHERE, TELL_RECEIVERS)


def stop_by(at: datetime, *, elsewhere: bool) -> tuple[datetime, str]:
    """Return until when sharing must have stopped, and by which edition of the rule."""
    table = STOP_ELSEWHERE if elsewhere else STOP_SHARING
    return due(at, table.on(at).value), table.version(at)


def tell_by(at: datetime) -> tuple[datetime, str]:
    """Return until when receivers are told of an erasure, and by which edition of the rule."""
    return due(at, TELL_RECEIVERS.on(at).value), TELL_RECEIVERS.version(at)
