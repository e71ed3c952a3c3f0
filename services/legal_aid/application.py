"""Legal aid's log: its aggregates, and what only happens together."""

from collections.abc import Sequence

from services.legal_aid.domain import client, matter, matter_messages, register
from services.legal_aid.domain.client import Client, CloseFile, OpenFile, ReviewFiles
from services.legal_aid.domain.matter_acceptance import register_for
from services.legal_aid.domain.matter_messages import (
    AcceptanceCommand,
    AcceptMatter,
    AcceptUrgently,
    CompleteMatter,
    DiscontinueMatter,
    FlagForReview,
    RefuseMatter,
    RequestAid,
    WithdrawRequest,
)
from services.legal_aid.domain.matter_states import (
    DocumentsPending,
    FileComplete,
    Matter,
    NoMatter,
    Requested,
)
from services.legal_aid.domain.register import EnterMatter
from shared.kernel.aggregate import Aggregate, Log
from shared.kernel.messages import Command
from shared.kernel.terms import local_date

MATTER = Aggregate(
    service="legal_aid",
    name="matter",
    decider=matter.decider,
    events=matter_messages.MatterEvent,
    commands=matter_messages.MatterCommand,
    id_field="matter_id",
)

REGISTER = Aggregate(
    service="legal_aid",
    name="register",
    decider=register.decider,
    events=register.RegisterEvent,
    commands=tuple[register.RegisterCommand],  # a union of one would not be a union
    id_field="register_id",
)

CLIENT = Aggregate(
    service="legal_aid",
    name="client",
    decider=client.decider,
    events=client.ClientEvent,
    commands=client.ClientCommand,
    id_field="journey_id",
)


def open_file(command: RequestAid, matter: Matter) -> Sequence[Command]:
    """Open the client's file with a new matter, and never again."""
    if not isinstance(matter, NoMatter):
        return []
    return [
        OpenFile(
            journey_id=command.journey_id,
            matter_id=command.matter_id,
            occurred_at=command.occurred_at,
        )
    ]


def enter(command: AcceptanceCommand, matter: Matter) -> Sequence[Command]:
    """Enter a matter in the register when it is accepted; that entry is the acceptance."""
    if not isinstance(matter, Requested | DocumentsPending | FileComplete):
        return []
    return [
        EnterMatter(
            register_id=register_for(command),
            matter_id=command.matter_id,
            centre=command.centre,
            form=command.form or matter.file.request.form,
            year=local_date(command.occurred_at).year,
            occurred_at=command.occurred_at,
        )
    ]


def close_file(
    command: RefuseMatter | WithdrawRequest | CompleteMatter | DiscontinueMatter, matter: Matter
) -> Sequence[Command]:
    """Close the client's file with the end of its matter."""
    if isinstance(matter, NoMatter):
        return []
    return [
        CloseFile(
            journey_id=matter.file.request.journey_id,
            matter_id=command.matter_id,
            occurred_at=command.occurred_at,
        )
    ]


def flag_matters(command: ReviewFiles, client: Client) -> Sequence[Command]:
    """Flag every open matter of a journey whose status is in doubt."""
    return [
        FlagForReview(matter_id=matter_id, occurred_at=command.occurred_at)
        for matter_id in client.unreviewed
    ]


LOG = Log(
    service="legal_aid",
    aggregates=(MATTER, REGISTER, CLIENT),
    together={
        RequestAid: open_file,
        AcceptMatter: enter,
        AcceptUrgently: enter,
        RefuseMatter: close_file,
        WithdrawRequest: close_file,
        CompleteMatter: close_file,
        DiscontinueMatter: close_file,
        ReviewFiles: flag_matters,
    },
    opens=frozenset({RequestAid}),
)
