"""Who came to know what of a journey: each reading, and each glass that was broken for it.

Glass is broken for one worker, for a stated reason, for a time and so far as needed; somebody
else reviews it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, assert_never, get_args

from shared.casework.access_messages import (
    AccessCommand,
    AccessEvent,
    BreakGlass,
    BreakGlassReviewed,
    BreakGlassReviewOverdue,
    ExtractMade,
    Finding,
    FormPrinted,
    GlassBroken,
    GrantId,
    NoteExtract,
    NotePrinting,
    NoteReading,
    NoteReviewsOverdue,
    ReadingId,
    RecordsRead,
    ReviewBreakGlass,
    Scope,
)
from shared.casework.access_tables import MOST_MINUTES, REVIEW_WITHIN
from shared.kernel.aggregate import Aggregate
from shared.kernel.decider import Decider
from shared.kernel.errors import NotFound, Refused
from shared.kernel.ids import StaffId
from shared.kernel.states import changed
from shared.kernel.terms import due

ACCESS = "access"

_SCOPES: tuple[Scope, ...] = get_args(Scope)


@dataclass(frozen=True)
class Grant:
    """What was opened by breaking glass: to whom, how far, until when; and its review."""

    grant_id: GrantId
    staff: StaffId
    scope: Scope
    until: datetime
    review_due_at: datetime
    finding: Finding | None = None
    overdue: bool = False

    def opens(self, scope: Scope, at: datetime) -> bool:
        """Tell whether it opens so much at a moment."""
        return at < self.until and _SCOPES.index(scope) <= _SCOPES.index(self.scope)


@dataclass(frozen=True)
class Access:
    """Glass broken for the journey, the first first; and what was last noted as read."""

    grants: tuple[Grant, ...] = ()
    last_reading: ReadingId | None = None
    last_extract: ReadingId | None = None
    last_printing: ReadingId | None = None

    def of(self, grant_id: GrantId) -> Grant | None:
        """Return a grant, if there is one."""
        return next((one for one in self.grants if one.grant_id == grant_id), None)

    def is_open_to(self, staff: StaffId, scope: Scope, at: datetime) -> bool:
        """Tell whether glass is broken so far for this worker at a moment."""
        return any(one.staff == staff and one.opens(scope, at) for one in self.grants)


class GlassBrokenTooLong(Refused):
    """Glass is broken for four hours at most; ask again if it is not enough."""

    slug = "glass-broken-too-long"
    vi = "Quyền truy cập khẩn cấp chỉ kéo dài tối đa bốn giờ; nếu chưa đủ, hãy yêu cầu lại."
    source = "practice: access beyond one's own journeys is limited in time"


class GlassStillBroken(Refused):
    """Glass is still broken for you as far as you ask."""

    slug = "glass-still-broken"
    vi = "Quyền truy cập khẩn cấp trước đó của bạn vẫn còn hiệu lực trong phạm vi này."
    source = "practice: each breaking of glass is explained and reviewed on its own"


class ExtractWithoutCause(Refused):
    """An extract is made for one request of the person, or on one ground of the law."""

    slug = "extract-without-cause"
    vi = "Chỉ trích dữ liệu theo một yêu cầu của người đó hoặc một căn cứ pháp luật được nêu rõ."
    source = "Law 91/2025/QH15, Art 4; Decree 356/2025/ND-CP, Art 5"


class NoSuchGlass(NotFound):
    """No glass was broken here under this number."""

    slug = "no-such-glass"
    vi = "Không có lần truy cập khẩn cấp này trong hồ sơ."
    source = "Our design: a step names what it is about; nothing is made up for a wrong number"


class OwnGlass(Refused):
    """Nobody reviews the glass that they broke themselves."""

    slug = "own-glass"
    vi = "Không ai tự xem xét lần truy cập khẩn cấp của chính mình."
    source = "practice: four eyes"


class GlassNotMendedYet(Refused):
    """It is found justified when it is over; what is not justified may be ended at once."""

    slug = "glass-not-mended-yet"
    vi = (
        "Chỉ kết luận là chính đáng sau khi hết hạn; nếu không chính đáng thì có thể chấm dứt ngay."
    )
    source = "practice: what was done with it is part of the review"


class GlassReviewedBefore(Refused):
    """This was reviewed before, and found otherwise."""

    slug = "glass-reviewed-before"
    vi = "Lần truy cập khẩn cấp này đã được xem xét với kết luận khác."
    source = "practice: a review stands"


def decide(command: AccessCommand, access: Access) -> list[AccessEvent]:
    """Return what happens; an empty list means it is already so."""
    match command:
        case NoteReading():
            noted = command.reading_id == access.last_reading
            return [] if noted else [RecordsRead(**dict(command))]
        case NoteExtract():
            return _extract(command, access)
        case NotePrinting():
            noted = command.printing_id == access.last_printing
            return [] if noted else [FormPrinted(**dict(command))]
        case BreakGlass():
            return _break(command, access)
        case ReviewBreakGlass():
            return _review(command, access)
        case NoteReviewsOverdue():
            return _note_overdue(command, access)
        case _:
            assert_never(command)


def _extract(command: NoteExtract, access: Access) -> list[AccessEvent]:
    if (command.request_id is None) == (command.ground is None):
        raise ExtractWithoutCause
    made = ExtractMade(**dict(command))
    return [] if command.extract_id == access.last_extract else [made]


def _break(command: BreakGlass, access: Access) -> list[AccessEvent]:
    if access.of(command.grant_id) is not None:
        return []
    at = command.occurred_at
    if command.minutes > MOST_MINUTES.on(at).value:
        raise GlassBrokenTooLong
    if access.is_open_to(command.staff, command.scope, at):
        raise GlassStillBroken
    review_due_at = due(at, REVIEW_WITHIN.on(at).value)
    waiting = [one.review_due_at for one in _waiting(access.grants)]
    asked = {name: value for name, value in command if name != "minutes"}
    return [
        GlassBroken(
            **asked,
            until=at + timedelta(minutes=command.minutes),
            review_due_at=review_due_at,
            next_review_at=min([review_due_at, *waiting]),
            policy_version=REVIEW_WITHIN.version(at),
        )
    ]


def _review(command: ReviewBreakGlass, access: Access) -> list[AccessEvent]:
    grant = access.of(command.grant_id)
    if grant is None:
        raise NoSuchGlass
    if grant.staff == command.staff:
        raise OwnGlass
    if grant.finding is not None:
        if grant.finding != command.finding:
            raise GlassReviewedBefore
        return []
    if command.finding == "justified" and command.occurred_at < grant.until:
        raise GlassNotMendedYet
    others = [one for one in access.grants if one.grant_id != grant.grant_id]
    return [BreakGlassReviewed(**dict(command), next_review_at=_next(others))]


def _note_overdue(command: NoteReviewsOverdue, access: Access) -> list[AccessEvent]:
    late = [one for one in _waiting(access.grants) if one.review_due_at <= command.occurred_at]
    to_come = _next(one for one in access.grants if one not in late)
    return [
        BreakGlassReviewOverdue(
            journey_id=command.journey_id,
            grant_id=one.grant_id,
            review_due_at=one.review_due_at,
            next_review_at=to_come,
            occurred_at=command.occurred_at,
        )
        for one in late
    ]


def _waiting(grants: Iterable[Grant]) -> list[Grant]:
    """Return those whose review is to be done and was not yet said to be late."""
    return [one for one in grants if one.finding is None and not one.overdue]


def _next(grants: Iterable[Grant]) -> datetime | None:
    return min((one.review_due_at for one in _waiting(grants)), default=None)


def evolve(access: Access, event: AccessEvent) -> Access:
    """Apply one recorded event; never refuse, never look outside."""
    match event:
        case RecordsRead():
            return changed(access, last_reading=event.reading_id)
        case ExtractMade():
            return changed(access, last_extract=event.extract_id)
        case FormPrinted():
            return changed(access, last_printing=event.printing_id)
        case GlassBroken():
            return changed(access, grants=(*access.grants, _grant(event)))
        case BreakGlassReviewed():
            return changed(access, grants=tuple(_reviewed(one, event) for one in access.grants))
        case BreakGlassReviewOverdue():
            late = event.grant_id
            return changed(
                access,
                grants=tuple(
                    changed(one, overdue=True) if one.grant_id == late else one
                    for one in access.grants
                ),
            )
        case _:
            assert_never(event)


def _grant(event: GlassBroken) -> Grant:
    return Grant(event.grant_id, event.staff, event.scope, event.until, event.review_due_at)


def _reviewed(grant: Grant, event: BreakGlassReviewed) -> Grant:
    """What is found not justified ends with its review."""
    if grant.grant_id != event.grant_id:
        return grant
    until = grant.until if event.finding == "justified" else min(grant.until, event.occurred_at)
    return changed(grant, finding=event.finding, until=until)


decider: Decider[AccessCommand, Access, AccessEvent] = Decider(Access(), decide, evolve)


def access_of(service: str) -> Aggregate[Any, Any, Any]:
    """Return a room's histories of access, one for each journey."""
    return Aggregate(service, ACCESS, decider, AccessEvent, AccessCommand, "journey_id")
