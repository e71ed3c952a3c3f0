"""What is heard about a person reaches every stay of theirs, in the same breath."""

from collections import defaultdict
from collections.abc import Sequence

from services.shelter.domain.ids import LineId, StayId
from services.shelter.domain.line import LeaveLine, line_of
from services.shelter.domain.residence.child_messages import NoteChildTurn
from services.shelter.domain.residence.messages import AffirmFunding
from services.shelter.domain.rights.decider import Rights, withheld
from services.shelter.domain.rights.messages import (
    Claim,
    NoteAge,
    NoteComingOfAge,
    NoteConsentDoubt,
    NoteConsentWithdrawal,
    NoteDeath,
    NoteReinstatement,
    NoteRejection,
)
from services.shelter.domain.stay.standing_messages import (
    BeginWindDown,
    HearConsentDoubt,
    LiftWindDown,
    NoteCameOfAge,
    NoteConsentLost,
    NoteResidentAge,
)
from services.shelter.domain.words import ChildTurn, WindDownCause
from shared.kernel.messages import Command

Heard = NoteRejection | NoteDeath | NoteComingOfAge | NoteAge | NoteConsentWithdrawal


def with_ending(command: NoteRejection | NoteDeath, rights: Rights) -> Sequence[Command]:
    """Return what ends with the person's rights: requests at once, care wound down."""
    cause: WindDownCause = (
        "status-rejected" if isinstance(command, NoteRejection) else "person-died"
    )
    ending = [
        BeginWindDown(stay_id=stay_id, cause=cause, occurred_at=command.occurred_at)
        for stay_id in rights.stays
    ]
    lines = defaultdict[LineId, list[StayId]](list)
    for stay_id, group in rights.stays.items():
        lines[line_of(group)].append(stay_id)
    leaving = [
        LeaveLine(line_id=line_id, stay_ids=tuple(stays), occurred_at=command.occurred_at)
        for line_id, stays in lines.items()
    ]
    return [*ending, *leaving, *_of_a_child(command, rights, cause)]


def with_reinstatement(command: NoteReinstatement, rights: Rights) -> Sequence[Command]:
    """Return what goes on when a rejection falls: the stays, and the days that are paid for."""
    if not rights.stays or rights.rejected_at is None:
        return []
    lifted = [
        LiftWindDown(stay_id=stay_id, occurred_at=command.occurred_at) for stay_id in rights.stays
    ]
    affirmed = AffirmFunding(journey_id=command.journey_id, occurred_at=command.occurred_at)
    return [*lifted, affirmed]


def with_coming_of_age(command: NoteComingOfAge, rights: Rights) -> Sequence[Command]:
    """Return the stays in which a child has grown up."""
    grown = [
        NoteCameOfAge(stay_id=stay_id, occurred_at=command.occurred_at) for stay_id in rights.stays
    ]
    return [*grown, *_of_a_child(command, rights, "came-of-age")]


def with_age(command: NoteAge, rights: Rights) -> Sequence[Command]:
    """Return the stays in which a child's rules hold from now on, or an adult's."""
    noted = [
        NoteResidentAge(stay_id=stay_id, under_18=command.under_18, occurred_at=command.occurred_at)
        for stay_id in rights.stays
    ]
    return [*noted, *_of_a_child(command, rights, "age-corrected")]


def with_consent_withdrawal(command: NoteConsentWithdrawal, rights: Rights) -> Sequence[Command]:
    """Return the stays that may have rested on the consent."""
    lost = [
        NoteConsentLost(
            stay_id=stay_id,
            consent_id=command.consent_id,
            for_shelter=command.for_shelter,
            occurred_at=command.occurred_at,
        )
        for stay_id in rights.stays
    ]
    looked_at = _of_a_child(command, rights, "consent-withdrawn") if command.for_shelter else []
    return [*lost, *looked_at]


def with_consent_doubt(command: NoteConsentDoubt, rights: Rights) -> Sequence[Command]:
    """Return the stays that rest on the consent, or might come to."""
    return [
        HearConsentDoubt(
            stay_id=stay_id,
            consent_id=command.consent_id,
            for_shelter=command.for_shelter,
            occurred_at=command.occurred_at,
        )
        for stay_id in rights.stays
    ]


def with_claim(command: Claim, rights: Rights) -> Sequence[Command]:
    """Return that somebody must look at a child who was taken in at the door against a finding.

    A resident is asked when the stay is regularised; that never hangs on the child.
    """
    if not command.in_emergency or command.group is not None:
        return []
    turn = withheld(command, rights)
    if turn is None:
        return []
    return [
        NoteChildTurn(journey_id=command.journey_id, turn=turn, occurred_at=command.occurred_at)
    ]


def _of_a_child(command: Heard, rights: Rights, turn: ChildTurn) -> list[Command]:
    """Return what somebody must look at if the person is a child who lives beside a resident."""
    if not rights.beside:
        return []
    return [
        NoteChildTurn(journey_id=command.journey_id, turn=turn, occurred_at=command.occurred_at)
    ]
