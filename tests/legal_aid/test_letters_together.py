"""Nobody is told without a basis, nor after it ended: letters and sharing change together."""

import pytest

from services.legal_aid.application import LETTERS, LOG
from services.legal_aid.domain.centre import CentreNotConnected
from services.legal_aid.domain.letters.decider import Letters
from services.legal_aid.domain.letters.messages import StopLetters
from services.legal_aid.domain.post import PostIsAnothers
from shared.casework.sharing.decider import SHARING as SHARING_HISTORY
from shared.casework.sharing.messages import (
    HearDoubt,
    HearExpiry,
    StopAllSharing,
    StopSharing,
    VouchForSharing,
)
from shared.casework.sharing.refusals import SharingHasStopped
from shared.casework.sharing.state import Over, Sharings, Unconfirmed
from shared.law.consent import ConsentHasExpired, ConsentInDoubt, ConsentMissing
from shared.runtime.handling import Desk
from tests.legal_aid.front_desk import ask, opened
from tests.legal_aid.made_up import HOUR, JOURNEY, MATTER, NOON
from tests.legal_aid.made_up_letters import (
    ACCEPTED_HERE,
    CONSENT,
    FIRST,
    OTHER_SHARING,
    SECOND,
    SHARING,
    TUESDAY,
    connect_centre,
    let_in,
    note_consent,
    note_stopped,
    tell,
    withdraw,
)
from tests.legal_aid.made_up_providers import register_centre

doubt = HearDoubt(journey_id=JOURNEY, consent_id=CONSENT, ask=True, occurred_at=TUESDAY)


@pytest.fixture
def desk() -> Desk:
    """Return a desk with an empty log."""
    return opened()


async def letters_of(desk: Desk) -> Letters:
    """Return the matter's letters as they are now."""
    state = (await desk.state_of(LETTERS, MATTER)).state
    assert isinstance(state, Letters)
    return state


async def sharings_of(desk: Desk) -> Sharings:
    """Return what is shared of the client."""
    state = (await desk.state_of(LOG.named(SHARING_HISTORY), JOURNEY)).state
    assert isinstance(state, Sharings)
    return state


async def test_a_centre_is_let_in_where_letters_reach_it_and_the_client_agreed(
    desk: Desk,
) -> None:
    await ask(desk, *ACCEPTED_HERE)
    with pytest.raises(CentreNotConnected):
        await ask(desk, let_in)
    await ask(desk, connect_centre)
    with pytest.raises(ConsentMissing):
        await ask(desk, let_in.model_copy(update={"occurred_at": NOON + 5 * HOUR}))
    assert (await letters_of(desk)).written == ()
    await ask(desk, note_consent, let_in.model_copy(update={"occurred_at": NOON + 6 * HOUR}))
    assert (await letters_of(desk)).written == (FIRST,)
    (shared,) = (await sharings_of(desk)).running()
    assert (shared.sharing_id, shared.basis) == (SHARING, let_in.basis)


async def test_a_post_belongs_to_one_centre(desk: Desk) -> None:
    other = register_centre.model_copy(update={"centre": "cn1"})
    await ask(desk, register_centre, other, connect_centre)
    taken = connect_centre.model_copy(update={"centre_id": other.centre_id})
    with pytest.raises(PostIsAnothers):
        await ask(desk, taken)


@pytest.fixture
async def told(desk: Desk) -> Desk:
    """Return a desk at which a centre is told of a matter."""
    await ask(desk, *ACCEPTED_HERE, connect_centre, note_consent, let_in)
    return desk


async def test_a_withdrawal_is_answered_when_the_centre_has_stopped(told: Desk) -> None:
    await ask(told, withdraw)
    assert (await letters_of(told)).written == (FIRST, SECOND)
    assert (await letters_of(told)).let_in is None
    sharings = await sharings_of(told)
    assert isinstance(sharings.sharings[SHARING], Unconfirmed)
    assert sharings.unanswered == {CONSENT}
    await ask(told, note_stopped)
    sharings = await sharings_of(told)
    assert isinstance(sharings.sharings[SHARING], Over)
    assert sharings.unanswered == frozenset()


async def test_what_runs_out_ends_the_letters(told: Desk) -> None:
    await ask(told, HearExpiry(journey_id=JOURNEY, consent_id=CONSENT, occurred_at=TUESDAY))
    assert (await letters_of(told)).let_in is None
    await ask(told, tell)
    assert (await letters_of(told)).written == (FIRST, SECOND)


async def test_a_consent_in_doubt_lets_no_centre_in(desk: Desk) -> None:
    await ask(desk, *ACCEPTED_HERE, connect_centre, note_consent, doubt)
    with pytest.raises(ConsentInDoubt):
        await ask(desk, let_in)


async def test_a_centre_that_was_let_in_before_a_doubt_is_told_on(told: Desk) -> None:
    await ask(told, doubt, tell)
    assert (await letters_of(told)).let_in is not None
    assert (await letters_of(told)).written == (FIRST, SECOND)


@pytest.mark.parametrize("received", [True, False])
async def test_once_the_centre_is_told_no_more_a_consent_is_asked_anew_for_the_matter_alone(
    told: Desk, received: object
) -> None:
    await ask(told, doubt.model_copy(update={"ask": received}))
    assert (await sharings_of(told)).to_ask == {CONSENT}
    stop = StopSharing(
        journey_id=JOURNEY, sharing_id=SHARING, reason="no-longer-needed", occurred_at=TUESDAY
    )
    await ask(told, stop)
    assert (CONSENT in (await sharings_of(told)).to_ask) is received


async def test_the_basis_is_asked_again_with_each_letter(desk: Desk) -> None:
    until = note_consent.model_copy(update={"expires_at": TUESDAY})
    await ask(desk, *ACCEPTED_HERE, connect_centre, until, let_in)
    with pytest.raises(ConsentHasExpired):
        await ask(desk, tell)
    await ask(desk, tell.model_copy(update={"occurred_at": NOON + 5 * HOUR}))
    assert (await letters_of(desk)).written == (FIRST, SECOND)


async def test_a_worker_may_end_it_and_let_the_centre_in_again(told: Desk) -> None:
    stop = StopSharing(
        journey_id=JOURNEY, sharing_id=SHARING, reason="mistaken", occurred_at=TUESDAY
    )
    await ask(told, stop)
    assert (await letters_of(told)).written == (FIRST, SECOND)
    again = let_in.model_copy(update={"sharing_id": OTHER_SHARING, "occurred_at": TUESDAY})
    await ask(told, again)
    await ask(told, note_stopped)
    (running,) = (await sharings_of(told)).running()
    assert running.sharing_id == OTHER_SHARING
    ended = VouchForSharing(journey_id=JOURNEY, sharing_id=SHARING, occurred_at=TUESDAY)
    with pytest.raises(SharingHasStopped):
        await ask(told, ended)


async def test_an_erasure_recalls_every_letter_whatever_was_stopped_before(told: Desk) -> None:
    await ask(told, withdraw, StopAllSharing(journey_id=JOURNEY, occurred_at=TUESDAY))
    state = await letters_of(told)
    assert state.erased
    assert {one.notice for one in state.owed.values()} == {"stop-using", "erase"}


async def test_stopping_where_nobody_is_told_changes_nothing(desk: Desk) -> None:
    await ask(desk, *ACCEPTED_HERE, StopLetters(matter_id=MATTER, occurred_at=TUESDAY))
    assert (await letters_of(desk)).written == ()
