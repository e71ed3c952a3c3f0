"""A plan that a representative agreed goes on; who comes of age is asked about it themselves."""

import pytest

from services.reintegration.domain.participation.commands import NoteAge, NoteComingOfAge
from services.reintegration.domain.plan.commands import OwnAgreementCommand
from services.reintegration.domain.plan.decider import decider
from services.reintegration.domain.plan.events import (
    OwnAgreementGiven,
    OwnAgreementNotNeeded,
    OwnAgreementOverdue,
    OwnAgreementSought,
    OwnAgreementWithheld,
    PlanEvent,
)
from services.reintegration.domain.plan.refusals import (
    BeforeWhatItFollows,
    ConsentOfRepresentative,
    NoSuchPlan,
    OwnAgreementNotSought,
    PlanIsClosed,
    PlanNotAgreed,
)
from services.reintegration.domain.plan.states import Active, Underway
from services.reintegration.domain.tables import OWN_AGREEMENT
from shared.casework.sharing.messages import HearWithdrawal
from shared.casework.sharing.refusals import ConsentNotKnownHere
from shared.kernel.terms import due
from shared.law.consent import ConsentWasWithdrawn
from tests.kit.scenario import Given
from tests.reintegration.participant import (
    AGREED,
    CONSENT,
    DAY,
    JOURNEY,
    MONITORED,
    OTHER_PLAN,
    PLAN,
    after,
    agree,
    assess_needs,
    assess_risk,
    begin_monitoring,
    close,
    open_plan,
    start,
    suspend,
)
from tests.reintegration.room import Room, kinds
from tests.reintegration.support import (
    LATER,
    OTHER_CONSENT,
    a_child_after_all,
    agree_for_her,
    an_adult_after_all,
    consents_alone,
    grows_up,
    nobody_asked,
    open_girls,
    say_no,
    say_yes,
    seek,
    turns_18,
)

plan = Given(decider)
girls = after(open_girls, assess_needs, assess_risk(), agree_for_her)
womans = after(open_plan, assess_needs, assess_risk(), agree)
started = after(start, since=girls)
ANSWER_BY = due(MONITORED, OWN_AGREEMENT.on(MONITORED).value)
sought = OwnAgreementSought(
    plan_id=PLAN,
    answer_by=ANSWER_BY,
    policy_version=OWN_AGREEMENT.version(MONITORED),
    occurred_at=MONITORED,
)
given = OwnAgreementGiven(plan_id=PLAN, consent_id=OTHER_CONSENT, late=False, occurred_at=LATER)
withheld = OwnAgreementWithheld(plan_id=PLAN, late=False, occurred_at=LATER)
not_needed = OwnAgreementNotNeeded(plan_id=PLAN, occurred_at=LATER)
overdue = OwnAgreementOverdue(plan_id=PLAN, occurred_at=ANSWER_BY)
a_child = seek.model_copy(update={"under_18": True, "occurred_at": LATER})


def her_room() -> Room:
    """Return a room in which a representative agreed to a girl's plan, and support began."""
    return Room().do(open_girls, assess_needs, assess_risk(), agree_for_her, start)


def under(history: tuple[PlanEvent, ...]) -> Underway:
    """Return the plan as it stands."""
    state = decider.fold(history)
    assert isinstance(state, Underway)
    return state


@pytest.mark.parametrize(
    "history",
    [
        girls,
        started,
        after(begin_monitoring, since=started),
        after(begin_monitoring, suspend, since=started),
    ],
)
def test_who_comes_of_age_is_asked_once_about_the_plan_that_goes_on_meanwhile(
    history: tuple[PlanEvent, ...],
) -> None:
    plan.given(*history).when(seek).then(sought)
    plan.given(*history, sought).when(seek).then_nothing()
    assert type(under((*history, sought))) is type(under(history))


@pytest.mark.parametrize(
    "history", [(), after(open_girls), womans, after(close("relocated", MONITORED), since=started)]
)
def test_nobody_is_asked_where_no_representative_agreed_to_what_goes_on(
    history: tuple[PlanEvent, ...],
) -> None:
    for command in (seek, a_child, nobody_asked):
        plan.given(*history).when(command).then_nothing()


def test_who_says_yes_has_agreed_themselves_on_their_own_consent() -> None:
    plan.given(*started, sought).when(say_yes).then(given)
    plan.given(*started, sought, given).when(say_yes).then_nothing()
    plan.given(*started, sought, given).when(seek).then_nothing()
    agreed = under((*started, sought, given))
    assert isinstance(agreed, Active)
    assert agreed.course.own_agreement is None
    assert agreed.course.agreement.agreed_by == "participant"
    assert agreed.course.agreement.consent_id == OTHER_CONSENT


def test_who_says_no_may_agree_after_all_and_is_not_asked_again() -> None:
    plan.given(*started, sought).when(say_no).then(withheld)
    for command in (say_no, seek, nobody_asked):
        plan.given(*started, sought, withheld).when(command).then_nothing()
    plan.given(*started, sought, withheld).when(say_yes).then(given)


def test_who_says_no_leaves_as_anybody_may() -> None:
    ended = after(close("voluntary-exit", LATER), since=(*started, sought, withheld))
    assert ended[-1].kind == "plan-closed.v1"


def test_an_answer_after_its_time_is_an_answer_and_says_that_it_is_late() -> None:
    at = {"occurred_at": ANSWER_BY + DAY}
    for ask, told in ((say_yes, given), (say_no, withheld)):
        plan.given(*started, sought, overdue).when(ask.model_copy(update=at)).then(
            told.model_copy(update={"late": True, **at})
        )


def test_an_answer_that_nobody_asked_for_in_time_is_noted_once() -> None:
    plan.given(*started, sought).when(nobody_asked).then(overdue)
    plan.given(*started, sought, overdue).when(nobody_asked).then_nothing()
    early = nobody_asked.model_copy(update={"occurred_at": LATER})
    plan.given(*started, sought).when(early).then_nothing()
    plan.given(*started, sought, given).when(nobody_asked).then_nothing()


def test_who_is_found_to_be_a_child_after_all_is_not_asked() -> None:
    for history in ((*started, sought), (*started, sought, overdue), (*started, sought, withheld)):
        plan.given(*history).when(a_child).then(not_needed)
    plan.given(*started, sought, not_needed).when(a_child).then_nothing()
    plan.given(*started, sought, not_needed).when(say_yes).then_refused(OwnAgreementNotSought)
    plan.given(*started, sought, not_needed).when(seek).then(sought)


@pytest.mark.parametrize("command", [say_yes, say_no])
def test_nobody_answers_who_is_not_asked(command: OwnAgreementCommand) -> None:
    plan.given().when(command).then_refused(NoSuchPlan)
    plan.given(*after(open_girls)).when(command).then_refused(PlanNotAgreed)
    plan.given(*started).when(command).then_refused(OwnAgreementNotSought)
    plan.given(*womans).when(command).then_refused(OwnAgreementNotSought)
    closed = after(close("relocated", MONITORED), since=started)
    plan.given(*closed).when(command).then_refused(PlanIsClosed)


@pytest.mark.parametrize("command", [say_yes, say_no])
def test_nobody_answered_for_themselves_before_they_came_of_age(
    command: OwnAgreementCommand,
) -> None:
    early = command.model_copy(update={"occurred_at": MONITORED - DAY})
    plan.given(*started, sought).when(early).then_refused(BeforeWhatItFollows)


def test_the_representatives_consent_is_not_the_participants() -> None:
    theirs = say_yes.model_copy(update={"consent_id": CONSENT})
    plan.given(*started, sought).when(theirs).then_refused(ConsentOfRepresentative)


def test_a_birthday_puts_the_open_plan_to_the_participant() -> None:
    room = her_room()
    assert kinds(room.ask(turns_18)) == [
        "coming-of-age-noted",
        "participant-group-noted",
        "own-agreement-sought",
    ]
    room.stays_quiet(turns_18)


def test_a_corrected_age_puts_the_plan_to_the_participant_and_takes_it_back() -> None:
    found = {"occurred_at": MONITORED}
    room = her_room()
    assert kinds(room.ask(an_adult_after_all.model_copy(update=found)))[-1] == (
        "own-agreement-sought"
    )
    assert kinds(room.ask(a_child_after_all.model_copy(update=found)))[-1] == (
        "own-agreement-not-needed"
    )


def test_a_birthday_asks_nobody_who_agreed_themselves_or_has_no_plan() -> None:
    grown = Room().do(open_plan, assess_needs, assess_risk(), agree)
    assert kinds(grown.ask(turns_18)) == ["coming-of-age-noted"]
    assert kinds(Room().ask(turns_18)) == ["coming-of-age-noted"]
    over = her_room().do(close("relocated", MONITORED))
    assert kinds(over.ask(turns_18)) == ["coming-of-age-noted"]


def test_an_own_agreement_rests_on_a_consent_that_is_known_here_and_stands() -> None:
    room = her_room().do(turns_18)
    room.refuses(say_yes, ConsentNotKnownHere)
    back = HearWithdrawal(
        journey_id=JOURNEY, consent_id=OTHER_CONSENT, answer=False, occurred_at=MONITORED
    )
    her_room().do(turns_18, consents_alone, back).refuses(say_yes, ConsentWasWithdrawn)
    assert kinds(room.do(consents_alone).ask(say_yes)) == ["own-agreement-given"]
    room.stays_quiet(say_yes)


def test_what_was_agreed_before_the_birthday_and_is_told_after_it_is_asked_about() -> None:
    for told in (turns_18, an_adult_after_all.model_copy(update={"occurred_at": MONITORED})):
        room = Room().do(open_girls, assess_needs, assess_risk(), told)
        assert kinds(room.ask(agree_for_her))[-1] == "own-agreement-sought"
        room.do(consents_alone, say_yes)


def test_the_time_to_ask_begins_with_the_agreement_if_that_came_after_the_birthday() -> None:
    early = grows_up.model_copy(update={"occurred_at": AGREED - DAY})
    room = her_room()
    (asked,) = (one for one in room.ask(early) if isinstance(one, OwnAgreementSought))
    assert asked.answer_by == due(AGREED, OWN_AGREEMENT.on(AGREED).value)
    before = say_no.model_copy(update={"occurred_at": AGREED - DAY})
    room.refuses(before, BeforeWhatItFollows)


@pytest.mark.parametrize("told", [turns_18, an_adult_after_all])
def test_who_turns_out_late_to_have_come_of_age_is_asked_within_the_time_from_that_word_on(
    told: NoteComingOfAge | NoteAge,
) -> None:
    much_later = MONITORED + 90 * DAY
    late = told.model_copy(update={"occurred_at": MONITORED, "told_at": much_later})
    room = her_room()
    (asked,) = (one for one in room.ask(late) if isinstance(one, OwnAgreementSought))
    assert asked.occurred_at == MONITORED
    assert asked.answer_by == due(much_later, OWN_AGREEMENT.on(much_later).value)
    room.do(consents_alone, say_yes)


def test_a_birthday_that_is_told_before_it_comes_gives_the_time_from_the_birthday_on() -> None:
    early = seek.model_copy(update={"told_at": MONITORED - DAY})
    plan.given(*started).when(early).then(sought)


def test_a_plan_of_their_own_after_it_asks_nobody_anew() -> None:
    room = her_room().do(turns_18, close("relocated", LATER))
    women = {"plan_id": OTHER_PLAN, "group": "women", "occurred_at": LATER}
    room.do(open_plan.model_copy(update=women))
    room.refuses(say_yes, PlanIsClosed)
