"""Work: that the participant has it, and since when; never with whom."""

from typing import assert_never

from services.reintegration.domain.support.commands import EndJob, RecordJob, WorkCommand
from services.reintegration.domain.support.events import (
    EmploymentEnded,
    EmploymentRecorded,
    SupportEvent,
    WorkEvent,
)
from services.reintegration.domain.support.refusals import (
    EndsBeforeItBegan,
    EntryIdTaken,
    JobIsOver,
    NoSuchJob,
)
from services.reintegration.domain.support.states import Job, Supported
from shared.kernel.states import changed


def decide(command: WorkCommand, support: Supported) -> list[SupportEvent]:
    """Return what becomes of a job."""
    match command:
        case RecordJob():
            return _record(command, support)
        case EndJob():
            return _end(command, support)
        case _:
            assert_never(command)


def _record(command: RecordJob, support: Supported) -> list[SupportEvent]:
    found = next((one for one in support.jobs if one.job_id == command.job_id), None)
    if found is not None:
        if (found.job, found.started_on) != (command.job, command.started_on):
            raise EntryIdTaken
        return []
    return [
        EmploymentRecorded(
            plan_id=command.plan_id,
            job_id=command.job_id,
            job=command.job,
            started_on=command.started_on,
            employer=command.employer,
            occurred_at=command.occurred_at,
        )
    ]


def _end(command: EndJob, support: Supported) -> list[SupportEvent]:
    found = next((one for one in support.jobs if one.job_id == command.job_id), None)
    if found is None:
        raise NoSuchJob
    if found.ended_on == command.ended_on:
        return []
    if found.ended_on is not None:
        raise JobIsOver
    if command.ended_on < found.started_on:
        raise EndsBeforeItBegan
    return [
        EmploymentEnded(
            plan_id=command.plan_id,
            job_id=command.job_id,
            ended_on=command.ended_on,
            reason=command.reason,
            occurred_at=command.occurred_at,
        )
    ]


def evolve(support: Supported, event: WorkEvent) -> Supported:
    """Keep the jobs."""
    match event:
        case EmploymentRecorded():
            job = Job(event.job_id, event.job, event.started_on)
            return changed(support, jobs=(*support.jobs, job))
        case EmploymentEnded():
            jobs = tuple(
                changed(one, ended_on=event.ended_on) if one.job_id == event.job_id else one
                for one in support.jobs
            )
            return changed(support, jobs=jobs)
        case _:
            assert_never(event)
