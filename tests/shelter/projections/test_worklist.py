"""The worklist: each duty opens with what starts it and is gone with what fulfils it."""

from collections.abc import Sequence

import pytest

from services.shelter.domain.house.messages import LicenceEnding, LicenceRenewed, PartiesNoted
from services.shelter.domain.line import CalledFromLine, LineLeft, NextProposed, line_of
from services.shelter.domain.residence.messages import (
    FundedDaysOver,
    FundingProlonged,
    LinkedDaysCounted,
)
from services.shelter.domain.stay.events import HouseCeilingNoted
from services.shelter.domain.stay.standing_messages import LimitPassed
from services.shelter.domain.words import Limit
from services.shelter.projections.stay_duties import LATE
from services.shelter.projections.worklist import DUTIES, LEDGER
from shared.kernel.messages import Event
from tests.shelter.made_up import (
    A_WEEK_ON,
    AFTER_18_MONTHS,
    DAY,
    DAY_120,
    HOUSE,
    JOURNEY,
    LICENCE,
    LICENCE_TO,
    NEXT_NOON,
    NOON,
    OTHER_STAY,
    RENEW_FROM,
    SOMEONE_ELSE,
    STAY,
    agreed,
    approved,
    bed_freed,
    care_plan_overdue,
    declined,
    denied,
    discharged,
    ended,
    expired,
    extended,
    funded_began,
    house_closed,
    limit_reached,
    note_recorded,
    plan_withdrawn,
    planned,
    registered,
    requested,
    revised,
    waitlisted,
    withdrawn,
)
from tests.shelter.made_up_lives import (
    AFTER_72_HOURS,
    IN_TWO_WEEKS,
    PARTIES,
    basis_renewed,
    buried,
    came_back,
    checked,
    consent_lost,
    died,
    doubt_heard,
    extension_asked,
    found_child,
    grew_up,
    missed,
    paid_by_others,
    regularised,
    reported,
    reviewed,
    taken_in,
    transfer_accepted,
    transfer_asked,
    transferred,
    wind_down_began,
    wind_down_lifted,
)
from tests.shelter.projections.open_duties import AT_HOME, HOME, after, duties

ending = LicenceEnding(house_id=HOUSE, licence_to=LICENCE_TO, occurred_at=RENEW_FROM)
renewed = LicenceRenewed(
    house_id=HOUSE, licence_no=LICENCE, licence_to=LICENCE_TO, occurred_at=NOON
)
clash = PartiesNoted(
    house_id=HOUSE, stay_id=STAY, parties=PARTIES, clashes=(OTHER_STAY,), occurred_at=NOON
)
peace = clash.model_copy(update={"clashes": ()})
prolonged = FundingProlonged(stay_id=STAY, funded_until=DAY_120 + DAY, occurred_at=NOON)
two_homes = LinkedDaysCounted(
    journey_id=JOURNEY,
    of_journey=SOMEONE_ELSE,
    days=30,
    lives_there=True,
    two_homes=True,
    occurred_at=NOON,
)
one_home = two_homes.model_copy(update={"lives_there": False, "two_homes": False})
NOT_YET = doubt_heard.model_copy(update={"rests_on_it": False})
STILL_OVER = wind_down_lifted.model_copy(update={"limit_reached": True})
days_over = FundedDaysOver(stay_id=STAY, occurred_at=DAY_120)


@pytest.mark.parametrize(
    ("history", "open_duties"),
    [
        ((requested,), {"decide-placement"}),
        ((requested, waitlisted), {"find-bed"}),
        ((requested, approved), {"move-in"}),
        ((requested, waitlisted, approved), {"move-in"}),
        ((requested, declined), set()),
        ((requested, approved, withdrawn), set()),
        ((requested, approved, expired), set()),
        (HOME, AT_HOME),
        ((taken_in,), {"regularise", "health-check"}),
        ((taken_in, regularised), AT_HOME),
        ((*HOME, agreed, checked), {"leave-before-ceiling"}),
        ((*HOME, extension_asked), AT_HOME | {"decide-extension"}),
        ((*HOME, extension_asked, denied), AT_HOME),
        ((*HOME, limit_reached), AT_HOME | {"stay-limit"}),
        ((*HOME, limit_reached, extension_asked, extended), AT_HOME),
        ((*HOME, extension_asked, paid_by_others), AT_HOME | {"extension-ends"}),
        ((*HOME, paid_by_others, extended), AT_HOME),
        ((*HOME, paid_by_others, discharged), set()),
        ((*HOME, planned), AT_HOME | {"discharge"}),
        ((*HOME, planned, plan_withdrawn), AT_HOME),
        ((*HOME, planned, discharged), set()),
        ((*HOME, reported), AT_HOME | {"review-incident"}),
        ((*HOME, reported, discharged), {"review-incident"}),
        ((*HOME, reported, discharged, reviewed), set()),
        ((*HOME, transfer_asked), AT_HOME | {"answer-transfer"}),
        ((*HOME, transfer_asked, transfer_accepted), AT_HOME | {"transfer"}),
        (
            (
                *HOME,
                transfer_asked,
                transfer_accepted.model_copy(update={"answer": "no-free-bed"}),
            ),
            AT_HOME,
        ),
        ((*HOME, transfer_asked, transfer_accepted, transferred), set()),
        ((*HOME, planned, missed), AT_HOME | {"find-absent"}),
        ((*HOME, missed, came_back), AT_HOME),
        ((*HOME, died), {"farewell"}),
        ((*HOME, died, buried), set()),
        ((*HOME, wind_down_began), {"leave-before-ceiling", "wind-down"}),
        ((*HOME, wind_down_began, wind_down_lifted), AT_HOME),
        ((*HOME, limit_reached, wind_down_began, STILL_OVER), AT_HOME | {"stay-limit"}),
        ((*HOME, consent_lost), AT_HOME | {"consent-withdrawn"}),
        ((*HOME, consent_lost, basis_renewed), AT_HOME),
        ((*HOME, doubt_heard), AT_HOME | {"found-anew"}),
        ((*HOME, doubt_heard, basis_renewed), AT_HOME),
        ((*HOME, doubt_heard, discharged), set()),
        ((requested, NOT_YET), {"decide-placement"}),
        ((*HOME, grew_up), AT_HOME | {"review-coming-of-age"}),
        ((*HOME, agreed, grew_up, revised), AT_HOME - {"care-plan"}),
        ((*HOME, found_child), AT_HOME | {"review-corrected-age"}),
        ((*HOME, agreed, found_child, revised), AT_HOME - {"care-plan"}),
        ((*HOME, note_recorded), AT_HOME),
        ((funded_began,), {"funded-days-end"}),
        ((funded_began, days_over), set()),
        ((funded_began, ended), set()),
        ((two_homes,), {"choose-stay"}),
        ((two_homes, one_home), set()),
        ((two_homes, ended), set()),
        ((registered,), set()),
        ((registered, ending), {"renew-licence"}),
        ((registered, ending, renewed), set()),
        ((registered, ending, house_closed), set()),
        ((clash,), {"separate-residents"}),
        ((clash, peace), set()),
        ((clash, bed_freed), set()),
        ((clash, bed_freed.model_copy(update={"stay_id": OTHER_STAY})), {"separate-residents"}),
        (
            (
                clash,
                bed_freed.model_copy(update={"stay_id": OTHER_STAY, "parted_from": (STAY,)}),
            ),
            set(),
        ),
    ],
)
def test_a_duty_is_open_until_it_is_fulfilled(
    history: Sequence[Event], open_duties: set[str]
) -> None:
    assert duties(*history) == open_duties
    assert open_duties <= set(DUTIES)


@pytest.mark.parametrize(
    ("history", "line", "due_at"),
    [
        ((requested, approved), "move-in:", A_WEEK_ON),
        (HOME, "care-plan:", A_WEEK_ON),
        (HOME, "health-check:", NEXT_NOON),
        (HOME, "leave-before-ceiling:", AFTER_18_MONTHS),
        ((taken_in,), "regularise:", AFTER_72_HOURS),
        ((*HOME, wind_down_began), "wind-down:", IN_TWO_WEEKS),
        ((*HOME, missed), "find-absent:", missed.return_by),
        ((*HOME, died), "farewell:", died.relatives_due_at),
        ((*HOME, planned), "discharge:", NOON + 14 * DAY),
        ((*HOME, paid_by_others), "extension-ends:", paid_by_others.until),
        ((funded_began,), "funded-days-end:", DAY_120),
        ((funded_began, prolonged), "funded-days-end:", DAY_120 + DAY),
    ],
)
def test_a_duty_shows_its_limit(history: Sequence[Event], line: str, due_at: object) -> None:
    assert after(*history)[line]["due_at"] == due_at


def test_a_licence_is_renewed_by_the_end_of_its_last_day() -> None:
    assert after(registered, ending)["renew-licence:"]["due_at"].isoformat() == (
        "2027-12-31T23:59:59+07:00"
    )


@pytest.mark.parametrize(("urgency", "risk"), [("routine", 0), ("urgent", 1), ("immediate", 2)])
def test_the_more_urgent_a_request_the_higher_it_stands(urgency: str, risk: int) -> None:
    asked = requested.model_copy(update={"urgency": urgency})
    assert after(asked)["decide-placement:"]["risk"] == risk
    assert after(asked, waitlisted)["decide-placement:"]["risk"] == risk


@pytest.mark.parametrize(("severity", "risk"), [("low", 0), ("serious", 2), ("critical", 3)])
def test_the_graver_an_incident_the_higher_it_stands(severity: str, risk: int) -> None:
    (line,) = after(reported.model_copy(update={"severity": severity})).values()
    assert line["risk"] == risk


@pytest.mark.parametrize(
    ("limit", "history"),
    [
        ("health-check", HOME),
        ("facility-ceiling", HOME),
        ("regularisation", (taken_in,)),
        ("absence", (*HOME, missed)),
        ("wind-down", (*HOME, wind_down_began)),
        ("extension", (*HOME, paid_by_others)),
        ("relatives", (*HOME, died)),
    ],
)
def test_a_duty_that_is_late_stands_higher(limit: Limit, history: Sequence[Event]) -> None:
    late = LimitPassed(stay_id=STAY, limit=limit, due_at=NOON, occurred_at=NOON)
    line, changes = LATE[limit]
    assert after(*history, late)[line]["risk"] == changes["risk"]


def test_a_late_plan_of_care_stands_higher() -> None:
    assert after(*HOME, care_plan_overdue)["care-plan:"]["risk"] == 1


def test_an_absence_that_lasts_too_long_is_to_be_ended() -> None:
    late = LimitPassed(stay_id=STAY, limit="absence", due_at=NOON, occurred_at=NOON)
    assert "end-absence" in duties(*HOME, missed, late)
    assert "end-absence" in DUTIES


def test_the_department_of_health_sees_what_it_decides_on() -> None:
    for history, line in (((funded_began,), "funded-days-end:"), ((limit_reached,), "stay-limit:")):
        assert "health-department" in after(*history)[line]["roles"]


def test_the_worklist_is_drawn_from_houses_lines_residences_and_stays() -> None:
    assert LEDGER.of == ("house", "line", "residence", "stay")


def test_a_bed_to_offer_stands_until_the_next_in_line_has_one_or_leaves() -> None:
    women = line_of("women")
    proposed = NextProposed(line_id=women, stay_id=STAY, occurred_at=NOON)
    called = CalledFromLine(
        line_id=women, stay_id=STAY, passed_over=(), out_of_order=None, occurred_at=NOON
    )
    left = LineLeft(line_id=women, stay_ids=(STAY,), occurred_at=NOON)
    assert duties(proposed) == {"offer-bed"}
    assert duties(proposed, called) == duties(proposed, left) == set()


def test_both_limits_of_a_stay_stand_on_the_worklist() -> None:
    noted = HouseCeilingNoted(stay_id=STAY, ceiling_at=NOON + 30 * DAY, occurred_at=NOON)
    lines = after(*HOME, funded_began, noted)
    assert lines["funded-days-end:"]["due_at"] == DAY_120
    assert lines["leave-before-ceiling:"]["due_at"] == noted.ceiling_at
    moved = extended.model_copy(update={"house_ceiling": True})
    assert after(*HOME, noted, moved)["leave-before-ceiling:"]["due_at"] == moved.until
