"""An erasure is ordered once, acknowledged by every service, and ends with new master keys."""

from datetime import timedelta

import pytest

from services.intake.domain.rights.erasure import (
    ALL_SERVICES,
    AcknowledgeErasure,
    ErasureCommand,
    ErasureEvent,
    ErasureLimitRunsOn,
    EveryService,
    NoSuchErasure,
    NoteErasureOverdue,
    OrderErasure,
    decider,
)
from services.intake.domain.rights.rotation import (
    KEY_CHANGES,
    AwaitRotation,
    NoteRotationOverdue,
    NoteSealed,
    RecordRotation,
    RotationBeganTooEarly,
    RotationLimitRunsOn,
)
from services.intake.domain.rights.rotation import decider as of_keys
from shared.kernel.ids import ErasureId
from tests.intake.asked_for import (
    ERASED_BY,
    ERASURE,
    KEYS_BY,
    OTHER_ERASURE,
    REQUEST,
    completed,
    erased_in,
    erasure_overdue,
    key_changed,
    keys_awaited,
    keys_overdue,
    ordered,
    sealed_in,
)
from tests.intake.made_up import EARLIER, JOURNEY, LATER, NOON
from tests.kit.scenario import Given

erasure = Given(decider)
keys = Given(of_keys)

order = OrderErasure(journey_id=JOURNEY, cause="request", cause_id=REQUEST, occurred_at=NOON)
ring = NoteErasureOverdue(journey_id=JOURNEY, occurred_at=ERASED_BY)
await_keys = AwaitRotation(rotation_id=KEY_CHANGES, erasure_id=ERASURE, occurred_at=NOON)
ring_keys = NoteRotationOverdue(rotation_id=KEY_CHANGES, occurred_at=KEYS_BY)
ALL_BUT_ONE = [erased_in(service) for service in ALL_SERVICES[:-1]]


def acknowledge(service: EveryService) -> AcknowledgeErasure:
    """Say that a service erased."""
    return AcknowledgeErasure(journey_id=JOURNEY, service=service, occurred_at=NOON)


def change_key(service: EveryService) -> RecordRotation:
    """Say that a service's master key was changed."""
    return RecordRotation(rotation_id=KEY_CHANGES, service=service, began_at=NOON, occurred_at=NOON)


def note_sealed(service: EveryService, erasure_id: ErasureId = ERASURE) -> NoteSealed:
    """Say that a service's key was replaced after it had erased."""
    return NoteSealed(
        rotation_id=KEY_CHANGES,
        erasure_id=erasure_id,
        service=service,
        began_at=NOON,
        occurred_at=NOON,
    )


def test_every_service_is_told_to_erase() -> None:
    erasure.given().when(order).then(ordered)
    erasure.given(ordered).when(order).then_nothing()


def test_each_service_says_when_it_has_erased() -> None:
    erasure.given(ordered).when(acknowledge("shelter")).then(erased_in("shelter"))
    erasure.given(ordered, erased_in("shelter")).when(acknowledge("shelter")).then_nothing()


def test_the_last_word_completes_it() -> None:
    last = ALL_SERVICES[-1]
    done: tuple[ErasureEvent, ...] = (ordered, *ALL_BUT_ONE)
    erasure.given(*done).when(acknowledge(last)).then(erased_in(last), completed)
    erasure.given(*done, erased_in(last), completed).when(acknowledge(last)).then_nothing()
    erasure.given(*done, erased_in(last), completed).when(order).then_nothing()


def test_a_word_that_comes_late_says_so() -> None:
    late = ERASED_BY + timedelta(seconds=1)
    word = acknowledge("shelter").model_copy(update={"occurred_at": late})
    said = erased_in("shelter", in_time=False).model_copy(update={"occurred_at": late})
    erasure.given(ordered).when(word).then(said)


def test_services_that_do_not_answer_are_named() -> None:
    erasure.given(ordered).when(ring).then(erasure_overdue)
    erasure.given(ordered, erasure_overdue).when(ring).then_nothing()
    missing = erasure_overdue.model_copy(update={"awaited": (ALL_SERVICES[-1],)})
    erasure.given(ordered, *ALL_BUT_ONE).when(ring).then(missing)
    early = ring.model_copy(update={"occurred_at": NOON})
    erasure.given(ordered).when(early).then_refused(ErasureLimitRunsOn)


@pytest.mark.parametrize("command", [acknowledge("shelter")], ids=lambda one: type(one).__name__)
def test_nothing_is_acknowledged_that_nobody_ordered(command: ErasureCommand) -> None:
    erasure.given().when(command).then_refused(NoSuchErasure)
    erasure.given().when(ring).then_nothing()


def test_what_comes_before_its_order_changes_nothing() -> None:
    """A history that was restored in part is read, not refused."""
    assert decider.fold([erased_in("shelter"), erasure_overdue]) == decider.initial


def test_an_erasure_calls_for_new_master_keys() -> None:
    keys.given().when(await_keys).then(keys_awaited)
    keys.given(keys_awaited).when(await_keys).then_nothing()


def test_erasures_that_follow_share_the_first_ones_limit() -> None:
    other = await_keys.model_copy(update={"erasure_id": OTHER_ERASURE, "occurred_at": LATER})
    keys.given(keys_awaited).when(other).then(
        keys_awaited.model_copy(update={"erasure_id": OTHER_ERASURE, "occurred_at": LATER})
    )


def test_each_service_changes_its_own_key_once() -> None:
    keys.given(keys_awaited).when(change_key("shelter")).then(key_changed("shelter"))
    changed = (keys_awaited, key_changed("shelter"))
    keys.given(*changed).when(change_key("shelter")).then_nothing()
    assert of_keys.fold(changed).awaited == {"intake", "legal_aid", "reintegration"}
    everyone = [key_changed(service) for service in ALL_SERVICES]
    assert of_keys.fold([keys_awaited, *everyone]).rotate_by is None


def test_a_change_that_began_before_the_erasure_does_not_count() -> None:
    early = change_key("shelter").model_copy(update={"began_at": EARLIER})
    keys.given(keys_awaited).when(early).then_refused(RotationBeganTooEarly)


def test_keys_may_be_changed_without_any_erasure() -> None:
    keys.given().when(change_key("shelter")).then(key_changed("shelter"))


def test_keys_that_are_not_changed_are_named() -> None:
    keys.given(keys_awaited).when(ring_keys).then(keys_overdue)
    keys.given(keys_awaited, keys_overdue).when(ring_keys).then_nothing()
    keys.given().when(ring_keys).then_nothing()
    early = ring_keys.model_copy(update={"occurred_at": NOON})
    keys.given(keys_awaited).when(early).then_refused(RotationLimitRunsOn)


def test_a_service_that_seals_by_itself_has_changed_its_key() -> None:
    keys.given(keys_awaited).when(note_sealed("shelter")).then(
        sealed_in("shelter"), key_changed("shelter")
    )
    said = (keys_awaited, sealed_in("shelter"), key_changed("shelter"))
    keys.given(*said).when(note_sealed("shelter")).then_nothing()
    sealed = [event for one in ALL_SERVICES for event in (sealed_in(one), key_changed(one))]
    keys.given(keys_awaited, *sealed).when(ring_keys).then_nothing()


def test_what_is_told_again_after_all_keys_are_changed_is_known() -> None:
    everyone = [key_changed(one) for one in ALL_SERVICES]
    keys.given(keys_awaited, *everyone).when(note_sealed("shelter")).then_nothing()
    keys.given(keys_awaited, *everyone).when(await_keys).then_nothing()


def test_a_service_may_seal_before_the_others_have_erased_and_is_not_waited_for() -> None:
    keys.given().when(note_sealed("shelter")).then(sealed_in("shelter"))
    others = tuple(one for one in ALL_SERVICES if one != "shelter")
    fewer = keys_awaited.model_copy(update={"services": others})
    keys.given(sealed_in("shelter")).when(await_keys).then(fewer)
    keys.given(*map(sealed_in, ALL_SERVICES)).when(await_keys).then_nothing()


def test_a_key_waits_for_the_last_of_its_erasures() -> None:
    other = keys_awaited.model_copy(update={"erasure_id": OTHER_ERASURE})
    keys.given(keys_awaited, other).when(note_sealed("shelter")).then(sealed_in("shelter"))
    keys.given(keys_awaited, other, sealed_in("shelter")).when(
        note_sealed("shelter", OTHER_ERASURE)
    ).then(sealed_in("shelter", OTHER_ERASURE), key_changed("shelter"))
    early = (keys_awaited, sealed_in("shelter", OTHER_ERASURE))
    everyone = [key_changed(one) for one in ALL_SERVICES]
    without = other.model_copy(
        update={"services": tuple(one for one in ALL_SERVICES if one != "shelter")}
    )
    again = await_keys.model_copy(update={"erasure_id": OTHER_ERASURE})
    keys.given(*early, *everyone).when(again).then(without)
