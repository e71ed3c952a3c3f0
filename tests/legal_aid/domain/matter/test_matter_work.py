"""Carrying a matter to its end."""

import pytest

from services.legal_aid.domain.ids import as_party, by_sign
from services.legal_aid.domain.matter.commands import EndingCommand, WorkCommand
from services.legal_aid.domain.matter.decider import decider
from services.legal_aid.domain.matter.events import MatterEvent
from services.legal_aid.domain.matter.refusals import (
    BeforeWhatItFollows,
    FormNotRegistered,
    MatterIsOver,
    NoProviderYet,
    NoSuchMatter,
    NothingDoneYet,
    NotYetAccepted,
    OpposingPartyIsClient,
    ProviderAlreadyAppointed,
    ProviderHasConflict,
    ResultDoesNotFit,
    SaysNobody,
    WithdrawalNotInWriting,
)
from services.legal_aid.domain.words import DiscontinuationGround, Form, Result
from tests.kit.scenario import Given
from tests.legal_aid.made_up import (
    ACCEPTED,
    AFTER_ACCEPTANCE,
    ASSIGNED,
    BEFORE_ACCEPTANCE,
    COMPLETE,
    COMPLETED,
    DAY,
    DISCONTINUED,
    END_OF_THURSDAY,
    ENDINGS,
    HOUR,
    IN_PROGRESS,
    JOURNEY,
    NOON,
    PROVIDER,
    SIGN,
    SUCCESSOR,
    accepted,
    appointed,
    appointment_overdue,
    completed,
    discontinued,
    discontinued_untold,
    party_named,
    replaced,
    stepped,
)
from tests.legal_aid.made_up_commands import (
    appoint,
    complete,
    discontinue,
    discontinue_untold,
    name_party,
    replace,
    take_step,
)

matter = Given(decider)
History = tuple[MatterEvent, ...]
WORK: tuple[WorkCommand | EndingCommand, ...] = (appoint, replace, take_step, complete, discontinue)


def test_someone_is_appointed_to_act_for_the_client() -> None:
    matter.given(*ACCEPTED).when(appoint).then(appointed)


def test_a_late_appointment_is_recorded_as_late() -> None:
    late = {"occurred_at": END_OF_THURSDAY + HOUR}
    matter.given(*ACCEPTED, appointment_overdue).when(appoint.model_copy(update=late)).then(
        appointed.model_copy(update={**late, "late": True})
    )


def test_an_appointment_in_time_may_be_told_after_the_limit() -> None:
    matter.given(*ACCEPTED, appointment_overdue).when(appoint).then(appointed)


def test_nobody_with_a_conflict_of_interest_acts() -> None:
    torn = {"conflict_declared": True}
    matter.given(*ACCEPTED).when(appoint.model_copy(update=torn)).then_refused(ProviderHasConflict)
    matter.given(*ASSIGNED).when(replace.model_copy(update=torn)).then_refused(ProviderHasConflict)


def test_the_appointment_is_for_the_registered_form() -> None:
    advice = appoint.model_copy(update={"form": "advice"})
    matter.given(*ACCEPTED).when(advice).then_refused(FormNotRegistered)


def test_nobody_is_appointed_before_the_acceptance() -> None:
    early = appoint.model_copy(update={"occurred_at": NOON})
    matter.given(*ACCEPTED).when(early).then_refused(BeforeWhatItFollows)


@pytest.mark.parametrize("history", [ASSIGNED, IN_PROGRESS])
def test_appointing_the_same_provider_again_is_nothing_new(history: History) -> None:
    matter.given(*history).when(appoint).then_nothing()


@pytest.mark.parametrize("history", [ASSIGNED, IN_PROGRESS])
def test_a_second_provider_comes_by_replacement(history: History) -> None:
    second = appoint.model_copy(update={"provider_ref": SUCCESSOR})
    matter.given(*history).when(second).then_refused(ProviderAlreadyAppointed)
    matter.given(*history).when(replace).then(replaced)


def test_replacing_someone_by_themselves_is_nothing_new() -> None:
    matter.given(*ASSIGNED, replaced).when(replace).then_nothing()
    again = replace.model_copy(update={"provider_ref": PROVIDER})
    matter.given(*ASSIGNED).when(again).then_nothing()


def test_a_replacement_follows_the_last_step() -> None:
    early = replace.model_copy(update={"occurred_at": NOON + DAY + HOUR})
    matter.given(*IN_PROGRESS).when(early).then_refused(BeforeWhatItFollows)


def test_only_who_is_appointed_is_replaced_acts_or_completes() -> None:
    for command in (replace, take_step, complete):
        matter.given(*ACCEPTED).when(command).then_refused(NoProviderYet)


@pytest.mark.parametrize("history", [ASSIGNED, IN_PROGRESS, (*IN_PROGRESS, replaced)])
def test_a_step_is_recorded(history: History) -> None:
    matter.given(*history).when(take_step).then(stepped)


def test_two_steps_of_one_kind_are_two_steps() -> None:
    matter.given(*IN_PROGRESS).when(take_step).then(stepped)


def test_nobody_acts_before_the_appointment() -> None:
    early = take_step.model_copy(update={"occurred_at": NOON + DAY - HOUR})
    matter.given(*ASSIGNED).when(early).then_refused(BeforeWhatItFollows)


def test_a_matter_is_completed_with_its_result() -> None:
    matter.given(*IN_PROGRESS).when(complete).then(completed)


def test_completing_twice_is_nothing_new() -> None:
    matter.given(*COMPLETED).when(complete).then_nothing()


def test_a_result_stands() -> None:
    settled = complete.model_copy(update={"result": "settled"})
    matter.given(*COMPLETED).when(settled).then_refused(MatterIsOver)


@pytest.mark.parametrize("history", [ASSIGNED, (*IN_PROGRESS, replaced)])
def test_whoever_is_appointed_does_something_first(history: History) -> None:
    matter.given(*history).when(complete).then_refused(NothingDoneYet)


def test_a_matter_is_not_completed_before_its_last_step() -> None:
    early = complete.model_copy(update={"occurred_at": NOON + DAY + HOUR})
    matter.given(*IN_PROGRESS).when(early).then_refused(BeforeWhatItFollows)


@pytest.mark.parametrize(
    ("form", "result"),
    [
        ("advice", "advice-delivered"),
        ("representation", "representation-delivered"),
        ("representation", "settled"),
        ("participation", "stage-ended"),
        ("participation", "settled"),
    ],
)
def test_each_form_of_aid_closes_with_its_own_result(form: Form, result: Result) -> None:
    history = (*COMPLETE, accepted.model_copy(update={"form": form}), appointed, stepped)
    matter.given(*history).when(complete.model_copy(update={"result": result})).then(
        completed.model_copy(update={"result": result})
    )


def test_advice_does_not_end_a_stage_of_proceedings() -> None:
    history = (*COMPLETE, accepted.model_copy(update={"form": "advice"}), appointed, stepped)
    matter.given(*history).when(complete).then_refused(ResultDoesNotFit)


@pytest.mark.parametrize("history", AFTER_ACCEPTANCE)
def test_an_accepted_matter_may_end_before_its_result(history: History) -> None:
    matter.given(*history).when(discontinue).then(discontinued)


def test_a_death_ends_a_matter_without_a_letter() -> None:
    plain = {"ground": "client-deceased", "letter": None}
    matter.given(*IN_PROGRESS).when(discontinue.model_copy(update=plain)).then(
        discontinued.model_copy(update=plain)
    )


@pytest.mark.parametrize("ground", ["prohibited-act", "handled-elsewhere", "conditions-not-met"])
def test_on_other_grounds_the_client_is_told_at_once_or_within_days(
    ground: DiscontinuationGround,
) -> None:
    at_once = {"ground": ground}
    matter.given(*IN_PROGRESS).when(discontinue.model_copy(update=at_once)).then(
        discontinued.model_copy(update=at_once)
    )
    later = discontinue_untold.model_copy(update=at_once)
    matter.given(*IN_PROGRESS).when(later).then(discontinued_untold.model_copy(update=at_once))


def test_a_client_withdraws_in_writing() -> None:
    spoken = discontinue.model_copy(update={"letter": None})
    matter.given(*IN_PROGRESS).when(spoken).then_refused(WithdrawalNotInWriting)


def test_a_matter_does_not_end_before_what_was_done() -> None:
    early = discontinue.model_copy(update={"occurred_at": NOON + DAY + HOUR})
    matter.given(*IN_PROGRESS).when(early).then_refused(BeforeWhatItFollows)


def test_discontinuing_twice_is_nothing_new() -> None:
    matter.given(*DISCONTINUED).when(discontinue).then_nothing()


def test_a_discontinuation_keeps_its_ground() -> None:
    other = discontinue.model_copy(update={"ground": "unlawful-content"})
    matter.given(*DISCONTINUED).when(other).then_refused(MatterIsOver)


@pytest.mark.parametrize("history", BEFORE_ACCEPTANCE)
def test_work_begins_with_the_acceptance(history: History) -> None:
    for command in WORK:
        matter.given(*history).when(command).then_refused(NotYetAccepted)


@pytest.mark.parametrize("history", ENDINGS)
def test_no_work_goes_on_when_a_matter_is_over(history: History) -> None:
    for command in (appoint, replace, take_step):
        matter.given(*history).when(command).then_refused(MatterIsOver)


def test_it_is_recorded_why_somebody_of_another_centre_acts() -> None:
    why = {"from_elsewhere": "nobody-free"}
    matter.given(*ACCEPTED).when(appoint.model_copy(update=why)).then(
        appointed.model_copy(update=why)
    )
    matter.given(*ASSIGNED).when(replace.model_copy(update=why)).then(
        replaced.model_copy(update=why)
    )


def test_a_matter_ends_once() -> None:
    matter.given(*COMPLETED).when(discontinue).then_refused(MatterIsOver)
    matter.given(*DISCONTINUED).when(complete).then_refused(MatterIsOver)


def test_there_must_be_a_matter_to_work_on() -> None:
    for command in WORK:
        matter.given().when(command).then_refused(NoSuchMatter)


def test_a_step_says_whether_an_interpreter_was_there() -> None:
    spoken = {"interpreter": True}
    matter.given(*IN_PROGRESS).when(take_step.model_copy(update=spoken)).then(
        stepped.model_copy(update=spoken)
    )


@pytest.mark.parametrize("history", [*BEFORE_ACCEPTANCE, ACCEPTED, ASSIGNED, IN_PROGRESS])
def test_who_is_on_the_other_side_is_named_once(history: History) -> None:
    matter.given(*history).when(name_party).then(party_named)
    matter.given(*history, party_named).when(name_party).then_nothing()


def test_a_client_is_not_on_the_other_side_of_their_own_matter() -> None:
    oneself = name_party.model_copy(update={"party_id": as_party(JOURNEY)})
    matter.given(*IN_PROGRESS).when(oneself).then_refused(OpposingPartyIsClient)


def test_a_party_who_is_recognised_by_a_name_is_named_under_both() -> None:
    signed = name_party.model_copy(update={"signs": (SIGN,)})
    under_both = party_named.model_copy(update={"known_as": (by_sign(SIGN),)})
    matter.given(*IN_PROGRESS).when(signed).then(under_both)
    matter.given(*IN_PROGRESS, under_both).when(signed).then_nothing()
    matter.given(*IN_PROGRESS, under_both).when(name_party).then_nothing()
    matter.given(*IN_PROGRESS, party_named).when(signed).then(
        under_both.model_copy(update={"named_before": True})
    )


def test_what_says_nobody_names_nobody() -> None:
    empty = name_party.model_copy(update={"signs": ()})
    matter.given(*IN_PROGRESS).when(empty).then_refused(SaysNobody)


def test_a_party_is_not_named_before_the_request_or_after_the_end() -> None:
    early = name_party.model_copy(update={"occurred_at": NOON - HOUR})
    matter.given(*IN_PROGRESS).when(early).then_refused(BeforeWhatItFollows)
    for history in ENDINGS:
        matter.given(*history).when(name_party).then_refused(MatterIsOver)
    matter.given().when(name_party).then_refused(NoSuchMatter)
