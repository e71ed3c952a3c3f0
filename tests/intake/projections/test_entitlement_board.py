"""Who has which entitlement, and who was not yet offered what they have."""

from services.intake.domain.entitlement.messages import EntitlementEvent, EntitlementOverdue
from services.intake.projections.entitlement_board import (
    ENTITLEMENTS,
    NOT_YET_OFFERED,
)
from shared.kernel.views import Row
from shared.law.entitlements import ITEMS, Item
from tests.intake.entitled import (
    DAY,
    decided,
    declined,
    ended,
    exhausted,
    noted,
    of,
    offered,
    opens,
    opens_as_known,
    opens_by_decision,
    renewed,
    stopped,
    taken,
    taken_elsewhere,
    waits,
)
from tests.intake.lines import lines_after
from tests.intake.made_up import LATER, NOON, opened
from tests.intake.projections.test_case_board import SEEN

CARE: Item = "b-medical"
not_offered = EntitlementOverdue(**of(CARE), awaited="offer", due_at=NOON)
not_decided = EntitlementOverdue(**of(CARE), awaited="decision", due_at=NOON)


def sheet_after(*events: EntitlementEvent) -> Row:
    row: Row | None = None
    for event in events:
        row = ENTITLEMENTS.project(row, event, SEEN)
    assert row is not None
    return row


def care_after(*events: EntitlementEvent) -> Row:
    line: Row = sheet_after(*events)["items"][CARE]
    return line


def shown(row: Row, *names: str) -> list[object]:
    return [row[name] for name in names]


def test_a_sheet_shows_the_standing_and_all_ten_items() -> None:
    sheet = sheet_after(noted("victim"))
    assert tuple(sheet["items"]) == ITEMS
    names = ("category", "nationality", "under_18", "since", "stopped", "noted_at")
    assert shown(sheet, *names) == ["victim", "vn-citizen", False, NOON, None, NOON]


def test_a_standing_that_held_earlier_does_not_become_the_latest() -> None:
    sheet = sheet_after(noted("victim"), noted("under-identification-abroad", at=NOON - DAY))
    assert sheet["category"] == "victim"


def test_a_rejection_stops_the_sheet_and_a_new_standing_goes_on() -> None:
    stands: list[EntitlementEvent] = [noted("under-identification-abroad"), opens(CARE)]
    over: list[EntitlementEvent] = [
        *stands,
        stopped("not-victim"),
        ended(CARE, "not-victim", LATER),
    ]
    sheet = sheet_after(*over)
    assert sheet["stopped"] == "not-victim"
    assert shown(sheet["items"][CARE], "right", "ended_at", "due_at") == ["none", LATER, None]
    assert sheet_after(*over, noted("victim", at=LATER))["stopped"] is None


def test_an_item_goes_its_way_with_the_dates() -> None:
    names = ("right", "progress", "opened_at", "offered_at", "taken_at", "due_at")
    has: list[EntitlementEvent] = [noted("victim"), opens(CARE)]
    limit = opens(CARE).offer_by
    assert shown(care_after(*has), *names) == ["open", "not-offered", NOON, None, None, limit]
    assert shown(care_after(*has, offered(CARE, LATER)), *names) == [
        "open",
        "offered",
        NOON,
        LATER,
        None,
        None,
    ]
    assert shown(care_after(*has, taken(CARE, LATER)), *names) == [
        "open",
        "taken",
        NOON,
        None,
        LATER,
        None,
    ]


def test_an_item_is_declined_exhausted_and_renewed() -> None:
    has: list[EntitlementEvent] = [noted("victim"), opens(CARE), taken(CARE)]
    refused = care_after(*has, declined(CARE, LATER))
    assert shown(refused, "progress", "declined_at") == ["declined", LATER]
    over = care_after(*has, exhausted(CARE, LATER))
    assert shown(over, "progress", "exhausted_at") == ["exhausted", LATER]
    again = care_after(*has, exhausted(CARE), renewed(CARE))
    assert shown(again, "progress", "exhausted_at") == ["taken", None]


def test_what_waits_for_a_decision_is_counted_until_it_is_signed() -> None:
    waiting: list[EntitlementEvent] = [noted("foreign", "foreign"), waits(CARE)]
    assert shown(sheet_after(*waiting), "to_decide", "to_offer") == [1, 0]
    denied = sheet_after(*waiting, decided(CARE, granted=False))
    assert shown(denied, "to_decide", "to_offer") == [0, 0]
    granted = sheet_after(*waiting, decided(CARE), opens_by_decision(CARE))
    assert shown(granted, "to_decide", "to_offer") == [0, 1]
    assert granted["items"][CARE]["decided_at"] == NOON


def test_what_is_given_before_it_is_decided_still_waits_and_is_shown_as_uncovered() -> None:
    care = care_after(
        noted("foreign", "foreign"), waits(CARE), taken_elsewhere(CARE, covered=False)
    )
    due_at = waits(CARE).decide_by
    names = ("right", "progress", "covered", "due_at")
    assert shown(care, *names) == ["to-decide", "taken", False, due_at]


def test_what_is_late_is_seen_on_the_sheet_until_it_is_done() -> None:
    late: list[EntitlementEvent] = [noted("foreign", "foreign"), waits(CARE), not_decided]
    assert sheet_after(*late)["overdue"] is True
    assert sheet_after(*late, decided(CARE, granted=False))["overdue"] is False


def test_other_news_leaves_the_sheet_as_it_is() -> None:
    sheet = sheet_after(noted("victim"))
    assert ENTITLEMENTS.project(sheet, opened, SEEN) == sheet


def listed_after(*events: EntitlementEvent) -> dict[str, Row]:
    return lines_after(NOT_YET_OFFERED.write, *events)


def test_who_was_not_yet_offered_what_they_have_is_listed() -> None:
    limit = opens(CARE).offer_by
    line = {"item": CARE, "since": NOON, "due_at": limit, "overdue": False}
    assert listed_after(noted("victim"), opens(CARE)) == {CARE: line}
    assert listed_after(opens(CARE), not_offered) == {CARE: line | {"overdue": True}}


def test_who_was_offered_it_or_has_it_no_more_is_struck() -> None:
    for done in (offered(CARE), taken(CARE), exhausted(CARE), ended(CARE, "death"), waits(CARE)):
        assert listed_after(opens(CARE), done) == {}


def test_what_was_offered_before_is_not_listed() -> None:
    assert listed_after(opens_as_known(CARE), not_decided) == {}
