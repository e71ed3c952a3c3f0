"""What changes together with a case, a report or a journey, or not at all."""

from uuid import UUID

import pytest

from services.intake.domain.case import decider as cases
from services.intake.domain.case.appeal_messages import (
    ReopenCase,
)
from services.intake.domain.case.commands import (
    CaseCommand,
    CloseCase,
    ConfirmVictim,
    OpenCase,
    ReceivePerson,
    RejectVictim,
    RequestIdentification,
    WithdrawCase,
)
from services.intake.domain.case.events import CaseEvent
from services.intake.domain.entitlement.messages import StopEntitlements
from services.intake.domain.journey.messages import (
    CloseDoor,
    NotePerson,
    NoteRepresentative,
    OpenDoor,
    RecogniseJourney,
    VouchForNoCase,
)
from services.intake.domain.protection.decider import Protection
from services.intake.domain.protection.messages import ApplyProtection
from services.intake.domain.report.messages import LinkCase
from services.intake.domain.standing.messages import (
    DescribePerson,
    RecordAccompanying,
    RecordTurned18,
)
from services.intake.domain.standing.representation_messages import RecordRepresentative
from services.intake.domain.together.doors import (
    closes_door,
    knows_journey,
    opens_door,
    raises_alerts,
)
from services.intake.domain.together.person import tells_who_speaks, tells_who_they_are
from shared.casework.alerts import Alert, AlertId, RaiseAlert
from shared.casework.linked import AskLinked
from shared.kernel.ids import JourneyId, derived
from shared.kernel.messages import RecordRef
from tests.intake.domain.standing.test_standing import link, linked
from tests.intake.made_up import (
    CASE,
    JOURNEY,
    NOON,
    OTHER_CASE,
    THIRD_CASE,
    TO_CLOSED,
    TO_CONFIRMED,
    TO_REJECTED,
    TO_REQUEST,
    TO_VERIFIED,
    TO_WITHDRAWN,
    confirmed,
    described,
    opened,
    opened_for,
    received,
    ref,
    told,
)
from tests.intake.protected import MEASURE
from tests.intake.reported import REPORT
from tests.intake.represented import PARENT

BESIDE = JourneyId(UUID(int=77))
case = cases.decider
open_case = OpenCase(
    case_id=CASE,
    journey_id=JOURNEY,
    channel="rescue",
    group="girls",
    nationality="vn-citizen",
    follows_case=OTHER_CASE,
    occurred_at=NOON,
)
open_door = OpenDoor(
    journey_id=JOURNEY,
    case_id=CASE,
    follows_case=OTHER_CASE,
    group="girls",
    age_class="seven-to-seventeen",
    nationality="vn-citizen",
    place="in-country",
    occurred_at=NOON,
)
ask_linked = AskLinked(
    journey_id=JOURNEY,
    about=CASE,
    question=VouchForNoCase(journey_id=JOURNEY, occurred_at=NOON),
    occurred_at=NOON,
)
close = CloseCase(case_id=CASE, reason="handed-on", occurred_at=NOON)
leave = WithdrawCase(case_id=CASE, reason="wish-of-person", occurred_at=NOON)
reopen = ReopenCase(
    case_id=CASE, sources=("foreign-authority",), police_unit="made-up-unit", occurred_at=NOON
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
reject = RejectVictim(
    case_id=CASE, ground="not-trafficking", art_32_2_signs_considered=True, occurred_at=NOON
)
close_door = CloseDoor(journey_id=JOURNEY, case_id=CASE, occurred_at=NOON)
nothing = case.initial


def test_a_new_case_opens_its_journeys_door_and_says_who_came() -> None:
    assert opens_door(open_case, nothing) == [open_door, ask_linked]
    assert opens_door(open_case, case.fold([opened])) == []


def test_a_first_case_has_no_linked_journey_to_ask() -> None:
    first = open_case.model_copy(update={"follows_case": None})
    door = open_door.model_copy(update={"follows_case": None})
    assert opens_door(first, nothing) == [door]


def test_a_case_that_came_of_a_report_is_linked_to_it() -> None:
    of_report = open_case.model_copy(update={"report_id": REPORT})
    link_case = LinkCase(report_id=REPORT, case_id=CASE, occurred_at=NOON)
    assert opens_door(of_report, nothing) == [open_door, ask_linked, link_case]


def test_whom_a_child_came_with_is_someone_whom_intake_has_met() -> None:
    along = open_case.model_copy(update={"accompanies": BESIDE})
    known = RecogniseJourney(journey_id=BESIDE, occurred_at=NOON)
    assert opens_door(along, nothing) == [open_door, ask_linked, known]


def test_whichever_way_a_case_ends_first_closes_the_door() -> None:
    assert closes_door(close, case.fold(TO_CONFIRMED)) == [close_door]
    assert closes_door(leave, case.fold(TO_REJECTED)) == [close_door]
    assert closes_door(close, case.fold(TO_WITHDRAWN)) == []
    assert closes_door(close, case.fold(TO_CLOSED)) == []
    assert closes_door(close, nothing) == []


def test_support_ends_with_a_case_that_ends_before_anyone_proved_or_refuted() -> None:
    left = StopEntitlements(journey_id=JOURNEY, reason="withdrawn", occurred_at=NOON)
    unanswered = left.model_copy(update={"reason": "limit-passed"})
    assert closes_door(leave, case.fold([opened])) == [close_door, left]
    assert closes_door(leave, case.fold(TO_REQUEST)) == [close_door, left]
    assert closes_door(leave, case.fold(TO_CONFIRMED)) == [close_door]
    at_last = close.model_copy(update={"reason": "limit-passed"})
    assert closes_door(at_last, case.fold(TO_REQUEST)) == [close_door, unanswered]


@pytest.mark.parametrize(
    ("history", "command", "status"),
    [
        (TO_VERIFIED, request, "under-identification"),
        (TO_REQUEST, confirm, "victim"),
        (TO_REQUEST, reject, "not-victim"),
        (TO_REJECTED, reopen, "under-identification"),
    ],
)
def test_how_a_person_stands_reaches_the_cases_of_those_who_came_along(
    history: tuple[CaseEvent, ...], command: CaseCommand, status: str
) -> None:
    assert tells_who_they_are(command, case.fold([*history, linked])) == [told(status)]
    assert tells_who_they_are(command, case.fold(history)) == []


def test_who_is_linked_hears_at_once_how_the_other_stands() -> None:
    assert tells_who_they_are(link, case.fold(TO_CONFIRMED)) == [told("victim")]
    assert tells_who_they_are(link, case.fold([*TO_CONFIRMED, linked])) == []


def test_a_correction_reaches_those_who_came_along_and_the_next_case() -> None:
    describe = DescribePerson(
        case_id=CASE, nationality="foreign", place="in-country", occurred_at=NOON
    )
    noted = NotePerson(
        journey_id=JOURNEY,
        group="women",
        age_class="adult",
        nationality="foreign",
        place="in-country",
        occurred_at=NOON,
    )
    assert tells_who_they_are(describe, case.fold([*TO_REQUEST, linked])) == [
        noted,
        told("under-identification", "foreign"),
    ]
    assert tells_who_they_are(describe, case.fold([*TO_REQUEST, described("foreign")])) == []
    assert tells_who_they_are(describe, nothing) == []


def test_who_comes_of_age_is_an_adult_in_the_next_case() -> None:
    turn_18 = RecordTurned18(case_id=CASE, occurred_at=NOON)
    noted = NotePerson(
        journey_id=JOURNEY,
        group="women",
        age_class="adult",
        nationality="vn-citizen",
        place="in-country",
        occurred_at=NOON,
    )
    assert tells_who_they_are(turn_18, case.fold([opened_for("girls")])) == [noted]


def test_who_represents_a_child_is_told_to_their_journey() -> None:
    record = RecordRepresentative(
        case_id=CASE,
        representative_id=PARENT,
        representative_kind="parent",
        suspected=True,
        occurred_at=NOON,
    )
    told_of = NoteRepresentative(
        journey_id=JOURNEY, representative_id=PARENT, suspected=True, occurred_at=NOON
    )
    assert tells_who_speaks(record, case.fold([opened_for("girls")])) == [told_of]
    assert tells_who_speaks(record, case.fold(TO_CLOSED)) == []


def test_linking_needs_a_person_to_link_to() -> None:
    other = RecordAccompanying(case_id=CASE, accompanying_case_id=THIRD_CASE, occurred_at=NOON)
    assert tells_who_they_are(other, nothing) == []


def test_what_others_must_know_at_once_is_raised_with_the_reception() -> None:
    receive = ReceivePerson(
        case_id=CASE,
        received_by="commune",
        safe_to_call=False,
        in_danger=True,
        allergy=ref(90),
        danger=ref(91),
        occurred_at=NOON,
    )
    said: list[tuple[Alert, RecordRef]] = [("allergy", ref(90)), ("in-danger", ref(91))]
    raised = [
        RaiseAlert(
            journey_id=JOURNEY,
            alert_id=AlertId(derived(CASE, alert)),
            alert=alert,
            content=content,
            occurred_at=NOON,
        )
        for alert, content in said
    ]
    assert raises_alerts(receive, case.fold([opened])) == raised
    assert raises_alerts(receive, case.fold([opened, received])) == []


def test_in_danger_and_without_words_of_its_own_what_is_to_be_minded_is_shown_first() -> None:
    receive = ReceivePerson(
        case_id=CASE,
        received_by="commune",
        safe_to_call=False,
        in_danger=True,
        alerts=ref(92),
        occurred_at=NOON,
    )
    told_of: list[tuple[str, RecordRef]] = [("safe-to-call", ref(92)), ("in-danger", ref(92))]
    raised = raises_alerts(receive, case.fold([opened]))
    assert [(one.alert, one.content) for one in raised if isinstance(one, RaiseAlert)] == told_of
    calm = receive.model_copy(update={"safe_to_call": True, "in_danger": False})
    assert raises_alerts(calm, case.fold([opened])) == []


def test_protection_is_for_people_whom_intake_has_met() -> None:
    apply = ApplyProtection(
        journey_id=JOURNEY,
        protection_id=MEASURE,
        measures=("guard",),
        protects=("victim",),
        ground=("life",),
        authority="police",
        occurred_at=NOON,
    )
    known = RecogniseJourney(journey_id=JOURNEY, occurred_at=NOON)
    assert knows_journey(apply, Protection()) == [known]
