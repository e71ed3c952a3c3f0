"""What each way to intake asks for: a rescue, a mission abroad, a foreigner's case."""

import pytest

from services.intake.domain.case.channel_messages import (
    Channelled,
    NotifyImmigrationPolice,
    RecordHandover,
    RecordMissionRequest,
)
from services.intake.domain.case.channels import (
    EmbassyAgainstWish,
    ImmigrationPoliceFirst,
    MissionHasNotAsked,
    NotThisChannel,
)
from services.intake.domain.case.commands import ConfirmVictim, RequestIdentification
from services.intake.domain.case.decider import decider
from services.intake.domain.case.events import CaseEvent
from services.intake.domain.case.refusals import CaseIsClosed, CaseStepOutOfOrder
from services.intake.domain.words import BY_LAW, ByConsent
from shared.law.consent import (
    ConsentForOtherPurpose,
    ConsentMissing,
    ConsentToAnother,
    ConsentWasWithdrawn,
    ToOrganisation,
)
from tests.intake.channelled import handed_over, mission_asked, police_told
from tests.intake.made_up import (
    CASE,
    CONSENT,
    EARLIER,
    NOON,
    TO_CLOSED,
    agreed_to,
    as_victim,
    confirmed,
    described,
    determined,
    opened,
    opened_for,
    received,
    ref,
    requested,
    self_reported,
    taken_back,
    verified,
)
from tests.kit.scenario import Given

case = Given(decider)
hand_over = RecordHandover(
    case_id=CASE, from_body="border-guard", to_body="commune", handover=ref(20), occurred_at=NOON
)
mission_asks = RecordMissionRequest(
    case_id=CASE, mission="made-up-mission", request=ref(21), occurred_at=NOON
)
tell_police = NotifyImmigrationPolice(
    case_id=CASE,
    police_unit="made-up-unit-9",
    embassy_told=False,
    embassy_wished=False,
    occurred_at=NOON,
)
request = RequestIdentification(case_id=CASE, police_unit="made-up-unit", occurred_at=NOON)
confirm = ConfirmVictim(
    case_id=CASE,
    paper_type="police-confirmation",
    issuer_kind="provincial-police",
    issued_on=confirmed.issued_on,
    paper=ref(6),
    occurred_at=NOON,
)
abroad = opened_for("women", "abroad").model_copy(update={"place": "abroad"})
foreigner = opened_for("women", "foreigner").model_copy(update={"nationality": "foreign"})
proved = confirmed.model_copy(update={"in_time": None})


@pytest.mark.parametrize(
    ("came", "command", "event"),
    [
        (opened, hand_over, handed_over),
        (abroad, mission_asks, mission_asked),
        (foreigner, tell_police, police_told),
    ],
)
def test_what_a_way_to_intake_brings_with_it_is_recorded_once(
    came: CaseEvent, command: Channelled, event: CaseEvent
) -> None:
    case.given(came).when(command).then(event)
    case.given(came, event).when(command).then_nothing()


@pytest.mark.parametrize("command", [hand_over, mission_asks, tell_police])
def test_who_came_another_way_needs_none_of_it(command: Channelled) -> None:
    case.given(self_reported).when(command).then_refused(NotThisChannel)


@pytest.mark.parametrize("command", [hand_over, mission_asks, tell_police])
def test_nothing_is_added_to_a_closed_case_nor_before_it_opened(command: Channelled) -> None:
    case.given(*TO_CLOSED).when(command).then_refused(CaseIsClosed)
    early = command.model_copy(update={"occurred_at": EARLIER})
    case.given(opened).when(early).then_refused(CaseStepOutOfOrder)


def test_a_person_abroad_is_identified_at_the_request_of_a_mission() -> None:
    case.given(abroad, received, mission_asked).when(request).then(
        requested, determined("under-identification-abroad")
    )
    case.given(abroad, received).when(request).then_refused(MissionHasNotAsked)


def test_the_paper_for_a_person_abroad_is_issued_at_the_request_of_a_mission() -> None:
    case.given(abroad, received, mission_asked).when(confirm).then(proved, as_victim)
    case.given(abroad, received).when(confirm).then_refused(MissionHasNotAsked)


def test_nobody_identifies_a_foreigner_behind_the_back_of_the_immigration_police() -> None:
    verified_foreigner = (foreigner, received, verified)
    case.given(*verified_foreigner).when(request).then_refused(ImmigrationPoliceFirst)
    case.given(*verified_foreigner).when(confirm).then_refused(ImmigrationPoliceFirst)
    row = determined("foreign", nationality="foreign")
    case.given(*verified_foreigner, police_told).when(request).then(requested, row)
    case.given(*verified_foreigner, police_told).when(confirm).then(proved, row)


@pytest.mark.parametrize("came", [opened, self_reported])
def test_a_foreigner_who_came_another_way_is_not_identified_behind_their_back_either(
    came: CaseEvent,
) -> None:
    foreign = (came, described("foreign"), received, verified)
    row = determined("foreign", nationality="foreign")
    case.given(*foreign).when(request).then_refused(ImmigrationPoliceFirst)
    case.given(*foreign).when(confirm).then_refused(ImmigrationPoliceFirst)
    case.given(*foreign).when(tell_police).then(police_told)
    case.given(*foreign, police_told).when(request).then(requested, row)


def test_a_rescuers_paper_for_a_foreigner_waits_for_the_immigration_police_too() -> None:
    by_rescuer = confirm.model_copy(
        update={"paper_type": "rescue-confirmation", "issuer_kind": "border-guard"}
    )
    foreign = (opened, described("foreign"), received)
    case.given(*foreign).when(by_rescuer).then_refused(ImmigrationPoliceFirst)


def test_of_a_foreigner_abroad_the_immigration_police_are_not_asked() -> None:
    there = (abroad, described("foreign", "abroad"), received, mission_asked)
    case.given(*there).when(tell_police).then_refused(NotThisChannel)
    case.given(*there).when(request).then(requested, determined(None, nationality="foreign"))


def test_the_embassy_is_told_only_if_the_person_wishes_it() -> None:
    told = tell_police.model_copy(update={"embassy_told": True})
    case.given(foreigner).when(told).then_refused(EmbassyAgainstWish)
    wished = told.model_copy(update={"embassy_wished": True})
    case.given(foreigner).when(wished).then_refused(ConsentMissing)


def test_the_embassy_is_told_on_a_consent_to_the_embassy_which_the_event_names() -> None:
    changes = {"embassy_told": True, "embassy_consent": CONSENT}
    tell = tell_police.model_copy(update={**changes, "embassy_wished": True})
    to_all = agreed_to("support")
    case.given(foreigner, to_all).when(tell).then_refused(ConsentToAnother)
    embassy = ToOrganisation(organisation="embassy")
    to_embassy = to_all.model_copy(update={"recipient": embassy})
    told = police_told.model_copy(update=changes)
    case.given(foreigner, to_embassy).when(tell).then(told)
    back = taken_back("support")
    case.given(foreigner, to_embassy, back).when(tell).then_refused(ConsentWasWithdrawn)


def test_the_embassy_may_be_told_later_than_the_police() -> None:
    wished = {"embassy_told": True, "embassy_wished": True, "embassy_consent": CONSENT}
    tell = tell_police.model_copy(update=wished)
    case.given(foreigner, police_told).when(tell).then_refused(ConsentMissing)
    embassy = ToOrganisation(organisation="embassy")
    agreed = agreed_to("support").model_copy(update={"recipient": embassy})
    told = police_told.model_copy(update={"embassy_told": True, "embassy_consent": CONSENT})
    case.given(foreigner, agreed, police_told).when(tell).then(told)
    case.given(foreigner, agreed, police_told, told).when(tell).then_nothing()
    case.given(foreigner, agreed, told).when(tell_police).then_nothing()


def test_whom_the_law_has_told_is_told_on_its_ground_or_on_a_consent_that_stands() -> None:
    agreed = {"basis": ByConsent(consent_id=CONSENT)}
    on_consent = hand_over.model_copy(update=agreed)
    case.given(opened).when(on_consent).then_refused(ConsentMissing)
    told = handed_over.model_copy(update=agreed)
    case.given(opened, agreed_to("support")).when(on_consent).then(told)
    case.given(opened, agreed_to("interview")).when(on_consent).then_refused(ConsentForOtherPurpose)
    assert handed_over.basis == mission_asked.basis == police_told.basis == BY_LAW
    to_mission = mission_asks.model_copy(update=agreed)
    case.given(abroad, agreed_to("support")).when(to_mission).then_refused(ConsentToAnother)
