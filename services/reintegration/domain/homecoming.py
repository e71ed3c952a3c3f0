"""The way home: a child's family is verified first, and nobody keeps the commune in the open."""

from dataclasses import replace
from typing import assert_never

from services.reintegration.domain.codes import Group
from services.reintegration.domain.refusals import GroupUnknown
from services.reintegration.domain.support_commands import (
    HomecomingCommand,
    RecordReturn,
    VerifyFamily,
)
from services.reintegration.domain.support_events import (
    FamilyVerified,
    HomecomingEvent,
    ReturnedHome,
    SupportEvent,
)
from services.reintegration.domain.support_refusals import (
    AlreadyHome,
    ChildTravelsAlone,
    FamilyNotVerified,
    NoHomeForAChild,
)
from services.reintegration.domain.support_states import (
    AtHome,
    FamilyLookedAt,
    FamilyUnknown,
    NotYetHome,
    Supported,
)


def decide(command: HomecomingCommand, support: Supported) -> list[SupportEvent]:
    """Return what is found of the family, or the return."""
    match command:
        case VerifyFamily():
            return _verify(command, support)
        case RecordReturn():
            return _return(command, support)
        case _:
            assert_never(command)


def _verify(command: VerifyFamily, support: Supported) -> list[SupportEvent]:
    if support.family == FamilyLookedAt(command.result, command.occurred_at):
        return []
    return [
        FamilyVerified(
            plan_id=command.plan_id,
            relation=command.relation,
            result=command.result,
            report=command.report,
            occurred_at=command.occurred_at,
        )
    ]


def _return(command: RecordReturn, support: Supported) -> list[SupportEvent]:
    match support.home:
        case AtHome(since):
            if since != command.occurred_at:
                raise AlreadyHome
            return []
        case NotYetHome():
            _check_child(command, support)
            return [_returned(command)]
        case _:
            assert_never(support.home)


def _returned(command: RecordReturn) -> ReturnedHome:
    return ReturnedHome(
        plan_id=command.plan_id,
        to=command.to,
        province=command.province,
        commune=command.commune,
        escort=command.escort,
        travel_paid_by=command.travel_paid_by,
        occurred_at=command.occurred_at,
    )


def _check_child(command: RecordReturn, support: Supported) -> None:
    group: Group | None = command.group or support.group
    match group:
        case None:
            raise GroupUnknown
        case "women" | "men":
            return
        case "girls" | "boys":
            _check_where(command, support)
            if command.escort == "none":
                raise ChildTravelsAlone
        case _:
            assert_never(group)


def _check_where(command: RecordReturn, support: Supported) -> None:
    match command.to:
        case "family" | "relatives":
            if not _found_suitable(command, support):
                raise FamilyNotVerified
        case "institution" | "other":
            return
        case "own-home" | "rented-home":
            raise NoHomeForAChild
        case _:
            assert_never(command.to)


def _found_suitable(command: RecordReturn, support: Supported) -> bool:
    match support.family:
        case FamilyUnknown():
            return False
        case FamilyLookedAt(result, at):
            return result in ("suitable", "suitable-with-support") and at <= command.occurred_at
        case _:
            assert_never(support.family)


def evolve(support: Supported, event: HomecomingEvent) -> Supported:
    """Keep the newest verification, and the return."""
    match event:
        case FamilyVerified():
            told = FamilyLookedAt(event.result, event.occurred_at)
            known = support.family
            if isinstance(known, FamilyLookedAt) and known.at > told.at:
                return support
            return replace(support, family=told)
        case ReturnedHome():
            return replace(support, home=AtHome(event.occurred_at))
        case _:
            assert_never(event)
