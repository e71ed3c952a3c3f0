"""A centre acts in its province, for matters that arise there, or at a central request."""

import pytest

from services.legal_aid.domain.centre import (
    CentreCodeTaken,
    CentreIsClosed,
    CentreNotCompetent,
    CentreNotConnected,
    MatterNotTheirs,
    NoSuchCentre,
    ProvinceNotNamed,
    decider,
)
from services.legal_aid.domain.words import CompetentBy
from tests.kit.scenario import Given
from tests.legal_aid.made_up_letters import centre_connected, connect_centre, vouch_for_post
from tests.legal_aid.made_up_providers import (
    centre_closed,
    centre_registered,
    close_centre,
    matter_taken,
    register_centre,
    take_matter,
    vouch_for_centre,
)

centre = Given(decider)


def test_a_centre_is_registered_once_under_its_code() -> None:
    centre.given().when(register_centre).then(centre_registered)
    centre.given(centre_registered).when(register_centre).then_nothing()


@pytest.mark.parametrize("other", [{"province": "79"}, {"centre_kind": "branch"}])
def test_a_code_belongs_to_one_centre(other: dict[str, str]) -> None:
    another = register_centre.model_copy(update=other)
    centre.given(centre_registered).when(another).then_refused(CentreCodeTaken)
    centre.given(centre_registered, centre_closed).when(register_centre).then_refused(
        CentreCodeTaken
    )


@pytest.mark.parametrize("ground", ["client-resides", "matter-arises"])
def test_a_centre_takes_on_what_belongs_to_its_province(ground: CompetentBy) -> None:
    why = {"competent_by": ground}
    centre.given(centre_registered).when(take_matter.model_copy(update=why)).then(
        matter_taken.model_copy(update=why)
    )


@pytest.mark.parametrize("ground", ["client-resides", "matter-arises"])
def test_another_provinces_matter_is_for_its_own_centre(ground: CompetentBy) -> None:
    far = {"competent_by": ground, "province": "79"}
    centre.given(centre_registered).when(take_matter.model_copy(update=far)).then_refused(
        CentreNotCompetent
    )
    unnamed = take_matter.model_copy(update={**far, "province": None})
    centre.given(centre_registered).when(unnamed).then_refused(ProvinceNotNamed)


def test_the_central_authority_may_ask_any_centre() -> None:
    asked = {"competent_by": "central-request"}
    centre.given(centre_registered).when(
        take_matter.model_copy(update={**asked, "province": None})
    ).then(matter_taken.model_copy(update=asked))


def test_a_matter_is_taken_once() -> None:
    centre.given(centre_registered, matter_taken).when(take_matter).then_nothing()


def test_a_closed_centre_takes_nothing_on() -> None:
    centre.given(centre_registered).when(close_centre).then(centre_closed)
    centre.given(centre_registered, centre_closed).when(close_centre).then_nothing()
    centre.given(centre_registered, centre_closed).when(take_matter).then_refused(CentreIsClosed)


def test_there_must_be_a_centre() -> None:
    centre.given().when(take_matter).then_refused(NoSuchCentre)
    centre.given().when(close_centre).then_refused(NoSuchCentre)


def test_what_nobody_would_write_is_taken_in() -> None:
    centre.given(centre_closed, matter_taken).when(register_centre).then(centre_registered)


def test_a_centre_is_connected_to_fetch_its_letters() -> None:
    centre.given(centre_registered).when(connect_centre).then(centre_connected)
    centre.given(centre_registered, centre_connected).when(connect_centre).then_nothing()
    centre.given().when(connect_centre).then_refused(NoSuchCentre)
    centre.given(centre_registered, centre_closed).when(connect_centre).then_refused(CentreIsClosed)


def test_a_centre_is_told_of_its_own_matters_where_letters_reach_it() -> None:
    centre.given(centre_registered, matter_taken, centre_connected).when(
        vouch_for_post
    ).then_nothing()
    centre.given(centre_registered, centre_connected).when(vouch_for_post).then_refused(
        MatterNotTheirs
    )
    centre.given(centre_registered, matter_taken).when(vouch_for_post).then_refused(
        CentreNotConnected
    )


def test_what_is_told_of_no_centre_changes_nothing() -> None:
    assert decider.fold([centre_connected]) == decider.initial


def test_only_a_working_centre_answers_on_the_spot() -> None:
    centre.given(centre_registered).when(vouch_for_centre).then_nothing()
    centre.given().when(vouch_for_centre).then_refused(NoSuchCentre)
    centre.given(centre_registered, centre_closed).when(vouch_for_centre).then_refused(
        CentreIsClosed
    )
