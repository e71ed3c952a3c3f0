"""The way home: for a child, the family is verified first."""

import pytest

from services.reintegration.domain.codes import Group
from services.reintegration.domain.participation.rights_refusals import StillAChild
from services.reintegration.domain.plan.refusals import GroupUnknown
from services.reintegration.domain.support.codes import FamilyResult, ReturnTo
from services.reintegration.domain.support.decider import decider
from services.reintegration.domain.support.events import (
    FamilyVerified,
    ParticipantGroupNoted,
    ReturnedHome,
)
from services.reintegration.domain.support.refusals import (
    AlreadyHome,
    ChildTravelsAlone,
    FamilyNotVerified,
    NoHomeForAChild,
)
from tests.kit.scenario import Given
from tests.reintegration.given import after, supported
from tests.reintegration.participant import AGREED, DAY, NOON, NOTE, PLAN, open_plan
from tests.reintegration.room import Room
from tests.reintegration.support import (
    a_child_after_all,
    an_adult_after_all,
    category,
    go_home,
    grows_up,
    verify_family,
)

support = Given(decider)
home = ReturnedHome(
    plan_id=PLAN,
    to="family",
    province="01",
    commune=NOTE,
    escort="worker",
    travel_paid_by="nobody",
    occurred_at=AGREED,
)


def test_an_adult_goes_home_and_the_commune_stays_in_the_record() -> None:
    support.given(*supported("women")).when(go_home).then(home)
    support.given(*supported("women"), home).when(go_home).then_nothing()


def test_the_return_has_one_day() -> None:
    later = go_home.model_copy(update={"occurred_at": AGREED + DAY})
    support.given(*supported("women"), home).when(later).then_refused(AlreadyHome)


def test_an_adult_may_travel_alone() -> None:
    alone = go_home.model_copy(update={"escort": "none"})
    support.given(*supported("men")).when(alone).then(home.model_copy(update={"escort": "none"}))


def test_somebody_must_say_whether_the_participant_is_a_child() -> None:
    support.given(*supported(None)).when(go_home).then_refused(GroupUnknown)
    told = go_home.model_copy(update={"group": "women"})
    support.given(*supported(None)).when(told).then(home)


def test_the_family_is_looked_at() -> None:
    told = FamilyVerified(
        plan_id=PLAN, relation="grandparent", result="suitable", report=NOTE, occurred_at=NOON
    )
    support.given(*supported("girls")).when(verify_family).then(told)
    support.given(*supported("girls"), told).when(verify_family).then_nothing()


@pytest.mark.parametrize("group", ["girls", "boys"])
@pytest.mark.parametrize("result", ["suitable", "suitable-with-support"])
def test_a_child_goes_to_a_family_that_was_found_suitable(
    group: Group, result: FamilyResult
) -> None:
    looked_at = verify_family.model_copy(update={"result": result})
    support.given(*supported(group, looked_at)).when(go_home).then(home)


@pytest.mark.parametrize("result", ["unsuitable", "not-found"])
def test_a_child_does_not_go_to_a_family_that_was_not(result: FamilyResult) -> None:
    looked_at = verify_family.model_copy(update={"result": result})
    support.given(*supported("girls", looked_at)).when(go_home).then_refused(FamilyNotVerified)
    support.given(*supported("girls")).when(go_home).then_refused(FamilyNotVerified)


def test_the_newest_verification_before_the_return_counts() -> None:
    worse = verify_family.model_copy(update={"result": "unsuitable", "occurred_at": NOON + DAY})
    support.given(*supported("boys", verify_family, worse)).when(go_home).then_refused(
        FamilyNotVerified
    )
    support.given(*supported("boys", worse, verify_family)).when(go_home).then_refused(
        FamilyNotVerified
    )
    too_late = verify_family.model_copy(update={"occurred_at": AGREED + DAY})
    support.given(*supported("boys", too_late)).when(go_home).then_refused(FamilyNotVerified)


def test_a_child_does_not_travel_alone() -> None:
    alone = go_home.model_copy(update={"escort": "none"})
    support.given(*supported("girls", verify_family)).when(alone).then_refused(ChildTravelsAlone)


def test_an_older_finding_that_comes_late_is_written_down_once() -> None:
    older = verify_family.model_copy(update={"occurred_at": NOON - DAY, "result": "unsuitable"})
    support.given(*supported("girls", verify_family, older)).when(older).then_nothing()
    support.given(*supported("girls", verify_family, older)).when(go_home).then(home)


def test_a_return_is_judged_by_what_was_found_of_the_family_before_it() -> None:
    after_it = verify_family.model_copy(
        update={"occurred_at": AGREED + DAY, "result": "unsuitable"}
    )
    support.given(*supported("girls", verify_family, after_it)).when(go_home).then(home)


def test_a_child_without_family_goes_to_an_institution_with_an_escort() -> None:
    placed = go_home.model_copy(update={"to": "institution"})
    assert after(placed, since=supported("girls"))[-1] == home.model_copy(
        update={"to": "institution"}
    )


@pytest.mark.parametrize("to", ["own-home", "rented-home"])
def test_a_child_is_not_sent_to_live_alone(to: ReturnTo) -> None:
    alone = go_home.model_copy(update={"to": to})
    support.given(*supported("girls", verify_family)).when(alone).then_refused(NoHomeForAChild)
    support.given(*supported("women")).when(alone).then(home.model_copy(update={"to": to}))


def test_nobody_writes_a_child_older_to_send_her_home_unverified() -> None:
    grown = go_home.model_copy(update={"group": "women", "escort": "none"})
    child = category().model_copy(update={"under_18": True})
    known = Room().do(open_plan.model_copy(update={"group": "girls"}))
    told = Room().do(open_plan, child)
    for room in (known, told):
        room.refuses(grown, StillAChild)
        room.do(grows_up)
        assert room.ask(grown)


@pytest.mark.parametrize(("group", "grown"), [("girls", "women"), ("boys", "men")])
def test_who_comes_of_age_goes_home_as_an_adult(group: Group, grown: Group) -> None:
    room = Room().do(open_plan.model_copy(update={"group": group}))
    room.refuses(go_home, FamilyNotVerified)
    room.do(grows_up)
    noted = ParticipantGroupNoted(plan_id=PLAN, group=grown, occurred_at=NOON)
    assert [event for _, event in room.recorded if isinstance(event, ParticipantGroupNoted)] == [
        noted
    ]
    room.do(go_home.model_copy(update={"escort": "none"}))


def test_whose_age_nobody_asked_about_has_no_group_by_a_birthday_alone() -> None:
    room = Room().do(open_plan.model_copy(update={"group": None}), grows_up)
    room.refuses(go_home, GroupUnknown)
    Room().do(grows_up).do(open_plan.model_copy(update={"group": "women"}), go_home)


def test_who_is_found_to_be_a_child_goes_home_as_one() -> None:
    grown = go_home.model_copy(update={"group": "women"})
    room = Room().do(open_plan.model_copy(update={"group": "women"}), a_child_after_all)
    room.refuses(go_home, FamilyNotVerified)
    room.refuses(grown, StillAChild)
    room.do(verify_family, go_home)


def test_what_a_newer_case_says_of_the_age_counts_more_than_an_older_correction() -> None:
    grown = go_home.model_copy(update={"group": "women"})
    room = Room().do(open_plan.model_copy(update={"group": "women"}), a_child_after_all)
    room.do(category(at=NOON + DAY))
    assert room.ask(grown)


def test_whose_group_nobody_wrote_down_is_no_adult_once_she_is_found_to_be_a_child() -> None:
    room = Room().do(open_plan.model_copy(update={"group": None}), grows_up, a_child_after_all)
    room.refuses(go_home.model_copy(update={"group": "women"}), StillAChild)
    room.do(grows_up.model_copy(update={"occurred_at": NOON + DAY}))
    room.do(go_home.model_copy(update={"group": "women"}))


def test_who_is_found_to_be_an_adult_goes_home_as_one() -> None:
    child = category().model_copy(update={"under_18": True})
    room = Room().do(open_plan.model_copy(update={"group": "girls"}), child, an_adult_after_all)
    room.stays_quiet(an_adult_after_all)
    room.do(go_home)


def test_a_return_before_the_age_was_corrected_is_judged_by_the_age_of_its_day() -> None:
    later = a_child_after_all.model_copy(update={"occurred_at": AGREED + DAY})
    room = Room().do(open_plan.model_copy(update={"group": None}), category(), later)
    room.do(go_home.model_copy(update={"group": "women"}))
