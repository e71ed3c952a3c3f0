"""The way home: a child's family is verified first, and nobody keeps the commune in the open."""

from typing import assert_never

from services.reintegration.domain.codes import Group
from services.reintegration.domain.plan.refusals import GroupUnknown
from services.reintegration.domain.support.commands import (
    HomecomingCommand,
    RecordReturn,
    VerifyFamily,
)
from services.reintegration.domain.support.events import (
    FamilyVerified,
    HomecomingEvent,
    ReturnedHome,
    SupportEvent,
)
from services.reintegration.domain.support.refusals import (
    AlreadyHome,
    ChildTravelsAlone,
    FamilyNotVerified,
    NoHomeForAChild,
)
from services.reintegration.domain.support.states import AtHome, NotYetHome, Supported
from shared.kernel.states import changed


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
    if support.family.get(command.occurred_at) == command.result:
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
    """Judge by the newest finding of before the return: papers come late and out of order."""
    before = [at for at in support.family if at <= command.occurred_at]
    found = support.family[max(before)] if before else None
    return found in ("suitable", "suitable-with-support")


def evolve(support: Supported, event: HomecomingEvent) -> Supported:
    """Keep each verification by its day, and the return."""
    match event:
        case FamilyVerified():
            return changed(support, family={**support.family, event.occurred_at: event.result})
        case ReturnedHome():
            return changed(support, home=AtHome(event.occurred_at))
        case _:
            assert_never(event)
