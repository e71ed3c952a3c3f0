"""What changes together with a case, a report or a journey, or not at all."""

from collections.abc import Sequence
from uuid import UUID

import pytest

from services.intake.domain import case as cases
from services.intake.domain.appeal_messages import (
    DecideAppeal,
    FollowAppeal,
    JoinCase,
    ReopenCase,
    TakeOver,
)
from services.intake.domain.case_commands import (
    CaseCommand,
    CloseCase,
    ConfirmVictim,
    OpenCase,
    ReceivePerson,
    RejectVictim,
    RequestIdentification,
    WithdrawCase,
)
from services.intake.domain.case_events import CaseEvent
from services.intake.domain.entitlement_messages import StopEntitlements
from services.intake.domain.journey_messages import (
    CloseDoor,
    NotePerson,
    NoteRepresentative,
    NoteSecondCase,
    NoteSecondCaseOver,
    OpenDoor,
    RecogniseJourney,
    ReopenByDecision,
    ReopenDoor,
    VouchForNoCase,
)
from services.intake.domain.journey_state import AllClosed, CaseOpen, Died
from services.intake.domain.protection import Protection
from services.intake.domain.protection_messages import ApplyProtection
from services.intake.domain.report_messages import LinkCase
from services.intake.domain.representation_messages import RecordRepresentative
from services.intake.domain.standing_messages import (
    DescribePerson,
    NoteAccompanied,
    RecordAccompanying,
    RecordTurned18,
)
from services.intake.domain.together import (
    closes_door,
    follows_decision,
    hands_over,
    knows_journey,
    opens_door,
    opens_or_waits,
    raises_alerts,
    reopens_door,
    tells_who_speaks,
    tells_who_they_are,
)
from shared.casework.alerts import Alert, AlertId, RaiseAlert
from shared.casework.linked import AskLinked
from shared.kernel.ids import JourneyId, derived
from shared.kernel.messages import Command, RecordRef
from tests.intake.contested import (
    appealed,
    joined,
    reopened,
    reopened_by_appeal,
    taken_over,
    upheld,
    upheld_beside,
)
from tests.intake.domain.test_standing import link, linked
from tests.intake.made_up import (
    CASE,
    IDENTIFY_BY,
    JOURNEY,
    LATER,
    NOON,
    OTHER_CASE,
    THIRD_CASE,
    TO_CLOSED,
    TO_CONFIRMED,
    TO_REJECTED,
    TO_REQUEST,
    TO_VERIFIED,
    TO_WITHDRAWN,
    closed,
    confirmed,
    described,
    opened,
    opened_for,
    received,
    ref,
    rejected,
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
uphold = DecideAppeal(
    case_id=CASE,
    upheld=True,
    decided_by="court",
    police_unit="made-up-unit",
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
reject = RejectVictim(
    case_id=CASE, ground="not-trafficking", art_32_2_signs_considered=True, occurred_at=NOON
)
reopen_door = ReopenDoor(journey_id=JOURNEY, case_id=CASE, occurred_at=NOON)
follow = FollowAppeal(case_id=CASE, police_unit="made-up-unit", occurred_at=NOON)
by_decision = ReopenByDecision(journey_id=JOURNEY, case_id=CASE, follow=follow, occurred_at=NOON)
second_case = NoteSecondCase(
    journey_id=JOURNEY, other_journey=JOURNEY, other_case=CASE, occurred_at=NOON
)
close_door = CloseDoor(journey_id=JOURNEY, case_id=CASE, occurred_at=NOON)
closed_with_a_no = closed.model_copy(update={"reason": "not-victim"})
nothing = case.initial


def told(status: str, nationality: str = "vn-citizen") -> NoteAccompanied:
    """Return what the case of the under-18 beside the person hears."""
    return NoteAccompanied.model_validate(
        {
            "case_id": OTHER_CASE,
            "beside": JOURNEY,
            "status": status,
            "nationality": nationality,
            "place": "in-country",
            "occurred_at": NOON,
        }
    )


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


def asked_of_linked(asked: Sequence[Command]) -> list[Command]:
    """Return what is put to each linked journey, once."""
    return [one.question for one in asked if isinstance(one, AskLinked)]


def test_a_closed_case_that_we_open_again_opens_its_door_and_asks_the_linked_journeys() -> None:
    closed_case = case.fold([*TO_REJECTED, closed_with_a_no])
    vouch = VouchForNoCase(journey_id=JOURNEY, occurred_at=NOON)
    door, linked_asked = reopens_door(reopen, closed_case)
    assert door == reopen_door
    assert asked_of_linked([linked_asked]) == [vouch]
    assert asked_of_linked(reopens_door(reopen, case.fold(TO_REJECTED))) == [vouch]
    assert reopens_door(reopen, case.fold(TO_REQUEST)) == []
    assert reopens_door(reopen, nothing) == []


def test_each_reopening_asks_the_linked_journeys_anew() -> None:
    closed_case = [*TO_REJECTED, closed_with_a_no]
    again = closed_with_a_no.model_copy(update={"occurred_at": LATER})
    later = reopen.model_copy(update={"occurred_at": LATER})
    asked = [
        *reopens_door(reopen, case.fold(closed_case)),
        *reopens_door(later, case.fold([*closed_case, reopened, rejected, again])),
    ]
    assert len({one.about for one in asked if isinstance(one, AskLinked)}) == 2


def test_an_upheld_appeal_of_a_closed_case_asks_for_the_door_and_tells_the_linked_journeys() -> (
    None
):
    contested = [*TO_REJECTED, closed_with_a_no, appealed]
    door, told_linked = follows_decision(uphold, case.fold(contested))
    assert door == by_decision
    assert asked_of_linked([told_linked]) == [second_case]
    (beside, _) = follows_decision(uphold, case.fold([*contested, linked]))
    assert beside == by_decision.model_copy(update={"tells": (told("under-identification"),)})
    dismiss = uphold.model_copy(update={"upheld": False})
    assert follows_decision(dismiss, case.fold(contested)) == []
    assert follows_decision(uphold, case.fold([*contested, upheld])) == []
    still_open = follows_decision(uphold, case.fold([*TO_REJECTED, appealed]))
    assert asked_of_linked(still_open) == [second_case]
    assert len(still_open) == 1
    assert follows_decision(uphold, nothing) == []


def test_the_door_says_whether_the_case_goes_on_or_waits_to_be_joined() -> None:
    tells = by_decision.model_copy(update={"tells": (told("under-identification"),)})
    assert opens_or_waits(tells, AllClosed((CASE,))) == [follow, told("under-identification")]
    waits = follow.model_copy(update={"open_case": OTHER_CASE})
    assert opens_or_waits(tells, CaseOpen(OTHER_CASE, (CASE,))) == [waits]
    assert opens_or_waits(tells, Died((CASE,))) == []


def test_what_an_appeal_asks_is_taken_over_by_the_case_it_is_joined_to() -> None:
    join = JoinCase(case_id=CASE, to_case=OTHER_CASE, occurred_at=NOON)
    contested = [*TO_REJECTED, closed_with_a_no, appealed, upheld]
    taken = TakeOver(
        case_id=OTHER_CASE,
        journey_id=JOURNEY,
        from_case=CASE,
        identify_by=IDENTIFY_BY,
        occurred_at=NOON,
    )
    assert hands_over(join, case.fold([*contested, upheld_beside])) == [taken]
    assert hands_over(join, case.fold([*contested, upheld_beside, joined])) == []
    assert hands_over(join, nothing) == []


def test_a_case_that_waited_to_be_joined_is_opened_as_the_decision_asks() -> None:
    waits = [*TO_REJECTED, closed_with_a_no, appealed, upheld, upheld_beside]
    door, told_linked = reopens_door(reopen, case.fold(waits))
    assert door == reopen_door.model_copy(update={"by_decision": True})
    assert asked_of_linked([told_linked]) == [second_case]


def test_linked_journeys_hear_that_a_case_which_went_on_by_a_decision_has_ended() -> None:
    goes_on = [*TO_REJECTED, appealed, upheld, reopened_by_appeal]
    over = NoteSecondCaseOver(journey_id=JOURNEY, other_journey=JOURNEY, occurred_at=NOON)
    assert asked_of_linked(closes_door(leave, case.fold(goes_on))) == [over]
    assert asked_of_linked(closes_door(leave, case.fold([*TO_REQUEST, taken_over]))) == [over]
    assert asked_of_linked(closes_door(leave, case.fold(TO_REQUEST))) == []


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
