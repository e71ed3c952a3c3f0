"""Who speaks for a person: a representative; a guardian where that one is suspected."""

from typing import assert_never

from services.intake.domain.case.events import CaseEvent
from services.intake.domain.case.file import CaseFile
from services.intake.domain.case.findings import Representative
from services.intake.domain.case.state import Case, OpenStage, in_order, still_open
from services.intake.domain.consent.doubt import doubts
from services.intake.domain.standing.representation_messages import (
    AppointGuardian,
    GuardianAppointed,
    RecordRepresentative,
    RepresentativeRecorded,
    Representing,
)
from services.intake.domain.words import GivenBy
from shared.kernel.errors import Refused

_REPRESENTATION = "Law 91/2025/QH15, Art 24; case-management practice"


class RepresentativeSuspected(Refused):
    """A representative who is suspected of the trafficking gives no consent for the person."""

    slug = "representative-suspected"
    vi = "Người đại diện bị nghi liên quan đến vụ mua bán người thì không được đồng ý thay."
    source = _REPRESENTATION


class NoRepresentativeRecorded(Refused):
    """Whoever acts as a representative is recorded first, and whether they are suspected."""

    slug = "no-representative-recorded"
    vi = "Chưa ghi nhận người đại diện nào; phải ghi nhận trước khi người đó đồng ý hoặc yêu cầu."
    source = _REPRESENTATION


class NoGuardianAppointed(Refused):
    """Nobody has been appointed this person's guardian."""

    slug = "no-guardian-appointed"
    vi = "Chưa có người giám hộ nào được chỉ định cho người này."
    source = _REPRESENTATION


class RepresentativeActs(Refused):
    """The person has a representative who is not suspected; no guardian takes their place."""

    slug = "representative-acts"
    vi = "Người này có người đại diện không bị nghi ngờ; không chỉ định người giám hộ thay."
    source = _REPRESENTATION


class RepresentativeIsAnother(Refused):
    """This id belongs to a representative of another kind."""

    slug = "representative-is-another"
    vi = "Mã này đã thuộc về một người đại diện khác."
    source = "Case-management practice"


def decide(command: Representing, case: Case) -> list[CaseEvent]:
    """Return who speaks for the person; an empty list means it is already so."""
    found = still_open(case)
    in_order(command.occurred_at, found.file.opened_at)
    match command:
        case RecordRepresentative():
            return _record(command, found)
        case AppointGuardian():
            return _appoint(command, found.file)
        case _:
            assert_never(command)


def may_consent(given_by: GivenBy, file: CaseFile) -> None:
    """Refuse whoever may not consent for the person."""
    match given_by:
        case "representative" if not _acting(file):
            raise RepresentativeSuspected if file.representatives else NoRepresentativeRecorded
        case "guardian" if not file.guardians:
            raise NoGuardianAppointed
        case _:
            return


def speaks_for(file: CaseFile) -> bool:
    """Tell whether somebody speaks for the person whom nobody suspects."""
    return _acting(file) or bool(file.guardians)


def _record(command: RecordRepresentative, case: OpenStage) -> list[CaseEvent]:
    recorded = RepresentativeRecorded(
        case_id=command.case_id,
        representative_id=command.representative_id,
        representative_kind=command.representative_kind,
        suspected=command.suspected,
        who=command.who,
        occurred_at=command.occurred_at,
    )
    known = case.file.representatives.get(command.representative_id)
    if known is not None:
        if known.kind != command.representative_kind:
            raise RepresentativeIsAnother
        if known == Representative.by(recorded):
            return []
    newly = command.suspected and not (known and known.suspected)
    return [recorded, *(doubts(command, case, "representative-suspected") if newly else ())]


def _appoint(command: AppointGuardian, file: CaseFile) -> list[CaseEvent]:
    if command.guardian_id in file.guardians:
        return []
    if _acting(file):
        raise RepresentativeActs
    return [
        GuardianAppointed(
            case_id=command.case_id,
            guardian_id=command.guardian_id,
            guardian_kind=command.guardian_kind,
            appointed_by=command.appointed_by,
            who=command.who,
            occurred_at=command.occurred_at,
        )
    ]


def _acting(file: CaseFile) -> bool:
    return any(not known.suspected for known in file.representatives.values())
