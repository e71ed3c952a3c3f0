"""Two journeys that may be one person's: noticed, judged by a reviewer, linked, and unlinked.

Who wrote an identity down is never told of a likeness; that two journeys are one person's
is decided by someone who looked at both, and can be taken back.
"""

from dataclasses import dataclass
from typing import assert_never

from services.intake.domain.case.refusals import NotDueYet
from services.intake.domain.linking.messages import (
    DuplicateJudged,
    DuplicateReviewOverdue,
    JourneysLinked,
    JourneysUnlinked,
    JudgeDuplicate,
    LinkingCommand,
    LinkingEvent,
    LinkJourneys,
    NotePossibleDuplicate,
    NoteReviewOverdue,
    PossibleDuplicateNoted,
    SuspectDuplicate,
    UnlinkJourneys,
)
from services.intake.domain.linking.refusals import (
    NoSuchSuspicion,
    NotJudgedSame,
    NotLinked,
    OneJourneyOnly,
    UnlinkFirst,
)
from services.intake.domain.person.identity import Likeness
from services.intake.domain.person.ids import in_order
from services.intake.domain.person.tables import DUPLICATE_REVIEW
from shared.kernel.decider import Decider
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Moment
from shared.kernel.states import changed
from shared.kernel.terms import due


@dataclass(frozen=True)
class NoSuspicion:
    """Nobody has seen a likeness."""


@dataclass(frozen=True)
class Pair:
    """Two journeys, and all that was seen to be alike in them."""

    one: JourneyId
    other: JourneyId
    likenesses: tuple[Likeness, ...]


@dataclass(frozen=True)
class Suspected:
    """Someone has to judge."""

    pair: Pair
    due_at: Moment
    policy_version: str
    overdue: bool = False


@dataclass(frozen=True)
class JudgedSame:
    """One person's, by a reviewer's judgement; not linked yet."""

    pair: Pair


@dataclass(frozen=True)
class JudgedDifferent:
    """Two persons', by a reviewer's judgement or because a link was undone."""

    pair: Pair


@dataclass(frozen=True)
class Linked:
    """Shown as one person's, in every service."""

    pair: Pair


Sameness = NoSuspicion | Suspected | JudgedSame | JudgedDifferent | Linked


def decide(command: LinkingCommand, sameness: Sameness) -> list[LinkingEvent]:
    """Return what happens; an empty list means it is already so."""
    match command:
        case NotePossibleDuplicate():
            return _note(command, command.likeness, sameness)
        case SuspectDuplicate():
            return _note(command, "suspected", sameness)
        case JudgeDuplicate():
            return _judge(command, sameness)
        case LinkJourneys():
            return _link(command, sameness)
        case UnlinkJourneys():
            return _unlink(command, sameness)
        case NoteReviewOverdue():
            return _note_overdue(command, sameness)
        case _:
            assert_never(command)


def _note(
    command: NotePossibleDuplicate | SuspectDuplicate, likeness: Likeness, sameness: Sameness
) -> list[LinkingEvent]:
    if command.one == command.other:
        raise OneJourneyOnly
    match sameness:
        case JudgedSame() | Linked():
            return []
        case Suspected(pair) | JudgedDifferent(pair) if likeness in pair.likenesses:
            return []
        case Suspected(due_at=due_at, policy_version=version):
            return [_noted(command, likeness, due_at, version)]
        case NoSuspicion() | JudgedDifferent():
            at = command.occurred_at
            due_at = due(at, DUPLICATE_REVIEW.on(at).value)
            return [_noted(command, likeness, due_at, DUPLICATE_REVIEW.version(at))]
        case _:
            assert_never(sameness)


def _noted(
    command: NotePossibleDuplicate | SuspectDuplicate,
    likeness: Likeness,
    due_at: Moment,
    policy_version: str,
) -> PossibleDuplicateNoted:
    one, other = in_order(command.one, command.other)
    return PossibleDuplicateNoted(
        pair_id=command.pair_id,
        one=one,
        other=other,
        likeness=likeness,
        due_at=due_at,
        policy_version=policy_version,
        occurred_at=command.occurred_at,
    )


def _judge(command: JudgeDuplicate, sameness: Sameness) -> list[LinkingEvent]:
    match sameness:
        case NoSuspicion():
            raise NoSuchSuspicion
        case Linked() if not command.same:
            raise UnlinkFirst
        case Linked():
            return []
        case JudgedSame() | JudgedDifferent() if command.same == isinstance(sameness, JudgedSame):
            return []
        case Suspected() | JudgedSame() | JudgedDifferent():
            return [
                DuplicateJudged(
                    pair_id=command.pair_id,
                    same=command.same,
                    basis=command.basis,
                    occurred_at=command.occurred_at,
                )
            ]
        case _:
            assert_never(sameness)


def _link(command: LinkJourneys, sameness: Sameness) -> list[LinkingEvent]:
    match sameness:
        case NoSuspicion():
            raise NoSuchSuspicion
        case Suspected() | JudgedDifferent():
            raise NotJudgedSame
        case JudgedSame(pair):
            return [
                JourneysLinked(
                    pair_id=command.pair_id,
                    one=pair.one,
                    other=pair.other,
                    occurred_at=command.occurred_at,
                )
            ]
        case Linked():
            return []
        case _:
            assert_never(sameness)


def _unlink(command: UnlinkJourneys, sameness: Sameness) -> list[LinkingEvent]:
    match sameness:
        case NoSuspicion():
            raise NoSuchSuspicion
        case Suspected() | JudgedSame():
            raise NotLinked
        case Linked(pair):
            return [
                JourneysUnlinked(
                    pair_id=command.pair_id,
                    one=pair.one,
                    other=pair.other,
                    reason=command.reason,
                    occurred_at=command.occurred_at,
                )
            ]
        case JudgedDifferent():
            return []
        case _:
            assert_never(sameness)


def _note_overdue(command: NoteReviewOverdue, sameness: Sameness) -> list[LinkingEvent]:
    if not isinstance(sameness, Suspected) or sameness.overdue:
        return []
    if command.occurred_at < sameness.due_at:
        raise NotDueYet
    return [DuplicateReviewOverdue(pair_id=command.pair_id, occurred_at=command.occurred_at)]


def evolve(sameness: Sameness, event: LinkingEvent) -> Sameness:
    """Apply one recorded event; never refuse, never look outside."""
    match event:
        case PossibleDuplicateNoted():
            return _suspected(sameness, event)
        case DuplicateReviewOverdue():
            return changed(sameness, overdue=True) if isinstance(sameness, Suspected) else sameness
        case DuplicateJudged() | JourneysLinked() | JourneysUnlinked():
            return sameness if isinstance(sameness, NoSuspicion) else _settled(sameness.pair, event)
        case _:
            assert_never(event)


def _suspected(sameness: Sameness, event: PossibleDuplicateNoted) -> Suspected:
    known = () if isinstance(sameness, NoSuspicion) else sameness.pair.likenesses
    return Suspected(
        Pair(event.one, event.other, (*known, event.likeness)),
        event.due_at,
        event.policy_version,
        overdue=isinstance(sameness, Suspected) and sameness.overdue,
    )


def _settled(
    pair: Pair, event: DuplicateJudged | JourneysLinked | JourneysUnlinked
) -> JudgedSame | JudgedDifferent | Linked:
    match event:
        case DuplicateJudged(same=same):
            return JudgedSame(pair) if same else JudgedDifferent(pair)
        case JourneysLinked():
            return Linked(pair)
        case JourneysUnlinked():
            return JudgedDifferent(pair)
        case _:
            assert_never(event)


decider: Decider[LinkingCommand, Sameness, LinkingEvent] = Decider(NoSuspicion(), decide, evolve)
