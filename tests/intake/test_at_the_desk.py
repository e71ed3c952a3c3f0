"""What must change together does, through the desk: all of it is in the log, or none."""

from typing import Any
from uuid import UUID

import pytest

from services.intake.application import CASE, JOURNEY, LOG, PROTECTION, REPORT
from services.intake.domain.case.appeal_messages import AppealRejection, DecideAppeal
from services.intake.domain.case.channel_messages import RecordHandover
from services.intake.domain.case.commands import (
    CloseCase,
    ConfirmVictim,
    NotifyHealthDept,
    OpenCase,
    ReceivePerson,
    RecordDeath,
    RecordInitialVerification,
    RejectVictim,
    RequestIdentification,
)
from services.intake.domain.case.state import (
    Closed,
    EndedByDeath,
    NoCase,
    Opened,
    UnderIdentification,
)
from services.intake.domain.consent.messages import RecordConsent
from services.intake.domain.ids import CaseId
from services.intake.domain.journey.messages import NoteDeath
from services.intake.domain.journey.state import (
    CaseOpen,
    Died,
    JourneyHasEnded,
    NewerCaseFollows,
    NoSuchJourney,
)
from services.intake.domain.person.decider import TakeAlertUp
from services.intake.domain.protection.messages import ApplyProtection
from services.intake.domain.report.messages import RegisterReport
from services.intake.domain.report.state import NoSuchReport
from services.intake.domain.standing.age import OfficerDecidesAge
from services.intake.domain.standing.describing import AccompaniesNobody
from services.intake.domain.standing.messages import (
    CorrectAge,
    DecideAge,
    DescribePerson,
    RecordAccompanying,
    RecordTurned18,
)
from shared.casework.sharing.decider import SHARING
from shared.casework.sharing.messages import ShareWithOrganisation, SharingId
from shared.kernel.actors import Actor
from shared.kernel.aggregate import Aggregate
from shared.kernel.errors import Refused
from shared.kernel.ids import CommandId, JourneyId, StaffId, derived
from shared.kernel.messages import Command
from shared.law.consent import ByConsent, ConsentInDoubt, ToOrganisation
from shared.runtime.event_store.memory import MemoryStore
from shared.runtime.handling import Asked, Desk
from shared.runtime.receipts import MemoryReceipts
from tests.intake.made_up import CASE as CASE_ID
from tests.intake.made_up import CONSENT, LATER, NOON, OTHER_CASE, THIRD_CASE, confirmed, ref
from tests.intake.made_up import JOURNEY as JOURNEY_ID
from tests.intake.protected import MEASURE
from tests.intake.reported import REPORT as REPORT_ID

WORKER = Actor(staff=StaffId(UUID(int=1)), role="intake-worker", unit="made-up-unit")
CHILDS = JourneyId(UUID(int=78))
ALERT = UUID(int=50)

open_case = OpenCase(
    case_id=CASE_ID,
    journey_id=JOURNEY_ID,
    channel="rescue",
    group="women",
    nationality="vn-citizen",
    occurred_at=NOON,
)
open_childs = OpenCase(
    case_id=OTHER_CASE,
    journey_id=CHILDS,
    channel="rescue",
    group="girls",
    nationality="vn-citizen",
    accompanies=JOURNEY_ID,
    occurred_at=NOON,
)
receive = ReceivePerson(
    case_id=CASE_ID,
    received_by="border-guard",
    safe_to_call=True,
    in_danger=False,
    occurred_at=NOON,
)
hand_over = RecordHandover(
    case_id=CASE_ID, from_body="border-guard", to_body="commune", handover=ref(1), occurred_at=NOON
)
notify = NotifyHealthDept(case_id=CASE_ID, occurred_at=NOON)
verify = RecordInitialVerification(
    case_id=CASE_ID, result="verified", police_unit="unit", documents=(), occurred_at=NOON
)
request = RequestIdentification(case_id=CASE_ID, police_unit="unit", occurred_at=NOON)
reject = RejectVictim(
    case_id=CASE_ID, ground="not-trafficking", art_32_2_signs_considered=True, occurred_at=NOON
)
confirm = ConfirmVictim(
    case_id=CASE_ID,
    paper_type="police-confirmation",
    issuer_kind="provincial-police",
    issued_on=confirmed.issued_on,
    paper=ref(6),
    occurred_at=NOON,
)
close = CloseCase(case_id=CASE_ID, reason="not-victim", occurred_at=NOON)
link = RecordAccompanying(case_id=CASE_ID, accompanying_case_id=OTHER_CASE, occurred_at=NOON)
hear = TakeAlertUp(journey_id=JOURNEY_ID, alert_id=ALERT, case_id=THIRD_CASE, occurred_at=NOON)
protect = ApplyProtection(
    journey_id=JOURNEY_ID,
    protection_id=MEASURE,
    measures=("guard",),
    protects=("victim",),
    ground=("life",),
    authority="police",
    occurred_at=NOON,
)
TO_REQUEST = (open_case, receive, hand_over, notify, verify, request)


@pytest.fixture
def desk() -> Desk:
    """Return a desk with an empty log."""
    return Desk(LOG, MemoryStore(), MemoryReceipts(), now=lambda: NOON)


async def ask(desk: Desk, *commands: Command) -> None:
    """Put commands to the desk, each once."""
    for command in commands:
        command_id = CommandId(derived(command.model_dump_json(), type(command).__name__))
        asked = Asked(command_id, WORKER, "made-up", command_id, None, "", "made-up")
        await desk.handle(command, asked)


async def refused(desk: Desk, command: Command, by: type[Refused]) -> None:
    with pytest.raises(by):
        await ask(desk, command)


async def state(desk: Desk, aggregate: Aggregate[Any, Any, Any], key: UUID) -> Any:
    return (await desk.state_of(aggregate, key)).state


async def standing_of(desk: Desk, case_id: CaseId) -> str | None:
    """Return the row of Article 37 that a case last determined."""
    case = (await desk.state_of(CASE, case_id)).state
    assert not isinstance(case, NoCase)
    return case.file.determined.category if case.file.determined else "not asked"


async def test_a_child_who_came_along_follows_the_standing_of_the_other(desk: Desk) -> None:
    await ask(desk, *TO_REQUEST, open_childs, link)
    assert await standing_of(desk, OTHER_CASE) == "under-identification-in-country"
    await ask(desk, confirm)
    assert await standing_of(desk, CASE_ID) == "victim"
    assert await standing_of(desk, OTHER_CASE) == "under-18-with-victim"


async def test_a_child_is_linked_only_to_whom_they_came_with(desk: Desk) -> None:
    stranger = open_childs.model_copy(update={"accompanies": None})
    await ask(desk, open_case, stranger)
    await refused(desk, link, AccompaniesNobody)
    alone = open_childs.model_copy(
        update={
            "case_id": THIRD_CASE,
            "journey_id": JourneyId(UUID(int=80)),
            "accompanies": JourneyId(UUID(int=79)),
        }
    )
    await refused(desk, alone, NoSuchJourney)
    assert isinstance(await state(desk, CASE, THIRD_CASE), NoCase)


async def test_a_case_names_a_report_that_exists(desk: Desk) -> None:
    of_report = open_case.model_copy(update={"report_id": REPORT_ID})
    await refused(desk, of_report, NoSuchReport)
    register = RegisterReport(
        report_id=REPORT_ID,
        journey_id=JOURNEY_ID,
        channel="commune",
        content=ref(60),
        occurred_at=NOON,
    )
    await ask(desk, register, of_report.model_copy(update={"occurred_at": LATER}))
    report = (await desk.state_of(REPORT, REPORT_ID)).state
    assert report.sheet.cases == {CASE_ID}


async def test_a_closed_case_that_goes_on_has_its_door_open_again(desk: Desk) -> None:
    appeal = AppealRejection(
        case_id=CASE_ID, ground="evidence-misread", by="person", occurred_at=NOON
    )
    uphold = DecideAppeal(
        case_id=CASE_ID, upheld=True, decided_by="court", police_unit="unit", occurred_at=NOON
    )
    await ask(desk, *TO_REQUEST, reject, close, appeal)
    assert isinstance(await state(desk, CASE, CASE_ID), Closed)
    await ask(desk, uphold)
    assert isinstance(await state(desk, CASE, CASE_ID), UnderIdentification)
    assert isinstance(await state(desk, JOURNEY, JOURNEY_ID), CaseOpen)


@pytest.mark.parametrize(
    "command",
    [
        DescribePerson(
            case_id=CASE_ID,
            nationality="stateless-permanent-resident",
            place="in-country",
            occurred_at=NOON,
        ),
        RecordTurned18(case_id=CASE_ID, occurred_at=NOON),
    ],
)
async def test_who_the_person_is_is_not_written_into_a_case_that_another_followed(
    desk: Desk, command: Command
) -> None:
    girls = open_case.model_copy(update={"group": "girls"})
    following = girls.model_copy(update={"case_id": THIRD_CASE, "follows_case": CASE_ID})
    await ask(desk, girls, *TO_REQUEST[1:], reject, close, following)
    await refused(desk, command, NewerCaseFollows)


async def test_a_known_child_is_no_adult_in_the_next_case_before_their_age_is_decided(
    desk: Desk,
) -> None:
    girls = open_case.model_copy(update={"group": "girls"})
    following = open_case.model_copy(update={"case_id": THIRD_CASE, "follows_case": CASE_ID})
    await ask(desk, girls, *TO_REQUEST[1:], reject, close)
    await refused(desk, following, OfficerDecidesAge)
    decide = DecideAge(
        case_id=CASE_ID,
        age_class="adult",
        basis="birth-record",
        evidence=ref(9),
        occurred_at=NOON,
    )
    await ask(desk, decide, following.model_copy(update={"occurred_at": LATER}))
    assert isinstance(await state(desk, CASE, THIRD_CASE), Opened)


async def test_an_alert_opens_the_next_case_of_the_same_journey_once(desk: Desk) -> None:
    await ask(desk, *TO_REQUEST, reject, close, hear, hear)
    case = await state(desk, CASE, THIRD_CASE)
    assert isinstance(case, Opened)
    assert (case.file.opening.follows_case, case.file.opening.journey_id) == (CASE_ID, JOURNEY_ID)
    again = hear.model_copy(update={"alert_id": UUID(int=51), "case_id": OTHER_CASE})
    await ask(desk, again)
    assert isinstance(await state(desk, CASE, OTHER_CASE), NoCase)
    noted = (await desk.state_of(CASE, THIRD_CASE)).state
    assert noted.file.retrafficking == {UUID(int=51)}


@pytest.mark.parametrize(
    "death",
    [
        RecordDeath(case_id=CASE_ID, occurred_at=NOON),
        NoteDeath(journey_id=JOURNEY_ID, occurred_at=NOON),
    ],
    ids=lambda death: type(death).__name__,
)
async def test_a_death_ends_case_journey_and_protection_wherever_it_is_told(
    desk: Desk, death: Command
) -> None:
    await ask(desk, *TO_REQUEST, protect, death)
    assert isinstance(await state(desk, CASE, CASE_ID), EndedByDeath)
    assert isinstance(await state(desk, JOURNEY, JOURNEY_ID), Died)
    protection = (await desk.state_of(PROTECTION, JOURNEY_ID)).state
    assert protection.standing == {}
    following = open_case.model_copy(update={"case_id": THIRD_CASE, "follows_case": CASE_ID})
    await refused(desk, following, JourneyHasEnded)


async def test_nobody_protects_a_person_whom_intake_never_met(desk: Desk) -> None:
    await refused(desk, protect, NoSuchJourney)


agree = RecordConsent(
    case_id=CASE_ID,
    consent_id=CONSENT,
    purpose="support",
    scope=("health",),
    form="written",
    given_by="person",
    own_view_heard=True,
    recipient=ToOrganisation(organisation="hospital"),
    occurred_at=NOON,
)
share = ShareWithOrganisation(
    journey_id=JOURNEY_ID,
    sharing_id=SharingId(UUID(int=81)),
    organisation="hospital",
    receiver=ref(7),
    purpose="support",
    scope=("health",),
    basis=ByConsent(consent_id=CONSENT),
    occurred_at=NOON,
)
a_child_after_all = CorrectAge(
    case_id=CASE_ID,
    age_class="seven-to-seventeen",
    basis="own-statement",
    evidence=ref(9),
    occurred_at=NOON,
)


async def test_from_the_moment_of_a_doubt_nothing_new_is_shared_and_what_was_goes_on(
    desk: Desk,
) -> None:
    again = share.model_copy(update={"sharing_id": SharingId(UUID(int=82))})
    await ask(desk, open_case, agree, share, a_child_after_all)
    await refused(desk, again, ConsentInDoubt)
    sharings = await state(desk, LOG.named(SHARING), JOURNEY_ID)
    assert [one.sharing_id for one in sharings.running()] == [share.sharing_id]
