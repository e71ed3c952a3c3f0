"""The checklist of identification: where evidence comes from, and which elements it shows.

For a person under 18 nobody asks by which means; a contradiction between what was said
earlier and later is no evidence of anything.
"""

from services.intake.domain.case.commands import NoteRetrafficking, RecordEvidence
from services.intake.domain.case.events import CaseEvent, EvidenceRecorded, RetraffickingNoted
from services.intake.domain.case.findings import Checklist
from services.intake.domain.case.refusals import PersonNotReceived
from services.intake.domain.case.state import Case, Opened, in_order, recorded, still_open
from shared.kernel.errors import Refused


class MeansNotAsked(Refused):
    """For a person under 18 the means of the trafficking is not asked."""

    slug = "means-not-asked"
    vi = "Với người dưới 18 tuổi không xét đến thủ đoạn mua bán."
    source = "Law 53/2024/QH15, Art 2.1"


class EvidenceNotListed(Refused):
    """Nobody calls the evidence insufficient before it was listed."""

    slug = "evidence-not-listed"
    vi = "Phải lập danh mục chứng cứ trước khi kết luận là không đủ chứng cứ."
    source = "Law 53/2024/QH15, Art 32.1"


def record(command: RecordEvidence, case: Case) -> list[CaseEvent]:
    """Fill in the checklist anew; the last one holds, the earlier ones stay on record."""
    stage = still_open(case)
    if isinstance(stage, Opened):
        raise PersonNotReceived
    in_order(command.occurred_at, stage.file.opened_at)
    if stage.file.of_child and command.means:
        raise MeansNotAsked
    listed = EvidenceRecorded(
        case_id=command.case_id,
        sources=tuple(sorted(set(command.sources))),
        acts=tuple(sorted(set(command.acts))),
        means=tuple(sorted(set(command.means))),
        purposes=tuple(sorted(set(command.purposes))),
        signs=tuple(sorted(set(command.signs))),
        occurred_at=command.occurred_at,
    )
    return [] if stage.file.checklist == Checklist.by(listed) else [listed]


def note_retrafficking(command: NoteRetrafficking, case: Case) -> list[CaseEvent]:
    """Note in the open case that the person is being trafficked again."""
    if command.alert_id in recorded(case).file.retrafficking:
        return []
    return [
        RetraffickingNoted(
            case_id=command.case_id, alert_id=command.alert_id, occurred_at=command.occurred_at
        )
    ]
