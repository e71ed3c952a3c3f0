"""Where a client stands in law: heard from intake, decided here, ended by death."""

from services.legal_aid.domain.client.decider import decider
from services.legal_aid.domain.client.refusals import ClientHasDied, LawDecides, NoSuchFile
from tests.kit.scenario import Given
from tests.legal_aid.made_up import DAY, NOON
from tests.legal_aid.made_up_clients import (
    category_noted,
    client_died,
    decide_eligibility,
    eligibility_decided,
    entitlement_noted,
    file_accepted,
    file_opened,
    learnt_of_death,
    note_category,
    note_death,
    note_entitlement,
    record_death,
    review_requested,
)

client = Given(decider)
abroad = {"category": "under-identification-abroad"}
abroad_noted = category_noted.model_copy(update=abroad)


def test_a_category_is_noted_before_anyone_asks_for_aid() -> None:
    client.given().when(note_category).then(category_noted)
    client.given(category_noted).when(note_category).then_nothing()


def test_a_category_that_leaves_aid_open_asks_for_a_decision_if_someone_waits() -> None:
    note = note_category.model_copy(update=abroad)
    waiting = abroad_noted.model_copy(update={"decision_needed": True})
    client.given().when(note).then(abroad_noted)
    client.given(file_opened).when(note).then(waiting)
    client.given(file_opened, file_accepted).when(note).then(abroad_noted)


def test_what_intake_decided_is_known_here() -> None:
    client.given(abroad_noted).when(note_entitlement).then(entitlement_noted)
    client.given(abroad_noted, entitlement_noted).when(note_entitlement).then_nothing()


def test_someone_decides_and_signs_where_the_law_leaves_it_open() -> None:
    client.given(abroad_noted).when(decide_eligibility).then(eligibility_decided)
    client.given(abroad_noted, eligibility_decided).when(decide_eligibility).then_nothing()


def test_a_decision_may_be_taken_before_a_category_is_known_and_changed_later() -> None:
    no = {"granted": False}
    client.given().when(decide_eligibility).then(eligibility_decided)
    client.given(eligibility_decided).when(decide_eligibility.model_copy(update=no)).then(
        eligibility_decided.model_copy(update=no)
    )


def test_where_the_law_gives_aid_there_is_nothing_to_decide() -> None:
    client.given(category_noted).when(decide_eligibility).then_refused(LawDecides)


def test_nothing_is_decided_for_someone_who_died() -> None:
    client.given(client_died).when(decide_eligibility).then_refused(ClientHasDied)


def test_a_death_is_noted_once_and_has_every_open_matter_ended_by_people() -> None:
    review = review_requested.model_copy(
        update={"reason": "client-deceased", "occurred_at": NOON + 9 * DAY}
    )
    client.given().when(note_death).then(client_died)
    client.given(file_opened).when(note_death).then(client_died, review)
    client.given(file_opened, client_died).when(note_death).then_nothing()


def test_a_death_that_is_learnt_here_is_told_from_here_and_has_open_matters_ended() -> None:
    review = review_requested.model_copy(
        update={"reason": "client-deceased", "occurred_at": NOON + 9 * DAY}
    )
    client.given(file_opened).when(record_death).then(learnt_of_death, review)
    client.given(file_opened, client_died).when(record_death).then_nothing()
    client.given(file_opened, learnt_of_death).when(note_death).then_nothing()


def test_no_death_is_recorded_here_of_somebody_without_a_file() -> None:
    client.given().when(record_death).then_refused(NoSuchFile)
