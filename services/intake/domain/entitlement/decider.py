"""A person's entitlements under Article 37: which they have, and what became of each.

One sheet a journey. The law answers first; what it leaves open is decided and signed by
somebody. What was given stays recorded, whatever the person's status becomes.
"""

from collections.abc import Mapping
from typing import assert_never

from services.intake.domain.entitlement.course import (
    decline,
    exhaust,
    note_elsewhere,
    note_overdue,
    offer,
    take,
)
from services.intake.domain.entitlement.messages import (
    CategoryNoted,
    Claiming,
    DecideEntitlement,
    EntitlementAwaitsDecision,
    EntitlementCommand,
    EntitlementDecided,
    EntitlementDeclined,
    EntitlementEnded,
    EntitlementEvent,
    EntitlementExhausted,
    EntitlementOffered,
    EntitlementOpened,
    EntitlementOverdue,
    EntitlementRenewed,
    EntitlementsStopped,
    EntitlementTaken,
    Given,
    Giving,
    Held,
    NoteCategory,
    NoteElsewhere,
    NoteEntitlementOverdue,
    OfferEntitlement,
    Progress,
    RecordDeclined,
    RecordExhausted,
    RecordTaken,
    ResumeEntitlements,
    StopEntitlements,
)
from services.intake.domain.entitlement.rights import (
    decide_entitlement,
    note_category,
    resume,
    stop,
    with_standing,
)
from services.intake.domain.entitlement.state import (
    Decision,
    Entitlements,
    Known,
    Line,
    NoEntitlements,
    Standing,
    opened,
)
from shared.kernel.decider import Decider
from shared.kernel.states import changed
from shared.law.entitlements import Item

_BECOMES: Mapping[type[Given], Progress] = {
    EntitlementOffered: "offered",
    EntitlementTaken: "taken",
    EntitlementDeclined: "declined",
    EntitlementExhausted: "exhausted",
    EntitlementRenewed: "taken",
}


def decide(command: EntitlementCommand, known: Known) -> list[EntitlementEvent]:
    """Return what happens; an empty list means it is already so."""
    sheet = opened(known)
    match command:
        case NoteCategory() | StopEntitlements() | ResumeEntitlements() | DecideEntitlement():
            return _claim(command, sheet)
        case (
            OfferEntitlement()
            | RecordTaken()
            | RecordDeclined()
            | RecordExhausted()
            | NoteElsewhere()
        ):
            return _give(command, sheet)
        case NoteEntitlementOverdue():
            return note_overdue(command, sheet)
        case _:
            assert_never(command)


def _claim(command: Claiming, sheet: Entitlements) -> list[EntitlementEvent]:
    match command:
        case NoteCategory():
            return note_category(command, sheet)
        case StopEntitlements():
            return stop(command, sheet)
        case ResumeEntitlements():
            return resume(command, sheet)
        case DecideEntitlement():
            return decide_entitlement(command, sheet)
        case _:
            assert_never(command)


def _give(command: Giving, sheet: Entitlements) -> list[EntitlementEvent]:
    match command:
        case OfferEntitlement():
            return offer(command, sheet)
        case RecordTaken():
            return take(command, sheet)
        case RecordDeclined():
            return decline(command, sheet)
        case RecordExhausted():
            return exhaust(command, sheet)
        case NoteElsewhere():
            return note_elsewhere(command, sheet)
        case _:
            assert_never(command)


def evolve(known: Known, event: EntitlementEvent) -> Known:
    """Apply one recorded event; never refuse, never look outside."""
    sheet = opened(known)
    if isinstance(event, Given):
        return _with_line(sheet, event.item, _given(sheet.line(event.item), event))
    if isinstance(event, Held):
        line = _held(sheet.line(event.item), event)
        return _with_line(_with_decision(sheet, event), event.item, line)
    match event:
        case CategoryNoted():
            return with_standing(sheet, _noted(event))
        case EntitlementsStopped():
            return with_standing(sheet, _stopped(event, sheet))
        case _:
            assert_never(event)


def _noted(event: CategoryNoted) -> Standing:
    return Standing(event.effective_from, event.category, event.nationality, event.under_18)


def _stopped(event: EntitlementsStopped, sheet: Entitlements) -> Standing:
    last = sheet.latest or Standing(event.occurred_at, None, "unknown", under_18=False)
    return changed(last, since=max(last.since, event.occurred_at), over=event.reason)


def _with_decision(sheet: Entitlements, event: Held) -> Entitlements:
    if not isinstance(event, EntitlementDecided):
        return sheet
    decision = Decision(event.granted, event.ground, event.decision.digest, event.occurred_at)
    return changed(sheet, decisions={**sheet.decisions, event.item: decision})


def _held(line: Line, event: Held) -> Line:
    match event:
        case EntitlementDecided():
            return Line("none", line.progress) if line.right == "to-decide" else line
        case EntitlementOpened():
            return Line("open", line.progress, event.offer_by)
        case EntitlementAwaitsDecision():
            return Line("to-decide", line.progress, event.decide_by)
        case EntitlementEnded():
            return Line("none", line.progress)
        case EntitlementOverdue():
            return changed(line, overdue=True)
        case _:
            assert_never(event)


def _given(line: Line, event: Given) -> Line:
    progress = _BECOMES[type(event)]
    if line.right == "to-decide":
        return changed(line, progress=progress)
    return Line(line.right, progress)


def _with_line(sheet: Entitlements, item: Item, line: Line) -> Entitlements:
    return changed(sheet, lines={**sheet.lines, item: line})


decider: Decider[EntitlementCommand, Known, EntitlementEvent] = Decider(
    NoEntitlements(), decide, evolve
)
