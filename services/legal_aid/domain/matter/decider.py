"""A matter: one client's request for legal aid, from asking to the archive.

Messages, states and refusals stand beside it; each part of a matter's life has its own
decisions. The number in the register is the register's to give, never the matter's.
"""

from services.legal_aid.domain.matter import acceptance as matter_acceptance
from services.legal_aid.domain.matter import compensation as matter_compensation
from services.legal_aid.domain.matter import docket as matter_docket
from services.legal_aid.domain.matter import ending as matter_ending
from services.legal_aid.domain.matter import proceedings as matter_proceedings
from services.legal_aid.domain.matter import request as matter_request
from services.legal_aid.domain.matter import watch as matter_watch
from services.legal_aid.domain.matter import work as matter_work
from services.legal_aid.domain.matter.commands import (
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
from services.legal_aid.domain.matter.events import (
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
from services.legal_aid.domain.matter.folder import kept
from services.legal_aid.domain.matter.history import accepted, answered, carried, ended, late
from services.legal_aid.domain.matter.states import File, Known, Matter, NoMatter, Requested
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
