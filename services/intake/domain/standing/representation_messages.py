"""Who speaks for a person who cannot: the legal representative, or a guardian in their stead."""

from typing import Annotated, Literal

from services.intake.domain.ids import CaseId, RepresentativeId
from services.intake.domain.words import AppointingBody, GuardianKind, RepresentativeKind
from shared.kernel.messages import Command, Event, Kept, RecordRef


class RecordRepresentative(Command):
    """Asked again for the same representative, it changes whether they are suspected."""

    case_id: CaseId
    representative_id: RepresentativeId
    representative_kind: RepresentativeKind
    suspected: bool
    who: Annotated[RecordRef, Kept("representative")] | None = None


class AppointGuardian(Command):
    case_id: CaseId
    guardian_id: RepresentativeId
    guardian_kind: GuardianKind
    appointed_by: AppointingBody
    who: Annotated[RecordRef, Kept("representative")]


Representing = RecordRepresentative | AppointGuardian


class RepresentativeRecorded(Event):
    kind: Literal["representative-recorded.v1"] = "representative-recorded.v1"
    case_id: CaseId
    representative_id: RepresentativeId
    representative_kind: RepresentativeKind
    suspected: bool
    who: RecordRef | None


class GuardianAppointed(Event):
    kind: Literal["guardian-appointed.v1"] = "guardian-appointed.v1"
    case_id: CaseId
    guardian_id: RepresentativeId
    guardian_kind: GuardianKind
    appointed_by: AppointingBody
    who: RecordRef


Represented = RepresentativeRecorded | GuardianAppointed
