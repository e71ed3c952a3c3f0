"""A client's files: which matters are open."""

from services.legal_aid.domain.client import (
    CloseFile,
    FileIsClosed,
    NoSuchFile,
    OpenFile,
    ReviewFiles,
    decider,
)
from tests.kit.scenario import Given
from tests.legal_aid.made_up import (
    DAY,
    JOURNEY,
    MATTER,
    NOON,
    SECOND_MATTER,
    file_closed,
    file_opened,
    review_requested,
)

client = Given(decider)
open_file = OpenFile(journey_id=JOURNEY, matter_id=MATTER, occurred_at=NOON)
close_file = CloseFile(journey_id=JOURNEY, matter_id=MATTER, occurred_at=NOON + 30 * DAY)
review = ReviewFiles(journey_id=JOURNEY, occurred_at=NOON + 9 * DAY)
second_opened = file_opened.model_copy(update={"matter_id": SECOND_MATTER})


def test_a_file_is_opened_with_a_matter() -> None:
    client.given().when(open_file).then(file_opened)


def test_a_client_may_have_two_matters() -> None:
    client.given(second_opened).when(open_file).then(file_opened)


def test_opening_twice_is_nothing_new() -> None:
    client.given(file_opened).when(open_file).then_nothing()


def test_a_closed_file_is_never_reopened() -> None:
    client.given(file_opened, file_closed).when(open_file).then_refused(FileIsClosed)


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


def test_a_matter_under_review_is_not_asked_for_again() -> None:
    client.given(file_opened, review_requested).when(review).then_nothing()
    client.given(file_opened, review_requested, second_opened).when(review).then(
        review_requested.model_copy(update={"matter_ids": (SECOND_MATTER,)})
    )


def test_a_closed_matter_is_not_reviewed() -> None:
    client.given(file_opened, file_closed).when(review).then_nothing()


def test_without_matters_there_is_nothing_to_review() -> None:
    client.given().when(review).then_nothing()
