"""What the law gives a person: the row of Article 37 they stand in, on the day that counts.

Intake determines the category; this room only keeps what it was told, and judges each claim by
the row, and the edition of the law, of the day of the claim.
"""

from datetime import datetime
from typing import assert_never

from services.reintegration.domain.participation import age
from services.reintegration.domain.participation.commands import (
    NoteAge,
    NoteCaseReopened,
    NoteCategory,
    NoteComingOfAge,
    NoteDecision,
    NoteStatusRejected,
    NoteWindDownOverdue,
    RightsCommand,
)
from services.reintegration.domain.participation.events import (
    AgeNoted,
    CaseReopeningNoted,
    CategoryNoted,
    ComingOfAgeNoted,
    DecisionNoted,
    ParticipationEvent,
    RightsEvent,
    StatusRejectionNoted,
    WindDownOverdue,
)
from services.reintegration.domain.participation.rights_refusals import (
    CategoryNotKnown,
    EntitlementNotDecided,
    NotEntitled,
    StatusWasRejected,
)
from services.reintegration.domain.participation.states import (
    Claim,
    CorrectedAge,
    Decision,
    NotRejected,
    Participating,
    Participation,
    Rejected,
    Rights,
    Row,
)
from services.reintegration.domain.tables import WIND_DOWN
from shared.kernel.states import changed
from shared.kernel.terms import due
from shared.law.categories import Category
from shared.law.entitlements import Grant, Item, judged, judged_loan


def decide(command: RightsCommand, person: Participation) -> list[ParticipationEvent]:
    """Keep what intake tells of the person's rights."""
    match command:
        case NoteCategory():
            return _category(command, person.rights)
        case NoteDecision():
            return _decision(command, person.rights)
        case NoteComingOfAge() | NoteAge():
            return _of_age(command, person.rights)
        case NoteStatusRejected():
            return _rejected(command, person)
        case NoteCaseReopened():
            return _reopened(command, person.rights)
        case NoteWindDownOverdue():
            return _overdue(command, person.rights)
        case _:
            assert_never(command)


def _category(command: NoteCategory, rights: Rights) -> list[ParticipationEvent]:
    noted = CategoryNoted(
        journey_id=command.journey_id,
        category=command.category,
        nationality=command.nationality,
        under_18=command.under_18,
        effective_from=command.effective_from,
        status_restored=_restores(command, rights),
        occurred_at=command.occurred_at,
    )
    return [] if in_force(rights, command.effective_from) == _row(noted) else [noted]


def _restores(command: NoteCategory, rights: Rights) -> bool:
    match rights.rejection:
        case Rejected(since):
            return command.category is not None and command.effective_from >= since
        case NotRejected():
            return False
        case _:
            assert_never(rights.rejection)


def _decision(command: NoteDecision, rights: Rights) -> list[ParticipationEvent]:
    noted = DecisionNoted(
        journey_id=command.journey_id,
        item=command.item,
        granted=command.granted,
        occurred_at=command.occurred_at,
    )
    return [] if _decided(noted) in rights.decisions else [noted]


def _of_age(command: NoteComingOfAge | NoteAge, rights: Rights) -> list[ParticipationEvent]:
    grew_up, corrected = rights.of_age_since is not None, rights.corrected
    match command:
        case NoteComingOfAge():
            noted = ComingOfAgeNoted(journey_id=command.journey_id, occurred_at=command.occurred_at)
            return [] if grew_up else [noted]
        case NoteAge(under_18=under_18):
            known = None if corrected is None or grew_up else corrected.under_18
            age = AgeNoted(
                journey_id=command.journey_id, under_18=under_18, occurred_at=command.occurred_at
            )
            return [] if known == under_18 else [age]
        case _:
            assert_never(command)


def _rejected(command: NoteStatusRejected, person: Participation) -> list[ParticipationEvent]:
    if isinstance(person.rights.rejection, Rejected):
        return []
    at = command.occurred_at
    plan_is_open = isinstance(person.presence, Participating)
    return [
        StatusRejectionNoted(
            journey_id=command.journey_id,
            wind_down_by=due(at, WIND_DOWN.on(at).value) if plan_is_open else None,
            policy_version=WIND_DOWN.version(at) if plan_is_open else None,
            occurred_at=at,
        )
    ]


def _reopened(command: NoteCaseReopened, rights: Rights) -> list[ParticipationEvent]:
    match rights.rejection:
        case Rejected(wind_down_by=datetime()):
            at = command.occurred_at
            return [CaseReopeningNoted(journey_id=command.journey_id, occurred_at=at)]
        case Rejected() | NotRejected():
            return []
        case _:
            assert_never(rights.rejection)


def _overdue(command: NoteWindDownOverdue, rights: Rights) -> list[ParticipationEvent]:
    match rights.rejection:
        case Rejected(_, datetime() as by, overdue=False) if by <= command.occurred_at:
            return [WindDownOverdue(journey_id=command.journey_id, occurred_at=by)]
        case Rejected() | NotRejected():
            return []
        case _:
            assert_never(rights.rejection)


def check(rights: Rights, item: Item, at: datetime) -> str:
    """Return by which edition the person has this entitlement; refuses if they have not."""
    row = _row_that_counts(rights, at)
    return _stand(judged(_category_at(rights, row, at), item, row.nationality, at), rights, item)


def check_loan(rights: Rights, at: datetime) -> str:
    """Return by which edition the person may borrow; refuses if they may not."""
    row = _row_that_counts(rights, at)
    answer = judged_loan(_category_at(rights, row, at), row.nationality, at)
    return _stand(answer, rights, "k-hardship-and-loan")


def _row_that_counts(rights: Rights, at: datetime) -> Row:
    if isinstance(rights.rejection, Rejected) and rights.rejection.since <= at:
        raise StatusWasRejected
    row = in_force(rights, at)
    if row is None:
        raise CategoryNotKnown
    return row


def _category_at(rights: Rights, row: Row, at: datetime) -> Category | None:
    """The law is silent on an accompanying child who came of age: people decide."""
    grown = rights.of_age_since is not None and rights.of_age_since <= at
    return None if grown and row.category == "under-18-with-victim" else row.category


def _stand(answer: Grant, rights: Rights, item: Item) -> str:
    decided = _newest(rights, item)
    if answer.stands(decided=decided):
        return answer.policy_version
    if answer.by_decision and decided is None:
        raise EntitlementNotDecided
    raise NotEntitled


def _newest(rights: Rights, item: Item) -> bool | None:
    of_item = [decision for decision in rights.decisions if decision.item == item]
    newest = max(of_item, key=lambda decision: decision.at, default=None)
    return None if newest is None else newest.granted


def in_force(rights: Rights, at: datetime) -> Row | None:
    """Return the row that holds at a moment; of two of one day, the one told last."""
    held = [row for row in rights.rows if row.effective_from <= at]
    return held[-1] if held else None


def in_this_category_since(rights: Rights, at: datetime) -> datetime:
    """Return since when, without a break, the person has stood in the category of this moment."""
    held = [row for row in rights.rows if row.effective_from <= at]
    since = at
    for row in reversed(held):
        if row.category != held[-1].category:
            break
        since = row.effective_from
    return since


def stops(claim: Claim) -> bool:
    """Tell whether a claim ends with the status: what was decided stands."""
    return claim.standing == "open"


def wound_down(person: Participation) -> Participation:
    """Return the person without a plan left to wind down."""
    match person.rights.rejection:
        case Rejected(since):
            rights = changed(person.rights, rejection=Rejected(since, None))
            return changed(person, rights=rights)
        case NotRejected():
            return person
        case _:
            assert_never(person.rights.rejection)


def evolve(person: Participation, event: RightsEvent) -> Participation:
    """Keep what was noted."""
    known = person.rights
    match event:
        case CategoryNoted():
            return changed(person, rights=_with_row(known, event))
        case DecisionNoted():
            decisions = (*known.decisions, _decided(event))
            return changed(person, rights=changed(known, decisions=decisions))
        case ComingOfAgeNoted() | AgeNoted():
            return changed(person, rights=_with_age(known, event))
        case StatusRejectionNoted():
            rejection = Rejected(event.occurred_at, event.wind_down_by)
            claims = tuple(
                changed(claim, standing="over") if stops(claim) else claim
                for claim in person.claims
            )
            return changed(person, rights=changed(known, rejection=rejection), claims=claims)
        case CaseReopeningNoted():
            return wound_down(person)
        case WindDownOverdue():
            return _with_overdue(person)
        case _:
            assert_never(event)


def _with_age(rights: Rights, event: ComingOfAgeNoted | AgeNoted) -> Rights:
    match event:
        case ComingOfAgeNoted():
            return changed(rights, of_age_since=event.occurred_at)
        case AgeNoted():
            return age.corrected(rights, CorrectedAge(event.under_18, event.occurred_at))
        case _:
            assert_never(event)


def _with_overdue(person: Participation) -> Participation:
    match person.rights.rejection:
        case Rejected() as rejection:
            rights = changed(person.rights, rejection=changed(rejection, overdue=True))
            return changed(person, rights=rights)
        case NotRejected():
            return person
        case _:
            assert_never(person.rights.rejection)


def _with_row(rights: Rights, event: CategoryNoted) -> Rights:
    """Add a row in its order; of one day the one told last comes last."""
    rows = sorted((*rights.rows, _row(event)), key=lambda one: one.effective_from)
    rejection = NotRejected() if event.status_restored else rights.rejection
    return changed(rights, rows=tuple(rows), rejection=rejection)


def _row(event: CategoryNoted) -> Row:
    return Row(event.category, event.nationality, event.under_18, event.effective_from)


def _decided(event: DecisionNoted) -> Decision:
    return Decision(event.item, event.granted, event.occurred_at)
