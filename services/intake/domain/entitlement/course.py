"""How far a person comes with an entitlement: offered, taken, declined, exhausted."""

from typing import assert_never

from services.intake.domain.case.refusals import NotDueYet
from services.intake.domain.entitlement.messages import (
    EntitlementDeclined,
    EntitlementEvent,
    EntitlementExhausted,
    EntitlementOffered,
    EntitlementOverdue,
    EntitlementRenewed,
    EntitlementTaken,
    NoteElsewhere,
    NoteEntitlementOverdue,
    OfferEntitlement,
    RecordDeclined,
    RecordExhausted,
    RecordTaken,
)
from services.intake.domain.entitlement.refusals import (
    CategoryDoesNotGiveIt,
    DecisionIsMissing,
    EntitlementDenied,
    EntitlementIsExhausted,
    NothingWasOffered,
    NothingWasTaken,
)
from services.intake.domain.entitlement.rights import awaiting, standing_then
from services.intake.domain.entitlement.state import Entitlements

_Here = OfferEntitlement | RecordTaken | RecordDeclined | RecordExhausted


def offer(command: OfferEntitlement, known: Entitlements) -> list[EntitlementEvent]:
    """Offer what the person has; who declined may be asked again."""
    _must_have(command, known)
    if known.line(command.item).progress in ("offered", "taken"):
        return []
    return [
        EntitlementOffered(
            journey_id=command.journey_id,
            item=command.item,
            by_service="intake",
            covered=True,
            occurred_at=command.occurred_at,
        )
    ]


def take(command: RecordTaken, known: Entitlements) -> list[EntitlementEvent]:
    """Record that the person was given it."""
    _must_have(command, known)
    if known.line(command.item).progress == "taken":
        return []
    return [
        EntitlementTaken(
            journey_id=command.journey_id,
            item=command.item,
            by_service="intake",
            covered=True,
            occurred_at=command.occurred_at,
        )
    ]


def _must_have(command: OfferEntitlement | RecordTaken, known: Entitlements) -> None:
    at = command.occurred_at
    grant = standing_then(known, at).gives(command.item, at)
    decided = known.decided(command.item, at)
    if not grant.stands(decided=decided):
        if not grant.by_decision:
            raise CategoryDoesNotGiveIt
        raise DecisionIsMissing if decided is None else EntitlementDenied
    if known.line(command.item).progress == "exhausted":
        raise EntitlementIsExhausted


def decline(command: RecordDeclined, known: Entitlements) -> list[EntitlementEvent]:
    """Record that the person does not want it, or no more of it."""
    progress = known.line(command.item).progress
    match progress:
        case "declined":
            return []
        case "not-offered":
            raise NothingWasOffered
        case "exhausted":
            raise EntitlementIsExhausted
        case "offered" | "taken":
            return [
                EntitlementDeclined(
                    journey_id=command.journey_id,
                    item=command.item,
                    occurred_at=command.occurred_at,
                )
            ]
        case _:
            assert_never(progress)


def exhaust(command: RecordExhausted, known: Entitlements) -> list[EntitlementEvent]:
    """Record that the person had all of it."""
    progress = known.line(command.item).progress
    match progress:
        case "exhausted":
            return []
        case "not-offered" | "offered" | "declined":
            raise NothingWasTaken
        case "taken":
            return [
                EntitlementExhausted(
                    journey_id=command.journey_id,
                    item=command.item,
                    by_service="intake",
                    occurred_at=command.occurred_at,
                )
            ]
        case _:
            assert_never(progress)


def note_elsewhere(command: NoteElsewhere, known: Entitlements) -> list[EntitlementEvent]:
    """Note what another service did; it is never refused, for it happened."""
    progress = known.line(command.item).progress
    match command.became:
        case "offered":
            news = progress in ("not-offered", "declined")
        case "taken":
            news = progress not in ("taken", "exhausted")
        case "declined":
            news = progress in ("not-offered", "offered")
        case "exhausted":
            news = progress != "exhausted"
        case "renewed":
            news = progress == "exhausted"
        case _:
            assert_never(command.became)
    return _noted(command, known) if news else []


def _noted(command: NoteElsewhere, known: Entitlements) -> list[EntitlementEvent]:
    at, item = command.occurred_at, command.item
    match command.became:
        case "offered" | "taken":
            return _given(command, known)
        case "declined":
            declined = EntitlementDeclined(
                journey_id=command.journey_id,
                item=item,
                by_service=command.by_service,
                occurred_at=at,
            )
            offered = known.line(item).progress == "offered"
            return [*([] if offered else _given(command, known)), declined]
        case "exhausted" | "renewed":
            ended = EntitlementExhausted if command.became == "exhausted" else EntitlementRenewed
            return [
                ended(
                    journey_id=command.journey_id,
                    item=item,
                    by_service=command.by_service,
                    occurred_at=at,
                )
            ]
        case _:
            assert_never(command.became)


def _given(command: NoteElsewhere, known: Entitlements) -> list[EntitlementEvent]:
    """Say that it was offered, or taken; who says no was asked before."""
    event = EntitlementTaken if command.became == "taken" else EntitlementOffered
    noted = event(
        journey_id=command.journey_id,
        item=command.item,
        by_service=command.by_service,
        covered=_covered(command, known),
        occurred_at=command.occurred_at,
    )
    return [noted, *_to_be_decided(command, known)]


def _covered(command: NoteElsewhere, known: Entitlements) -> bool:
    """Tell whether the law or a decision gave it on that day."""
    at = command.occurred_at
    standing = known.standing_at(at)
    if standing is None or standing.over:
        return False
    return standing.gives(command.item, at).stands(decided=known.decided(command.item, at))


def _to_be_decided(command: NoteElsewhere, known: Entitlements) -> list[EntitlementEvent]:
    """Ask for a decision where two laws disagree and a service was asked all the same."""
    at, item = command.occurred_at, command.item
    standing = known.latest
    undecided = item not in known.decisions and known.line(item).right == "none"
    if standing is None or standing.over or not undecided:
        return []
    if not standing.gives(item, at).by_decision:
        return []
    return [awaiting(command.journey_id, item, at)]


def note_overdue(command: NoteEntitlementOverdue, known: Entitlements) -> list[EntitlementEvent]:
    """Judge again what a clock says; an empty list means that it was done."""
    line = known.line(command.item)
    waits = {
        "decision": line.right == "to-decide",
        "offer": line.right == "open" and line.progress == "not-offered",
    }
    if line.due_at is None or line.overdue or not waits[command.awaited]:
        return []
    if command.occurred_at < line.due_at:
        raise NotDueYet
    return [
        EntitlementOverdue(
            journey_id=command.journey_id,
            item=command.item,
            awaited=command.awaited,
            due_at=line.due_at,
            occurred_at=command.occurred_at,
        )
    ]
