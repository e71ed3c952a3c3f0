"""Every door leads to a command of the room, and its example is valid."""

import re
from collections.abc import Mapping
from typing import Any, get_args
from uuid import UUID

import pytest

from services.intake.api import DOORS
from services.intake.application import LOG
from services.intake.domain.case.appeal_messages import FollowAppeal, LeaveUnjoined, TakeOver
from services.intake.domain.case.commands import CaseCommand, Heard, Ring
from services.intake.domain.consent.messages import NoteConsentsExpired, RecogniseConsents
from services.intake.domain.consent.restriction import PassSharing, RestrictionCommand
from services.intake.domain.linking.messages import OfTwo
from services.intake.domain.protection.messages import (
    EndProtection,
    NoteProtectionOverdue,
    ProtectionCommand,
)
from services.intake.domain.report.messages import LinkCase, ReportCommand
from services.intake.domain.report.messages import Ring as ReportRing
from services.intake.domain.request.messages import (
    AnswerByExtract,
    CarryOutBy,
    NoteAcknowledgementOverdue,
    NoteAnswerOverdue,
    NoteCarryingOutOverdue,
    RequestCommand,
)
from services.intake.domain.rights.breach_messages import (
    AssessBreach,
    BreachCommand,
    CloseBreach,
    NoteBreachNoticeOverdue,
    NotifyAuthority,
    RecordBreach,
)
from services.intake.domain.rights.erasure import ErasureCommand
from services.intake.domain.rights.retention_messages import (
    EndRetention,
    NoteProposalOverdue,
    NoteSupport,
    NoteSupportEnd,
    ProposeErasure,
    RetentionCommand,
)
from services.intake.domain.rights.rotation import (
    AwaitRotation,
    NoteRotationOverdue,
    NoteSealed,
    RotationCommand,
)
from services.intake.main import SERVICE
from services.intake.projections import VIEWS
from services.intake.records import RECORDS
from shared.kernel.actors import Role
from shared.kernel.messages import Command, Kept, RecordRef
from shared.runtime.http.routes import BoardRoute, CommandRoute, RowRoute
from tests.intake.made_up import ref

COMMANDS = [door for door in DOORS if isinstance(door, CommandRoute)]
READS = [door for door in DOORS if isinstance(door, BoardRoute | RowRoute)]
AN_ID = UUID(int=9)


def kept(command: type[Command]) -> dict[str, Kept]:
    """Return which fields of a command are text that is kept as a record."""
    return {
        name: mark
        for name, field in command.model_fields.items()
        for mark in marks(field.rebuild_annotation())
    }


def marks(annotation: Any) -> list[Kept]:
    """Return the marks in an annotation, however deep."""
    here = [part for part in get_args(annotation) if isinstance(part, Kept)]
    return here + [mark for part in get_args(annotation) for mark in marks(part)]


def filled(door: CommandRoute) -> dict[str, Any]:
    """Return the example as the house completes it: ids from path and mint, text as references."""
    ids = dict.fromkeys((*re.findall(r"{(\w+)}", door.path), *door.mints), AN_ID)
    return {**ids, **references(door.example, kept(door.command))}


def references(example: Mapping[str, Any], texts: Mapping[str, Kept]) -> dict[str, Any]:
    """Return a body with a reference in place of each text."""
    return {name: ref(1) if name in texts else value for name, value in example.items()}


@pytest.mark.parametrize("door", COMMANDS, ids=lambda door: door.path)
def test_the_example_at_the_door_is_valid(door: CommandRoute) -> None:
    command = door.command.model_validate(filled(door))
    assert LOG.of(door.command).id_in(command) == AN_ID or isinstance(command, OfTwo)
    assert door.may
    assert door.purpose
    assert door.summary


@pytest.mark.parametrize("door", COMMANDS, ids=lambda door: door.path)
def test_the_example_at_the_door_shows_every_text(door: CommandRoute) -> None:
    for name, mark in kept(door.command).items():
        assert 0 < len(door.example[name]) <= mark.max_chars


def test_every_text_is_kept_as_a_record_that_somebody_may_read() -> None:
    kinds = {mark.kind for door in COMMANDS for mark in kept(door.command).values()}
    assert {record.kind for record in RECORDS} <= kinds
    assert kinds <= {record.kind for record in SERVICE.records}
    assert all(record.may_read for record in RECORDS)


def test_no_reference_slips_through_a_door_unmarked() -> None:
    for door in COMMANDS:
        for name, field in door.command.model_fields.items():
            if "RecordRef" in str(field.annotation):
                assert name in kept(door.command)
    assert RecordRef.model_fields.keys() == {"record_id", "digest"}


@pytest.mark.parametrize(
    ("commands", "asked_within"),
    [
        (
            CaseCommand,
            {
                *get_args(Ring),
                *get_args(Heard),
                NoteConsentsExpired,
                RecogniseConsents,
                FollowAppeal,
                TakeOver,
                LeaveUnjoined,
            },
        ),
        (ReportCommand, {*get_args(ReportRing), LinkCase}),
        (ProtectionCommand, {EndProtection, NoteProtectionOverdue}),
        (
            RequestCommand,
            {
                AnswerByExtract,
                CarryOutBy,
                NoteAcknowledgementOverdue,
                NoteAnswerOverdue,
                NoteCarryingOutOverdue,
            },
        ),
        (RestrictionCommand, {PassSharing}),
        (ErasureCommand, {*get_args(ErasureCommand)}),
        (RotationCommand, {AwaitRotation, NoteSealed, NoteRotationOverdue}),
        (
            RetentionCommand,
            {NoteSupport, NoteSupportEnd, ProposeErasure, NoteProposalOverdue, EndRetention},
        ),
        (BreachCommand, {NoteBreachNoticeOverdue}),
    ],
)
def test_workers_can_ask_for_everything_but_what_the_house_asks_itself(
    commands: Any, asked_within: set[type[Command]]
) -> None:
    asked = {door.command for door in COMMANDS}
    assert set(get_args(commands)) - asked == asked_within


def test_no_two_doors_share_a_path() -> None:
    assert len({door.path for door in COMMANDS}) == len(COMMANDS)
    assert len({door.path for door in READS}) == len(READS)


@pytest.mark.parametrize("door", READS, ids=lambda door: door.path)
def test_a_board_hangs_where_its_door_leads(door: BoardRoute | RowRoute) -> None:
    indexed = {view.name: set(view.index) for view in VIEWS} | {
        ledger.name: {name for names in ledger.index for name in names}
        for ledger in SERVICE.ledgers
    }
    assert door.view in indexed
    if isinstance(door, BoardRoute):
        wanted = {door.sort.removeprefix("-"), *door.filters, *door.where}
        assert wanted <= indexed[door.view]


def test_every_role_may_report_a_breach_and_only_the_officer_goes_on_with_it() -> None:
    doors = {door.command: door.may for door in COMMANDS}
    assert set(doors[RecordBreach]) == set(get_args(Role)) - {"policy"}
    for command in (AssessBreach, NotifyAuthority, CloseBreach):
        assert doors[command] == ("data-protection-officer",)
    shown = [door.may for door in READS if door.path.startswith("/breaches")]
    assert shown == [("data-protection-officer", "operations")] * 2
