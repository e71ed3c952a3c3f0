"""Made-up workers, a journey, and what was asked and recorded about them."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from shared.casework.alerts import (
    Alert,
    AlertId,
    AlertLifted,
    AlertNoted,
    AlertNotedLifted,
    AlertRaised,
    LiftAlert,
    NoteAlert,
    NoteAlertLifted,
    RaiseAlert,
)
from shared.casework.correction import (
    Content,
    CorrectEntry,
    EntryCorrected,
    RecordsTakenOver,
    TakeOver,
)
from shared.casework.linked import (
    AskLinked,
    LinkConsulted,
    LinkNoted,
    LinkUndone,
    MeetLinked,
    NoteLinked,
    NoteUnlinked,
)
from shared.casework.team import (
    AssignWorker,
    HandOverWorker,
    ReleaseWorker,
    WorkerAssigned,
    WorkerHandedOver,
    WorkerReleased,
)
from shared.casework.unit_messages import (
    CloseUnit,
    EnrolStaff,
    PutOnCall,
    RegisterUnit,
    ReleaseStaff,
    StaffEnrolled,
    StaffPutOnCall,
    StaffReleased,
    UnitClosed,
    UnitRegistered,
)
from shared.kernel.actors import Actor
from shared.kernel.ids import CommandId, JourneyId, RecordId, StaffId
from shared.kernel.messages import RecordRef
from shared.kernel.views import Seen

NOON = datetime(2026, 3, 2, 5, tzinfo=UTC)
EVENING = NOON + timedelta(hours=8)
MORNING = NOON + timedelta(hours=20)
NEXT_WEEK = NOON + timedelta(days=7)
JOURNEY, OTHER_JOURNEY = JourneyId(UUID(int=1)), JourneyId(UUID(int=2))
LAN, MINH = StaffId(UUID(int=10)), StaffId(UUID(int=11))
ALERT, ANOTHER = AlertId(UUID(int=20)), AlertId(UUID(int=21))
RECORD = RecordId(UUID(int=30))
ENTRY, FACT = UUID(int=40), UUID(int=41)
COMMAND = CommandId(UUID(int=42))


def ref(number: int = 30) -> RecordRef:
    """Return a reference to a made-up record."""
    return RecordRef(record_id=RecordId(UUID(int=number)), digest="a" * 64)


assign_lan = AssignWorker(
    journey_id=JOURNEY, staff=LAN, role="intake-worker", from_at=NOON, occurred_at=NOON
)
lan_assigned = WorkerAssigned(
    journey_id=JOURNEY,
    staff=LAN,
    role="intake-worker",
    from_at=NOON,
    until=None,
    on_call=False,
    occurred_at=NOON,
)
minh_assigned = lan_assigned.model_copy(update={"staff": MINH})
hand_over = HandOverWorker(
    journey_id=JOURNEY, from_staff=LAN, to_staff=MINH, note=ref(), occurred_at=EVENING
)
handed_over = WorkerHandedOver(
    journey_id=JOURNEY, from_staff=LAN, to_staff=MINH, note=ref(), occurred_at=EVENING
)
release_lan = ReleaseWorker(journey_id=JOURNEY, staff=LAN, occurred_at=EVENING)
lan_released = WorkerReleased(journey_id=JOURNEY, staff=LAN, occurred_at=EVENING)

register = RegisterUnit(code="made-up-unit", unit_kind="centre", occurred_at=NOON)
UNIT = register.unit_id
registered = UnitRegistered(
    unit_id=UNIT, code="made-up-unit", unit_kind="centre", province=None, occurred_at=NOON
)
enrol_lan = EnrolStaff(unit_id=UNIT, staff=LAN, role="shelter-worker", occurred_at=NOON)
lan_enrolled = StaffEnrolled(unit_id=UNIT, staff=LAN, role="shelter-worker", occurred_at=NOON)
let_lan_go = ReleaseStaff(unit_id=UNIT, staff=LAN, occurred_at=EVENING)
lan_left = StaffReleased(unit_id=UNIT, staff=LAN, occurred_at=EVENING)
put_on_call = PutOnCall(unit_id=UNIT, staff=LAN, from_at=EVENING, until=MORNING, occurred_at=NOON)
on_call = StaffPutOnCall(unit_id=UNIT, staff=LAN, from_at=EVENING, until=MORNING, occurred_at=NOON)
close_unit = CloseUnit(unit_id=UNIT, occurred_at=EVENING)
unit_closed = UnitClosed(unit_id=UNIT, occurred_at=EVENING)


def raise_alert(alert: Alert = "allergy", alert_id: AlertId = ALERT) -> RaiseAlert:
    """Ask to raise an alert."""
    return RaiseAlert(
        journey_id=JOURNEY, alert_id=alert_id, alert=alert, content=ref(), occurred_at=NOON
    )


def raised(alert: Alert = "allergy", alert_id: AlertId = ALERT) -> AlertRaised:
    """Return that an alert was raised."""
    return AlertRaised(
        journey_id=JOURNEY, alert_id=alert_id, alert=alert, content=ref(), occurred_at=NOON
    )


lift = LiftAlert(journey_id=JOURNEY, alert_id=ALERT, occurred_at=EVENING)
lifted = AlertLifted(journey_id=JOURNEY, alert_id=ALERT, alert="allergy", occurred_at=EVENING)


note_alert = NoteAlert(
    journey_id=JOURNEY, alert_id=ANOTHER, alert="in-danger", held_by="intake", occurred_at=NOON
)
noted = AlertNoted(**dict(note_alert))
note_lifted = NoteAlertLifted(
    journey_id=JOURNEY, alert_id=ANOTHER, held_by="intake", occurred_at=EVENING
)
noted_lifted = AlertNotedLifted(**dict(note_lifted))


note_link = NoteLinked(journey_id=JOURNEY, with_journey=OTHER_JOURNEY, occurred_at=NOON)
link_noted = LinkNoted(**dict(note_link))
note_unlinked = NoteUnlinked(journey_id=JOURNEY, with_journey=OTHER_JOURNEY, occurred_at=EVENING)
link_undone = LinkUndone(**dict(note_unlinked))
ask_linked = AskLinked(journey_id=JOURNEY, about=UUID(int=40), question=lift, occurred_at=EVENING)
meet_linked = MeetLinked(journey_id=OTHER_JOURNEY, about=UUID(int=40), occurred_at=EVENING)
consulted = LinkConsulted(journey_id=JOURNEY, about=UUID(int=40), occurred_at=EVENING)


def correct(
    content: Content = "destroy", to: JourneyId | None = None, of_aggregate: str = "alerts"
) -> CorrectEntry:
    """Ask to strike an entry, as the door completes what a worker asks."""
    return CorrectEntry(
        journey_id=JOURNEY,
        of_aggregate=of_aggregate,
        of_id=ENTRY,
        of_version=1,
        of_index=0,
        reason="wrong-person",
        content=content,
        to_journey=to,
        what="alert-raised.v1",
        of_command=COMMAND,
        told_as=FACT,
        records=(RECORD,),
        occurred_at=EVENING,
    )


def corrected(content: Content = "destroy", to: JourneyId | None = None) -> EntryCorrected:
    """Return that an entry was struck."""
    return EntryCorrected(**dict(correct(content, to)))


take_over = TakeOver(
    journey_id=OTHER_JOURNEY,
    from_entry=FACT,
    what="alert-raised.v1",
    records=(RECORD,),
    occurred_at=EVENING,
)
taken_over = RecordsTakenOver(**dict(take_over))


def seen(aggregate: str, aggregate_id: UUID = JOURNEY, version: int = 1) -> Seen:
    """Return what a view is told of a message."""
    actor = Actor(staff=LAN, role="intake-worker", unit="made-up-unit")
    return Seen(aggregate, aggregate_id, JOURNEY, version, NOON, actor)
