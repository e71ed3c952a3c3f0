"""What the shelter hears about a person's rights, and which stays rest on them."""

from typing import Annotated, Literal

from pydantic import Field

from services.shelter.domain.ids import StayId
from services.shelter.domain.words import Group, PolicyVersion
from shared.kernel.ids import ConsentId, JourneyId
from shared.kernel.messages import Command, Event, Moment
from shared.law.categories import Category, NationalityClass
from shared.law.entitlements import Item


class NoteCategory(Command):
    journey_id: JourneyId
    category: Category | None
    nationality: NationalityClass
    under_18: bool
    effective_from: Moment


class NoteDecision(Command):
    """Someone signed, case by case, whether the person has this entitlement."""

    journey_id: JourneyId
    item: Item
    granted: bool


class NoteRejection(Command):
    """The person was found not to be a victim."""

    journey_id: JourneyId


class NoteReinstatement(Command):
    """The finding no longer stands: identification goes on."""

    journey_id: JourneyId


class NoteDeath(Command):
    journey_id: JourneyId


class NoteComingOfAge(Command):
    journey_id: JourneyId


class NoteAge(Command):
    """Intake corrected how old the person is: from now on they are a child, or are not."""

    journey_id: JourneyId
    under_18: bool


class NoteConsentWithdrawal(Command):
    """`for_shelter`: the consent was to living here; another may still carry a stay."""

    journey_id: JourneyId
    consent_id: ConsentId
    for_shelter: bool


class NoteConsentDoubt(Command):
    """`for_shelter` as with a withdrawal: the consent was to living here."""

    journey_id: JourneyId
    consent_id: ConsentId
    for_shelter: bool


class Claim(Command):
    """A stay rests on this entitlement. In an emergency the law supports at once.

    `group` is empty for a child beside a resident: the stay is the resident's.
    """

    journey_id: JourneyId
    stay_id: StayId
    group: Group | None
    item: Item
    in_emergency: bool = False


RightsCommand = (
    NoteCategory
    | NoteDecision
    | NoteRejection
    | NoteReinstatement
    | NoteDeath
    | NoteComingOfAge
    | NoteAge
    | NoteConsentWithdrawal
    | NoteConsentDoubt
    | Claim
)


class CategoryNoted(Event):
    kind: Literal["category-noted.v1"] = "category-noted.v1"
    journey_id: JourneyId
    category: Category | None
    nationality: NationalityClass
    under_18: bool
    effective_from: Moment


class DecisionNoted(Event):
    kind: Literal["decision-noted.v1"] = "decision-noted.v1"
    journey_id: JourneyId
    item: Item
    granted: bool


class RejectionNoted(Event):
    kind: Literal["rejection-noted.v1"] = "rejection-noted.v1"
    journey_id: JourneyId


class ReinstatementNoted(Event):
    kind: Literal["reinstatement-noted.v1"] = "reinstatement-noted.v1"
    journey_id: JourneyId


class DeathNoted(Event):
    kind: Literal["death-noted.v1"] = "death-noted.v1"
    journey_id: JourneyId


class ComingOfAgeNoted(Event):
    kind: Literal["coming-of-age-noted.v1"] = "coming-of-age-noted.v1"
    journey_id: JourneyId


class AgeNoted(Event):
    kind: Literal["age-noted.v1"] = "age-noted.v1"
    journey_id: JourneyId
    under_18: bool


class ConsentWithdrawalNoted(Event):
    kind: Literal["consent-withdrawal-noted.v1"] = "consent-withdrawal-noted.v1"
    journey_id: JourneyId
    consent_id: ConsentId
    for_shelter: bool


class ConsentDoubtNoted(Event):
    kind: Literal["consent-doubt-noted.v1"] = "consent-doubt-noted.v1"
    journey_id: JourneyId
    consent_id: ConsentId
    for_shelter: bool


class EntitlementClaimed(Event):
    """`policy_version` names the matrix it was judged by; none in an emergency.

    `group` is empty for a child beside a resident: the stay is the resident's.
    """

    kind: Literal["entitlement-claimed.v1"] = "entitlement-claimed.v1"
    journey_id: JourneyId
    stay_id: StayId
    group: Group | None
    item: Item
    policy_version: PolicyVersion | None


RightsEvent = Annotated[
    CategoryNoted
    | DecisionNoted
    | RejectionNoted
    | ReinstatementNoted
    | DeathNoted
    | ComingOfAgeNoted
    | AgeNoted
    | ConsentWithdrawalNoted
    | ConsentDoubtNoted
    | EntitlementClaimed,
    Field(discriminator="kind"),
]
