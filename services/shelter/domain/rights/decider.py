"""A person's rights as the shelter knows them: their category, what was decided, their stays.

It guards what no single stay can see: lodging after a rejection, school or training that
Article 37 does not give, and what must reach every stay of the person at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import assert_never

from services.shelter.domain.ids import StayId
from services.shelter.domain.rights.messages import (
    AgeNoted,
    CategoryNoted,
    Claim,
    ComingOfAgeNoted,
    ConsentDoubtNoted,
    ConsentWithdrawalNoted,
    DeathNoted,
    DecisionNoted,
    EntitlementClaimed,
    NoteAge,
    NoteCategory,
    NoteComingOfAge,
    NoteConsentDoubt,
    NoteConsentWithdrawal,
    NoteDeath,
    NoteDecision,
    NoteReinstatement,
    NoteRejection,
    ReinstatementNoted,
    RejectionNoted,
    RightsCommand,
    RightsEvent,
)
from services.shelter.domain.words import CHILDREN, ChildTurn, Group
from shared.kernel.decider import Decider
from shared.kernel.errors import Refused
from shared.kernel.ids import ConsentId
from shared.kernel.states import changed
from shared.law.entitlements import Grant, Item, judged


@dataclass(frozen=True)
class Rights:
    """What is known, and `stays`: every stay of their own that was asked for, with its group.

    `beside`: as a child they lived here beside a resident, under whose stay they came.
    """

    categories: tuple[CategoryNoted, ...] = ()
    decided: Mapping[Item, bool] = field(default_factory=dict[Item, bool])
    rejected_at: datetime | None = None
    died: bool = False
    of_age: bool = False
    under_18: bool | None = None
    withdrawn: frozenset[ConsentId] = frozenset()
    doubted: frozenset[ConsentId] = frozenset()
    stays: Mapping[StayId, Group] = field(default_factory=dict[StayId, Group])
    beside: bool = False

    def category_on(self, moment: datetime) -> CategoryNoted | None:
        """Return what held at a moment, by the day from which it takes effect."""
        held = [known for known in self.categories if known.effective_from <= moment]
        return max(held, key=lambda known: known.effective_from, default=None)


class PersonHasDied(Refused):
    """The person has died; nothing is begun for them any more."""

    slug = "person-has-died"
    vi = "Người này đã qua đời; không mở thêm hỗ trợ nào nữa."
    source = "Our design: a death ends clocks and entitlements in every service"


class KnownAsAChild(Refused):
    """Intake found this person to be a child; a stay is asked for among the girls or the boys."""

    slug = "known-as-a-child"
    vi = "Người này đã được xác định là trẻ em; phải chọn nhóm trẻ em gái hoặc trẻ em trai."
    source = "Our design: a child lives by a child's rules; best interests of the child"


class EntitlementsEnded(Refused):
    """The person was found not to be a victim; from that day on they have no entitlement."""

    slug = "entitlements-ended"
    vi = "Đã có kết luận không phải là nạn nhân; các chế độ chấm dứt từ ngày đó."
    source = "Law 53/2024/QH15, Art 37"


class EntitlementUndecided(Refused):
    """The law leaves this entitlement open for the person: someone must decide and sign."""

    slug = "entitlement-undecided"
    vi = "Luật chưa quy định rõ chế độ này cho người được hỗ trợ; cần có quyết định được ký."
    source = "Law 53/2024/QH15, Art 37"


class NotEntitled(Refused):
    """The law does not give this entitlement to people of this category."""

    slug = "not-entitled-to-item"
    vi = "Người này không thuộc diện được hưởng chế độ này."
    source = "Law 53/2024/QH15, Art 37"


def decide(command: RightsCommand, rights: Rights) -> list[RightsEvent]:
    """Return what happens; an empty list means it is already so."""
    match command:
        case NoteCategory():
            noted = CategoryNoted(**dict(command))
            return [] if _latest(rights) == noted else [noted]
        case NoteDecision():
            known = rights.decided.get(command.item) == command.granted
            return [] if known else [DecisionNoted(**dict(command))]
        case Claim():
            return [_claim(command, rights)]
        case NoteConsentWithdrawal() | NoteConsentDoubt():
            return _of_consent(command, rights)
        case NoteRejection() | NoteReinstatement() | NoteDeath() | NoteComingOfAge() | NoteAge():
            return _turn(command, rights)
        case _:
            assert_never(command)


def _of_consent(
    command: NoteConsentWithdrawal | NoteConsentDoubt, rights: Rights
) -> list[RightsEvent]:
    """Note what became of a consent, if somebody may live here on it."""
    match command:
        case NoteConsentWithdrawal():
            known = command.consent_id in rights.withdrawn or not (rights.stays or rights.beside)
            return [] if known else [ConsentWithdrawalNoted(**dict(command))]
        case NoteConsentDoubt():
            known = command.consent_id in rights.doubted or not rights.stays
            return [] if known else [ConsentDoubtNoted(**dict(command))]
        case _:
            assert_never(command)


Turning = NoteRejection | NoteReinstatement | NoteDeath | NoteComingOfAge | NoteAge
Turned = RejectionNoted | ReinstatementNoted | DeathNoted | ComingOfAgeNoted | AgeNoted


def _latest(rights: Rights) -> CategoryNoted | None:
    return rights.categories[-1] if rights.categories else None


def _turn(command: Turning, rights: Rights) -> list[RightsEvent]:
    match command:
        case NoteRejection():
            return [] if rights.rejected_at else [RejectionNoted(**dict(command))]
        case NoteReinstatement():
            return [ReinstatementNoted(**dict(command))] if rights.rejected_at else []
        case NoteDeath():
            return [] if rights.died else [DeathNoted(**dict(command))]
        case NoteComingOfAge():
            return [] if rights.of_age else [ComingOfAgeNoted(**dict(command))]
        case NoteAge(under_18=under_18):
            return [] if rights.under_18 == under_18 else [AgeNoted(**dict(command))]
        case _:
            assert_never(command)


def _claim(command: Claim, rights: Rights) -> EntitlementClaimed:
    if rights.died:
        raise PersonHasDied
    if rights.under_18 and command.stay_id not in rights.stays and _as_an_adult(command):
        raise KnownAsAChild
    version = None if command.in_emergency else _entitled(command, rights).policy_version
    return EntitlementClaimed(
        journey_id=command.journey_id,
        stay_id=command.stay_id,
        group=command.group,
        item=command.item,
        policy_version=version,
        occurred_at=command.occurred_at,
    )


def _as_an_adult(claim: Claim) -> bool:
    return claim.group is not None and claim.group not in CHILDREN


def _entitled(claim: Claim, rights: Rights) -> Grant:
    if rights.rejected_at and claim.occurred_at >= rights.rejected_at:
        raise EntitlementsEnded
    known = rights.category_on(claim.occurred_at)
    category = known.category if known else None
    if rights.of_age and category == "under-18-with-victim":
        category = None  # Article 37.2 is silent about who came of age: someone decides.
    nationality = known.nationality if known else "unknown"
    grant = judged(category, claim.item, nationality, claim.occurred_at)
    decided = rights.decided.get(claim.item)
    if grant.stands(decided=decided):
        return grant
    if not grant.by_decision or decided is False:
        raise NotEntitled
    if claim.item == "a-essential-needs":
        return grant  # Art 27: support begins at once; what the law leaves open is decided after.
    raise EntitlementUndecided


def withheld(claim: Claim, rights: Rights) -> ChildTurn | None:
    """Return why the law does not give what was given at the door; `None` where it does."""
    try:
        _entitled(claim, rights)
    except EntitlementsEnded:
        return "status-rejected"
    except NotEntitled:
        return "not-entitled"
    return None


def evolve(rights: Rights, event: RightsEvent) -> Rights:
    """Apply one recorded event; never refuse, never look outside."""
    match event:
        case CategoryNoted():
            return changed(rights, categories=(*rights.categories, event))
        case DecisionNoted():
            return changed(rights, decided={**rights.decided, event.item: event.granted})
        case (
            RejectionNoted() | ReinstatementNoted() | DeathNoted() | ComingOfAgeNoted() | AgeNoted()
        ):
            return _turned(rights, event)
        case ConsentWithdrawalNoted():
            return changed(rights, withdrawn=rights.withdrawn | {event.consent_id})
        case ConsentDoubtNoted():
            return changed(rights, doubted=rights.doubted | {event.consent_id})
        case EntitlementClaimed():
            return _with_stay(rights, event)
        case _:
            assert_never(event)


def _with_stay(rights: Rights, event: EntitlementClaimed) -> Rights:
    if event.group is None:
        return changed(rights, beside=True)
    return changed(rights, stays={**rights.stays, event.stay_id: event.group})


def _turned(rights: Rights, event: Turned) -> Rights:
    match event:
        case RejectionNoted():
            return changed(rights, rejected_at=event.occurred_at)
        case ReinstatementNoted():
            return changed(rights, rejected_at=None)
        case DeathNoted():
            return changed(rights, died=True)
        case ComingOfAgeNoted():
            return changed(rights, of_age=True, under_18=False)
        case AgeNoted():
            return changed(rights, of_age=not event.under_18, under_18=event.under_18)
        case _:
            assert_never(event)


decider: Decider[RightsCommand, Rights, RightsEvent] = Decider(Rights(), decide, evolve)
