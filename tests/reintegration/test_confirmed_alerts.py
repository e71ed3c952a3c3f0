"""Who is trafficked again leaves the plan that is open, and no other: told over the whole room."""

from services.reintegration.domain.participation.rights_refusals import NotTheirOpenPlan
from services.reintegration.domain.plan.events import PlanClosed
from tests.reintegration.participant import DAY, OTHER_PLAN, close
from tests.reintegration.room import Room, agreed, ending, kinds
from tests.reintegration.support import LATER, confirm, open_another, raise_alert, triage


def test_an_alert_names_the_plan_that_is_open() -> None:
    room = agreed()
    room.refuses(raise_alert.model_copy(update={"plan_id": None}), NotTheirOpenPlan)
    room.refuses(raise_alert.model_copy(update={"plan_id": OTHER_PLAN}), NotTheirOpenPlan)
    room.do(raise_alert).stays_quiet(raise_alert)


def test_a_confirmed_alert_closes_the_plan_in_the_same_breath() -> None:
    room = agreed().do(raise_alert, triage)
    assert kinds(room.ask(confirm)) == [
        "retrafficking-confirmed",
        "participation-ended",
        "plan-closed",
        "support-ended",
    ]
    assert ending(room).outcome == "re-trafficked"
    room.stays_quiet(confirm)


def test_a_plan_that_ended_otherwise_keeps_its_outcome() -> None:
    room = agreed().do(raise_alert, triage, close("relocated", LATER))
    assert kinds(room.ask(confirm)) == ["retrafficking-confirmed"]
    assert ending(room).outcome == "relocated"


def test_a_confirmed_alert_closes_the_plan_that_is_open_by_now() -> None:
    since = agreed().do(raise_alert, triage, close("relocated", LATER), open_another)
    before_any_plan = Room().do(raise_alert.model_copy(update={"plan_id": None}), triage)
    before_any_plan.do(open_another)
    for room in (since, before_any_plan):
        assert kinds(room.ask(confirm))[1:] == [
            "participation-ended",
            "plan-closed",
            "support-ended",
        ]
        end = room.histories["plan", OTHER_PLAN][-1]
        assert isinstance(end, PlanClosed)
        assert end.outcome == "re-trafficked"


def test_a_plan_that_began_after_the_confirmation_goes_on() -> None:
    room = Room().do(raise_alert.model_copy(update={"plan_id": None}), triage)
    room.do(open_another.model_copy(update={"occurred_at": confirm.occurred_at + DAY}))
    assert kinds(room.ask(confirm)) == ["retrafficking-confirmed"]


def test_an_alert_about_someone_without_a_plan_closes_none() -> None:
    room = Room().do(raise_alert.model_copy(update={"plan_id": None}), triage)
    assert kinds(room.ask(confirm)) == ["retrafficking-confirmed"]
