"""What hangs on the wall: support, grants, alerts, Trusted Addresses, what the law gives."""

from services.reintegration.projections.follow_up_calendar import CALENDAR
from services.reintegration.projections.grant_board import GRANT_BOARD
from services.reintegration.projections.participation_board import PARTICIPATION_BOARD
from services.reintegration.projections.plan_board import PLAN_BOARD
from services.reintegration.projections.risk_alert_board import RISK_ALERT_BOARD
from services.reintegration.projections.support_board import SUPPORT_BOARD
from services.reintegration.projections.trusted_address_board import TRUSTED_ADDRESS_BOARD
from shared.kernel.messages import Command
from shared.kernel.views import Row
from tests.reintegration.participant import (
    AGREED,
    CONSENT,
    DUE,
    JOURNEY,
    MONITORED,
    NOON,
    NOTE,
    PLAN,
    STARTED,
    agree,
    assess_needs,
    assess_risk,
    close,
    follow_up,
    look_in,
    open_plan,
)
from tests.reintegration.room import Room, seen
from tests.reintegration.support import (
    ALERT,
    CLAIM,
    LATER,
    PLACE,
    a_child_after_all,
    apply,
    approve,
    assign_place,
    category,
    change_place,
    close_place,
    complete,
    confirm,
    decided,
    dies,
    dismiss,
    drop,
    end_job,
    enrol,
    go_home,
    grows_up,
    late_decision,
    late_triage,
    leave_place,
    loan_granted,
    loan_refused,
    only_in_person,
    pay,
    raise_alert,
    refer_loan,
    register_place,
    reject,
    rejected,
    review,
    review_goal,
    stop_sharing,
    take_job,
    takes_consent_back,
    talk,
    triage,
    verify_family,
)

AGREED_PLAN = (open_plan, assess_needs, assess_risk(), agree)


def support(*commands: Command) -> Row:
    """Return the row of what was given."""
    return Room().do(open_plan, category(), *commands).row(SUPPORT_BOARD, PLAN)


def grant(*commands: Command) -> Row:
    """Return the row of the claim."""
    return Room().do(open_plan, category(), apply(), *commands).row(GRANT_BOARD, CLAIM)


def alert(*commands: Command) -> Row:
    """Return the row of the alert."""
    return Room().do(open_plan, raise_alert, *commands).row(RISK_ALERT_BOARD, ALERT)


def place(*commands: Command) -> Row:
    """Return the row of the Trusted Address."""
    room = Room().do(*AGREED_PLAN, register_place, *commands)
    return room.row(TRUSTED_ADDRESS_BOARD, PLACE)


def person(*commands: Command) -> Row:
    """Return the row of what the law gives."""
    return Room().do(*commands).row(PARTICIPATION_BOARD, JOURNEY)


def test_a_plan_has_been_given_nothing_at_first() -> None:
    assert support() == {
        "standing": "given",
        "group": "women",
        "began_at": NOON,
        "family": None,
        "home": None,
        "sessions": 0,
        "last_session_at": None,
        "trainings": [],
        "jobs": [],
        "loan": None,
    }
    assert support(close("relocated", LATER))["standing"] == "over"


def test_the_way_home_shows_the_province_and_points_at_the_rest() -> None:
    row = support(verify_family, go_home)
    assert row["family"] == {
        "result": "suitable",
        "relation": "grandparent",
        "at": NOON,
        "report": str(NOTE.record_id),
    }
    assert row["home"]["province"] == "01"
    assert row["home"]["commune"] == str(NOTE.record_id)
    assert row["home"]["at"] == AGREED


def test_the_agreement_shows_who_the_participant_is() -> None:
    room = Room().do(open_plan.model_copy(update={"group": None}), assess_needs, assess_risk())
    room.do(agree.model_copy(update={"group": "women"}))
    assert room.row(SUPPORT_BOARD, PLAN)["group"] == "women"


def test_sessions_trainings_and_jobs_are_listed() -> None:
    row = support(talk, enrol, take_job)
    assert (row["sessions"], row["last_session_at"]) == (1, STARTED)
    assert row["trainings"][0]["standing"] == "under-way"
    assert row["jobs"][0]["started_on"] == "2026-03-09"
    ended = support(enrol, complete, take_job, end_job)
    assert ended["trainings"][0]["standing"] == "completed"
    assert ended["trainings"][0]["course"] == "sewing"
    assert ended["jobs"][0]["ended_on"] == "2026-03-30"
    assert support(enrol, drop)["trainings"][0]["reason"] == "moved"


def test_two_trainings_are_told_apart() -> None:
    other = enrol.model_copy(update={"training_id": PLAN, "course": "cooking"})
    row = support(enrol, other, complete)
    assert [one["standing"] for one in row["trainings"]] == ["completed", "under-way"]


def test_a_loan_shows_what_the_bank_said() -> None:
    assert support(go_home, refer_loan)["loan"]["standing"] == "asked"
    assert support(go_home, refer_loan, loan_granted)["loan"]["amount"] == 20_000_000
    assert support(go_home, refer_loan, loan_refused)["loan"]["standing"] == "refused"


def test_a_claim_shows_where_it_stands() -> None:
    assert grant()["standing"] == "applied"
    assert grant(review())["standing"] == "under-review"
    assert grant(late_decision)["overdue"] is True
    approved = grant(review(), approve())
    assert (approved["standing"], approved["amount"]) == ("approved", 3_000_000)
    refused = grant(review(), reject())
    assert (refused["standing"], refused["ground"]) == ("rejected", "papers-missing")
    assert grant(review(), approve(), pay)["paid_at"] == pay.occurred_at
    assert grant(dies)["ground"] == "person-died"


def test_an_alert_shows_where_it_stands() -> None:
    assert alert()["signals"] == ["disappeared"]
    assert alert(triage)["urgency"] == "act-now"
    assert alert(late_triage)["overdue"] is True
    assert alert(triage, confirm)["standing"] == "confirmed"
    assert alert(triage, dismiss)["ground"] == "found-safe"
    silent = raise_alert.model_copy(update={"plan_id": None, "note": None})
    row = Room().do(silent).row(RISK_ALERT_BOARD, ALERT)
    assert (row["plan_id"], row["note"]) == (None, None)


def test_the_register_shows_who_has_room() -> None:
    assert place()["has_room"] is True
    full = place(assign_place)
    assert (full["plans"], full["has_room"]) == ([str(PLAN)], False)
    assert place(assign_place, change_place)["has_room"] is True
    assert place(assign_place, leave_place)["plans"] == []
    closed = place(assign_place, close_place)
    assert (closed["standing"], closed["plans"], closed["has_room"]) == ("closed", [], False)


def test_the_register_does_not_offer_a_refuge_as_a_follow_up_point() -> None:
    refuge = register_place.model_copy(update={"offers": ("refuge",)})
    assert Room().do(refuge).row(TRUSTED_ADDRESS_BOARD, PLACE)["has_room"] is False


def test_the_law_gives_what_intake_said() -> None:
    row = person(category(), decided, grows_up)
    assert (row["category"], row["nationality"]) == ("victim", "vn-citizen")
    assert row["decisions"] == {"h-education": True}
    assert row["of_age_since"] == NOON
    assert row["standing"] == "no-plan"


def test_who_came_of_age_is_not_shown_as_a_child_unless_found_to_be_one() -> None:
    child = category().model_copy(update={"under_18": True})
    assert person(child)["under_18"] is True
    assert person(child, grows_up)["under_18"] is False
    row = person(child, grows_up, a_child_after_all)
    assert (row["under_18"], row["of_age_since"]) == (True, None)


def test_a_category_of_an_earlier_day_does_not_replace_the_newest() -> None:
    early = category("under-identification-in-country", at=NOON - (MONITORED - NOON))
    assert person(category(), early)["category"] == "victim"


def test_a_rejection_shows_until_the_status_is_back() -> None:
    assert person(category(), rejected)["rejected"] is True
    assert person(category(), rejected, category(at=LATER))["rejected"] is False
    early = category("foreign", at=NOON - (MONITORED - NOON))
    assert person(category(), rejected, early)["rejected"] is True


def test_claims_and_withdrawn_consents_are_listed() -> None:
    paid_by_state = talk.model_copy(update={"paid_by": "state"})
    row = person(open_plan, category(), apply(), paid_by_state, go_home, refer_loan)
    assert row["claims"] == {str(CLAIM): {"grant": "hardship", "standing": "open"}}
    assert row["funded"] == ["g-psychological", "k-hardship-and-loan"]
    settled = person(open_plan, category(), apply(), review(), approve())
    assert settled["claims"][str(CLAIM)]["standing"] == "granted"
    refused = person(open_plan, category(), apply(), review(), reject())
    assert refused["claims"][str(CLAIM)]["standing"] == "over"
    assert person(open_plan, takes_consent_back)["withdrawn"] == [str(CONSENT)]
    assert person(open_plan, takes_consent_back, stop_sharing)["withdrawn"] == []


def test_where_a_person_stands_is_shown() -> None:
    assert person(open_plan)["standing"] == "participating"
    assert person(open_plan, close("relocated", LATER))["standing"] == "participated"
    assert person(open_plan, dies)["standing"] == "deceased"


def test_a_plan_shows_its_goals_and_safe_ways() -> None:
    room = Room().do(*AGREED_PLAN)
    assert room.row(PLAN_BOARD, PLAN)["goals"] == {"housing": None, "livelihood": None}
    room.do(review_goal, only_in_person)
    row = room.row(PLAN_BOARD, PLAN)
    assert row["goals"]["housing"] == "reached"
    assert row["safe_channels"] == ["phone-call"]
    ended = room.do(close("voluntary-exit", LATER)).row(PLAN_BOARD, PLAN)
    assert ended["goals"]["livelihood"] == "reached"


def test_the_calendar_shows_the_safe_way_and_who_looks_in() -> None:
    room = Room().do(*AGREED_PLAN, register_place, assign_place)
    room.do(look_in(follow_up(1), DUE["day-7"]), only_in_person)
    row = room.row(CALENDAR, PLAN)
    assert row["follow_up_point"] == str(PLACE)
    assert row["follow_ups"][0]["channel"] == "meeting-place"
    assert {one["safe_channel"] for one in row["follow_ups"][1:]} == {"phone-call"}
    assert room.do(leave_place).row(CALENDAR, PLAN)["follow_up_point"] is None


def test_what_is_told_of_something_never_opened_draws_nothing() -> None:
    room = Room().do(*AGREED_PLAN, category(), apply(), review(), raise_alert, triage)
    room.do(register_place, assign_place, talk)
    boards = (SUPPORT_BOARD, GRANT_BOARD, RISK_ALERT_BOARD, TRUSTED_ADDRESS_BOARD)
    for board in boards:
        (last,) = [event for name, event in room.recorded if name[0] in board.of][-1:]
        assert board.project(None, last, seen((board.of[0], PLAN))) is None


def test_a_board_accepts_what_it_does_not_show() -> None:
    for board, row_id in ((RISK_ALERT_BOARD, ALERT), (TRUSTED_ADDRESS_BOARD, PLACE)):
        row = Room().do(open_plan, raise_alert, register_place).row(board, row_id)
        foreign = Room().do(open_plan).recorded[0][1]
        assert board.project(row, foreign, seen((board.of[0], row_id))) == row
