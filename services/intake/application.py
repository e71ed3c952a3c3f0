"""Intake's aggregates, where they are logged, and what changes together or not at all."""

from typing import Any

from services.intake.domain.case import decider as case
from services.intake.domain.case.appeal_messages import (
    CaseReopened,
    CloseAsJoined,
    DecideAppeal,
    JoinCase,
    ReopenCase,
)
from services.intake.domain.case.commands import (
    CaseCommand,
    CloseCase,
    ConfirmVictim,
    OpenCase,
    ReceivePerson,
    RecordDeath,
    ReferCase,
    RejectVictim,
    RequestIdentification,
    WithdrawCase,
)
from services.intake.domain.case.events import (
    CaseClosed,
    CaseEndedByDeath,
    CaseEvent,
    CaseWithdrawn,
)
from services.intake.domain.case.state import Case, OpenStage, legal_status
from services.intake.domain.consent import withdrawal
from services.intake.domain.consent.messages import (
    NoteConsentsExpired,
    RecordConsent,
    WithdrawConsent,
)
from services.intake.domain.entitlement import decider as entitlement
from services.intake.domain.entitlement.messages import EntitlementCommand, EntitlementEvent
from services.intake.domain.journey import decider as journey
from services.intake.domain.journey.messages import (
    AskForOpenCase,
    CloseDoor,
    ConfirmDeathBeside,
    HearRetrafficking,
    JourneyCommand,
    JourneyEvent,
    NoteDeath,
    ReopenByDecision,
    ShareOpenCase,
)
from services.intake.domain.linking import same_person
from services.intake.domain.linking.groups import (
    JoinGroups,
    PartGroups,
    tells_two_persons,
    ties_groups,
    unties_groups,
)
from services.intake.domain.person.decider import TakeAlertUp, TellDeath
from services.intake.domain.protection import decider as protection
from services.intake.domain.protection.messages import (
    ApplyProtection,
    ProtectionCommand,
    ProtectionEvent,
    RefuseProtection,
)
from services.intake.domain.referral import decider as referral
from services.intake.domain.referral.messages import (
    ReferralCommand,
    ReferralEvent,
    SendReferral,
)
from services.intake.domain.report import decider as report
from services.intake.domain.report.messages import (
    CorrectReport,
    RegisterReport,
    ReportCommand,
    ReportEvent,
    ReportLedToCase,
    ReportResolved,
    ResolveReport,
)
from services.intake.domain.rights import histories as rights
from services.intake.domain.standing.messages import (
    CorrectAge,
    DecideAge,
    DescribePerson,
    RecordAccompanying,
    RecordTurned18,
)
from services.intake.domain.standing.representation_messages import RecordRepresentative
from services.intake.domain.together.alerts import (
    asks_for_open_case,
    passes_alert_on,
    takes_alert_up,
)
from services.intake.domain.together.consent import (
    is_doubted,
    is_known,
    passes_sharing,
    runs_out,
    stops,
)
from services.intake.domain.together.doors import (
    closes_door,
    ends_case,
    keeps_for_report,
    knows_journey,
    needs_report_no_more,
    opens_door,
    raises_alerts,
    tells_death,
    tells_linked,
)
from services.intake.domain.together.joined import goes_on_across, hands_over, leaves_unjoined
from services.intake.domain.together.linked import (
    ends_here_too,
    shares_cases,
    shares_open_case,
    tells_beside,
    tells_death_on,
)
from services.intake.domain.together.person import (
    is_of_last_case,
    tells_who_speaks,
    tells_who_they_are,
)
from services.intake.domain.together.reopened import (
    follows_decision,
    opens_or_waits,
    reopens_door,
)
from services.intake.domain.together.rights import passes_restriction
from shared.casework import all as casework
from shared.casework.linked import NoteLinked
from shared.casework.sharing.messages import ShareWithOrganisation, ShareWithUnit
from shared.casework.sharing.together import with_a_working_unit
from shared.kernel.aggregate import Aggregate, Log, Partners
from shared.kernel.involving import Work
from shared.kernel.messages import Command

CASE_IN_HAND = Work(
    ends=frozenset({CaseWithdrawn, CaseClosed, CaseEndedByDeath}),
    reopens=frozenset({CaseReopened}),
)
REPORT_IN_HAND = Work(ends=frozenset((ReportResolved, ReportLedToCase)))

CASE = Aggregate(
    service="intake",
    name="case",
    decider=case.decider,
    events=CaseEvent,
    commands=CaseCommand,
    id_field="case_id",
    work=CASE_IN_HAND,
)
JOURNEY = Aggregate(
    service="intake",
    name="journey",
    decider=journey.decider,
    events=JourneyEvent,
    commands=JourneyCommand,
    id_field="journey_id",
)
REFERRAL = Aggregate(
    service="intake",
    name="referral",
    decider=referral.decider,
    events=ReferralEvent,
    commands=ReferralCommand,
    id_field="referral_id",
)
ENTITLEMENTS = Aggregate(
    service="intake",
    name="entitlements",
    decider=entitlement.decider,
    events=EntitlementEvent,
    commands=EntitlementCommand,
    id_field="journey_id",
)
REPORT = Aggregate(
    service="intake",
    name="report",
    decider=report.decider,
    events=ReportEvent,
    commands=ReportCommand,
    id_field="report_id",
    work=REPORT_IN_HAND,
)
PROTECTION = Aggregate(
    service="intake",
    name="protection",
    decider=protection.decider,
    events=ProtectionEvent,
    commands=ProtectionCommand,
    id_field="journey_id",
)
WITHDRAWAL = Aggregate(
    service="intake",
    name="withdrawal",
    decider=withdrawal.decider,
    events=withdrawal.WithdrawalEvent,
    commands=withdrawal.WithdrawalCommand,
    id_field="consent_id",
)


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
            group=case.file.person.group,
            urgency=command.urgency,
            legal_status=legal_status(case),
            basis=command.basis,
            occurred_at=command.occurred_at,
        )
    ]


def all_of(*partners: Partners) -> Partners:
    """Return what several rules ask to be done together."""

    def together(command: Any, state: Any) -> list[Command]:
        return [one for partner in partners for one in partner(command, state)]

    return together


LOG = Log(
    service="intake",
    aggregates=(
        CASE,
        JOURNEY,
        REPORT,
        PROTECTION,
        REFERRAL,
        ENTITLEMENTS,
        *same_person.SAME_PERSON,
        *rights.RIGHTS,
        WITHDRAWAL,
        *casework.aggregates("intake"),
    ),
    together={
        OpenCase: opens_door,
        ReceivePerson: raises_alerts,
        WithdrawCase: closes_door,
        CloseCase: closes_door,
        RecordDeath: all_of(tells_death, tells_linked),
        ReopenCase: all_of(reopens_door, tells_who_they_are),
        DecideAppeal: all_of(follows_decision, tells_who_they_are),
        JoinCase: hands_over,
        CloseAsJoined: all_of(closes_door, goes_on_across),
        RequestIdentification: tells_who_they_are,
        ConfirmVictim: tells_who_they_are,
        RejectVictim: tells_who_they_are,
        DescribePerson: all_of(is_of_last_case, tells_who_they_are),
        RecordTurned18: all_of(is_of_last_case, tells_who_they_are),
        CorrectAge: all_of(is_of_last_case, tells_who_they_are, is_doubted),
        DecideAge: all_of(is_of_last_case, tells_who_they_are, is_doubted),
        RecordAccompanying: tells_who_they_are,
        RecordRepresentative: all_of(tells_who_speaks, is_doubted),
        NoteDeath: all_of(ends_case, tells_beside, leaves_unjoined),
        TellDeath: tells_death_on,
        ConfirmDeathBeside: ends_here_too,
        TakeAlertUp: asks_for_open_case,
        ApplyProtection: knows_journey,
        RefuseProtection: knows_journey,
        ReferCase: all_of(sends_referral, passes_restriction),
        RegisterReport: keeps_for_report,
        CorrectReport: keeps_for_report,
        ResolveReport: needs_report_no_more,
        RecordConsent: is_known,
        WithdrawConsent: stops,
        NoteConsentsExpired: runs_out,
        ShareWithOrganisation: passes_sharing,
        NoteLinked: shares_cases,
        **same_person.TOGETHER,
        **rights.TOGETHER,
        **casework.TOGETHER,
        ShareWithUnit: all_of(passes_sharing, with_a_working_unit),
    },
    in_turn={
        WithdrawConsent: stops,
        JoinGroups: ties_groups,
        PartGroups: all_of(unties_groups, tells_two_persons),
        ReopenByDecision: opens_or_waits,
        ShareOpenCase: shares_open_case,
        CloseDoor: tells_beside,
        NoteDeath: all_of(ends_case, tells_beside, leaves_unjoined),
        TellDeath: tells_death_on,
        RecordDeath: tells_linked,
        AskForOpenCase: passes_alert_on,
        HearRetrafficking: takes_alert_up,
        **casework.IN_TURN,
    },
    onward=frozenset({AskForOpenCase}),
    opens=frozenset({OpenCase, RegisterReport}),
)
