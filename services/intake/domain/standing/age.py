"""How old a person is, corrected: who is found to be a child has a child's protection at once.

A known child is made older by a decision of the verification officer alone, on proof. What
was judged before was judged by the age of its day, and stays.
"""

from collections.abc import Mapping
from datetime import datetime

from services.intake.domain.case.events import CaseEvent
from services.intake.domain.case.file import CaseFile
from services.intake.domain.case.state import OpenStage, RecordedCase, in_order
from services.intake.domain.consent.doubt import doubts
from services.intake.domain.standing.messages import AgeCorrected, Ageing, CorrectAge, DecideAge
from services.intake.domain.standing.representation import speaks_for
from services.intake.domain.words import AgeClass, AgeGap
from shared.kernel.errors import Refused

_ORDER: Mapping[AgeClass, int] = {"under-seven": 0, "seven-to-seventeen": 1, "adult": 2}


class OfficerDecidesAge(Refused):
    """A known child is made older by a decision of the verification officer alone, on proof."""

    slug = "officer-decides-age"
    vi = "Chỉ cán bộ xác minh, trên cơ sở chứng cứ, mới được kết luận trẻ lớn tuổi hơn đã ghi."
    source = "Law 53/2024/QH15, Art 2.1; case-management practice: in doubt, a child"


def decide(command: Ageing, case: RecordedCase) -> list[CaseEvent]:
    """Return the corrected age; an empty list means it is already so."""
    known = case.file.person.age_class
    if command.age_class == known:
        return []
    in_order(command.occurred_at, case.file.age_known_since)
    if isinstance(command, CorrectAge) and _ORDER[command.age_class] > _ORDER[known]:
        raise OfficerDecidesAge
    return [
        AgeCorrected(
            case_id=command.case_id,
            age_class=command.age_class,
            basis=command.basis,
            evidence=command.evidence,
            decided=isinstance(command, DecideAge),
            missing=_missing(command, case.file) if isinstance(case, OpenStage) else (),
            occurred_at=command.occurred_at,
        ),
        *(doubts(command, case, "found-to-be-child") if known == "adult" else ()),
    ]


def _missing(command: Ageing, file: CaseFile) -> tuple[AgeGap, ...]:
    """Return what is to be made good; in a case that is over nobody could."""
    missing: list[AgeGap] = []
    if command.age_class != "adult" and not speaks_for(file):
        missing.append("representative")
    if command.age_class == "seven-to-seventeen" and _agreed_alone(file, command.occurred_at):
        missing.append("own-view")
    return tuple(missing)


def _agreed_alone(file: CaseFile, at: datetime) -> bool:
    stand = [consent for consent in file.consents.values() if consent.stands_at(at)]
    return any(consent.agreement.given_by == "person" for consent in stand)
