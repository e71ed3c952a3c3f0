"""By which record a person is found again, and what is asked when two of them are alike."""

from datetime import datetime

from services.intake.domain.case.events import IdentityRecorded
from services.intake.domain.linking.messages import NotePossibleDuplicate
from services.intake.domain.person.comparison import NoteNothingAlike
from services.intake.domain.person.identity import EDITION, Likeness, alike, signs_of
from shared.kernel.finding import Findable
from shared.kernel.ids import JourneyId, RecordId
from shared.kernel.messages import Event, RecordRef


def refers(event: Event) -> RecordRef | None:
    """Return the record that says who a person is, if the event refers to one."""
    return event.identity if isinstance(event, IdentityRecorded) else None


def note(
    one: JourneyId, other: JourneyId, likeness: Likeness, at: datetime
) -> NotePossibleDuplicate:
    """Ask that a likeness be noted."""
    return NotePossibleDuplicate(one=one, other=other, likeness=likeness, occurred_at=at)


def nothing(record_id: RecordId, at: datetime) -> NoteNothingAlike:
    """Ask that it be noted that nothing new was alike."""
    return NoteNothingAlike(record_id=record_id, occurred_at=at)


FINDABLE = Findable(
    kind="identity",
    edition=EDITION,
    signs_of=signs_of,
    alike=alike,
    of=("case",),
    refers=refers,
    note=note,
    nothing=nothing,
)
