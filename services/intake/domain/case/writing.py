"""How each recorded event fills in the case's file; what was written is never refused."""

from typing import Any, assert_never

from services.intake.domain.case.appeal_messages import (
    AppealDecided,
    Appealed,
    AppealOverdue,
    CaseJoined,
    CaseLeftUnjoined,
    CaseTakenOver,
    Joined,
    JoiningOverdue,
    RejectionAppealed,
    TakenOverOverdue,
    UpheldBesideOpenCase,
)
from services.intake.domain.case.channel_messages import (
    ByChannel,
    HandoverRecorded,
    ImmigrationPoliceNotified,
    MissionRequestRecorded,
)
from services.intake.domain.case.events import (
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
from services.intake.domain.case.file import (
    Agreement,
    CaseFile,
    Consent,
    Doubt,
    Needs,
    Referral,
)
from services.intake.domain.case.findings import (
    Appeal,
    Checklist,
    Determination,
    Representative,
)
from services.intake.domain.consent.messages import (
    ConsentDoubted,
    Consented,
    ConsentExpired,
    ConsentRecorded,
    ConsentWithdrawn,
)
from services.intake.domain.standing.messages import (
    AccompaniedNoted,
    AccompanyingRecorded,
    AgeCorrected,
    AgeReviewDue,
    AgeReviewScheduled,
    CategoryDetermined,
    Described,
    PersonDescribed,
    PersonTurned18,
)
from services.intake.domain.standing.representation_messages import (
    GuardianAppointed,
    RepresentativeRecorded,
    Represented,
)
from services.intake.domain.words import GivenBy
from shared.kernel.ids import ConsentId
from shared.kernel.states import changed


def written(file: CaseFile, event: Written) -> CaseFile:
    """Return the file with what this event says."""
    if isinstance(event, Spoken):
        return _spoken(file, event)
    return _documented(file, event)


def _spoken(file: CaseFile, event: Spoken) -> CaseFile:
    if isinstance(event, Consented):
        return changed(file, consents=_consented(file, event))
    match event:
        case ImmediateNeedsRecorded():
            return changed(file, needs=_needs(file, event))
        case IdentityRecorded():
            return changed(file, identity=event.identity.digest)
        case StatementTaken() | StatementAmended():
            taken = {**file.statements, event.statement_id: event.statement.digest}
            return changed(file, statements=taken)
        case CaseReferred():
            sent = {**file.referrals, event.referral_id: Referral.by(event)}
            return changed(file, referrals=sent)
        case _:
            assert_never(event)


def _needs(file: CaseFile, event: ImmediateNeedsRecorded) -> Needs:
    known = file.needs.first_at if file.needs else event.occurred_at
    return Needs(event.needs, event.language, event.injuries, min(known, event.occurred_at))


def _consented(file: CaseFile, event: Consented) -> dict[ConsentId, Consent]:
    match event:
        case ConsentRecorded():
            given = Consent(Agreement.by(event), event.occurred_at)
            return {**_given_anew(file, event), event.consent_id: given}
        case ConsentWithdrawn():
            return _changed(file, event.consent_id, stands=False)
        case ConsentExpired():
            return _changed(file, event.consent_id, expired=True)
        case ConsentDoubted():
            return _changed(file, event.consent_id, doubt=Doubt(event.services, event.to_ask))
        case _:
            assert_never(event)


def _given_anew(file: CaseFile, event: ConsentRecorded) -> dict[ConsentId, Consent]:
    """Settle with a new consent what is in doubt of the same purpose."""
    return {
        known: given.given_anew_by(event.consent_id)
        if given.agreement.purpose == event.purpose
        else given
        for known, given in file.consents.items()
    }


def _changed(file: CaseFile, consent_id: ConsentId, **news: Any) -> dict[ConsentId, Consent]:
    return {
        known: changed(given, **news) if known == consent_id else given
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
            return changed(file, checklist=Checklist.by(event))
        case RetraffickingNoted():
            return changed(file, retrafficking=file.retrafficking | {event.alert_id})
        case _:
            assert_never(event)


def _by_channel(file: CaseFile, event: ByChannel) -> CaseFile:
    match event:
        case HandoverRecorded():
            return changed(file, handover=event.handover.digest)
        case MissionRequestRecorded():
            return changed(file, mission_request=event.request.digest)
        case ImmigrationPoliceNotified():
            told = file.embassy_told or event.embassy_told
            return changed(file, immigration_police=True, embassy_told=told)
        case _:
            assert_never(event)


def _described(file: CaseFile, event: Described) -> CaseFile:
    match event:
        case PersonDescribed():
            person = changed(file.person, nationality=event.nationality, place=event.place)
            return changed(file, person=person)
        case AgeReviewScheduled() | AgeReviewDue() | PersonTurned18() | AgeCorrected():
            return _of_age(file, event)
        case CategoryDetermined():
            return changed(file, determined=Determination.by(event))
        case AccompanyingRecorded() | AccompaniedNoted():
            return _beside(file, event)
        case _:
            assert_never(event)


def _beside(file: CaseFile, event: AccompanyingRecorded | AccompaniedNoted) -> CaseFile:
    match event:
        case AccompanyingRecorded(accompanying_case_id=case_id):
            return changed(file, accompanied_by=file.accompanied_by | {case_id})
        case AccompaniedNoted():
            return changed(file, accompanied=event)
        case _:
            assert_never(event)


def _of_age(
    file: CaseFile, event: AgeReviewScheduled | AgeReviewDue | PersonTurned18 | AgeCorrected
) -> CaseFile:
    match event:
        case AgeReviewScheduled():
            return changed(file, age_review_at=event.due_at)
        case AgeReviewDue():
            return changed(file, age_review_at=None)
        case PersonTurned18():
            return changed(
                file,
                person=file.person.aged("adult"),
                age_review_at=None,
                grown_up=True,
                age_said_at=event.occurred_at,
            )
        case AgeCorrected():
            return _age_corrected(file, event)
        case _:
            assert_never(event)


def _age_corrected(file: CaseFile, event: AgeCorrected) -> CaseFile:
    """Ask anew, through who speaks for them, what a child had agreed to as an adult."""
    found_child = event.age_class != "adult" and not file.of_child
    return changed(
        file,
        person=file.person.aged(event.age_class),
        age_review_at=None if event.age_class == "adult" else file.age_review_at,
        grown_up=False,
        age_said_at=event.occurred_at,
        consents=_doubted(file, "person") if found_child else file.consents,
    )


def _represented(file: CaseFile, event: Represented) -> CaseFile:
    match event:
        case RepresentativeRecorded():
            return _represented_by(file, event)
        case GuardianAppointed():
            return changed(file, guardians=file.guardians | {event.guardian_id})
        case _:
            assert_never(event)


def _represented_by(file: CaseFile, event: RepresentativeRecorded) -> CaseFile:
    before = file.representatives.get(event.representative_id)
    known = {**file.representatives, event.representative_id: Representative.by(event)}
    newly = event.suspected and not (before and before.suspected)
    consents = _doubted(file, "representative") if newly else file.consents
    return changed(file, representatives=known, consents=consents)


def _doubted(file: CaseFile, given_by: GivenBy) -> dict[ConsentId, Consent]:
    """Doubt all they gave, also where that was not said of each consent, as it once was not."""
    return {
        known: changed(given, doubt=given.doubt or Doubt())
        if given.agreement.given_by == given_by
        else given
        for known, given in file.consents.items()
    }


def _appealed(file: CaseFile, event: Appealed) -> CaseFile:
    match event:
        case RejectionAppealed():
            return changed(file, appeal=Appeal.made(event))
        case AppealDecided():
            decided = file.appeal and changed(file.appeal, upheld=event.upheld)
            return changed(file, appeal=decided)
        case AppealOverdue():
            late = file.appeal and changed(file.appeal, overdue=True)
            return changed(file, appeal=late)
        case (
            UpheldBesideOpenCase()
            | JoiningOverdue()
            | CaseJoined()
            | CaseTakenOver()
            | TakenOverOverdue()
            | CaseLeftUnjoined()
        ):
            return _joined(file, event)
        case _:
            assert_never(event)


def _joined(file: CaseFile, event: Joined) -> CaseFile:
    match event:
        case UpheldBesideOpenCase(due_at=join_by):
            waits = file.appeal and changed(file.appeal, join_by=join_by, join_late=False)
            return changed(file, appeal=waits, joined_to=None)
        case JoiningOverdue():
            return changed(file, appeal=file.appeal and changed(file.appeal, join_late=True))
        case CaseJoined(to_case=to_case):
            return changed(file, joined_to=to_case)
        case CaseTakenOver():
            return _taken_over(file, event)
        case TakenOverOverdue():
            return changed(file, identify_late=True)
        case CaseLeftUnjoined():
            return changed(file, appeal=file.appeal and changed(file.appeal, join_by=None))
        case _:
            assert_never(event)


def _taken_over(file: CaseFile, event: CaseTakenOver) -> CaseFile:
    limits = [limit for limit in (file.identify_by, event.identify_by) if limit is not None]
    return changed(
        file,
        by_decision=file.by_decision or event.by_decision,
        taken_over=file.taken_over | {event.from_case},
        identify_by=min(limits, default=None),
    )
