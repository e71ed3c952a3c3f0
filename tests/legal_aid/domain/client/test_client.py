"""A client's files: which matters are open, accepted, reviewed, closed."""

from uuid import UUID

import pytest

from services.legal_aid.domain.client.decider import decider
from services.legal_aid.domain.client.messages import ClientEvent
from services.legal_aid.domain.client.refusals import (
    AidDenied,
    ClientHasDied,
    EntitlementNotSigned,
    FileIsClosed,
    NoSuchFile,
    NotEntitled,
)
from services.legal_aid.domain.matter.refusals import CommerceNotAided
from services.legal_aid.domain.words import LegalStatus
from shared.kernel.ids import ReferralId
from tests.kit.scenario import Given
from tests.legal_aid.made_up import MATTER, SECOND_MATTER
from tests.legal_aid.made_up_clients import (
    accept_file,
    answer_query,
    category_noted,
    client_died,
    close_file,
    eligibility_decided,
    end_review,
    file_accepted,
    file_closed,
    file_opened,
    open_file,
    query_answered,
    referral_declined,
    review,
    review_ended,
    review_requested,
    take_up,
)

client = Given(decider)
second_opened = file_opened.model_copy(update={"matter_id": SECOND_MATTER})
gap = category_noted.model_copy(update={"category": None})
abroad = category_noted.model_copy(update={"category": "under-identification-abroad"})
foreign = category_noted.model_copy(update={"category": "foreign", "nationality": "foreign"})
denied = eligibility_decided.model_copy(update={"granted": False})
referred = open_file.model_copy(update={"requester": "referral"})
undecided = file_opened.model_copy(update={"decision_needed": True})


def test_a_file_is_opened_with_a_matter() -> None:
    client.given().when(open_file).then(file_opened)


def test_a_client_may_have_two_matters() -> None:
    client.given(second_opened).when(open_file).then(file_opened)


def test_opening_twice_is_nothing_new() -> None:
    client.given(file_opened).when(open_file).then_nothing()


def test_a_closed_file_is_never_reopened() -> None:
    client.given(file_opened, file_closed).when(open_file).then_refused(FileIsClosed)


def test_nobody_asks_for_aid_for_someone_who_died() -> None:
    client.given(client_died).when(open_file).then_refused(ClientHasDied)
    client.given(file_opened, client_died).when(accept_file).then_refused(ClientHasDied)


@pytest.mark.parametrize("status", ["victim", "under-identification", "accompanying-minor"])
def test_each_of_the_three_groups_in_the_law_may_ask(status: LegalStatus) -> None:
    ask = open_file.model_copy(update={"legal_status": status})
    client.given().when(ask).then(file_opened)


@pytest.mark.parametrize("status", ["unverified", "not-victim"])
def test_others_are_not_entitled_on_this_ground(status: LegalStatus) -> None:
    ask = open_file.model_copy(update={"legal_status": status})
    client.given().when(ask).then_refused(NotEntitled)


def test_a_confirmed_victim_abroad_needs_no_signature() -> None:
    client.given().when(open_file.model_copy(update={"abroad": True})).then(file_opened)


def test_abroad_and_not_yet_confirmed_the_head_decides_before_anyone_asks() -> None:
    change = {"legal_status": "under-identification", "abroad": True}
    ask = open_file.model_copy(update=change)
    client.given().when(ask).then_refused(EntitlementNotSigned)
    client.given(eligibility_decided).when(ask).then(file_opened)


@pytest.mark.parametrize("category", [gap, abroad, foreign])
def test_where_the_law_leaves_it_open_a_worker_does_not_decide_by_asking(
    category: ClientEvent,
) -> None:
    client.given(category).when(open_file).then_refused(EntitlementNotSigned)
    client.given(category, eligibility_decided).when(open_file).then(file_opened)


def test_a_file_that_was_once_opened_with_a_signature_stays_decided() -> None:
    signed_then = file_opened.model_copy(update={"signed": True})
    client.given(abroad, signed_then).when(accept_file).then(file_accepted)


@pytest.mark.parametrize("category", [gap, abroad, foreign])
def test_a_referral_is_taken_up_while_someone_must_still_decide(category: ClientEvent) -> None:
    client.given(category).when(referred).then(undecided)
    client.given(category, undecided).when(accept_file).then_refused(EntitlementNotSigned)
    client.given(category, undecided, eligibility_decided).when(accept_file).then(file_accepted)


def test_a_referral_from_abroad_waits_for_a_decision_even_before_a_category_is_known() -> None:
    change = {"legal_status": "under-identification", "abroad": True}
    client.given().when(referred.model_copy(update=change)).then(undecided)
    client.given(undecided).when(accept_file).then_refused(EntitlementNotSigned)


def test_a_file_is_opened_for_whom_another_service_refers() -> None:
    client.given().when(take_up).then(file_opened)
    client.given(gap).when(take_up).then(undecided)
    client.given(file_opened).when(take_up).then_nothing()
    client.given(file_opened, file_closed).when(take_up).then_nothing()


@pytest.mark.parametrize(
    ("history", "change", "reason"),
    [
        ((abroad, denied), {}, "legal-aid-denied"),
        ((client_died,), {}, "client-has-died"),
        ((), {"legal_status": "not-victim"}, "not-entitled-to-legal-aid"),
    ],
)
def test_whoever_refers_a_person_hears_also_that_no_file_is_opened(
    history: tuple[ClientEvent, ...], change: dict[str, str], reason: str
) -> None:
    asked = take_up.model_copy(update=change)
    no = referral_declined.model_copy(update={"reason": reason})
    client.given(*history).when(asked).then(no)
    client.given(*history, no).when(asked).then_nothing()


def test_a_referral_that_was_declined_stays_declined_and_another_may_follow() -> None:
    again = take_up.model_copy(
        update={"referral_id": ReferralId(UUID(int=91)), "matter_id": SECOND_MATTER}
    )
    history = (abroad, denied, referral_declined, category_noted)
    client.given(*history).when(take_up).then_nothing()
    client.given(*history).when(again).then(second_opened)


def test_whom_the_law_gives_aid_whatever_was_said_may_ask() -> None:
    doubtful = open_file.model_copy(update={"legal_status": "unverified"})
    client.given(category_noted).when(doubtful).then(file_opened)


def test_a_decision_against_aid_stands() -> None:
    client.given(abroad, denied).when(referred).then_refused(AidDenied)
    client.given(abroad, undecided, denied).when(accept_file).then_refused(AidDenied)


def test_a_new_category_ends_an_old_decision() -> None:
    client.given(abroad, eligibility_decided, gap).when(open_file).then_refused(
        EntitlementNotSigned
    )
    client.given(abroad, denied, category_noted).when(open_file).then(file_opened)


def test_a_file_is_accepted_once() -> None:
    client.given(file_opened).when(accept_file).then(file_accepted)
    client.given(file_opened, file_accepted).when(accept_file).then_nothing()


def test_only_an_open_file_is_accepted() -> None:
    client.given().when(accept_file).then_refused(NoSuchFile)
    client.given(file_opened, file_closed).when(accept_file).then_refused(FileIsClosed)


def test_a_file_is_closed_with_the_end_of_its_matter() -> None:
    client.given(file_opened).when(close_file).then(file_closed)


def test_closing_twice_is_nothing_new() -> None:
    client.given(file_opened, file_closed).when(close_file).then_nothing()


def test_only_what_was_opened_is_closed() -> None:
    client.given().when(close_file).then_refused(NoSuchFile)
    client.given(second_opened).when(close_file).then_refused(NoSuchFile)


def test_all_open_matters_are_reviewed() -> None:
    client.given(second_opened, file_opened).when(review).then(
        review_requested.model_copy(update={"matter_ids": (MATTER, SECOND_MATTER)})
    )


def test_a_matter_under_review_is_not_asked_for_again_for_the_same_reason() -> None:
    client.given(file_opened, review_requested).when(review).then_nothing()
    client.given(file_opened, review_requested, second_opened).when(review).then(
        review_requested.model_copy(update={"matter_ids": (SECOND_MATTER,)})
    )
    other = {"reason": "consent-withdrawn"}
    client.given(file_opened, review_requested).when(review.model_copy(update=other)).then(
        review_requested.model_copy(update=other)
    )


def test_a_closed_matter_is_not_reviewed() -> None:
    client.given(file_opened, review_requested, file_closed).when(review).then_nothing()


def test_without_matters_there_is_nothing_to_review() -> None:
    client.given().when(review).then_nothing()


def test_a_review_ends_once() -> None:
    plain = end_review.model_copy(update={"entitled": False})
    ended = review_ended.model_copy(update={"entitled": False})
    client.given(file_opened, review_requested).when(plain).then(ended)
    client.given(file_opened, review_requested, ended).when(plain).then_nothing()


def test_another_listed_ground_is_a_decision_on_aid() -> None:
    history = (gap, undecided, review_requested)
    client.given(*history).when(end_review).then(review_ended)
    client.given(*history, review_ended).when(accept_file).then(file_accepted)


def test_another_listed_ground_is_decided_once() -> None:
    history = (gap, undecided, review_requested, review_ended)
    client.given(*history).when(end_review).then_nothing()


def test_a_simple_query_is_answered_on_the_spot_without_a_file() -> None:
    client.given().when(answer_query).then(query_answered)
    client.given(query_answered).when(answer_query).then_nothing()
    assert decider.fold((query_answered,)).open == frozenset()


def test_a_query_is_answered_to_whom_the_law_gives_aid() -> None:
    stranger = answer_query.model_copy(update={"legal_status": "not-victim"})
    client.given().when(stranger).then_refused(NotEntitled)
    denied = eligibility_decided.model_copy(update={"granted": False})
    client.given(denied).when(answer_query).then_refused(AidDenied)
    abroad = {"legal_status": "under-identification", "abroad": True}
    client.given().when(answer_query.model_copy(update=abroad)).then_refused(EntitlementNotSigned)
    client.given(client_died).when(answer_query).then_refused(ClientHasDied)
    trade = answer_query.model_copy(update={"field": "commerce"})
    client.given().when(trade).then_refused(CommerceNotAided)
