"""Nobody lives here on a consent that is not known here, was taken back, or has run out."""

import pytest

from services.shelter.application import LOG
from services.shelter.domain.rights.decider import EntitlementsEnded, NotEntitled
from services.shelter.domain.rights.messages import (
    NoteConsentDoubt,
    NoteConsentWithdrawal,
    NoteDecision,
    NoteRejection,
)
from services.shelter.domain.stay import states as stay_states
from services.shelter.domain.stay.refusals import NotEntitledToLodging
from services.shelter.domain.words import ByConsent, ByGround
from shared.casework.sharing.decider import SHARING
from shared.casework.sharing.messages import (
    HearDoubt,
    HearExpiry,
    HearWithdrawal,
    ShareWithUnit,
    SharingId,
    StopSharing,
)
from shared.casework.sharing.refusals import ConsentNotKnownHere
from shared.casework.sharing.state import Sharings
from shared.casework.unit_messages import RegisterUnit
from shared.kernel.errors import Refused
from shared.kernel.ids import ConsentId
from shared.kernel.messages import Command
from shared.law.consent import ByConsent as SharedOn
from shared.law.consent import (
    ConsentForOtherPurpose,
    ConsentHasExpired,
    ConsentInDoubt,
    ConsentToAnother,
    ConsentWasWithdrawn,
    ToService,
)
from tests.shelter.front_office import Office
from tests.shelter.made_up import (
    CONSENT,
    DAY,
    HOUR,
    JOURNEY,
    NOON,
    OTHER_HOUSE,
    OTHER_STAY,
    STAY,
    admit,
    anothers_consent,
    approve,
    consent,
    register,
    register_other,
    request,
)
from tests.shelter.made_up_lives import (
    accept_transfer,
    ask_transfer,
    regularise,
    renew_basis,
    take_in,
    transfer,
)

ON_CONSENT = {"basis": ByConsent(consent_id=CONSENT)}
OFFERED = (register, request, approve)
take_back = HearWithdrawal(journey_id=JOURNEY, consent_id=CONSENT, answer=True, occurred_at=NOON)
run_out = HearExpiry(journey_id=JOURNEY, consent_id=CONSENT, occurred_at=NOON)
doubt = HearDoubt(journey_id=JOURNEY, consent_id=CONSENT, ask=True, occurred_at=NOON)
heard_here = NoteConsentDoubt(
    journey_id=JOURNEY, consent_id=CONSENT, for_shelter=True, occurred_at=NOON
)
lose = NoteConsentWithdrawal(
    journey_id=JOURNEY, consent_id=CONSENT, for_shelter=True, occurred_at=NOON
)
NOT_OURS: list[tuple[Command, type[Refused]]] = [
    (anothers_consent, ConsentNotKnownHere),
    (consent.model_copy(update={"purpose": "interview"}), ConsentForOtherPurpose),
    (consent.model_copy(update={"recipient": ToService(service="legal_aid")}), ConsentToAnother),
    (consent.model_copy(update={"expires_at": NOON}), ConsentHasExpired),
]


@pytest.mark.parametrize(("known", "refusal"), NOT_OURS)
async def test_nobody_moves_in_on_a_consent_that_does_not_carry_it(
    known: Command, refusal: type[Refused]
) -> None:
    office = Office(known)
    await office.ask(*OFFERED)
    with pytest.raises(refusal):
        await office.ask(admit)
    assert await office.occupied() == 0
    assert isinstance(await office.stay(), stay_states.Approved)


@pytest.mark.parametrize(
    ("news", "refusal"),
    [
        (take_back, ConsentWasWithdrawn),
        (run_out, ConsentHasExpired),
        (doubt, ConsentInDoubt),
    ],
)
async def test_nobody_moves_in_on_a_consent_that_is_over_or_in_doubt(
    news: Command, refusal: type[Refused]
) -> None:
    office = Office()
    await office.ask(*OFFERED, news)
    with pytest.raises(refusal):
        await office.ask(admit)
    assert await office.occupied() == 0


async def test_who_lives_here_on_a_consent_in_doubt_stays_and_moves_nowhere_on_it() -> None:
    office = Office()
    await office.ask(*OFFERED, admit, register_other, ask_transfer, accept_transfer, doubt)
    with pytest.raises(ConsentInDoubt):
        await office.ask(transfer)
    assert isinstance(await office.stay(), stay_states.Resident)
    anew = consent.model_copy(update={"consent_id": ConsentId(STAY)})
    on_it = transfer.model_copy(update={"basis": ByConsent(consent_id=ConsentId(STAY))})
    assert (await office.ask(anew, on_it)).recorded


async def to_ask(office: Office) -> frozenset[ConsentId]:
    """Return which consents somebody here has given anew."""
    state = (await office.desk.state_of(LOG.named(SHARING), JOURNEY)).state
    assert isinstance(state, Sharings)
    return state.to_ask


on_ground = {"basis": ByGround(ground="urgent-protection"), "occurred_at": NOON + 3 * DAY}
AT_HOME = (*OFFERED, admit, register_other, ask_transfer, accept_transfer)


@pytest.mark.parametrize(
    ("before", "founded"),
    [
        (AT_HOME, renew_basis),
        (AT_HOME, transfer.model_copy(update=on_ground)),
        (OFFERED, admit.model_copy(update={"basis": on_ground["basis"]})),
        ((register, take_in), regularise),
    ],
)
async def test_no_consent_is_asked_for_anew_once_the_stay_rests_on_a_ground(
    before: tuple[Command, ...], founded: Command
) -> None:
    office = Office()
    await office.ask(*before, doubt, heard_here)
    assert await to_ask(office) == {CONSENT}
    assert (await office.ask(founded)).recorded
    assert await to_ask(office) == frozenset()


async def test_a_consent_is_asked_for_anew_while_something_else_here_rests_on_it() -> None:
    centre = RegisterUnit(code="made-up-centre", unit_kind="centre", occurred_at=NOON)
    shared = ShareWithUnit(
        journey_id=JOURNEY,
        sharing_id=SharingId(STAY),
        unit=centre.code,
        unit_kind=centre.unit_kind,
        purpose="shelter",
        scope=("needs",),
        basis=SharedOn(consent_id=CONSENT),
        occurred_at=NOON,
    )
    to_all = {"recipient": None, "scope": ("needs",)}
    office = Office(consent.model_copy(update=to_all))
    await office.ask(*AT_HOME, centre, shared, doubt, heard_here, renew_basis)
    assert await to_ask(office) == {CONSENT}
    stops = StopSharing(
        journey_id=JOURNEY, sharing_id=SharingId(STAY), reason="mistaken", occurred_at=NOON
    )
    await office.ask(stops)
    assert await to_ask(office) == frozenset()


async def test_a_consent_in_doubt_on_which_no_stay_rests_is_asked_for_anew_all_the_same() -> None:
    office = Office()
    for_health = heard_here.model_copy(update={"for_shelter": False})
    in_danger = admit.model_copy(update={"basis": on_ground["basis"]})
    await office.ask(*OFFERED, in_danger, doubt, for_health)
    assert not (await office.ask(renew_basis)).recorded
    assert await to_ask(office) == {CONSENT}


async def test_a_consent_that_comes_late_lets_the_person_in_when_asked_again() -> None:
    office = Office(anothers_consent)
    await office.ask(*OFFERED)
    with pytest.raises(ConsentNotKnownHere):
        await office.ask(admit)
    assert (await office.ask(consent, admit)).recorded


async def test_who_moves_in_on_a_lawful_ground_needs_no_consent() -> None:
    office = Office(anothers_consent)
    danger = admit.model_copy(update={"basis": ByGround(ground="urgent-protection")})
    assert (await office.ask(*OFFERED, danger)).recorded


async def test_a_stay_that_lost_a_consent_does_not_begin_on_it() -> None:
    office = Office()
    await office.ask(*OFFERED, lose)
    with pytest.raises(ConsentWasWithdrawn):
        await office.ask(admit)


async def test_an_emergency_is_regularised_on_a_consent_that_is_known() -> None:
    office = Office(anothers_consent)
    await office.ask(register, take_in)
    with pytest.raises(ConsentNotKnownHere):
        await office.ask(regularise.model_copy(update=ON_CONSENT))
    assert isinstance(await office.stay(), stay_states.Emergency)
    assert (await office.ask(consent, regularise.model_copy(update=ON_CONSENT))).recorded


async def test_nobody_is_moved_to_another_house_on_a_consent_that_is_over() -> None:
    office = Office()
    await office.ask(*OFFERED, admit, register_other, ask_transfer, accept_transfer, take_back)
    with pytest.raises(ConsentWasWithdrawn):
        await office.ask(transfer)
    assert await office.occupied(OTHER_HOUSE) == 0
    assert isinstance(await office.stay(OTHER_STAY), stay_states.NoStay)


async def test_a_stay_is_not_founded_anew_on_a_consent_that_was_taken_back() -> None:
    office = Office()
    await office.ask(*OFFERED, admit, lose)
    with pytest.raises(ConsentWasWithdrawn):
        await office.ask(renew_basis.model_copy(update=ON_CONSENT))
    stranger = ByConsent(consent_id=ConsentId(STAY))
    with pytest.raises(ConsentNotKnownHere):
        await office.ask(renew_basis.model_copy(update={"basis": stranger}))
    assert (await office.ask(renew_basis)).recorded
    assert not (await office.ask(renew_basis)).recorded


async def test_nobody_found_not_to_be_a_victim_is_regularised() -> None:
    office = Office()
    await office.ask(register, take_in)
    with pytest.raises(NotEntitledToLodging):
        await office.ask(regularise.model_copy(update={"legal_status": "not-victim"}))
    rejected = NoteRejection(journey_id=JOURNEY, occurred_at=NOON)
    await office.ask(rejected)
    with pytest.raises(EntitlementsEnded):
        await office.ask(regularise)
    assert isinstance(await office.stay(), stay_states.Emergency)


async def test_a_regularised_stay_rests_on_what_the_law_gives() -> None:
    office = Office()
    denied = NoteDecision(
        journey_id=JOURNEY, item="a-essential-needs", granted=False, occurred_at=NOON
    )
    await office.ask(register, take_in, denied)
    with pytest.raises(NotEntitled):
        await office.ask(regularise)
    again = denied.model_copy(update={"granted": True, "occurred_at": NOON + HOUR})
    assert (await office.ask(again, regularise)).recorded
