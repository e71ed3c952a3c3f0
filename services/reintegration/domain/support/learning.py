"""Learning a trade: enrolled, completed or dropped."""

from typing import Literal, assert_never

from services.reintegration.domain.ids import TrainingId
from services.reintegration.domain.plan.standing import not_before
from services.reintegration.domain.support.commands import (
    CompleteTraining,
    DropTraining,
    EnrolTraining,
    LearningCommand,
)
from services.reintegration.domain.support.events import (
    LearningEvent,
    SupportEvent,
    TrainingCompleted,
    TrainingDropped,
    TrainingEnrolled,
)
from services.reintegration.domain.support.refusals import (
    EntryIdTaken,
    NoSuchTraining,
    TrainingIsOver,
)
from services.reintegration.domain.support.states import Supported, Training
from shared.kernel.states import changed


def decide(command: LearningCommand, support: Supported) -> list[SupportEvent]:
    """Return what becomes of a training."""
    match command:
        case EnrolTraining():
            return _enrol(command, support)
        case CompleteTraining():
            return _complete(command, support)
        case DropTraining():
            return _drop(command, support)
        case _:
            assert_never(command)


def find(support: Supported, training_id: TrainingId) -> Training | None:
    """Return the training under this id."""
    return next((one for one in support.trainings if one.training_id == training_id), None)


def _enrol(command: EnrolTraining, support: Supported) -> list[SupportEvent]:
    found = find(support, command.training_id)
    if found is not None:
        if (found.course, found.since) != (command.course, command.occurred_at):
            raise EntryIdTaken
        return []
    return [
        TrainingEnrolled(
            plan_id=command.plan_id,
            training_id=command.training_id,
            course=command.course,
            paid_by=command.paid_by,
            school=command.school,
            occurred_at=command.occurred_at,
        )
    ]


def _complete(command: CompleteTraining, support: Supported) -> list[SupportEvent]:
    if not _still_to_end(command, support, "completed"):
        return []
    return [
        TrainingCompleted(
            plan_id=command.plan_id,
            training_id=command.training_id,
            certificate=command.certificate,
            occurred_at=command.occurred_at,
        )
    ]


def _drop(command: DropTraining, support: Supported) -> list[SupportEvent]:
    if not _still_to_end(command, support, "dropped"):
        return []
    return [
        TrainingDropped(
            plan_id=command.plan_id,
            training_id=command.training_id,
            reason=command.reason,
            occurred_at=command.occurred_at,
        )
    ]


def _still_to_end(
    command: CompleteTraining | DropTraining,
    support: Supported,
    end: Literal["completed", "dropped"],
) -> bool:
    """Tell whether the training is under way; refuses one that ended another way."""
    found = find(support, command.training_id)
    if found is None:
        raise NoSuchTraining
    if found.standing == end:
        return False
    if found.standing != "under-way":
        raise TrainingIsOver
    not_before(command.occurred_at, found.since)
    return True


def evolve(support: Supported, event: LearningEvent) -> Supported:
    """Keep where each training stands."""
    match event:
        case TrainingEnrolled():
            training = Training(event.training_id, event.course, event.occurred_at)
            return changed(support, trainings=(*support.trainings, training))
        case TrainingCompleted():
            return _ended(support, event.training_id, "completed")
        case TrainingDropped():
            return _ended(support, event.training_id, "dropped")
        case _:
            assert_never(event)


def _ended(
    support: Supported, training_id: TrainingId, end: Literal["completed", "dropped"]
) -> Supported:
    trainings = tuple(
        changed(one, standing=end) if one.training_id == training_id else one
        for one in support.trainings
    )
    return changed(support, trainings=trainings)
