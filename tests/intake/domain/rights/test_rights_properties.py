"""What holds for requests, restrictions, erasures, keys, retention and breaches in any order."""

from datetime import timedelta
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.intake.domain.consent.restriction import LiftRestriction, PassSharing, RestrictJourney
from services.intake.domain.request.messages import (
    AcknowledgeRequest,
    AnswerByExtract,
    Asks,
    CarryOutBy,
    CarryOutRequest,
    ExtendRequest,
    ExtensionReason,
    GrantRequest,
    Measure,
    NoteAcknowledgementOverdue,
    NoteAnswerOverdue,
    NoteCarryingOutOverdue,
    ReceiveRequest,
    RefusalGround,
    RefuseRequest,
    TakeRequestBack,
)
from services.intake.domain.rights.breach_messages import (
    AssessBreach,
    CloseBreach,
    Harm,
    NoteBreachNoticeOverdue,
    NotifyAuthority,
    RecordBreach,
)
from services.intake.domain.rights.erasure import (
    ALL_SERVICES,
    AcknowledgeErasure,
    NoteErasureOverdue,
    OrderErasure,
)
from services.intake.domain.rights.histories import RIGHTS
from services.intake.domain.rights.retention_messages import (
    ApproveErasure,
    EndRetention,
    KeepLonger,
    NoteProposalOverdue,
    NoteSupport,
    NoteSupportEnd,
    ProposeErasure,
)
from services.intake.domain.rights.rotation import (
    KEY_CHANGES,
    AwaitRotation,
    NoteRotationOverdue,
    NoteSealed,
    RecordRotation,
)
from services.intake.domain.words import ByGround
from shared.kernel.aggregate import Aggregate
from shared.kernel.messages import Command
from tests.intake.asked_for import BREACH, BY_CONSENT, ERASURE, NAMED, OTHER_ERASURE, REQUEST
from tests.intake.made_up import JOURNEY, NOON, OTHER_REFERRAL, REFERRAL, ref
from tests.kit.lives import lived

at = st.timedeltas(timedelta(0), timedelta(days=60)).map(NOON.__add__)
decades = st.timedeltas(timedelta(0), timedelta(days=5_000)).map(NOON.__add__)
texts = st.sampled_from([ref(1), ref(2)])
services = st.sampled_from(ALL_SERVICES)
harms = st.lists(st.sampled_from(get_args(Harm)), max_size=2).map(tuple)
measures = st.sampled_from(get_args(Measure))
matters = st.sampled_from([None, REFERRAL, OTHER_REFERRAL])
journeys = st.sampled_from([(), (JOURNEY,)])


def of_request(command: type[Command], **fields: Any) -> st.SearchStrategy[Command]:
    return st.builds(command, request_id=st.just(REQUEST), occurred_at=at, **fields)


def of_journey(command: type[Command], **fields: Any) -> st.SearchStrategy[Command]:
    return st.builds(command, journey_id=st.just(JOURNEY), occurred_at=decades, **fields)


def of_keys(command: type[Command], **fields: Any) -> st.SearchStrategy[Command]:
    return st.builds(command, rotation_id=st.just(KEY_CHANGES), occurred_at=at, **fields)


def of_breach(command: type[Command], **fields: Any) -> st.SearchStrategy[Command]:
    return st.builds(command, breach_id=st.just(BREACH), occurred_at=at, **fields)


COMMANDS: dict[str, st.SearchStrategy[Command]] = {
    "request": st.one_of(
        of_request(
            ReceiveRequest,
            journey_id=st.just(JOURNEY),
            asks=st.sampled_from(get_args(Asks)),
            others_hold_it=st.booleans(),
            details=texts,
            consents=st.sampled_from([(), NAMED]),
        ),
        of_request(AcknowledgeRequest),
        of_request(ExtendRequest, reason=st.sampled_from(get_args(ExtensionReason))),
        of_request(GrantRequest, letter=texts),
        of_request(RefuseRequest, ground=st.sampled_from(get_args(RefusalGround)), letter=texts),
        of_request(TakeRequestBack),
        of_request(AnswerByExtract, journey_id=st.just(JOURNEY)),
        of_request(CarryOutRequest, measure=measures),
        of_request(CarryOutBy, journey_id=st.just(JOURNEY), measure=measures),
        of_request(NoteAcknowledgementOverdue),
        of_request(NoteAnswerOverdue),
        of_request(NoteCarryingOutOverdue),
    ),
    "restriction": st.one_of(
        of_journey(
            RestrictJourney,
            why=st.just("use-contested"),
            request_id=st.sampled_from([None, REQUEST]),
        ),
        of_journey(LiftRestriction, because=st.just("settled")),
        of_journey(
            PassSharing,
            sharing_id=st.sampled_from([REFERRAL, OTHER_REFERRAL]),
            basis=st.sampled_from([BY_CONSENT, ByGround(ground="urgent-protection")]),
        ),
    ),
    "erasure": st.one_of(
        of_journey(OrderErasure, cause=st.just("request"), cause_id=st.just(REQUEST)),
        of_journey(AcknowledgeErasure, service=services),
        of_journey(NoteErasureOverdue),
    ),
    "rotation": st.one_of(
        of_keys(AwaitRotation, erasure_id=st.sampled_from([ERASURE, OTHER_ERASURE])),
        of_keys(RecordRotation, service=services, began_at=at),
        of_keys(
            NoteSealed,
            erasure_id=st.sampled_from([ERASURE, OTHER_ERASURE]),
            service=services,
            began_at=at,
        ),
        of_keys(NoteRotationOverdue),
    ),
    "retention": st.one_of(
        of_journey(NoteSupport, service=services, about=matters),
        of_journey(NoteSupportEnd, service=services, about=matters),
        of_journey(ProposeErasure),
        of_journey(ApproveErasure),
        of_journey(KeepLonger, because=st.sampled_from(["proceedings", "claim-open"])),
        of_journey(NoteProposalOverdue),
        of_journey(EndRetention),
    ),
    "breach": st.one_of(
        of_breach(
            RecordBreach,
            discovered_at=at,
            natures=st.just(("lost",)),
            harms=harms,
            journeys=journeys,
        ),
        of_breach(AssessBreach, harms=harms, journeys=journeys),
        of_breach(NotifyAuthority),
        of_breach(CloseBreach, measures=st.sampled_from([("keys-changed",), ("persons-told",)])),
        of_breach(NoteBreachNoticeOverdue),
    ),
}


@pytest.mark.parametrize("aggregate", RIGHTS, ids=lambda one: one.name)
@settings(max_examples=100, derandomize=True, deadline=None)
@given(data=st.data())
def test_every_history_can_be_read_again(
    aggregate: Aggregate[Any, Any, Any], data: st.DataObject
) -> None:
    lived(aggregate, data.draw(st.lists(COMMANDS[aggregate.name], max_size=25)))
