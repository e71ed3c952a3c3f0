"""Letters of a matter to the legal-aid centre that took it on: poor, on a basis, and answered.

A letter says that the matter moved, never how, nor whose it is. Nothing is written until
the client's consent or a lawful ground lets the centre in, and nothing after that ends; then
the centre is asked to stop using what it has, and says so.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import assert_never

from services.legal_aid.domain.ids import CentreId
from services.legal_aid.domain.letters.messages import (
    About,
    CentreDone,
    CentreLate,
    CentreLetIn,
    LetCentreIn,
    LetterCommand,
    LetterEvent,
    LetterId,
    LetterReceived,
    LettersOpened,
    LettersRecalled,
    LetterWritten,
    NoteCentreDone,
    NoteCentreLate,
    NoteReceipt,
    Notice,
    OpenLetters,
    RecallLetters,
    StopLetters,
    TellCentre,
)
from services.legal_aid.domain.tables import CENTRE_ERASES
from shared.casework.sharing.messages import SharingId
from shared.kernel.decider import Decider
from shared.kernel.errors import NotFound, Refused
from shared.kernel.ids import derived
from shared.kernel.states import changed
from shared.kernel.terms import due
from shared.law.consent import stop_by


@dataclass(frozen=True)
class NoLetters:
    """No centre has taken the matter on."""


@dataclass(frozen=True)
class Owed:
    """A notice that the centre has not answered."""

    notice: Notice
    answer_by: datetime
    sharing_id: SharingId
    late: bool = False


@dataclass(frozen=True)
class Letters:
    """The centre, on whose word it is told, what was written, and what it must answer."""

    opened: LettersOpened
    let_in: CentreLetIn | None = None
    last_in: CentreLetIn | None = None
    written: tuple[LetterId, ...] = ()
    received: frozenset[LetterId] = frozenset()
    owed: Mapping[LetterId, Owed] = field(default_factory=dict[LetterId, Owed])
    erased: bool = False

    @property
    def centre_id(self) -> CentreId:
        """Return which centre took the matter on."""
        return self.opened.centre_id


Post = NoLetters | Letters


class NoCentreYet(NotFound):
    """No legal-aid centre has taken this matter on."""

    slug = "no-centre-yet"
    vi = "Chưa có trung tâm trợ giúp pháp lý nào thụ lý vụ việc này."
    source = "Law 11/2017/QH14, Art 26; our design"


class CentreIsLetIn(Refused):
    """The centre is told of this matter already, on another basis; stop that sharing first."""

    slug = "centre-is-let-in"
    vi = "Trung tâm đang được thông báo về vụ việc này theo căn cứ khác; hãy dừng trước."
    source = "practice: one sharing, one basis"


class ClientIsErased(Refused):
    """What was held of this client is erased; nothing is told of them any more."""

    slug = "client-is-erased"
    vi = "Dữ liệu của người này đã bị xóa; không thông báo thêm điều gì."
    source = "Law 91/2025/QH15, Art 14"


class NoSuchLetter(NotFound):
    """No such letter was written about this matter."""

    slug = "no-such-letter"
    vi = "Không có thư nào như vậy về vụ việc này."
    source = "Our design: only what was written is answered"


class CentreHasTime(Refused):
    """The time within which the centre answers has not passed."""

    slug = "centre-has-time"
    vi = "Chưa hết thời hạn trả lời của trung tâm."
    source = "Decree 356/2025/ND-CP, Art 5"


def decide(command: LetterCommand, post: Post) -> list[LetterEvent]:
    """Return what happens; an empty list means it is already so."""
    if isinstance(command, OpenLetters):
        return [LettersOpened(**dict(command))] if isinstance(post, NoLetters) else []
    if isinstance(post, NoLetters):
        return _nowhere(command)
    match command:
        case LetCentreIn():
            return _let_in(command, post)
        case TellCentre(news=news):
            return [_letter(command, post, post.let_in, news)] if post.let_in else []
        case StopLetters() | RecallLetters():
            return _end(command, post)
        case NoteReceipt() | NoteCentreDone() | NoteCentreLate():
            return _hear(command, post)
        case _:
            assert_never(command)


def _nowhere(command: LetterCommand) -> list[LetterEvent]:
    """A matter of no centre has nobody to tell, and nobody who could answer."""
    if isinstance(command, LetCentreIn):
        raise NoCentreYet
    if isinstance(command, NoteReceipt | NoteCentreDone):
        raise NoSuchLetter
    return []


def _let_in(command: LetCentreIn, post: Letters) -> list[LetterEvent]:
    let_in = CentreLetIn(**dict(command))
    if post.last_in and post.last_in.sharing_id == command.sharing_id:
        return []
    if post.erased:
        raise ClientIsErased
    if post.let_in:
        raise CentreIsLetIn
    return [let_in, _letter(command, post, let_in, "matter-assigned")]


def _letter(
    command: LetCentreIn | TellCentre | StopLetters | RecallLetters,
    post: Letters,
    let_in: CentreLetIn,
    about: About,
    by: tuple[datetime, str] | None = None,
) -> LetterWritten:
    return LetterWritten(
        matter_id=command.matter_id,
        centre_id=post.centre_id,
        letter_id=LetterId(derived("letter", command.matter_id, len(post.written))),
        about=about,
        sharing_id=let_in.sharing_id,
        basis=None if by else let_in.basis,
        answer_by=by[0] if by else None,
        next_answer_by=_next(post.owed.values(), by[0] if by else None),
        policy_version=by[1] if by else None,
        occurred_at=command.occurred_at,
    )


def _end(command: StopLetters | RecallLetters, post: Letters) -> list[LetterEvent]:
    at = command.occurred_at
    match command:
        case StopLetters():
            if post.let_in is None:
                return []
            by = stop_by(at, elsewhere=True)
            return [_letter(command, post, post.let_in, "stop-using", by)]
        case RecallLetters():
            if post.erased or post.last_in is None:
                return []
            by = due(at, CENTRE_ERASES.on(at).value), CENTRE_ERASES.version(at)
            recalled = LettersRecalled(
                matter_id=command.matter_id, centre_id=post.centre_id, occurred_at=at
            )
            return [recalled, _letter(command, post, post.last_in, "erase", by)]
        case _:
            assert_never(command)


def _hear(
    command: NoteReceipt | NoteCentreDone | NoteCentreLate, post: Letters
) -> list[LetterEvent]:
    if isinstance(command, NoteCentreLate):
        return _late(command, post)
    if command.letter_id not in post.written:
        raise NoSuchLetter
    match command:
        case NoteReceipt():
            known = command.letter_id in post.received
            return [] if known else [LetterReceived(**dict(command))]
        case NoteCentreDone():
            owed = post.owed.get(command.letter_id)
            if owed is None:
                return []
            if owed.notice != command.notice:
                raise NoSuchLetter
            others = [one for key, one in post.owed.items() if key != command.letter_id]
            return [CentreDone(**dict(command), next_answer_by=_next(others))]
        case _:
            assert_never(command)


def _late(command: NoteCentreLate, post: Letters) -> list[LetterEvent]:
    waiting = {key: one for key, one in post.owed.items() if not one.late}
    late = {key: one for key, one in waiting.items() if one.answer_by <= command.occurred_at}
    if waiting and not late:
        raise CentreHasTime
    to_come = _next(one for key, one in waiting.items() if key not in late)
    return [
        CentreLate(
            matter_id=command.matter_id,
            letter_id=key,
            notice=one.notice,
            answer_by=one.answer_by,
            next_answer_by=to_come,
            occurred_at=command.occurred_at,
        )
        for key, one in late.items()
    ]


def _next(owed: Iterable[Owed], also: datetime | None = None) -> datetime | None:
    limits = (also, *(one.answer_by for one in owed if not one.late))
    return min((limit for limit in limits if limit is not None), default=None)


def evolve(post: Post, event: LetterEvent) -> Post:
    """Apply one recorded event; never refuse, never look outside."""
    if isinstance(event, LettersOpened):
        return Letters(event)
    if isinstance(post, NoLetters):
        return post
    match event:
        case CentreLetIn():
            return changed(post, let_in=event, last_in=event)
        case LettersRecalled():
            return changed(post, let_in=None, erased=True)
        case LetterWritten() | LetterReceived():
            return _with_letter(post, event)
        case CentreDone() | CentreLate():
            return changed(post, owed=_answered(post.owed, event))
        case _:
            assert_never(event)


def _with_letter(post: Letters, event: LetterWritten | LetterReceived) -> Letters:
    if isinstance(event, LetterReceived):
        return changed(post, received=post.received | {event.letter_id})
    written = changed(post, written=(*post.written, event.letter_id))
    if event.about not in ("stop-using", "erase") or event.answer_by is None:
        return written
    owed = Owed(event.about, event.answer_by, event.sharing_id)
    return changed(written, let_in=None, owed={**post.owed, event.letter_id: owed})


def _answered(
    owed: Mapping[LetterId, Owed], event: CentreDone | CentreLate
) -> dict[LetterId, Owed]:
    match event:
        case CentreDone(letter_id=letter):
            return {key: one for key, one in owed.items() if key != letter}
        case CentreLate(letter_id=letter):
            return {
                key: changed(one, late=True) if key == letter else one for key, one in owed.items()
            }
        case _:
            assert_never(event)


decider: Decider[LetterCommand, Post, LetterEvent] = Decider(NoLetters(), decide, evolve)
