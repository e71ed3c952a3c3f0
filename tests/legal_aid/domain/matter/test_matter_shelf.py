"""What follows the end of a matter: its file, its quality, the archive."""

import pytest

from services.legal_aid.domain.matter.decider import decider
from services.legal_aid.domain.matter.events import MatterEvent
from services.legal_aid.domain.matter.proceeding_refusals import (
    AssessedOnce,
    FormNotAssessed,
    MatterNotDiscontinued,
    MatterNotEnded,
    MatterNotFiled,
    NobodyActed,
)
from services.legal_aid.domain.matter.refusals import (
    BeforeWhatItFollows,
    MatterIsOver,
    NoSuchMatter,
    NotYetDue,
)
from tests.kit.scenario import Given
from tests.legal_aid.made_up import (
    ACCEPTED,
    AFTER_ACCEPTANCE,
    ARCHIVED,
    ASSESSED,
    BEFORE_ACCEPTANCE,
    COMPLETE,
    COMPLETED,
    DAY,
    DISCONTINUED,
    ENDINGS,
    FILED,
    HOUR,
    IN_PROGRESS,
    NOON,
    REFUSED,
    SHELVED,
    WITHDRAWN,
    accepted,
    appointed,
    archived,
    assessed,
    client_not_told,
    client_told,
    completed,
    died_untold,
    discontinued,
    discontinued_untold,
    filed,
    flagged_dead,
    stepped,
)
from tests.legal_aid.made_up_commands import (
    archive,
    assess,
    complete,
    discontinue_untold,
    file_matter,
    note_died_untold,
    note_not_told,
    tell_client,
)

matter = Given(decider)
History = tuple[MatterEvent, ...]


@pytest.mark.parametrize("history", [COMPLETED, DISCONTINUED])
def test_a_matter_that_ended_is_filed(history: History) -> None:
    matter.given(*history).when(file_matter).then(filed)


@pytest.mark.parametrize("history", SHELVED)
def test_filing_again_is_nothing_new(history: History) -> None:
    matter.given(*history).when(file_matter).then_nothing()


@pytest.mark.parametrize("history", [*BEFORE_ACCEPTANCE, *AFTER_ACCEPTANCE, REFUSED, WITHDRAWN])
def test_only_a_matter_that_was_carried_and_ended_is_filed(history: History) -> None:
    matter.given(*history).when(file_matter).then_refused(MatterNotEnded)


def test_a_matter_is_not_filed_before_it_ended() -> None:
    early = file_matter.model_copy(update={"occurred_at": NOON + HOUR})
    matter.given(*COMPLETED).when(early).then_refused(BeforeWhatItFollows)


def test_the_quality_is_assessed_on_the_file() -> None:
    matter.given(*FILED).when(assess).then(assessed)
    for history in (COMPLETED, DISCONTINUED, ACCEPTED):
        matter.given(*history).when(assess).then_refused(MatterNotFiled)


def test_the_quality_is_assessed_once() -> None:
    matter.given(*ASSESSED).when(assess).then_nothing()
    worse = assess.model_copy(update={"grade": "fail"})
    matter.given(*ASSESSED).when(worse).then_refused(AssessedOnce)
    matter.given(*ARCHIVED).when(assess).then_refused(AssessedOnce)


def test_advice_is_not_assessed() -> None:
    advice = {"form": "advice", "result": "advice-delivered"}
    history = (
        *COMPLETE,
        accepted.model_copy(update={"form": "advice"}),
        appointed.model_copy(update={"form": "advice"}),
        stepped,
        completed.model_copy(update={"result": advice["result"]}),
        filed,
    )
    matter.given(*history).when(assess).then_refused(FormNotAssessed)


def test_where_nobody_acted_there_is_nothing_to_assess() -> None:
    matter.given(*ACCEPTED, discontinued, filed).when(assess).then_refused(NobodyActed)


def test_a_matter_is_not_assessed_or_archived_before_it_was_filed() -> None:
    early = {"occurred_at": NOON + HOUR}
    for command in (assess, archive):
        matter.given(*FILED).when(command.model_copy(update=early)).then_refused(
            BeforeWhatItFollows
        )


@pytest.mark.parametrize("history", [FILED, ASSESSED])
def test_a_filed_matter_is_archived_assessed_or_not(history: History) -> None:
    matter.given(*history).when(archive).then(archived)
    matter.given(*history, archived).when(archive).then_nothing()


def test_only_a_filed_matter_is_archived() -> None:
    matter.given(*COMPLETED).when(archive).then_refused(MatterNotFiled)


@pytest.mark.parametrize("history", SHELVED)
def test_what_is_on_the_shelf_does_not_end_again(history: History) -> None:
    matter.given(*history).when(complete).then_refused(MatterIsOver)


def test_there_must_be_a_matter_to_file() -> None:
    for command in (file_matter, assess, archive):
        matter.given().when(command).then_refused(NoSuchMatter)


UNTOLD = (*IN_PROGRESS, discontinued_untold)


@pytest.mark.parametrize("shelf", [(), (filed,), (filed, archived)])
def test_a_client_is_told_once_why_the_matter_ended(shelf: History) -> None:
    at = {"occurred_at": NOON + 61 * DAY}
    late = tell_client.model_copy(update=at)
    told_late = client_told.model_copy(update={"late": True, **at})
    matter.given(*UNTOLD, *shelf).when(late).then(told_late)
    matter.given(*UNTOLD, *shelf, told_late).when(late).then_nothing()
    matter.given(*UNTOLD).when(tell_client).then(client_told)


def test_what_the_client_was_told_in_time_is_not_late() -> None:
    matter.given(*UNTOLD).when(note_not_told).then(client_not_told)
    matter.given(*UNTOLD, client_not_told).when(note_not_told).then_nothing()
    matter.given(*UNTOLD, client_told).when(note_not_told).then_nothing()
    early = note_not_told.model_copy(update={"occurred_at": NOON + 20 * DAY})
    matter.given(*UNTOLD).when(early).then_refused(NotYetDue)


@pytest.mark.parametrize("shelf", [(), (client_not_told,), (filed,), (filed, archived)])
def test_nobody_is_left_to_tell_once_the_client_died(shelf: History) -> None:
    matter.given(*UNTOLD, *shelf).when(note_died_untold).then(died_untold)
    over = (*UNTOLD, *shelf, died_untold)
    for command in (note_died_untold, tell_client, note_not_told):
        matter.given(*over).when(command).then_nothing()


@pytest.mark.parametrize("history", [(), *AFTER_ACCEPTANCE, *ENDINGS, (*UNTOLD, client_told)])
def test_a_death_leaves_alone_what_nobody_had_to_be_told(history: History) -> None:
    matter.given(*history).when(note_died_untold).then_nothing()


def test_who_is_known_to_have_died_is_told_nothing_whatever_the_ground() -> None:
    matter.given(*IN_PROGRESS, flagged_dead).when(discontinue_untold).then(
        discontinued_untold.model_copy(update={"tell_by": None})
    )


def test_nobody_is_told_of_a_discontinuation_that_did_not_happen() -> None:
    for history in (IN_PROGRESS, COMPLETED, FILED):
        matter.given(*history).when(tell_client).then_refused(MatterNotDiscontinued)
    early = tell_client.model_copy(update={"occurred_at": NOON + 19 * DAY})
    matter.given(*UNTOLD).when(early).then_refused(BeforeWhatItFollows)
    matter.given(*IN_PROGRESS, discontinued).when(tell_client).then_nothing()
