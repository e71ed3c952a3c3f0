"""Intake's aggregates, where they are logged, and what changes together or not at all."""

from services.intake.domain import case, journey, referral
from services.intake.domain.case_commands import (
    CaseCommand,
    CloseCase,
    OpenCase,
    ReferCase,
    WithdrawCase,
)
from services.intake.domain.case_events import CaseEvent
from services.intake.domain.case_state import Case, NoCase, OpenStage, legal_status
from services.intake.domain.journey import CloseDoor, OpenDoor
from services.intake.domain.referral import SendReferral
from shared.kernel.aggregate import Aggregate, Log
from shared.kernel.messages import Command

CASE = Aggregate(
    service="intake",
    name="case",
    decider=case.decider,
    events=CaseEvent,
    commands=CaseCommand,
    id_field="case_id",
)
JOURNEY = Aggregate(
    service="intake",
    name="journey",
    decider=journey.decider,
    events=journey.JourneyEvent,
    commands=journey.JourneyCommand,
    id_field="journey_id",
)
REFERRAL = Aggregate(
    service="intake",
    name="referral",
    decider=referral.decider,
    events=referral.ReferralEvent,
    commands=referral.ReferralCommand,
    id_field="referral_id",
)


def opens_door(command: OpenCase, case: Case) -> list[Command]:
    """A new case opens its journey's door."""
    if not isinstance(case, NoCase):
        return []
    return [
        OpenDoor(
            journey_id=command.journey_id,
            case_id=command.case_id,
            follows_case=command.follows_case,
            occurred_at=command.occurred_at,
        )
    ]


def closes_door(command: WithdrawCase | CloseCase, case: Case) -> list[Command]:
    """A case that ends, by whichever way first, closes its journey's door."""
    if not isinstance(case, OpenStage):
        return []
    return [
        CloseDoor(
            journey_id=case.file.opening.journey_id,
            case_id=command.case_id,
            occurred_at=command.occurred_at,
        )
    ]


def sends_referral(command: ReferCase, case: Case) -> list[Command]:
    """A case that is referred sends a referral with a history of its own."""
    if not isinstance(case, OpenStage) or command.referral_id in case.file.referrals:
        return []
    return [
        SendReferral(
            referral_id=command.referral_id,
            journey_id=case.file.opening.journey_id,
            case_id=command.case_id,
            to_service=command.to_service,
            needs=tuple(sorted(set(command.needs))),
            group=case.file.opening.group,
            urgency=command.urgency,
            legal_status=legal_status(case),
            basis=command.basis,
            occurred_at=command.occurred_at,
        )
    ]


LOG = Log(
    service="intake",
    aggregates=(CASE, JOURNEY, REFERRAL),
    together={
        OpenCase: opens_door,
        WithdrawCase: closes_door,
        CloseCase: closes_door,
        ReferCase: sends_referral,
    },
    opens=frozenset({OpenCase}),
)
