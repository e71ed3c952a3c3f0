"""Whatever is asked in whatever order: states stay lawful, and every history can be read again."""

from datetime import timedelta
from typing import Any, get_args
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.casework.access_messages import (
    BreakGlass,
    ExtractGround,
    Finding,
    NoteExtract,
    NotePrinting,
    NoteReading,
    NoteReviewsOverdue,
    ReadingPurpose,
    ReviewBreakGlass,
    Scope,
)
from shared.casework.alerts import (
    Alert,
    LiftAlert,
    NoteAlert,
    NoteAlertLifted,
    RaiseAlert,
)
from shared.casework.all import aggregates
from shared.casework.correction import CorrectEntry, CorrectionReason, TakeOver
from shared.casework.erasing import CompleteErasure, EraseJourney, NoteSealed
from shared.casework.files import DestroyFile, KeepFile, MoveFile
from shared.casework.glass_habit import Conclusion, LookIntoBrokenGlass
from shared.casework.linked import AskLinked, MeetLinked, NoteLinked, NoteUnlinked
from shared.casework.sharing.messages import HearDoubt, NoteFoundedAnew
from shared.casework.team import AssignWorker, HandOverWorker, ReleaseWorker
from shared.casework.unit_messages import (
    CloseUnit,
    EnrolStaff,
    PutOnCall,
    RegisterUnit,
    ReleaseStaff,
    VouchForUnit,
)
from shared.kernel.aggregate import Aggregate
from shared.law.consent import ByConsent, Ground
from tests.casework import shared_out
from tests.casework.made_up import JOURNEY, NOON, OTHER_JOURNEY, UNIT, lift, ref
from tests.kit.lives import lived

quick = settings(max_examples=100, derandomize=True, deadline=None)

moments = st.integers(0, 3).map(lambda hours: NOON + timedelta(hours=hours))
ids = st.integers(1, 3).map(lambda number: UUID(int=number))
roles = st.sampled_from(["intake-worker", "shelter-worker", "policy"])
places = {"occurred_at": moments, "journey_id": st.just(JOURNEY)}
work: dict[str, Any] = {"occurred_at": moments, "unit_id": st.just(UNIT)}
content = st.just(ref())
records = st.lists(ids, max_size=2).map(tuple)
journeys = st.sampled_from([JOURNEY, OTHER_JOURNEY])

COMMANDS: dict[str, st.SearchStrategy[Any]] = {
    "team": st.builds(
        AssignWorker,
        staff=ids,
        role=roles,
        from_at=moments,
        until=st.none() | moments,
        on_call=st.booleans(),
        **places,
    )
    | st.builds(HandOverWorker, from_staff=ids, to_staff=ids, note=st.none() | content, **places)
    | st.builds(ReleaseWorker, staff=ids, **places),
    "unit": st.builds(
        RegisterUnit,
        code=st.just("made-up-unit"),
        unit_kind=st.sampled_from(["house", "centre"]),
        occurred_at=moments,
    )
    | st.builds(EnrolStaff, staff=ids, role=roles, **work)
    | st.builds(ReleaseStaff, staff=ids, **work)
    | st.builds(PutOnCall, staff=ids, from_at=moments, until=moments, **work)
    | st.builds(VouchForUnit, unit_kind=st.sampled_from(["house", "centre"]), **work)
    | st.builds(CloseUnit, **work),
    "alerts": st.builds(
        RaiseAlert,
        alert_id=ids,
        alert=st.sampled_from(get_args(Alert)),
        content=content,
        **places,
    )
    | st.builds(LiftAlert, alert_id=ids, **places)
    | st.builds(
        NoteAlert,
        alert_id=ids,
        alert=st.sampled_from(get_args(Alert)),
        held_by=st.just("elsewhere"),
        **places,
    )
    | st.builds(NoteAlertLifted, alert_id=ids, held_by=st.just("elsewhere"), **places),
    "correction": st.builds(
        CorrectEntry,
        of_aggregate=st.sampled_from(["alerts", "correction"]),
        of_id=ids,
        of_version=st.integers(1, 2),
        of_index=st.integers(0, 1),
        reason=st.sampled_from(get_args(CorrectionReason)),
        content=st.sampled_from(["destroy", "move"]),
        to_journey=st.none() | journeys,
        what=st.just("alert-raised.v1"),
        of_command=ids,
        told_as=ids,
        records=records,
        alert_id=st.none() | ids,
        **places,
    )
    | st.builds(
        TakeOver,
        from_entry=ids,
        what=st.just("alert-raised.v1"),
        records=records,
        **places,
    ),
}

COMMANDS["file"] = (
    st.builds(
        KeepFile,
        file_id=st.just(UNIT),
        file_kind=st.just("letter"),
        media_type=st.just("application/pdf"),
        size=st.integers(1, 2),
        content=st.sampled_from([ref(), ref(31)]),
        about_id=st.none() | ids,
        **places,
    )
    | st.builds(
        DestroyFile,
        file_id=st.just(UNIT),
        journey_id=journeys,
        reason=st.just("mistaken"),
        occurred_at=moments,
    )
    | st.builds(MoveFile, file_id=st.just(UNIT), to_journey=journeys, **places)
)

grants: dict[str, Any] = {"staff": ids, "grant_id": ids, **places}
COMMANDS["access"] = (
    st.builds(
        NoteReading,
        reading_id=ids,
        records=records,
        kinds=st.just(("statement",)),
        purpose=st.sampled_from(get_args(ReadingPurpose)),
        relation=st.just("unit"),
        **places,
    )
    | st.builds(
        NoteExtract,
        extract_id=ids,
        request_id=st.none() | ids,
        ground=st.none() | st.sampled_from(get_args(ExtractGround)),
        form=st.just("json"),
        relation=st.just("oversight"),
        **places,
    )
    | st.builds(
        NotePrinting,
        printing_id=ids,
        form=st.just("handover-record"),
        ground=st.sampled_from(get_args(Ground)),
        relation=st.just("unit"),
        **places,
    )
    | st.builds(
        BreakGlass,
        reason=st.just("danger-to-life"),
        explanation=content,
        minutes=st.integers(60, 241),
        scope=st.sampled_from(get_args(Scope)),
        **grants,
    )
    | st.builds(
        ReviewBreakGlass,
        finding=st.sampled_from(get_args(Finding)),
        note=st.none() | content,
        **grants,
    )
    | st.builds(
        NoteReviewsOverdue,
        journey_id=st.just(JOURNEY),
        occurred_at=moments | moments.map(lambda at: at + timedelta(days=3)),
    )
)

COMMANDS["glass-habit"] = st.builds(
    LookIntoBrokenGlass,
    worker_id=st.just(UNIT),
    staff=st.sampled_from([UNIT, UUID(int=1)]),
    up_to=moments,
    conclusion=st.sampled_from(get_args(Conclusion)),
    occurred_at=moments,
)

COMMANDS["erasing"] = st.builds(EraseJourney, erasure_id=ids, **places) | st.builds(
    CompleteErasure, erasure_id=ids, service=st.just("made_up"), **places
)
COMMANDS["erasing"] |= st.builds(NoteSealed, service=st.just("made_up"), began_at=moments, **places)

COMMANDS["linked"] = st.one_of(
    *(st.builds(kind, with_journey=journeys, **places) for kind in (NoteLinked, NoteUnlinked)),
    st.builds(AskLinked, about=ids, question=st.just(lift), **places),
    st.builds(MeetLinked, about=ids, **places),
)

sharing_ids = st.sampled_from([shared_out.SHARING, shared_out.OTHER_SHARING])
consent_ids = st.sampled_from([shared_out.CONSENT, shared_out.OTHER_CONSENT])
bases = st.builds(ByConsent, consent_id=consent_ids) | st.just(shared_out.IN_DANGER)
COMMANDS["sharing"] = st.one_of(
    st.builds(
        lambda asked, sharing, basis: asked.model_copy(
            update={"sharing_id": sharing, "basis": basis}
        ),
        st.sampled_from(
            [
                shared_out.share_with_unit,
                shared_out.share_with_hospital,
                shared_out.share_with_centre,
            ]
        ),
        sharing_ids,
        bases,
    ),
    st.builds(
        lambda asked, consent, at: asked.model_copy(
            update={"consent_id": consent, "occurred_at": at}
        ),
        st.sampled_from(
            [shared_out.note_consent, shared_out.hear_withdrawal, shared_out.hear_expiry]
        ),
        consent_ids,
        moments,
    ),
    st.builds(
        lambda asked, sharing: asked.model_copy(update={"sharing_id": sharing}),
        st.sampled_from(
            [
                shared_out.stop_sharing,
                shared_out.note_told,
                shared_out.note_stopped,
                shared_out.vouch,
            ]
        ),
        sharing_ids,
    ),
    st.just(shared_out.vouch_for_consent),
    st.builds(HearDoubt, consent_id=consent_ids, ask=st.booleans(), **places),
    st.builds(NoteFoundedAnew, consent_id=consent_ids, **places),
    st.sampled_from([shared_out.hear_restriction, shared_out.stop_all, shared_out.erase_once_told]),
)

KEPT = aggregates("made_up")


@pytest.mark.parametrize("aggregate", KEPT, ids=lambda aggregate: aggregate.name)
@quick
@given(data=st.data())
def test_every_history_that_may_be_written_can_be_read_and_told_again(
    aggregate: Aggregate[Any, Any, Any], data: st.DataObject
) -> None:
    lived(aggregate, data.draw(st.lists(COMMANDS[aggregate.name], max_size=12)))
