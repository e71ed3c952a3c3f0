"""Letters and sharing change together: nobody is told without a basis, nor after it has ended."""

from collections.abc import Mapping, Sequence

from services.legal_aid.domain.centre import ConnectCentre, VouchForPost
from services.legal_aid.domain.ids import CentreId, MatterId
from services.legal_aid.domain.letters.decider import Letters, Post
from services.legal_aid.domain.letters.messages import (
    LetCentreIn,
    NoteCentreDone,
    RecallLetters,
    StopLetters,
    TellCentre,
)
from services.legal_aid.domain.post import GivePost
from shared.casework.sharing.messages import (
    HearExpiry,
    HearWithdrawal,
    NoteReceiverStopped,
    Shared,
    SharedOutside,
    ShareWithCentre,
    StopAllSharing,
    StopSharing,
    VouchForSharing,
)
from shared.casework.sharing.state import Running, Sharings
from shared.kernel.aggregate import Partners
from shared.kernel.messages import Command


def lets_in(command: LetCentreIn, post: Post) -> Sequence[Command]:
    """Share with the centre on the basis that is named, where letters reach it."""
    if not isinstance(post, Letters) or post.let_in:
        return []
    at, matter_id = command.occurred_at, command.matter_id
    return [
        VouchForPost(centre_id=CentreId(post.centre_id), matter_id=matter_id, occurred_at=at),
        ShareWithCentre(
            journey_id=post.opened.journey_id,
            sharing_id=command.sharing_id,
            centre_id=post.centre_id,
            matter_id=matter_id,
            basis=command.basis,
            occurred_at=at,
        ),
    ]


def tells(command: TellCentre, post: Post) -> Sequence[Command]:
    """Ask the basis again with every letter."""
    if not isinstance(post, Letters) or post.let_in is None:
        return []
    return [
        VouchForSharing(
            journey_id=post.opened.journey_id,
            sharing_id=post.let_in.sharing_id,
            occurred_at=command.occurred_at,
        )
    ]


def has_stopped(command: NoteCentreDone, post: Post) -> Sequence[Command]:
    """What a centre stopped using, or erased, is shared with it no more."""
    if not isinstance(post, Letters):
        return []
    owed = post.owed.get(command.letter_id)
    if owed is None or owed.notice != command.notice:
        return []
    return [
        NoteReceiverStopped(
            journey_id=post.opened.journey_id,
            sharing_id=owed.sharing_id,
            occurred_at=command.occurred_at,
        )
    ]


def ends_letters(
    command: HearWithdrawal | HearExpiry | StopSharing, sharings: Sharings
) -> Sequence[Command]:
    """Ask each centre to stop whose letters rested on what has ended."""
    return [
        StopLetters(matter_id=matter_id, occurred_at=command.occurred_at)
        for matter_id in _matters_of(_ending(command, sharings))
    ]


def _ending(
    command: HearWithdrawal | HearExpiry | StopSharing, sharings: Sharings
) -> Sequence[Shared]:
    if isinstance(command, StopSharing):
        one = sharings.sharings.get(command.sharing_id)
        return [one.shared] if isinstance(one, Running) else []
    return sharings.running_on(command.consent_id)


def recalls_letters(command: StopAllSharing, sharings: Sharings) -> Sequence[Command]:
    """Take every letter about the person out of the post; centres erase, too."""
    everything = [one.shared for one in sharings.sharings.values()]
    return [
        RecallLetters(matter_id=matter_id, occurred_at=command.occurred_at)
        for matter_id in _matters_of(everything)
    ]


def _matters_of(sharings: Sequence[Shared]) -> Sequence[MatterId]:
    matters = (one.matter_id for one in sharings if isinstance(one, SharedOutside))
    return [MatterId(matter) for matter in dict.fromkeys(matters) if matter is not None]


def has_post(command: ConnectCentre, _: object) -> Sequence[Command]:
    """A post is one centre's, and no other's."""
    return [
        GivePost(
            post_id=command.post_id,
            centre_id=command.centre_id,
            occurred_at=command.occurred_at,
        )
    ]


LETTERS_TOGETHER: Mapping[type[Command], Partners] = {
    LetCentreIn: lets_in,
    TellCentre: tells,
    NoteCentreDone: has_stopped,
    HearWithdrawal: ends_letters,
    HearExpiry: ends_letters,
    StopSharing: ends_letters,
    StopAllSharing: recalls_letters,
    ConnectCentre: has_post,
}
