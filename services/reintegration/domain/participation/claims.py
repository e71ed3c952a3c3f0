"""What a person claims across all their plans: grants, what the state pays for, the loan."""

from datetime import datetime
from typing import assert_never

from services.reintegration.domain.grant.tables import COUNSELLING, ITEM_OF, SCHOOL_YEARS, WINDOW
from services.reintegration.domain.ids import ClaimId, PlanId
from services.reintegration.domain.participation.commands import (
    ClaimCommand,
    ClaimGrant,
    ClaimItem,
    ClaimLoan,
    SettleClaim,
    VouchForGrant,
    VouchForLoan,
)
from services.reintegration.domain.participation.events import (
    ClaimEvent,
    ClaimSettled,
    GrantClaimed,
    ItemClaimed,
    LoanClaimed,
    ParticipationEvent,
)
from services.reintegration.domain.participation.rights import (
    check,
    check_loan,
    in_this_category_since,
)
from services.reintegration.domain.participation.rights_refusals import (
    ClaimOpenInLinkedJourney,
    ClaimStillOpen,
    CounsellingPeriodOver,
    GrantWindowOver,
    HardshipGrantedBefore,
    LoanInLinkedJourney,
    NotTheirOpenPlan,
    SchoolYearDoesNotFit,
    SchoolYearNotCovered,
)
from services.reintegration.domain.participation.states import (
    Claim,
    Participating,
    Participation,
    Use,
)
from shared.kernel.states import changed
from shared.kernel.terms import due


def decide(command: ClaimCommand, person: Participation) -> list[ParticipationEvent]:
    """Return what the person may claim."""
    match command:
        case ClaimGrant():
            return _claim(command, person)
        case SettleClaim():
            return _settle(command, person)
        case ClaimItem():
            return _use(command, person)
        case ClaimLoan():
            return _borrow(command, person)
        case VouchForGrant():
            _check_earlier(command, person)
            return []
        case VouchForLoan():
            return _vouch_for_loan(command, person)
        case _:
            assert_never(command)


def _claim(command: ClaimGrant, person: Participation) -> list[ParticipationEvent]:
    if _find(person, command.claim_id) is not None:
        return []
    _must_have_open(command.plan_id, person)
    at = command.occurred_at
    matrix = check(person.rights, ITEM_OF[command.grant], at)
    if not _check_earlier(command, person):
        _check_window(person, at)
    return [
        GrantClaimed(
            journey_id=command.journey_id,
            plan_id=command.plan_id,
            claim_id=command.claim_id,
            grant=command.grant,
            school_year=command.school_year,
            policy_versions=(matrix, WINDOW.version(at), SCHOOL_YEARS.version(at)),
            occurred_at=at,
        )
    ]


def _check_earlier(command: ClaimGrant | VouchForGrant, person: Participation) -> list[Claim]:
    """Return what was granted of this kind; refuses what would be too much."""
    earlier = [claim for claim in person.claims if claim.grant == command.grant]
    if any(claim.standing == "open" for claim in earlier):
        raise ClaimStillOpen if isinstance(command, ClaimGrant) else ClaimOpenInLinkedJourney
    granted = [claim for claim in earlier if claim.standing == "granted"]
    _check_kind(command, granted)
    return granted


def _check_kind(command: ClaimGrant | VouchForGrant, granted: list[Claim]) -> None:
    """Refuse what was given before: hardship once, schooling for its years."""
    if (command.grant == "education") != (command.school_year is not None):
        raise SchoolYearDoesNotFit
    match command.grant:
        case "hardship":
            if granted:
                raise HardshipGrantedBefore
        case "education":
            _check_school_year(command, granted)
        case "vocational":
            return
        case _:
            assert_never(command.grant)


def _check_school_year(command: ClaimGrant | VouchForGrant, granted: list[Claim]) -> None:
    years = [claim.school_year for claim in granted if claim.school_year is not None]
    if not years or command.school_year is None:
        return
    covered = range(min(years), min(years) + SCHOOL_YEARS.on(command.occurred_at).value)
    if command.school_year not in covered or command.school_year in years:
        raise SchoolYearNotCovered


def _check_window(person: Participation, at: datetime) -> None:
    since = in_this_category_since(person.rights, at)
    if at > due(since, WINDOW.on(since).value):
        raise GrantWindowOver


def _settle(command: SettleClaim, person: Participation) -> list[ParticipationEvent]:
    claim = _find(person, command.claim_id)
    if claim is None or claim.standing != "open":
        return []
    return [
        ClaimSettled(
            journey_id=command.journey_id,
            claim_id=command.claim_id,
            granted=command.granted,
            occurred_at=command.occurred_at,
        )
    ]


def _use(command: ClaimItem, person: Participation) -> list[ParticipationEvent]:
    _must_have_open(command.plan_id, person)
    at = command.occurred_at
    versions: tuple[str, ...] = (check(person.rights, command.item, at),)
    used = [use for use in person.uses if use.item == command.item]
    if command.item == "g-psychological":
        first = min((use.since for use in used), default=at)
        if at > due(first, COUNSELLING.on(first).value):
            raise CounsellingPeriodOver
        versions = (*versions, COUNSELLING.version(first))
    if any(use.plan_id == command.plan_id for use in used):
        return []
    return [
        ItemClaimed(
            journey_id=command.journey_id,
            plan_id=command.plan_id,
            item=command.item,
            policy_versions=versions,
            occurred_at=at,
        )
    ]


def _borrow(command: ClaimLoan, person: Participation) -> list[ParticipationEvent]:
    _must_have_open(command.plan_id, person)
    return [
        LoanClaimed(
            journey_id=command.journey_id,
            plan_id=command.plan_id,
            policy_versions=(check_loan(person.rights, command.occurred_at),),
            occurred_at=command.occurred_at,
        )
    ]


def _vouch_for_loan(_: VouchForLoan, person: Participation) -> list[ParticipationEvent]:
    match person.presence:
        case Participating(plan_id) if plan_id in person.borrows_under:
            raise LoanInLinkedJourney
        case _:
            return []


def _must_have_open(plan_id: PlanId, person: Participation) -> None:
    match person.presence:
        case Participating(open_plan) if open_plan == plan_id:
            return
        case _:
            raise NotTheirOpenPlan


def _find(person: Participation, claim_id: ClaimId) -> Claim | None:
    return next((claim for claim in person.claims if claim.claim_id == claim_id), None)


def stopped(person: Participation) -> Participation:
    """Return the person with no claim left that could still be decided or paid."""
    return changed(person, claims=tuple(changed(one, standing="over") for one in person.claims))


def evolve(person: Participation, event: ClaimEvent) -> Participation:
    """Keep what was claimed."""
    match event:
        case GrantClaimed():
            claim = Claim(
                event.claim_id, event.plan_id, event.grant, event.school_year, standing="open"
            )
            return changed(person, claims=(*person.claims, claim))
        case ClaimSettled():
            return changed(person, claims=tuple(_settled(one, event) for one in person.claims))
        case ItemClaimed():
            use = Use(event.plan_id, event.item, event.occurred_at)
            return changed(person, uses=(*person.uses, use))
        case LoanClaimed():
            return changed(person, borrows_under=person.borrows_under | {event.plan_id})
        case _:
            assert_never(event)


def _settled(claim: Claim, event: ClaimSettled) -> Claim:
    if claim.claim_id != event.claim_id:
        return claim
    return changed(claim, standing="granted" if event.granted else "over")
