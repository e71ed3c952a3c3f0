"""What holds for every journey's door, whatever is asked in whatever order."""

from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from services.intake.application import JOURNEY as JOURNEYS
from services.intake.domain.case.appeal_messages import FollowAppeal
from services.intake.domain.journey.messages import (
    AskForOpenCase,
    CloseDoor,
    ConfirmDeathBeside,
    DoorOpened,
    DoorReopened,
    HearRetrafficking,
    JourneyCommand,
    NoteDeath,
    NoteDeathBeside,
    NoteDeathBesideOver,
    NotePerson,
    NoteRepresentative,
    NoteSecondCase,
    NoteSecondCaseOver,
    OpenDoor,
    RecogniseJourney,
    RecogniseRepresentative,
    ReopenByDecision,
    ReopenDoor,
    ShareOpenCase,
    VouchForNoCase,
)
from services.intake.domain.journey.state import CaseOpen
from shared.kernel.ids import JourneyId
from tests.intake.made_up import CASE, JOURNEY, NOON, OTHER_CASE, THIRD_CASE
from tests.kit.lives import lived

cases = st.sampled_from([CASE, OTHER_CASE, THIRD_CASE])
BESIDE = [JourneyId(UUID(int=77)), JourneyId(UUID(int=78))]
groups = st.none() | st.just("women")


def asked_for(
    command: type[JourneyCommand], **fields: st.SearchStrategy[object]
) -> st.SearchStrategy[JourneyCommand]:
    return st.builds(command, journey_id=st.just(JOURNEY), occurred_at=st.just(NOON), **fields)


commands = st.one_of(
    asked_for(
        OpenDoor,
        case_id=cases,
        follows_case=st.none() | cases,
        group=groups,
        age_class=st.none() | st.just("adult"),
    ),
    asked_for(CloseDoor, case_id=cases),
    asked_for(ReopenDoor, case_id=cases, by_decision=st.booleans()),
    asked_for(
        ReopenByDecision,
        case_id=cases,
        follow=st.just(FollowAppeal(case_id=CASE, police_unit="made-up-unit", occurred_at=NOON)),
    ),
    asked_for(NoteSecondCase, other_journey=st.sampled_from(BESIDE), other_case=cases),
    asked_for(NoteSecondCaseOver, other_journey=st.sampled_from(BESIDE)),
    asked_for(NoteDeathBeside, other_journey=st.sampled_from(BESIDE)),
    asked_for(NoteDeathBesideOver, other_journey=st.sampled_from(BESIDE)),
    asked_for(ConfirmDeathBeside),
    asked_for(
        NotePerson,
        group=st.sampled_from(["women", "girls"]),
        age_class=st.just("adult"),
        nationality=st.just("foreign"),
        place=st.just("in-country"),
    ),
    asked_for(RecogniseJourney),
    asked_for(
        NoteRepresentative,
        representative_id=st.sampled_from([UUID(int=30), UUID(int=31)]),
        suspected=st.booleans(),
    ),
    asked_for(RecogniseRepresentative),
    asked_for(VouchForNoCase),
    asked_for(ShareOpenCase, with_journey=st.sampled_from(BESIDE)),
    asked_for(HearRetrafficking, alert_id=st.uuids(), case_id=cases, taken_up_by=st.none() | cases),
    asked_for(
        AskForOpenCase,
        alert=st.just(
            HearRetrafficking(
                journey_id=JOURNEY, alert_id=UUID(int=50), case_id=CASE, occurred_at=NOON
            )
        ),
    ),
    asked_for(NoteDeath),
)


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.lists(commands, max_size=20))
def test_no_two_cases_of_a_person_are_ever_open(asked: list[JourneyCommand]) -> None:
    for step in lived(JOURNEYS, asked):
        if any(isinstance(event, DoorOpened | DoorReopened) for event in step.events):
            assert not isinstance(step.before, CaseOpen)
