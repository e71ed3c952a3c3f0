"""From the report to the notice."""

from uuid import UUID

import pytest

from services.intake.domain.case.channels import HandoverRecordMissing
from services.intake.domain.case.commands import (
    BringToCommune,
    NotifyHealthDept,
    OpenCase,
    ReceivePerson,
    RecordIdentity,
    RecordImmediateNeeds,
)
from services.intake.domain.case.decider import decider
from services.intake.domain.case.reception import (
    CallingNotDescribed,
    DangerNotDescribed,
    OnlyUnder18Accompanies,
)
from services.intake.domain.case.refusals import (
    AgeContradictsGroup,
    CaseExists,
    CaseIsClosed,
    CaseIsWithdrawn,
    CaseStepOutOfOrder,
    CommuneComesFirst,
    NoSuchCase,
    PersonNotReceived,
    StepAlreadyRecorded,
)
from services.intake.domain.standing.describing import AccompaniesThemselves, ForeignerIsNoCitizen
from services.intake.domain.words import BY_LAW, AgeClass, ByConsent, Channel, Group
from shared.kernel.ids import JourneyId
from shared.law.categories import NationalityClass, Place
from shared.law.consent import ConsentMissing
from tests.intake.channelled import handed_over
from tests.intake.made_up import (
    CASE,
    CONSENT,
    EARLIER,
    JOURNEY,
    LATER,
    NOON,
    OTHER_CASE,
    TO_CLOSED,
    TO_CONFIRMED,
    TO_NOTICE,
    TO_RECEIVED,
    TO_WITHDRAWN,
    agreed_to,
    brought,
    identity_known,
    needs_known,
    notified,
    opened,
    opened_for,
    received,
    ref,
    self_received,
    self_reported,
)
from tests.kit.scenario import Given

case = Given(decider)
open_case = OpenCase(
    case_id=CASE,
    journey_id=JOURNEY,
    channel="rescue",
    group="women",
    nationality="vn-citizen",
    occurred_at=NOON,
)
receive = ReceivePerson(
    case_id=CASE,
    received_by="commune",
    safe_to_call=False,
    in_danger=True,
    alerts=ref(1),
    occurred_at=NOON,
)
bring = BringToCommune(case_id=CASE, commune=ref(2), occurred_at=NOON)
notify = NotifyHealthDept(case_id=CASE, occurred_at=NOON)
note_needs = RecordImmediateNeeds(
    case_id=CASE, needs=("medical", "food", "food"), language="vi", injuries=True, occurred_at=NOON
)
note_identity = RecordIdentity(case_id=CASE, identity=ref(3), occurred_at=NOON)


def test_a_case_is_opened_for_whoever_comes() -> None:
    case.given().when(open_case).then(opened)


def test_opening_the_same_case_twice_records_nothing_new() -> None:
    case.given(opened).when(open_case).then_nothing()
    case.given(*TO_CLOSED).when(open_case).then_nothing()


def test_an_id_is_never_given_to_a_second_case() -> None:
    other = open_case.model_copy(update={"follows_case": OTHER_CASE})
    case.given(opened).when(other).then_refused(CaseExists)


def test_a_child_of_unknown_age_is_taken_to_be_old_enough_to_be_heard() -> None:
    for_a_boy = open_case.model_copy(update={"group": "boys"})
    case.given().when(for_a_boy).then(opened_for("boys"))


def test_a_small_child_is_known_as_one() -> None:
    small = open_case.model_copy(update={"group": "girls", "age_class": "under-seven"})
    case.given().when(small).then(
        opened_for("girls").model_copy(update={"age_class": "under-seven"})
    )


@pytest.mark.parametrize(
    ("group", "age_class"), [("girls", "adult"), ("women", "under-seven"), ("men", "under-seven")]
)
def test_nobody_is_a_child_and_an_adult(group: Group, age_class: AgeClass) -> None:
    torn = open_case.model_copy(update={"group": group, "age_class": age_class})
    case.given().when(torn).then_refused(AgeContradictsGroup)


@pytest.mark.parametrize(
    ("channel", "nationality", "place"),
    [
        ("self", "unknown", "in-country"),
        ("abroad", "unknown", "abroad"),
        ("foreigner", "foreign", "in-country"),
    ],
)
def test_what_nobody_said_of_the_person_follows_the_way_they_came(
    channel: Channel, nationality: NationalityClass, place: Place
) -> None:
    bare = open_case.model_copy(update={"channel": channel, "nationality": None})
    case.given().when(bare).then(
        opened.model_copy(update={"channel": channel, "nationality": nationality, "place": place})
    )


def test_a_citizen_does_not_come_as_a_foreigner() -> None:
    torn = open_case.model_copy(update={"channel": "foreigner"})
    case.given().when(torn).then_refused(ForeignerIsNoCitizen)


def test_a_child_comes_along_with_someone_whose_journey_is_named() -> None:
    beside = JourneyId(UUID(int=77))
    child = open_case.model_copy(update={"group": "girls", "accompanies": beside})
    case.given().when(child).then(opened_for("girls").model_copy(update={"accompanies": beside}))


def test_an_adult_accompanies_nobody_and_nobody_themselves() -> None:
    adult = open_case.model_copy(update={"accompanies": JourneyId(UUID(int=77))})
    case.given().when(adult).then_refused(OnlyUnder18Accompanies)
    own = open_case.model_copy(update={"group": "girls", "accompanies": JOURNEY})
    case.given().when(own).then_refused(AccompaniesThemselves)


def test_the_person_is_received() -> None:
    case.given(opened).when(receive).then(received)


def test_who_reported_themselves_is_to_be_at_the_commune_within_a_day() -> None:
    case.given(self_reported).when(receive).then(self_received)


def test_receiving_the_person_twice_records_nothing_new() -> None:
    case.given(opened, received).when(receive).then_nothing()


def test_someone_may_be_received_without_any_alert() -> None:
    calm = receive.model_copy(update={"alerts": None, "safe_to_call": True, "in_danger": False})
    seen = received.model_copy(update={"alerts": None, "safe_to_call": True, "in_danger": False})
    case.given(opened).when(calm).then(seen)
    case.given(opened, seen).when(calm).then_nothing()


def test_nobody_is_in_danger_without_a_word_that_others_are_warned_by() -> None:
    silent = receive.model_copy(update={"alerts": None, "how_to_call": ref(2)})
    case.given(opened).when(silent).then_refused(DangerNotDescribed)
    case.given(opened).when(silent.model_copy(update={"danger": ref(3)})).then(
        received.model_copy(update={"alerts": None})
    )


def test_of_whom_it_is_not_safe_to_call_is_noted_how_to_reach_them() -> None:
    silent = receive.model_copy(update={"alerts": None, "danger": ref(3)})
    case.given(opened).when(silent).then_refused(CallingNotDescribed)


def test_a_changed_danger_is_not_taken_for_already_so() -> None:
    safe = receive.model_copy(update={"in_danger": False})
    case.given(opened, received).when(safe).then_refused(StepAlreadyRecorded)
    case.given(*TO_NOTICE).when(receive).then_refused(StepAlreadyRecorded)


def test_nobody_is_received_before_their_case_is_opened() -> None:
    case.given().when(receive).then_refused(NoSuchCase)
    early = receive.model_copy(update={"occurred_at": EARLIER})
    case.given(opened).when(early).then_refused(CaseStepOutOfOrder)


def test_nobody_is_received_into_a_case_that_is_over() -> None:
    case.given(*TO_WITHDRAWN).when(receive).then_refused(CaseIsWithdrawn)
    case.given(*TO_CLOSED).when(receive).then_refused(CaseIsClosed)


def test_the_person_is_taken_to_the_commune() -> None:
    case.given(self_reported, received).when(bring).then(brought)


def test_taking_the_person_to_the_same_commune_twice_records_nothing_new() -> None:
    case.given(opened, received, brought).when(bring).then_nothing()


def test_another_commune_is_not_taken_for_the_same() -> None:
    elsewhere = bring.model_copy(update={"commune": ref(9)})
    case.given(opened, received, brought).when(elsewhere).then_refused(StepAlreadyRecorded)
    case.given(*TO_NOTICE).when(bring).then_refused(StepAlreadyRecorded)


def test_nobody_is_taken_to_the_commune_before_they_are_received() -> None:
    case.given(opened).when(bring).then_refused(PersonNotReceived)
    early = bring.model_copy(update={"occurred_at": EARLIER})
    case.given(opened, received).when(early).then_refused(CaseStepOutOfOrder)


def test_notice_starts_the_three_days_of_initial_verification() -> None:
    case.given(*TO_RECEIVED, handed_over).when(notify).then(notified)


def test_a_rescue_unit_hands_over_with_a_record_before_the_notice() -> None:
    case.given(*TO_RECEIVED).when(notify).then_refused(HandoverRecordMissing)


def test_a_rescued_person_who_came_through_the_commune_needs_no_second_record() -> None:
    case.given(*TO_RECEIVED, brought).when(notify).then(notified)


def test_who_reported_themselves_is_taken_to_the_commune_before_the_notice() -> None:
    case.given(self_reported, received).when(notify).then_refused(CommuneComesFirst)
    case.given(self_reported, received, brought).when(notify).then(notified)


def test_notice_is_given_once() -> None:
    case.given(*TO_NOTICE).when(notify).then_nothing()
    case.given(*TO_CONFIRMED).when(notify).then_nothing()


def test_no_notice_is_given_of_someone_who_is_not_here() -> None:
    case.given(opened).when(notify).then_refused(PersonNotReceived)
    early = notify.model_copy(update={"occurred_at": EARLIER})
    case.given(*TO_RECEIVED, handed_over).when(early).then_refused(CaseStepOutOfOrder)


def test_needs_are_noted_even_before_the_person_is_here() -> None:
    case.given(opened).when(note_needs).then(needs_known)


def test_the_same_needs_are_noted_once() -> None:
    case.given(opened, needs_known).when(note_needs).then_nothing()


def test_changed_needs_are_noted_again() -> None:
    hungry = note_needs.model_copy(update={"needs": ("food",), "occurred_at": LATER})
    changed = needs_known.model_copy(update={"needs": ("food",), "occurred_at": LATER})
    case.given(opened, needs_known).when(hungry).then(changed)
    case.given(opened, needs_known, changed).when(hungry).then_nothing()


def test_needs_are_not_noted_without_a_case_nor_before_it() -> None:
    case.given().when(note_needs).then_refused(NoSuchCase)
    early = note_needs.model_copy(update={"occurred_at": EARLIER})
    case.given(opened).when(early).then_refused(CaseStepOutOfOrder)


def test_who_the_person_says_they_are_is_kept_apart() -> None:
    case.given(opened).when(note_identity).then(identity_known)


def test_the_same_identity_is_kept_once_and_a_correction_is_a_new_entry() -> None:
    case.given(opened, identity_known).when(note_identity).then_nothing()
    corrected = note_identity.model_copy(update={"identity": ref(9)})
    case.given(opened, identity_known).when(corrected).then(
        identity_known.model_copy(update={"identity": ref(9)})
    )


def test_no_identity_is_kept_in_a_closed_case_nor_before_it_opens() -> None:
    case.given(*TO_CLOSED).when(note_identity).then_refused(CaseIsClosed)
    early = note_identity.model_copy(update={"occurred_at": EARLIER})
    case.given(opened).when(early).then_refused(CaseStepOutOfOrder)


def test_the_notice_says_on_what_ground_or_consent_the_department_is_told() -> None:
    assert notified.basis == BY_LAW
    agreed = {"basis": ByConsent(consent_id=CONSENT)}
    on_consent = notify.model_copy(update=agreed)
    here = (*TO_RECEIVED, handed_over)
    case.given(*here).when(on_consent).then_refused(ConsentMissing)
    told = notified.model_copy(update=agreed)
    case.given(*here, agreed_to("support")).when(on_consent).then(told)
