"""How each recorded event fills in the case's file; what was written is never refused."""

from dataclasses import replace
from typing import Any, assert_never

from services.intake.domain.appeal_messages import (
    AppealDecided,
    Appealed,
    AppealOverdue,
    RejectionAppealed,
)
from services.intake.domain.case_events import (
    CaseReferred,
    Documented,
    EvidenceRecorded,
    IdentityRecorded,
    ImmediateNeedsRecorded,
    RetraffickingNoted,
    Spoken,
    StatementAmended,
    StatementTaken,
    Written,
)
from services.intake.domain.case_file import (
    Agreement,
    CaseFile,
    Consent,
    Needs,
    Person,
    Referral,
)
from services.intake.domain.case_findings import (
    Appeal,
    Checklist,
    Determination,
    Representative,
)
from services.intake.domain.channel_messages import (
    ByChannel,
    HandoverRecorded,
    ImmigrationPoliceNotified,
    MissionRequestRecorded,
)
from services.intake.domain.consent_messages import (
    Consented,
    ConsentExpired,
    ConsentRecorded,
    ConsentWithdrawn,
)
from services.intake.domain.representation_messages import (
    GuardianAppointed,
    RepresentativeRecorded,
    Represented,
)
from services.intake.domain.standing_messages import (
    AccompaniedNoted,
    AccompanyingRecorded,
    AgeReviewDue,
    AgeReviewScheduled,
    CategoryDetermined,
    Described,
    PersonDescribed,
    PersonTurned18,
)
from services.intake.domain.words import Group
from shared.kernel.ids import ConsentId

_GROWN: dict[Group, Group] = {"girls": "women", "boys": "men", "women": "women", "men": "men"}


def written(file: CaseFile, event: Written) -> CaseFile:
    """Return the file with what this event says."""
    if isinstance(event, Spoken):
        return _spoken(file, event)
    return _documented(file, event)


def _spoken(file: CaseFile, event: Spoken) -> CaseFile:
    if isinstance(event, Consented):
        return replace(file, consents=_consented(file, event))
    match event:
        case ImmediateNeedsRecorded():
            return replace(file, needs=_needs(file, event))
        case IdentityRecorded():
            return replace(file, identity=event.identity.digest)
        case StatementTaken() | StatementAmended():
            taken = {**file.statements, event.statement_id: event.statement.digest}
            return replace(file, statements=taken)
        case CaseReferred():
            sent = {**file.referrals, event.referral_id: Referral.by(event)}
            return replace(file, referrals=sent)
        case _:
            assert_never(event)


def _needs(file: CaseFile, event: ImmediateNeedsRecorded) -> Needs:
    known = file.needs.first_at if file.needs else event.occurred_at
    return Needs(event.needs, event.language, event.injuries, min(known, event.occurred_at))


def _consented(file: CaseFile, event: Consented) -> dict[ConsentId, Consent]:
    match event:
        case ConsentRecorded():
            given = Consent(Agreement.by(event), event.occurred_at)
            return {**file.consents, event.consent_id: given}
        case ConsentWithdrawn():
            return _changed(file, event.consent_id, stands=False)
        case ConsentExpired():
            return _changed(file, event.consent_id, expired=True)
        case _:
            assert_never(event)


def _changed(file: CaseFile, consent_id: ConsentId, **news: Any) -> dict[ConsentId, Consent]:
    return {
        known: replace(given, **news) if known == consent_id else given
        for known, given in file.consents.items()
    }


def _documented(file: CaseFile, event: Documented) -> CaseFile:
    if isinstance(event, ByChannel):
        return _by_channel(file, event)
    if isinstance(event, Described):
        return _described(file, event)
    if isinstance(event, Represented):
        return _represented(file, event)
    if isinstance(event, Appealed):
        return _appealed(file, event)
    match event:
        case EvidenceRecorded():
            return replace(file, checklist=Checklist.by(event))
        case RetraffickingNoted():
            return replace(file, retrafficking=file.retrafficking | {event.alert_id})
        case _:
            assert_never(event)


def _by_channel(file: CaseFile, event: ByChannel) -> CaseFile:
    match event:
        case HandoverRecorded():
            return replace(file, handover=event.handover.digest)
        case MissionRequestRecorded():
            return replace(file, mission_request=event.request.digest)
        case ImmigrationPoliceNotified():
            return replace(file, immigration_police=True)
        case _:
            assert_never(event)


def _described(file: CaseFile, event: Described) -> CaseFile:
    match event:
        case PersonDescribed():
            person = replace(file.person, nationality=event.nationality, place=event.place)
            return replace(file, person=person)
        case AgeReviewScheduled():
            return replace(file, age_review_at=event.due_at)
        case AgeReviewDue():
            return replace(file, age_review_at=None)
        case PersonTurned18():
            return replace(file, person=_grown(file.person), age_review_at=None)
        case CategoryDetermined():
            return replace(file, determined=Determination.by(event))
        case AccompanyingRecorded() | AccompaniedNoted():
            return _beside(file, event)
        case _:
            assert_never(event)


def _beside(file: CaseFile, event: AccompanyingRecorded | AccompaniedNoted) -> CaseFile:
    match event:
        case AccompanyingRecorded(accompanying_case_id=case_id):
            return replace(file, accompanied_by=file.accompanied_by | {case_id})
        case AccompaniedNoted():
            return replace(file, accompanied=event)
        case _:
            assert_never(event)


def _grown(person: Person) -> Person:
    return replace(person, group=_GROWN[person.group], age_class="adult")


def _represented(file: CaseFile, event: Represented) -> CaseFile:
    match event:
        case RepresentativeRecorded():
            return _represented_by(file, event)
        case GuardianAppointed():
            return replace(file, guardians=file.guardians | {event.guardian_id})
        case _:
            assert_never(event)


def _represented_by(file: CaseFile, event: RepresentativeRecorded) -> CaseFile:
    before = file.representatives.get(event.representative_id)
    known = {**file.representatives, event.representative_id: Representative.by(event)}
    newly = event.suspected and not (before and before.suspected)
    consents = _doubted(file) if newly else file.consents
    return replace(file, representatives=known, consents=consents)


def _doubted(file: CaseFile) -> dict[ConsentId, Consent]:
    """Doubt what any representative gave: a consent does not say which of them gave it."""
    return {
        known: replace(given, in_doubt=True)
        if given.agreement.given_by == "representative"
        else given
        for known, given in file.consents.items()
    }


def _appealed(file: CaseFile, event: Appealed) -> CaseFile:
    match event:
        case RejectionAppealed():
            return replace(file, appeal=Appeal.made(event))
        case AppealDecided():
            decided = file.appeal and replace(file.appeal, upheld=event.upheld)
            return replace(file, appeal=decided)
        case AppealOverdue():
            late = file.appeal and replace(file.appeal, overdue=True)
            return replace(file, appeal=late)
        case _:
            assert_never(event)
