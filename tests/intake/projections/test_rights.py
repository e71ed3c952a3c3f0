"""The data-protection officer's boards, worklist and figures."""

from typing import Any

import pytest

from services.intake.domain.rights.erasure import ALL_SERVICES
from services.intake.projections import rights_duties
from services.intake.projections.figures import COUNTS, FIGURES
from services.intake.projections.rights_boards import (
    BREACHES,
    ERASURES,
    REQUESTS,
    RETENTIONS,
    ROTATIONS,
)
from services.intake.projections.worklist import DUTIES, WORKLIST
from shared.kernel.messages import Event
from shared.kernel.views import Row, View
from tests.intake.asked_for import (
    ACKNOWLEDGE_BY,
    DECIDE_BY,
    ERASED_BY,
    KEYS_BY,
    LOOK_BY,
    LOOK_LATER,
    NOTIFY_BY,
    acknowledged,
    acknowledgement_overdue,
    answer_overdue,
    approved,
    assessed,
    breach_closed,
    carried_out,
    completed,
    erased_in,
    erasure_overdue,
    extended,
    granted,
    kept_longer,
    key_changed,
    keys_awaited,
    keys_overdue,
    not_carried_out,
    notice_overdue,
    notified,
    ordered,
    proposal_overdue,
    proposed,
    received,
    recorded,
    refused,
    retention_ended,
    support_ended,
    supported,
    taken_back,
)
from tests.intake.lines import lines_after
from tests.intake.made_up import NOON
from tests.intake.projections.test_case_board import SEEN

EVERYONE = ALL_SERVICES


def row(view: View, *events: Event) -> Row:
    """Return a row after these events."""
    drawn: Row | None = None
    for event in events:
        drawn = view.project(drawn, event, SEEN)
    assert drawn is not None
    return drawn


def test_a_request_is_seen_with_its_limits() -> None:
    assert row(REQUESTS, received()) == {
        "state": "open",
        "asks": "see",
        "asked_by": "person",
        "received_at": NOON,
        "acknowledge_by": ACKNOWLEDGE_BY,
        "acknowledged_at": None,
        "answer_by": LOOK_BY,
        "extended": False,
        "ground": None,
        "in_time": None,
        "overdue": False,
        "carry_out_by": None,
        "measures": [],
    }


@pytest.mark.parametrize(
    ("event", "shows"),
    [
        (acknowledged, {"acknowledged_at": NOON}),
        (acknowledgement_overdue, {"overdue": True}),
        (answer_overdue, {"overdue": True}),
        (extended, {"extended": True, "answer_by": LOOK_LATER}),
        (granted(), {"state": "granted", "in_time": True}),
        (refused, {"state": "refused", "ground": "statutory-duty"}),
        (taken_back, {"state": "taken-back"}),
        (ordered, {"state": "open"}),
    ],
    ids=lambda one: getattr(one, "kind", ""),
)
def test_what_becomes_of_a_request_is_seen(event: Event, shows: Row) -> None:
    assert row(REQUESTS, received(), event).items() >= shows.items()


def test_an_erasure_shows_whom_it_waits_for() -> None:
    assert row(ERASURES, ordered)["awaited"] == list(EVERYONE)
    assert row(ERASURES, ordered, erased_in("intake"))["awaited"] == list(EVERYONE[1:])
    assert row(ERASURES, ordered, erasure_overdue)["overdue"]
    done = row(ERASURES, ordered, completed, granted())
    assert (done["state"], done["completed_at"]) == ("complete", NOON)


def test_keys_to_be_changed_are_seen() -> None:
    assert row(ROTATIONS, keys_awaited)["rotate_by"] == KEYS_BY
    assert row(ROTATIONS, keys_awaited, keys_overdue)["overdue"]
    part = row(ROTATIONS, keys_awaited, key_changed("intake"))
    assert part["awaited"] == sorted(EVERYONE[1:])
    changed = row(ROTATIONS, keys_awaited, *map(key_changed, EVERYONE), ordered)
    assert (changed["awaited"], changed["rotate_by"]) == ([], None)


@pytest.mark.parametrize(
    ("events", "state"),
    [
        ((supported("intake"),), "in-use"),
        ((supported("intake"), support_ended("intake", None)), "in-use"),
        ((support_ended("intake"),), "kept"),
        ((support_ended("intake"), proposed), "proposed"),
        ((support_ended("intake"), proposed, proposal_overdue), "proposed"),
        ((support_ended("intake"), proposed, kept_longer), "kept"),
        ((support_ended("intake"), proposed, approved), "over"),
        ((support_ended("intake"), retention_ended), "over"),
    ],
)
def test_how_long_data_are_kept_is_seen(events: tuple[Event, ...], state: str) -> None:
    assert row(RETENTIONS, *events)["state"] == state


def test_the_register_of_breaches_shows_who_was_told() -> None:
    assert row(BREACHES, recorded())["notify_by"] == NOTIFY_BY
    assert row(BREACHES, recorded(), assessed())["notify_by"] is None
    assert row(BREACHES, recorded(), notice_overdue)["overdue"]
    closed = row(BREACHES, recorded(), notified, breach_closed, ordered)
    assert (closed["state"], closed["notified_at"]) == ("closed", NOON)
    assert closed["journeys"] == 1


@pytest.mark.parametrize("view", [REQUESTS, ERASURES, BREACHES], ids=lambda view: view.name)
def test_a_history_whose_beginning_is_missing_draws_nothing(view: View) -> None:
    later = {"requests": acknowledged, "erasures": completed, "breaches": notified}
    assert view.project(None, later[view.name], SEEN) is None


def due(write: Any, *events: Event) -> dict[str, Any]:
    """Return when each open duty is due."""
    return {line["duty"]: line["due_at"] for line in lines_after(write, *events).values()}


def risks(write: Any, *events: Event) -> dict[str, Any]:
    """Return how pressing each open duty is."""
    return {line["duty"]: line["risk"] for line in lines_after(write, *events).values()}


def test_a_request_is_acknowledged_and_answered_on_the_worklist() -> None:
    write = rights_duties.of_requests
    assert due(write, received()) == {
        "acknowledge-request": ACKNOWLEDGE_BY,
        "answer-request": LOOK_BY,
    }
    assert due(write, received(), acknowledged) == {"answer-request": LOOK_BY}
    assert due(write, received(), acknowledged, extended) == {"answer-request": LOOK_LATER}
    for end in (granted(), refused, taken_back):
        assert due(write, received(), end) == {}
    late = risks(write, received(), acknowledgement_overdue, answer_overdue, ordered)
    assert late == {"acknowledge-request": 2, "answer-request": 2}


def test_what_was_granted_stays_on_the_worklist_until_it_is_done() -> None:
    write = rights_duties.of_requests
    for asks in ("correct", "protect"):
        granted_only = (received(asks), acknowledged, granted(asks))
        assert due(write, *granted_only) == {"carry-out-request": LOOK_BY}
        assert due(write, *granted_only, carried_out("entry-corrected")) == {}
        assert risks(write, *granted_only, not_carried_out) == {"carry-out-request": 2}
    written_before = granted("correct").model_copy(update={"carry_out_by": None})
    assert due(write, received("correct"), written_before) == {}


def test_what_was_done_of_a_request_is_seen() -> None:
    asked = (received("correct"), granted("correct"))
    assert row(REQUESTS, *asked)["carry_out_by"] == LOOK_BY
    assert row(REQUESTS, *asked, not_carried_out)["overdue"] is True
    done = row(REQUESTS, *asked, not_carried_out, carried_out("entry-corrected"))
    assert done["overdue"] is False
    assert (done["carry_out_by"], done["measures"]) == (None, ["entry-corrected"])


def test_an_erasure_waits_until_everyone_has_said_it() -> None:
    write = rights_duties.of_erasures
    assert due(write, ordered, erased_in("intake")) == {"await-erasure": ERASED_BY}
    assert risks(write, ordered, erasure_overdue) == {"await-erasure": 2}
    assert due(write, ordered, completed) == {}


def test_each_services_key_is_changed_by_operations() -> None:
    write = rights_duties.of_rotations
    lines = lines_after(write, keys_awaited, key_changed("intake"), ordered)
    assert [line["roles"] for line in lines.values()] == [["operations"]] * 3
    assert risks(write, keys_awaited, keys_overdue) == {"change-master-key": 2}


def test_a_proposal_waits_for_a_decision() -> None:
    write = rights_duties.of_retention
    assert due(write, proposed) == {"decide-erasure": DECIDE_BY}
    assert risks(write, proposed, proposal_overdue) == {"decide-erasure": 1}
    for end in (approved, kept_longer, retention_ended, supported("intake")):
        assert due(write, proposed, end) == {}
    assert due(write, support_ended("intake")) == {}


def test_a_breach_is_notified_and_closed() -> None:
    write = rights_duties.of_breaches
    assert due(write, recorded()) == {"close-breach": None, "notify-authority": NOTIFY_BY}
    assert due(write, recorded(notify_by=None)) == {"close-breach": None}
    assert due(write, recorded(), notified) == {"close-breach": None}
    assert due(write, recorded(), assessed()) == {"close-breach": None}
    worse = assessed(notify_by=NOTIFY_BY)
    assert due(write, recorded(notify_by=None), worse) == due(write, recorded())
    assert due(write, recorded(), notified, breach_closed) == {}
    assert due(write, recorded(), notice_overdue) == due(write, recorded())


def test_every_duty_is_the_officers_but_the_keys() -> None:
    assert rights_duties.RIGHTS_DUTIES.items() <= DUTIES.items()
    lines = lines_after(rights_duties.of_requests, received())
    assert [line["roles"] for line in lines.values()] == [["data-protection-officer"]] * 2


def test_requests_and_notices_in_time_are_counted() -> None:
    assert {"request", "erasure", "rotation", "retention", "breach"} <= set(WORKLIST.of)
    assert {"request", "breach"} <= set(COUNTS.of)
    assert {rights_duties.DS, rights_duties.BN} <= set(FIGURES)
    asked = rights_duties.counts_of_requests
    assert counted(asked, received()) == [False]
    assert counted(asked, received(), granted()) == [True]
    assert counted(asked, received(), granted(in_time=False)) == [False]
    assert counted(asked, received(), taken_back, acknowledged) == []


def test_only_breaches_that_may_harm_are_counted() -> None:
    found = rights_duties.counts_of_breaches
    assert counted(found, recorded(notify_by=None), notice_overdue) == []
    assert counted(found, recorded(), notified) == [True]
    assert counted(found, recorded(), assessed()) == []
    assert counted(found, recorded(notify_by=None), assessed(notify_by=NOTIFY_BY)) == [False]
    assert counted(found, recorded(), assessed(notify_by=NOTIFY_BY, notified=True)) == [False]


def counted(write: Any, *events: Event) -> list[bool]:
    """Return of each thing counted whether it was met."""
    return [line["met"] for line in lines_after(write, *events).values()]
