"""What holds for every report and every protection, whatever is asked in whatever order."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from services.intake.application import PROTECTION, REPORT
from services.intake.domain.protection.messages import (
    ApplyProtection,
    AskProtection,
    EndProtection,
    LiftProtection,
    NoteProtectionOverdue,
    ProtectionCommand,
    RefuseProtection,
)
from services.intake.domain.report.messages import (
    ClassifyReport,
    CorrectReport,
    ForwardReport,
    LinkCase,
    NoteClassificationOverdue,
    NoteForwardingOverdue,
    RegisterReport,
    ReportCommand,
    ResolveReport,
)
from shared.kernel.messages import Command
from tests.intake.made_up import CASE, JOURNEY, NOON, OTHER_CASE, ref
from tests.intake.protected import MEASURE, OTHER_MEASURE, REFUSAL
from tests.intake.reported import REPORT as REPORT_ID
from tests.kit.lives import lived

at = st.timedeltas(timedelta(0), timedelta(days=3)).map(NOON.__add__)
texts = st.sampled_from([ref(1), ref(2)])
classes = st.sampled_from(["trafficking", "other-offence", "not-crime"])
channels = st.sampled_from(["hotline-111", "online"])
measures = st.sampled_from([MEASURE, OTHER_MEASURE])


def of_report(
    command: type[Command], **fields: st.SearchStrategy[object]
) -> st.SearchStrategy[Command]:
    return st.builds(command, report_id=st.just(REPORT_ID), occurred_at=at, **fields)


def of_protection(
    command: type[Command], **fields: st.SearchStrategy[object]
) -> st.SearchStrategy[Command]:
    return st.builds(command, journey_id=st.just(JOURNEY), occurred_at=at, **fields)


reports = st.one_of(
    of_report(
        RegisterReport,
        journey_id=st.just(JOURNEY),
        channel=channels,
        content=texts,
        reporter=st.none() | texts,
    ),
    of_report(ClassifyReport, report_class=classes),
    of_report(
        ForwardReport,
        to_agency=st.sampled_from(["police", "commune"]),
        ground=st.sampled_from(["statutory-duty", "crime-prevention"]),
    ),
    of_report(ResolveReport, decision=st.sampled_from(["no-action", "transferred"])),
    of_report(
        CorrectReport,
        reason=st.just("misheard"),
        channel=st.none() | channels,
        report_class=st.none() | classes,
        content=st.none() | texts,
    ),
    of_report(LinkCase, case_id=st.sampled_from([CASE, OTHER_CASE])),
    of_report(NoteForwardingOverdue),
    of_report(NoteClassificationOverdue),
)
protections = st.one_of(
    of_protection(AskProtection, asked_by=st.just("worker")),
    of_protection(
        ApplyProtection,
        protection_id=measures,
        measures=st.sampled_from([("guard",), ("safe-refuge", "guard")]),
        protects=st.just(("victim",)),
        ground=st.just(("life",)),
        authority=st.just("police"),
    ),
    of_protection(
        RefuseProtection,
        refusal_id=st.just(REFUSAL),
        reason=st.just("fears-exposure"),
        commitment=st.none() | texts,
    ),
    of_protection(LiftProtection, protection_id=measures, reason=st.just("replaced")),
    of_protection(EndProtection),
    of_protection(NoteProtectionOverdue),
)


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.lists(reports, max_size=30))
def test_every_history_of_a_report_can_be_read_again(commands: list[ReportCommand]) -> None:
    lived(REPORT, commands)


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.lists(protections, max_size=30))
def test_every_history_of_a_protection_can_be_read_again(commands: list[ProtectionCommand]) -> None:
    lived(PROTECTION, commands)
