"""Nobody serves a client and someone on the other side of that client's matter."""

from datetime import date

import pytest

from services.legal_aid.domain.ids import PartyId, by_sign
from services.legal_aid.domain.matter.refusals import SaysNobody
from services.legal_aid.domain.provider.decider import decider
from services.legal_aid.domain.provider.messages import ProviderEvent
from services.legal_aid.domain.provider.refusals import (
    AssessorActedHere,
    AssistantIsAWorker,
    DifferentProvider,
    NoSuchProvider,
    PracticeNotDated,
    PracticeTooShort,
    ProviderIsAnotherKind,
    ProviderIsStruckOff,
    ProviderOfAnotherCentre,
    ProviderOnOtherSide,
)
from shared.kernel.ids import JourneyId
from tests.kit.scenario import Given
from tests.legal_aid.made_up import (
    DAY,
    JOURNEY,
    MATTER,
    NOON,
    OTHER_PARTY,
    PARTY,
    SECOND_MATTER,
    SIGN,
    STAFF,
)
from tests.legal_aid.made_up_providers import (
    CLIENT,
    be_assessed,
    client_recognised,
    declare,
    face,
    faced,
    interest_declared,
    laid_down,
    lay_down,
    provider_registered,
    recognise_client,
    register_provider,
    serve_linked,
    strike_off,
    struck_off,
    take_on,
    taken_on,
    work_assessed,
)

provider = Given(decider)
listed, recognised = provider_registered, client_recognised
against_party = {"opposing": (PARTY,)}
for_the_party = {"matter_id": SECOND_MATTER, "client": PARTY}
History = tuple[ProviderEvent, ...]


def test_someone_is_put_on_the_list_once() -> None:
    provider.given().when(register_provider).then(listed)
    provider.given(listed).when(register_provider).then_nothing()
    another = register_provider.model_copy(update={"provider_kind": "collaborator"})
    provider.given(listed).when(another).then_refused(DifferentProvider)


def test_an_assistant_is_listed_as_the_worker_they_are() -> None:
    nameless = register_provider.model_copy(update={"staff_id": None})
    provider.given().when(nameless).then_refused(AssistantIsAWorker)
    lawyer = {"provider_kind": "contracted-lawyer"}
    provider.given().when(nameless.model_copy(update=lawyer)).then(
        listed.model_copy(update={"staff_id": None, **lawyer})
    )


def test_an_assistant_who_was_listed_without_a_worker_stays_listed() -> None:
    nameless = {"staff_id": None}
    before = listed.model_copy(update=nameless)
    provider.given(before).when(register_provider.model_copy(update=nameless)).then_nothing()
    provider.given(before).when(take_on).then(taken_on)


def test_a_legal_consultant_has_practised_for_two_years() -> None:
    consultant = register_provider.model_copy(update={"provider_kind": "legal-consultant"})
    provider.given().when(consultant).then_refused(PracticeNotDated)
    young = {"practising_since": date(2025, 1, 1)}
    provider.given().when(consultant.model_copy(update=young)).then_refused(PracticeTooShort)
    old = {"practising_since": date(2020, 1, 1)}
    provider.given().when(consultant.model_copy(update=old)).then(
        listed.model_copy(update={"provider_kind": "legal-consultant", **old})
    )


def test_a_provider_takes_a_matter_on_once() -> None:
    provider.given(listed).when(take_on).then(taken_on)
    provider.given(listed, taken_on).when(take_on).then_nothing()


def test_a_provider_is_appointed_as_what_they_are() -> None:
    other = take_on.model_copy(update={"provider_kind": "registered-lawyer"})
    provider.given(listed).when(other).then_refused(ProviderIsAnotherKind)


def test_a_provider_of_another_centre_acts_only_with_a_reason() -> None:
    branch = take_on.model_copy(update={"centre": "cn1"})
    provider.given(listed).when(branch).then_refused(ProviderOfAnotherCentre)
    provider.given(listed).when(
        branch.model_copy(update={"from_elsewhere": "language-or-field"})
    ).then(taken_on)
    provider.given(listed).when(take_on.model_copy(update={"centre": None})).then(taken_on)


def test_who_is_struck_off_takes_nothing_on() -> None:
    provider.given(listed).when(strike_off).then(struck_off)
    provider.given(listed, struck_off).when(strike_off).then_nothing()
    provider.given(listed, struck_off).when(take_on).then_refused(ProviderIsStruckOff)


def test_the_matters_of_who_is_struck_off_need_someone_else() -> None:
    left = struck_off.model_copy(update={"left_alone": (MATTER,)})
    provider.given(listed, taken_on).when(strike_off).then(left)


@pytest.mark.parametrize("since", [(), (laid_down,)])
def test_whoever_serves_or_served_a_client_never_faces_them(since: History) -> None:
    against_client = take_on.model_copy(
        update={"matter_id": SECOND_MATTER, "client": PARTY, "opposing": (CLIENT,)}
    )
    provider.given(listed, taken_on, *since).when(against_client).then_refused(ProviderOnOtherSide)


@pytest.mark.parametrize("since", [(), (laid_down,)])
def test_whoever_faces_or_faced_someone_never_serves_them(since: History) -> None:
    facing = taken_on.model_copy(update=against_party)
    provider.given(listed, facing, *since).when(
        take_on.model_copy(update=for_the_party)
    ).then_refused(ProviderOnOtherSide)
    provider.given(listed, taken_on, faced, *since).when(
        take_on.model_copy(update=for_the_party)
    ).then_refused(ProviderOnOtherSide)


def test_who_is_tied_to_the_other_side_does_not_act() -> None:
    provider.given(listed).when(declare).then(interest_declared)
    provider.given(listed, interest_declared).when(declare).then_nothing()
    provider.given(listed, interest_declared).when(
        take_on.model_copy(update=against_party)
    ).then_refused(ProviderOnOtherSide)


def test_someone_unknown_on_the_other_side_is_no_conflict() -> None:
    provider.given(listed, taken_on).when(
        take_on.model_copy(update={"matter_id": SECOND_MATTER, **against_party})
    ).then(taken_on.model_copy(update={"matter_id": SECOND_MATTER, **against_party}))


def test_a_tie_that_is_declared_late_is_a_conflict_in_each_matter_it_touches() -> None:
    facing = taken_on.model_copy(update=against_party)
    provider.given(listed, facing).when(declare).then(
        interest_declared.model_copy(update={"conflicts": (MATTER,)})
    )


def test_a_party_that_is_named_late_may_be_a_conflict_on_both_sides() -> None:
    other = taken_on.model_copy(update=for_the_party)
    provider.given(listed, taken_on).when(face).then(faced)
    provider.given(listed, taken_on, faced).when(face).then_nothing()
    provider.given(listed, taken_on, interest_declared).when(face).then(
        faced.model_copy(update={"conflicts": (MATTER,)})
    )
    provider.given(listed, taken_on, other).when(face).then(
        faced.model_copy(update={"conflicts": (MATTER, SECOND_MATTER)})
    )


def test_one_person_is_recognised_on_both_sides_by_what_both_are_known_as() -> None:
    signed = (by_sign(SIGN),)
    served = taken_on.model_copy(update={"known_as": signed})
    against = take_on.model_copy(
        update={"matter_id": SECOND_MATTER, "client": PARTY, "opposing": (OTHER_PARTY, *signed)}
    )
    provider.given(listed, served).when(against).then_refused(ProviderOnOtherSide)
    faced_so = faced.model_copy(update={"known_as": signed})
    for_them = take_on.model_copy(
        update={"matter_id": SECOND_MATTER, "client": OTHER_PARTY, "known_as": signed}
    )
    provider.given(listed, taken_on, faced_so).when(for_them).then_refused(ProviderOnOtherSide)


def test_who_is_tied_to_someone_by_name_does_not_act_against_them() -> None:
    declared = declare.model_copy(update={"party_id": OTHER_PARTY, "signs": (SIGN,)})
    tied = interest_declared.model_copy(
        update={"party_id": OTHER_PARTY, "known_as": (by_sign(SIGN),)}
    )
    provider.given(listed).when(declared).then(tied)
    provider.given(listed, tied).when(declared).then_nothing()
    provider.given(listed, tied).when(
        take_on.model_copy(update={"opposing": (PARTY, by_sign(SIGN))})
    ).then_refused(ProviderOnOtherSide)
    provider.given(listed).when(declare.model_copy(update={"signs": ()})).then_refused(SaysNobody)


def test_a_client_who_is_named_late_may_be_a_conflict_on_both_sides() -> None:
    facing = taken_on.model_copy(
        update={"matter_id": SECOND_MATTER, "client": PARTY, "opposing": recognised.known_as}
    )
    provider.given(listed, taken_on).when(recognise_client).then(recognised)
    provider.given(listed, taken_on, recognised).when(recognise_client).then_nothing()
    provider.given(listed).when(recognise_client).then_nothing()
    provider.given(listed, taken_on, facing).when(recognise_client).then(
        recognised.model_copy(update={"conflicts": (MATTER, SECOND_MATTER)})
    )
    provider.given(listed, taken_on, recognised).when(
        take_on.model_copy(update={"matter_id": SECOND_MATTER, "opposing": recognised.known_as})
    ).then_refused(ProviderOnOtherSide)


def test_a_linked_journey_is_served_with_the_clients_own_or_nobody_is_appointed() -> None:
    other = serve_linked.model_copy(update={"journey_id": JourneyId(PARTY)})
    known = recognised.model_copy(update={"known_as": (PARTY,), "occurred_at": NOON + DAY})
    provider.given(listed, taken_on).when(other).then(known)
    provider.given(listed, taken_on, known).when(other).then_nothing()
    provider.given(listed, taken_on, faced).when(other).then_refused(ProviderOnOtherSide)
    by_name = other.model_copy(update={"journey_id": JOURNEY, "known_as": (PARTY,)})
    provider.given(listed, taken_on, faced).when(by_name).then_refused(ProviderOnOtherSide)


def test_a_party_is_faced_only_in_a_matter_that_is_carried() -> None:
    provider.given(listed).when(face).then_nothing()


def test_a_matter_is_laid_down_once() -> None:
    provider.given(listed, taken_on).when(lay_down).then(laid_down)
    provider.given(listed, taken_on, laid_down).when(lay_down).then_nothing()


def test_nobody_assesses_their_own_work() -> None:
    own = be_assessed.model_copy(update={"assessor": STAFF})
    provider.given(listed).when(own).then_refused(AssessorActedHere)
    provider.given(listed).when(be_assessed).then(work_assessed)
    provider.given(listed, work_assessed).when(own).then_nothing()


def test_who_was_appointed_before_there_was_a_list_leaves_nothing_to_record() -> None:
    for command in (lay_down, face, recognise_client, be_assessed):
        provider.given().when(command).then_nothing()


def test_only_who_is_on_the_list_is_appointed() -> None:
    for command in (take_on, strike_off, declare):
        provider.given().when(command).then_refused(NoSuchProvider)


def test_a_client_is_a_party_like_any_other() -> None:
    stranger = PartyId(CLIENT)
    mine = take_on.model_copy(update={"matter_id": SECOND_MATTER, "client": stranger})
    provider.given(listed, taken_on).when(mine).then(
        taken_on.model_copy(update={"matter_id": SECOND_MATTER})
    )
