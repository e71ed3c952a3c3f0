"""Which entitlements a person has: the category opens and ends them, or somebody decides."""

from collections.abc import Iterator
from datetime import datetime
from typing import assert_never

from services.intake.domain.entitlement.messages import (
    CategoryNoted,
    DecideEntitlement,
    DecisionGround,
    EndReason,
    EntitlementAwaitsDecision,
    EntitlementDecided,
    EntitlementEnded,
    EntitlementEvent,
    EntitlementOpened,
    EntitlementsStopped,
    NoteCategory,
    ResumeEntitlements,
    StopEntitlements,
)
from services.intake.domain.entitlement.refusals import (
    CategoryNotKnownYet,
    EntitlementsHaveEnded,
    GroundDoesNotFit,
    NothingToDecide,
)
from services.intake.domain.entitlement.state import Entitlements, Right, Standing
from services.intake.domain.entitlement.tables import DECIDE_WITHIN, OFFER_WITHIN
from shared.kernel.ids import JourneyId
from shared.kernel.states import changed
from shared.kernel.terms import due
from shared.law.entitlements import ITEMS, MATRIX, Item

_LEFT_OPEN: frozenset[DecisionGround] = frozenset({"stateless-not-resident", "category-unknown"})
_BESIDE_OTHERS: frozenset[DecisionGround] = frozenset({"child-of-foreign-victim", "came-of-age"})
_BESIDE_NOT_VICTIM: frozenset[DecisionGround] = frozenset({"beside-not-victim"})


def note_category(command: NoteCategory, known: Entitlements) -> list[EntitlementEvent]:
    """Note a row of Article 37, and what it opens, ends, or leaves to a decision."""
    standing = Standing(
        command.effective_from, command.category, command.nationality, command.under_18
    )
    latest = known.latest
    if standing in known.standings or (latest and _adds_nothing(standing, latest)):
        return []
    noted = CategoryNoted(
        journey_id=command.journey_id,
        category=command.category,
        nationality=command.nationality,
        under_18=command.under_18,
        effective_from=command.effective_from,
        policy_version=MATRIX.version(command.effective_from),
        occurred_at=command.occurred_at,
    )
    if latest and command.effective_from < latest.since:
        return [noted]
    after = with_standing(known, standing)
    return [noted, *_rights_move(command, after, standing)]


def _adds_nothing(standing: Standing, latest: Standing) -> bool:
    """Tell whether the person is dead, or stands there since an earlier day."""
    same = changed(standing, since=latest.since) == latest
    return latest.over == "death" or (same and latest.since <= standing.since)


def with_standing(known: Entitlements, standing: Standing) -> Entitlements:
    """Return the sheet with one more standing; who comes of age is decided about anew."""
    latest = known.latest
    of_age = (
        latest is not None
        and latest.since <= standing.since
        and latest.under_18
        and not standing.under_18
    )
    return Entitlements(
        tuple(sorted((*known.standings, standing), key=lambda one: one.since)),
        {} if of_age else known.decisions,
        known.lines,
    )


def _rights_move(
    command: NoteCategory, known: Entitlements, standing: Standing
) -> Iterator[EntitlementEvent]:
    for item in ITEMS:
        grant = standing.gives(item, command.effective_from)
        had = known.line(item).right
        has = right(known, standing, item, command.occurred_at)
        if has == had:
            continue
        match has:
            case "open":
                by_law = grant.answer == "yes"
                yield opening(command.journey_id, item, known, command.occurred_at, by_law=by_law)
            case "to-decide":
                yield awaiting(command.journey_id, item, command.occurred_at)
            case "none":
                yield ending(command.journey_id, item, command.occurred_at, "category")
            case _:
                assert_never(has)


def right(known: Entitlements, standing: Standing, item: Item, at: datetime) -> Right:
    """Return whether the person has an item there, or waits for somebody to decide."""
    grant = standing.gives(item, at)
    decided = known.decided(item, at)
    if grant.stands(decided=decided):
        return "open"
    return "to-decide" if grant.answer == "case-by-case" and decided is None else "none"


def opening(
    journey_id: JourneyId, item: Item, known: Entitlements, at: datetime, *, by_law: bool
) -> EntitlementOpened:
    """Return that the person has an item, and by when it is offered if nobody did."""
    fresh = known.line(item).progress == "not-offered"
    return EntitlementOpened(
        journey_id=journey_id,
        item=item,
        by="law" if by_law else "decision",
        offer_by=due(at, OFFER_WITHIN.on(at).value[item]) if fresh else None,
        policy_version=OFFER_WITHIN.version(at),
        occurred_at=at,
    )


def awaiting(journey_id: JourneyId, item: Item, at: datetime) -> EntitlementAwaitsDecision:
    """Return that somebody has to decide about an item, and by when."""
    return EntitlementAwaitsDecision(
        journey_id=journey_id,
        item=item,
        decide_by=due(at, DECIDE_WITHIN.on(at).value),
        policy_version=DECIDE_WITHIN.version(at),
        occurred_at=at,
    )


def ending(journey_id: JourneyId, item: Item, at: datetime, reason: EndReason) -> EntitlementEnded:
    """Return that the person has an item no longer."""
    return EntitlementEnded(journey_id=journey_id, item=item, reason=reason, occurred_at=at)


def resume(command: ResumeEntitlements, known: Entitlements) -> list[EntitlementEvent]:
    """Let the person stand where they stood before it stopped; from death nobody comes back."""
    latest, before = known.latest, known.before_the_stop
    if latest is None or before is None or latest.over in (None, "death"):
        return []
    return note_category(
        NoteCategory(
            journey_id=command.journey_id,
            category=before.category,
            nationality=before.nationality,
            under_18=before.under_18,
            effective_from=max(latest.since, command.occurred_at),
            occurred_at=command.occurred_at,
        ),
        known,
    )


def stop(command: StopEntitlements, known: Entitlements) -> list[EntitlementEvent]:
    """Stop everything from now on; death is never overruled."""
    latest = known.latest
    if latest and latest.over in (command.reason, "death"):
        return []
    return [
        EntitlementsStopped(
            journey_id=command.journey_id, reason=command.reason, occurred_at=command.occurred_at
        ),
        *_endings(command, known),
    ]


def _endings(command: StopEntitlements, known: Entitlements) -> Iterator[EntitlementEvent]:
    for item in ITEMS:
        if known.line(item).right != "none":
            yield ending(command.journey_id, item, command.occurred_at, command.reason)


def decide_entitlement(command: DecideEntitlement, known: Entitlements) -> list[EntitlementEvent]:
    """Record what somebody decided and signed, where the law leaves it to people."""
    standing = standing_then(known, command.occurred_at)
    if not standing.gives(command.item, command.occurred_at).by_decision:
        raise NothingToDecide
    if command.ground not in _grounds(standing, command.item):
        raise GroundDoesNotFit
    made = known.decisions.get(command.item)
    if made and (made.granted, made.ground) == (command.granted, command.ground):
        return []
    decided = EntitlementDecided(
        journey_id=command.journey_id,
        item=command.item,
        granted=command.granted,
        ground=command.ground,
        decision=command.decision,
        occurred_at=command.occurred_at,
    )
    return [decided, *_follows(command, known)]


def _follows(command: DecideEntitlement, known: Entitlements) -> Iterator[EntitlementEvent]:
    held = known.line(command.item).right == "open"
    if command.granted and not held:
        yield opening(command.journey_id, command.item, known, command.occurred_at, by_law=False)
    if held and not command.granted:
        yield ending(command.journey_id, command.item, command.occurred_at, "decision")


def standing_then(known: Entitlements, at: datetime) -> Standing:
    """Return where the person stood on that day, if support had begun and not ended."""
    standing = known.standing_at(at)
    if standing is None:
        raise CategoryNotKnownYet
    if standing.over:
        raise EntitlementsHaveEnded
    return standing


def _grounds(standing: Standing, item: Item) -> frozenset[DecisionGround]:
    """Return why the law leaves this item of this person to a decision."""
    match standing.category:
        case "foreign" if standing.nationality == "foreign":
            return frozenset({"foreigner"})
        case "under-identification-abroad" if item == "dd-legal-aid":
            return frozenset({"legal-aid-abroad"})
        case None if standing.under_18:
            return _LEFT_OPEN | _BESIDE_OTHERS | _BESIDE_NOT_VICTIM
        case None:
            return _LEFT_OPEN | _BESIDE_OTHERS
        case _:
            return _LEFT_OPEN
