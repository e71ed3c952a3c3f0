"""A matter: one client's request for legal aid, from asking to the archive.

Messages, states and refusals stand beside it; each part of a matter's life has its own
decisions. The number in the register is the register's to give, never the matter's.
"""

from services.legal_aid.domain import (
    matter_acceptance,
    matter_compensation,
    matter_docket,
    matter_ending,
    matter_proceedings,
    matter_request,
    matter_watch,
    matter_work,
)
from services.legal_aid.domain.matter_commands import (
    AcceptanceCommand,
    CompensationCommand,
    DocketCommand,
    EndingCommand,
    MatterCommand,
    ProceedingCommand,
    RequestCommand,
    WatchCommand,
    WorkCommand,
)
from services.legal_aid.domain.matter_events import (
    AcceptanceEvent,
    AidRequested,
    EndingEvent,
    LaterEvent,
    MatterEvent,
    OverdueEvent,
    RequestEvent,
    ShelvingEvent,
    WorkEvent,
)
from services.legal_aid.domain.matter_folder import kept
from services.legal_aid.domain.matter_history import accepted, answered, carried, ended, late
from services.legal_aid.domain.matter_states import File, Known, Matter, NoMatter, Requested
from shared.kernel.decider import Decider


def decide(command: MatterCommand, matter: Matter) -> list[MatterEvent]:
    """Return what happens; an empty list means it is already so."""
    if isinstance(command, RequestCommand):
        return matter_request.decide(command, matter)
    if isinstance(command, AcceptanceCommand):
        return matter_acceptance.decide(command, matter)
    if isinstance(command, WorkCommand):
        return matter_work.decide(command, matter)
    if isinstance(command, EndingCommand):
        return matter_ending.decide(command, matter)
    if isinstance(command, WatchCommand):
        return matter_watch.decide(command, matter)
    return _before_bodies(command, matter)


def _before_bodies(
    command: ProceedingCommand | DocketCommand | CompensationCommand, matter: Matter
) -> list[MatterEvent]:
    if isinstance(command, ProceedingCommand):
        return matter_proceedings.decide(command, matter)
    if isinstance(command, DocketCommand):
        return matter_docket.decide(command, matter)
    return matter_compensation.decide(command, matter)


def evolve(matter: Matter, event: MatterEvent) -> Matter:
    """Apply one recorded event; never refuse, never look outside."""
    if isinstance(event, AidRequested):
        file = File(event, event.occurred_at, interpreter_needed=event.interpreter_needed)
        return Requested(file)
    if isinstance(matter, NoMatter):
        return matter
    return _go_on(matter, event)


def _go_on(matter: Known, event: LaterEvent) -> Matter:
    if isinstance(event, RequestEvent):
        return answered(matter, event)
    if isinstance(event, AcceptanceEvent):
        return accepted(matter, event)
    if isinstance(event, WorkEvent):
        return carried(matter, event)
    if isinstance(event, EndingEvent | ShelvingEvent):
        return ended(matter, event)
    if isinstance(event, OverdueEvent):
        return late(matter, event)
    return kept(matter, event)


decider: Decider[MatterCommand, Matter, MatterEvent] = Decider(NoMatter(), decide, evolve)
