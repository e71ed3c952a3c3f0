"""A file: kept once, destroyed for a reason, and never exchanged for another."""

from uuid import UUID

import pytest

from shared.casework.correction import Corrections, entry_of, with_file
from shared.casework.files import (
    FILES,
    AnotherFileHere,
    Destroyed,
    DestroyFile,
    FileDestroyed,
    FileDestroyedBefore,
    FileId,
    FileKept,
    FileMoved,
    FileMovedBefore,
    KeepFile,
    Kept,
    Moved,
    MoveFile,
    NoSuchFile,
    decider,
    with_keeping_there,
)
from shared.kernel.ids import JourneyId, derived
from tests.casework.made_up import EVENING, JOURNEY, NOON, OTHER_JOURNEY, correct, ref, seen
from tests.kit.scenario import Given

FILE, MATTER = FileId(UUID(int=50)), UUID(int=51)

file = Given(decider)
keep = KeepFile(
    file_id=FILE,
    journey_id=JOURNEY,
    file_kind="signed-consent",
    media_type="application/pdf",
    size=1_000,
    content=ref(),
    about_id=MATTER,
    occurred_at=NOON,
)
kept = FileKept(**dict(keep))
destroy = DestroyFile(file_id=FILE, journey_id=JOURNEY, reason="wrong-person", occurred_at=EVENING)
destroyed = FileDestroyed(**dict(destroy), content=ref())
move = MoveFile(file_id=FILE, journey_id=JOURNEY, to_journey=OTHER_JOURNEY, occurred_at=EVENING)
moved = FileMoved(**dict(move), content=ref())


def test_a_file_is_kept() -> None:
    file.given().when(keep).then(kept)


def test_keeping_the_same_file_again_changes_nothing() -> None:
    file.given(kept).when(keep).then_nothing()


@pytest.mark.parametrize("change", [{"content": ref(31)}, {"journey_id": OTHER_JOURNEY}], ids=str)
def test_a_file_is_never_exchanged_for_another(change: dict[str, object]) -> None:
    file.given(kept).when(keep.model_copy(update=change)).then_refused(AnotherFileHere)


def test_a_file_is_destroyed_for_a_reason() -> None:
    file.given(kept).when(destroy).then(destroyed)


def test_destroying_a_file_again_changes_nothing() -> None:
    file.given(kept, destroyed).when(destroy).then_nothing()


def test_what_was_destroyed_is_not_kept_again_under_its_number() -> None:
    file.given(kept, destroyed).when(keep).then_refused(FileDestroyedBefore)


def test_there_is_nothing_to_destroy_where_no_file_is_kept() -> None:
    file.given().when(destroy).then_refused(NoSuchFile)


@pytest.mark.parametrize("history", [(kept,), (kept, destroyed)], ids=len)
def test_the_file_of_another_journey_is_not_there(history: tuple[FileKept, ...]) -> None:
    elsewhere = destroy.model_copy(update={"journey_id": OTHER_JOURNEY})
    file.given(*history).when(elsewhere).then_refused(NoSuchFile)


def test_a_file_about_somebody_else_is_moved_to_them() -> None:
    file.given(kept).when(move).then(moved)
    file.given(kept, moved).when(move).then_nothing()
    file.given().when(move).then_refused(NoSuchFile)
    file.given(kept).when(move.model_copy(update={"journey_id": MATTER})).then_refused(NoSuchFile)


def test_it_is_kept_there_under_a_number_of_its_own() -> None:
    (there,) = with_keeping_there(move, Kept(kept))
    assert isinstance(there, KeepFile)
    assert (there.journey_id, there.content, there.about_id) == (OTHER_JOURNEY, ref(), None)
    assert there.file_id == derived(FILE, OTHER_JOURNEY)
    assert not with_keeping_there(move, Destroyed(kept))


def test_what_was_moved_is_neither_destroyed_nor_kept_again_here() -> None:
    file.given(kept, moved).when(destroy).then_refused(FileMovedBefore)
    file.given(kept, moved).when(keep).then_refused(FileMovedBefore)


def test_what_was_destroyed_moves_nowhere() -> None:
    file.given(kept, destroyed).when(move).then_refused(FileDestroyedBefore)


@pytest.mark.parametrize("to", [None, OTHER_JOURNEY], ids=["destroyed", "moved"])
def test_a_file_goes_the_way_of_its_entry(to: JourneyId | None) -> None:
    asked = correct("move" if to else "destroy", to, "file")
    asked = asked.model_copy(update={"of_id": FILE, "what": "file-kept.v1", "occurred_at": EVENING})
    assert list(with_file(asked, Corrections())) == [move if to else destroy]
    assert not with_file(asked, Corrections(struck=frozenset({entry_of(asked)})))
    assert not with_file(asked.model_copy(update={"what": "file-destroyed.v1"}), Corrections())


def test_that_there_was_a_file_stays_known() -> None:
    assert decider.fold([kept, destroyed]) == Destroyed(kept)
    assert decider.fold([kept, moved]) == Moved(kept)
    assert decider.fold([destroyed]) == decider.fold([moved]) == decider.initial


def test_the_list_shows_what_a_file_is_and_whether_it_is_still_there() -> None:
    row = FILES.project(None, kept, seen("file", FILE))
    assert row == {
        "journey_id": str(JOURNEY),
        "file_kind": "signed-consent",
        "media_type": "application/pdf",
        "size": 1_000,
        "about_id": str(MATTER),
        "kept_at": NOON,
        "destroyed_at": None,
        "moved_at": None,
        "reason": None,
    }
    row = FILES.project(row, destroyed, seen("file", FILE, 2))
    assert row is not None
    assert (row["destroyed_at"], row["reason"]) == (EVENING, "wrong-person")


def test_a_file_may_belong_to_nothing_in_particular() -> None:
    row = FILES.project(None, kept.model_copy(update={"about_id": None}), seen("file", FILE))
    assert row is not None
    assert row["about_id"] is None
    assert FILES.project(None, destroyed, seen("file", FILE, 2)) is not None
    gone = FILES.project(row, moved, seen("file", FILE, 2))
    assert gone == {**row, "moved_at": EVENING}
