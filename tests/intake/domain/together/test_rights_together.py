"""An answer does what it says in the same breath: erasing and restricting begin with it."""

from uuid import UUID

import pytest

from services.intake.application import CASE as CASE_HISTORY
from services.intake.application import LOG, WITHDRAWAL
from services.intake.domain.case.commands import ReferCase
from services.intake.domain.case.state import NoCase
from services.intake.domain.consent.messages import RecordConsent
from services.intake.domain.consent.refusals import NoSuchConsent
from services.intake.domain.consent.restriction import PassSharing, RestrictJourney
from services.intake.domain.consent.withdrawal import Awaiting
from services.intake.domain.ids import RequestId
from services.intake.domain.report.messages import (
    ClassifyReport,
    CorrectReport,
    RegisterReport,
    ResolveReport,
)
from services.intake.domain.request.messages import (
    Asks,
    ConsentGiven,
    GrantRequest,
    ReceiveRequest,
)
from services.intake.domain.request.refusals import NoSuchRequest
from services.intake.domain.rights.erasure import (
    ALL_SERVICES,
    AcknowledgeErasure,
    NotOrdered,
    Ordered,
)
from services.intake.domain.rights.histories import ERASURE, RESTRICTION, RETENTION, ROTATION
from services.intake.domain.rights.histories import REQUEST as REQUESTS
from services.intake.domain.rights.retention import InUse, Kept, Over
from services.intake.domain.rights.retention_messages import (
    ApproveErasure,
    NoteSupportEnd,
    ProposeErasure,
)
from services.intake.domain.rights.rotation import KEY_CHANGES
from services.intake.domain.standing.representation import (
    NoRepresentativeRecorded,
    RepresentativeSuspected,
)
from services.intake.domain.standing.representation_messages import RecordRepresentative
from services.intake.domain.together.rights import erases_as_approved, passes_restriction
from services.intake.domain.words import ByConsent, ByGround, Purpose
from shared.kernel.ids import ConsentId, JourneyId
from shared.runtime.event_store.memory import MemoryStore
from shared.runtime.handling import Desk
from shared.runtime.receipts import MemoryReceipts
from tests.intake.asked_for import BY_CONSENT, DECADE_LATER, REQUEST
from tests.intake.made_up import (
    CASE,
    CONSENT,
    JOURNEY,
    LATER,
    NOON,
    OTHER_CONSENT,
    REFERRAL,
    ref,
)
from tests.intake.reported import REPORT
from tests.intake.represented import PARENT
from tests.intake.test_at_the_desk import TO_REQUEST, ask, open_childs, state

THIRD_CONSENT = ConsentId(UUID(int=97))

grant = GrantRequest(request_id=REQUEST, letter=ref(91), occurred_at=NOON)

refer = ReferCase(
    case_id=CASE,
    referral_id=REFERRAL,
    to_service="shelter",
    needs=("shelter",),
    urgency="immediate",
    basis=ByGround(ground="urgent-protection"),
    occurred_at=NOON,
)


def asking(asks: Asks) -> ReceiveRequest:
    """Ask for something."""
    return ReceiveRequest(
        request_id=REQUEST, journey_id=JOURNEY, asks=asks, details=ref(90), occurred_at=NOON
    )


@pytest.fixture
def desk() -> Desk:
    """Return a desk with an empty log."""
    return Desk(LOG, MemoryStore(), MemoryReceipts(), now=lambda: NOON)


async def test_a_suspected_representative_receives_nothing_of_what_is_held(desk: Desk) -> None:
    by_parent = asking("see").model_copy(update={"asked_by": "representative"})
    child = open_childs.model_copy(update={"accompanies": None, "journey_id": JOURNEY})
    record = RecordRepresentative(
        case_id=child.case_id,
        representative_id=PARENT,
        representative_kind="parent",
        suspected=True,
        occurred_at=NOON,
    )
    await ask(desk, child)
    with pytest.raises(NoRepresentativeRecorded):
        await ask(desk, by_parent)
    await ask(desk, record)
    with pytest.raises(RepresentativeSuspected):
        await ask(desk, by_parent.model_copy(update={"request_id": RequestId(UUID(int=93))}))
    await ask(desk, record.model_copy(update={"suspected": False}))
    again = by_parent.model_copy(update={"request_id": RequestId(UUID(int=94))})
    await ask(desk, again, grant.model_copy(update={"request_id": again.request_id}))
    await ask(desk, again)


async def test_what_is_granted_to_be_erased_is_ordered_in_the_same_breath(desk: Desk) -> None:
    await ask(desk, asking("erase"))
    assert isinstance(await state(desk, ERASURE, JOURNEY), NotOrdered)
    await ask(desk, grant, grant)
    assert isinstance(await state(desk, ERASURE, JOURNEY), Ordered)
    assert await state(desk, RETENTION, JOURNEY) == Over(approved=False)


@pytest.mark.parametrize("asks", ["restrict", "object"])
async def test_what_is_granted_to_be_restricted_is_shared_no_more(desk: Desk, asks: Asks) -> None:
    await ask(desk, asking(asks), grant)
    assert (await state(desk, RESTRICTION, JOURNEY)).standing


async def test_a_copy_that_is_granted_changes_nothing_else(desk: Desk) -> None:
    await ask(desk, asking("see"), grant)
    assert isinstance(await state(desk, ERASURE, JOURNEY), NotOrdered)
    assert not (await state(desk, RESTRICTION, JOURNEY)).standing


def agree(to: ConsentId, purpose: Purpose) -> RecordConsent:
    """Agree to something."""
    return RecordConsent(
        case_id=CASE,
        consent_id=to,
        purpose=purpose,
        scope=("needs",),
        form="written",
        given_by="person",
        own_view_heard=True,
        occurred_at=NOON,
    )


def take_back(*consents: ConsentId) -> ReceiveRequest:
    """Ask that consents end."""
    named = tuple(ConsentGiven(case_id=CASE, consent_id=one) for one in consents)
    return asking("withdraw-consent").model_copy(update={"consents": named})


async def test_all_consents_that_a_granted_withdrawal_names_end_in_the_same_breath(
    desk: Desk,
) -> None:
    await ask(desk, *TO_REQUEST, agree(CONSENT, "shelter"), agree(OTHER_CONSENT, "legal-aid"))
    on_consent = refer.model_copy(update={"basis": BY_CONSENT})
    await ask(desk, agree(THIRD_CONSENT, "referral"))
    await ask(desk, on_consent.model_copy(update={"basis": ByConsent(consent_id=THIRD_CONSENT)}))
    await ask(desk, take_back(CONSENT, THIRD_CONSENT), grant, grant)
    consents = (await state(desk, CASE_HISTORY, CASE)).file.consents
    assert [consents[one].stands for one in (CONSENT, OTHER_CONSENT, THIRD_CONSENT)] == [
        False,
        True,
        False,
    ]
    assert isinstance(await state(desk, WITHDRAWAL, THIRD_CONSENT), Awaiting)


async def test_a_withdrawal_names_consents_that_this_person_gave(desk: Desk) -> None:
    await ask(desk, *TO_REQUEST, agree(CONSENT, "shelter"))
    with pytest.raises(NoSuchConsent):
        await ask(desk, take_back(CONSENT, OTHER_CONSENT))
    elsewhere = take_back(CONSENT).model_copy(
        update={"request_id": RequestId(UUID(int=96)), "journey_id": JourneyId(UUID(int=99))}
    )
    with pytest.raises(NoSuchConsent):
        await ask(desk, elsewhere)


async def test_a_restriction_that_names_a_granted_request_carries_it_out(desk: Desk) -> None:
    restrict = RestrictJourney(
        journey_id=JOURNEY, why="use-contested", request_id=REQUEST, occurred_at=NOON
    )
    with pytest.raises(NoSuchRequest):
        await ask(desk, restrict)
    assert not (await state(desk, RESTRICTION, JOURNEY)).standing
    await ask(desk, asking("protect"), grant)
    await ask(desk, restrict.model_copy(update={"occurred_at": LATER}))
    assert (await state(desk, REQUESTS, REQUEST)).measures == {"processing-restricted"}
    assert (await state(desk, RESTRICTION, JOURNEY)).standing


async def test_what_is_reported_is_kept_until_it_is_resolved_and_again_if_it_goes_on(
    desk: Desk,
) -> None:
    register = RegisterReport(
        report_id=REPORT, journey_id=JOURNEY, channel="commune", content=ref(60), occurred_at=NOON
    )
    await ask(desk, register)
    assert await state(desk, RETENTION, JOURNEY) == InUse(frozenset({("intake", REPORT)}))
    classify = ClassifyReport(report_id=REPORT, report_class="not-crime", occurred_at=NOON)
    resolve = ResolveReport(report_id=REPORT, decision="no-action", occurred_at=NOON)
    await ask(desk, classify, resolve, resolve)
    assert isinstance(await state(desk, RETENTION, JOURNEY), Kept)
    correct = CorrectReport(
        report_id=REPORT, reason="misheard", report_class="trafficking", occurred_at=LATER
    )
    await ask(desk, correct)
    assert await state(desk, RETENTION, JOURNEY) == InUse(frozenset({("intake", REPORT)}))


async def test_an_approved_proposal_orders_the_erasure(desk: Desk) -> None:
    end = NoteSupportEnd(journey_id=JOURNEY, service="intake", occurred_at=NOON)
    propose = ProposeErasure(journey_id=JOURNEY, occurred_at=DECADE_LATER)
    approve = ApproveErasure(journey_id=JOURNEY, occurred_at=DECADE_LATER)
    await ask(desk, end, propose, approve, approve)
    assert isinstance(await state(desk, ERASURE, JOURNEY), Ordered)
    assert await state(desk, RETENTION, JOURNEY) == Over(approved=True)


def test_what_was_not_proposed_orders_nothing() -> None:
    approve = ApproveErasure(journey_id=JOURNEY, occurred_at=DECADE_LATER)
    assert erases_as_approved(approve, InUse()) == []


async def test_the_last_acknowledgement_calls_for_new_keys(desk: Desk) -> None:
    await ask(desk, asking("erase"), grant)
    *others, last = [
        AcknowledgeErasure(journey_id=JOURNEY, service=service, occurred_at=NOON)
        for service in ALL_SERVICES
    ]
    await ask(desk, *others, *others)
    assert not (await state(desk, ROTATION, KEY_CHANGES)).awaited
    await ask(desk, last)
    assert (await state(desk, ROTATION, KEY_CHANGES)).awaited == set(ALL_SERVICES)


async def test_a_referral_passes_what_may_be_restricted(desk: Desk) -> None:
    restrict = RestrictJourney(journey_id=JOURNEY, why="use-contested", occurred_at=NOON)
    await ask(desk, *TO_REQUEST, restrict, refer)
    restriction = await state(desk, RESTRICTION, JOURNEY)
    assert restriction.standing
    assert restriction.passed == {REFERRAL}


async def test_a_referral_on_consent_asks_whether_it_may_pass(desk: Desk) -> None:
    on_consent = refer.model_copy(update={"basis": BY_CONSENT})
    await ask(desk, *TO_REQUEST)
    case = await state(desk, CASE_HISTORY, CASE)
    assert passes_restriction(on_consent, case) == [
        PassSharing(journey_id=JOURNEY, sharing_id=REFERRAL, basis=BY_CONSENT, occurred_at=NOON)
    ]
    assert passes_restriction(on_consent, NoCase()) == []
