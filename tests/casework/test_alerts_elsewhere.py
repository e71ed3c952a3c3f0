"""What others must know at once is seen in every service, whoever noted it."""

from dataclasses import replace
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.casework.alert_board import JOURNEY_ALERTS
from shared.casework.alert_hearing import alerts_duty
from shared.casework.alerts import (
    Alert,
    AlertHeldElsewhere,
    AlertNoted,
    AlertNotedLifted,
    AnotherAlertHere,
    NoteAlert,
    NoteAlertLifted,
    Noting,
    alerts_of,
    decider,
    standing,
)
from shared.casework.all import TOGETHER, telling
from shared.casework.correction import Entry, corrections_of, with_lifting, with_what_follows
from shared.casework.correction import decider as correcting
from shared.casework.relations import project as relate
from shared.contracts import casework as told
from shared.kernel.actors import Actor
from shared.kernel.aggregate import Log
from shared.kernel.envelope import stored
from shared.kernel.ids import CommandId
from shared.kernel.messages import Command, Event
from shared.kernel.views import Row
from shared.runtime.correcting import found
from shared.runtime.event_store.memory import MemoryStore
from shared.runtime.handling import Desk
from shared.runtime.receipts import MemoryReceipts
from tests.architecture.house import ROOMS
from tests.casework.made_up import (
    ALERT,
    ANOTHER,
    EVENING,
    JOURNEY,
    LAN,
    NOON,
    OTHER_JOURNEY,
    correct,
    corrected,
    lan_assigned,
    lift,
    lifted,
    note_alert,
    note_lifted,
    noted,
    noted_lifted,
    raise_alert,
    raised,
    seen,
    take_over,
)
from tests.kit.blanket_room import asked
from tests.kit.scenario import Given

alerts = Given(decider)
tell = telling(lambda *_: None, "intake")

HOUSE = seen("alerts")._replace(actor=Actor(staff=LAN, role="policy", unit="house"))

RAISED = told.AlertRaised(
    journey_id=JOURNEY, occurred_at=NOON, alert_id=ANOTHER, alert="in-danger", service="intake"
)
LIFTED = told.AlertLifted(
    journey_id=JOURNEY, occurred_at=EVENING, alert_id=ANOTHER, service="intake"
)


def test_an_alert_that_another_service_holds_is_noted_once() -> None:
    alerts.given().when(note_alert).then(noted)
    alerts.given(noted).when(note_alert).then_nothing()


def test_an_alert_that_holds_no_more_elsewhere_holds_no_more_here() -> None:
    alerts.given(noted).when(note_lifted).then(noted_lifted)
    alerts.given(noted, noted_lifted).when(note_lifted).then_nothing()
    alerts.given(noted, noted_lifted).when(note_alert).then_nothing()


def test_a_lifting_heard_before_the_raising_leaves_the_alert_lifted() -> None:
    alerts.given().when(note_lifted).then(noted_lifted)
    alerts.given(noted_lifted).when(note_alert).then_nothing()


def test_ones_own_alert_heard_back_changes_nothing() -> None:
    danger = raised("in-danger", ANOTHER)
    gone = lifted.model_copy(update={"alert_id": ANOTHER, "alert": "in-danger"})
    alerts.given(danger).when(note_alert).then_nothing()
    alerts.given(danger, gone).when(note_alert).then_nothing()
    alerts.given(danger, gone).when(note_lifted).then_nothing()


def test_what_another_service_says_does_not_lift_an_alert_of_ones_own() -> None:
    alerts.given(raised("in-danger", ANOTHER)).when(note_lifted).then_nothing()


def test_an_alert_is_lifted_where_it_is_held() -> None:
    elsewhere = lift.model_copy(update={"alert_id": ANOTHER})
    alerts.given(noted).when(elsewhere).then_refused(AlertHeldElsewhere)
    alerts.given(noted, noted_lifted).when(elsewhere).then_nothing()


def test_no_alert_is_raised_under_the_number_of_one_that_stands_elsewhere() -> None:
    alerts.given(noted).when(raise_alert("allergy", ANOTHER)).then_refused(AnotherAlertHere)


ids = st.sampled_from([ALERT, ANOTHER])
places: dict[str, Any] = {
    "journey_id": st.just(JOURNEY),
    "alert_id": ids,
    "held_by": st.sampled_from(["intake", "shelter"]),
    "occurred_at": st.sampled_from([NOON, EVENING]),
}
notes: st.SearchStrategy[Noting] = st.builds(
    NoteAlert, alert=st.sampled_from(get_args(Alert)), **places
) | st.builds(NoteAlertLifted, **places)
own = st.sampled_from(
    [[], [raised()], [raised(), lifted], [raised(), raised("in-danger", ANOTHER)]]
)


@settings(max_examples=100, derandomize=True, deadline=None)
@given(own, st.lists(notes, max_size=8))
def test_a_service_that_hears_of_alerts_is_never_refused_and_what_is_lifted_stays_so(
    before: list[Any], heard: list[Noting]
) -> None:
    state = decider.fold(before)
    for command in heard:
        after = decider.fold(decider.decide(command, state), state)
        assert after.lifted >= state.lifted
        assert not after.lifted & (after.elsewhere | after.standing.keys())
        assert after.standing == state.standing
        state = after


@pytest.mark.parametrize(("fact", "command"), [(RAISED, note_alert), (LIFTED, note_lifted)])
def test_a_service_that_hears_of_an_alert_notes_it(
    fact: told.AlertRaised | told.AlertLifted, command: Command
) -> None:
    duty = alerts_duty("shelter")
    assert (duty.name, duty.hears) == ("shelter-alerts", (told.AlertRaised, told.AlertLifted))
    assert list(duty.react(fact)) == [command]


def test_every_service_that_acts_hears_of_alerts() -> None:
    for room in ROOMS:
        assert alerts_duty(room.log.service.replace("_", "-")) in room.policies


def test_every_service_tells_of_its_own_alerts_and_nothing_of_what_they_say() -> None:
    assert tell(raised("in-danger", ANOTHER), JOURNEY) == RAISED
    gone = lifted.model_copy(update={"alert_id": ANOTHER})
    assert tell(gone, JOURNEY) == LIFTED


def test_what_was_heard_is_not_told_again() -> None:
    assert tell(noted, JOURNEY) is None
    assert tell(noted_lifted, JOURNEY) is None


def drawn(*events: Event) -> Row:
    """Return the row of a journey after these events, each in a message of its own."""
    row: Row | None = None
    for version, event in enumerate(events, 1):
        row = JOURNEY_ALERTS.project(row, event, seen("alerts", version=version))
    assert row is not None
    return row


def test_danger_noted_elsewhere_puts_a_journey_first_until_it_is_lifted_there() -> None:
    assert drawn(raised(), noted)["in_danger"]
    assert [one["held_by"] for one in drawn(raised(), noted)["standing"]] == [None, "intake"]
    assert not drawn(noted, noted_lifted)["in_danger"]
    assert not drawn(noted_lifted)["in_danger"]


def test_striking_one_of_several_alerts_of_a_message_leaves_the_others() -> None:
    danger, allergy = raised("in-danger", ANOTHER), raised()
    together = seen("alerts", version=1)
    row = JOURNEY_ALERTS.project(JOURNEY_ALERTS.project(None, danger, together), allergy, together)
    struck = corrected().model_copy(update={"alert_id": ALERT})
    left = JOURNEY_ALERTS.project(row, struck, seen("correction"))
    assert left is not None
    assert left["in_danger"]
    assert [one["alert_id"] for one in left["standing"]] == [str(ANOTHER)]


def test_what_stands_elsewhere_is_shown_with_danger_first_and_who_holds_it() -> None:
    shown = standing(steps(raised(), noted))
    assert [one["alert"] for one in shown] == ["in-danger", "allergy"]
    assert shown[0] == {
        "alert_id": str(ANOTHER),
        "alert": "in-danger",
        "record_id": None,
        "held_by": "intake",
        "since": NOON,
    }
    assert standing(steps(noted, noted_lifted)) == []


def steps(*events: Event) -> list[dict[str, Any]]:
    """Return a journey's steps as they are drawn."""
    return [
        {"what": event.kind, "at": event.occurred_at, "details": stored(event)} for event in events
    ]


@pytest.mark.parametrize("event", [noted, noted_lifted])
def test_hearing_of_an_alert_makes_no_journey_a_rooms_own(
    event: AlertNoted | AlertNotedLifted,
) -> None:
    assert relate(None, event, HOUSE) is None
    taken_up = relate(None, lan_assigned, seen("team"))
    assert relate(taken_up, event, HOUSE) == taken_up


def test_an_alert_whose_entry_is_struck_is_lifted_in_every_service() -> None:
    strikes = correct().model_copy(update={"alert_id": ALERT})
    assert list(with_lifting(strikes, correcting.initial)) == [lift]
    alerts.given(raised()).when(lift).then(lifted)
    again = correcting.fold([corrected().model_copy(update={"alert_id": ALERT})])
    assert list(with_lifting(strikes, again)) == []
    assert list(with_lifting(correct(of_aggregate="case"), correcting.initial)) == []


async def test_an_alert_that_another_service_holds_is_not_struck_away_here() -> None:
    log = Log("shelter", (alerts_of("shelter"), corrections_of("shelter")), together=TOGETHER)
    store = MemoryStore()
    desk = Desk(log, store, MemoryReceipts())
    await desk.handle(note_alert, replace(asked(), command_id=CommandId(LAN)))
    there = Entry("alerts", JOURNEY, version=1, index=0)
    said = await found(log, store, JOURNEY, there)
    strikes = correct().model_copy(update={**said, "of_id": JOURNEY, "of_version": 1})
    with pytest.raises(AlertHeldElsewhere):
        await desk.handle(strikes, replace(asked(), command_id=CommandId(ANOTHER)))


def test_a_correction_that_was_stored_before_it_named_the_alert_can_still_be_read() -> None:
    before = {name: said for name, said in stored(corrected()).items() if name != "alert_id"}
    assert corrections_of("made_up").read(before) == corrected()


def test_a_correction_moves_its_content_and_lifts_its_alert_together() -> None:
    strikes = correct("move", OTHER_JOURNEY).model_copy(update={"alert_id": ALERT})
    assert list(with_what_follows(strikes, correcting.initial)) == [take_over, lift]
