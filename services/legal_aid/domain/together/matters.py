"""What only happens together: a matter with its register, centre, client and providers.

Each partner guards a rule of its own, and all of them change in one step or not at all.
"""

from collections.abc import Mapping, Sequence

from services.legal_aid.domain.centre import TakeMatter, VouchForCentre
from services.legal_aid.domain.client.files import takes_up
from services.legal_aid.domain.client.messages import (
    AcceptFile,
    AnswerQuery,
    CloseFile,
    Dying,
    EndReview,
    NoteDeath,
    OpenFile,
    RecordDeath,
    ReviewFiles,
    TakeUpReferral,
)
from services.legal_aid.domain.client.states import Client
from services.legal_aid.domain.ids import ProviderId, centre_of
from services.legal_aid.domain.letters.messages import OpenLetters
from services.legal_aid.domain.matter.acceptance import register_for
from services.legal_aid.domain.matter.commands import (
    AcceptanceCommand,
    AcceptMatter,
    AcceptUrgently,
    AssessQuality,
    CompleteMatter,
    DiscontinueMatter,
    FlagForReview,
    NoteDiedUntold,
    RefuseMatter,
    RequestAid,
    ResolveReview,
    TakeBackReferral,
    WithdrawRequest,
)
from services.legal_aid.domain.matter.states import (
    Filed,
    Matter,
    NoMatter,
    Open,
    Over,
    Pending,
    UnderWay,
)
from services.legal_aid.domain.provider.messages import BeAssessed
from services.legal_aid.domain.register import EnterMatter
from services.legal_aid.domain.together.letters import LETTERS_TOGETHER
from services.legal_aid.domain.together.providers import (
    PROVIDERS_IN_TURN,
    PROVIDERS_TOGETHER,
    Acted,
    laying_down,
)
from shared.kernel.aggregate import Partners
from shared.kernel.messages import Command
from shared.kernel.terms import local_date


def open_file(command: RequestAid, matter: Matter) -> Sequence[Command]:
    """Open the client's file with a new matter, and never again."""
    if not isinstance(matter, NoMatter):
        return []
    return [
        OpenFile(
            journey_id=command.journey_id,
            matter_id=command.matter_id,
            requester=command.requester,
            legal_status=command.legal_status,
            abroad=command.abroad,
            occurred_at=command.occurred_at,
        )
    ]


def request_for_whom_is_referred(command: TakeUpReferral, client: Client) -> Sequence[Command]:
    """Ask for aid in the name of whom another service refers here, if a file is opened.

    Advice is asked for, until a worker knows more.
    """
    if not takes_up(command, client):
        return []
    return [
        RequestAid(
            matter_id=command.matter_id,
            journey_id=command.journey_id,
            referral_id=command.referral_id,
            form="advice",
            requester="referral",
            legal_status=command.legal_status,
            urgency=command.urgency,
            occurred_at=command.occurred_at,
        )
    ]


def answered_by(command: AnswerQuery, _: Client) -> Sequence[Command]:
    """Let only a working centre answer on the spot."""
    centre_id = centre_of(command.centre)
    return [VouchForCentre(centre_id=centre_id, occurred_at=command.occurred_at)]


def take_on(command: AcceptanceCommand, matter: Matter) -> Sequence[Command]:
    """Enter a matter in the register of a competent centre, for an entitled client."""
    if not isinstance(matter, Pending):
        return []
    at, matter_id = command.occurred_at, command.matter_id
    journey = matter.file.request.journey_id
    return [
        EnterMatter(
            register_id=register_for(command),
            matter_id=matter_id,
            centre=command.centre,
            form=command.form or matter.file.request.form,
            year=local_date(at).year,
            occurred_at=at,
        ),
        TakeMatter(
            centre_id=centre_of(command.centre),
            matter_id=matter_id,
            competent_by=command.competent_by,
            province=command.province,
            occurred_at=at,
        ),
        AcceptFile(journey_id=journey, matter_id=matter_id, occurred_at=at),
        OpenLetters(
            matter_id=matter_id,
            journey_id=journey,
            centre_id=centre_of(command.centre),
            occurred_at=at,
        ),
    ]


def close_request(
    command: RefuseMatter | WithdrawRequest | TakeBackReferral, matter: Matter
) -> Sequence[Command]:
    """Close the client's file with a request that comes to nothing."""
    if not isinstance(matter, Pending):
        return []
    return _closing(command, matter)


def close_matter(command: CompleteMatter | DiscontinueMatter, matter: Matter) -> Sequence[Command]:
    """Close the client's file with the end of its matter, which nobody carries from then on."""
    if not isinstance(matter, UnderWay):
        return []
    laid_down = laying_down(command, matter) if isinstance(matter, Acted) else ()
    return [*_closing(command, matter), *laid_down]


def _closing(
    command: RefuseMatter | WithdrawRequest | TakeBackReferral | CompleteMatter | DiscontinueMatter,
    matter: Open,
) -> list[Command]:
    """Close the file; where the client died, nobody in another service calls them any more."""
    journey, at = matter.file.request.journey_id, command.occurred_at
    closing = CloseFile(journey_id=journey, matter_id=command.matter_id, occurred_at=at)
    if not isinstance(command, RefuseMatter | DiscontinueMatter):
        return [closing]
    if command.ground != "client-deceased" or command.ground in matter.file.reviews:
        return [closing]
    return [closing, RecordDeath(journey_id=journey, occurred_at=at)]


def assess(command: AssessQuality, matter: Matter) -> Sequence[Command]:
    """Ask everyone who acted whether the assessor is somebody else."""
    if not isinstance(matter, Filed):
        return []
    return [
        BeAssessed(
            provider_id=ProviderId(provider),
            matter_id=command.matter_id,
            assessor=command.assessor,
            grade=command.grade,
            occurred_at=command.occurred_at,
        )
        for provider in sorted(matter.ended.acted)
    ]


def end_review(command: ResolveReview, matter: Matter) -> Sequence[Command]:
    """End the review in the client's file; another lawful ground is a decision on aid."""
    if isinstance(matter, NoMatter | Over):
        return []
    return [
        EndReview(
            journey_id=matter.file.request.journey_id,
            matter_id=command.matter_id,
            reason=command.reason,
            entitled=command.goes_on == "other-listed-group",
            occurred_at=command.occurred_at,
        )
    ]


def flag_matters(command: ReviewFiles, client: Client) -> Sequence[Command]:
    """Flag every open matter of a journey whose standing changed."""
    return [
        FlagForReview(matter_id=matter_id, reason=command.reason, occurred_at=command.occurred_at)
        for matter_id in client.unreviewed(command.reason)
    ]


def end_after_death(command: Dying, client: Client) -> Sequence[Command]:
    """Flag every open matter of someone who died: people end it; nobody is told of the others."""
    if client.dead:
        return []
    at = command.occurred_at
    flagged = [
        FlagForReview(matter_id=matter_id, reason="client-deceased", occurred_at=at)
        for matter_id in client.unreviewed("client-deceased")
    ]
    untold = [
        NoteDiedUntold(matter_id=matter_id, occurred_at=at) for matter_id in sorted(client.closed)
    ]
    return [*flagged, *untold]


TOGETHER: Mapping[type[Command], Partners] = {
    RequestAid: open_file,
    TakeUpReferral: request_for_whom_is_referred,
    AnswerQuery: answered_by,
    AcceptMatter: take_on,
    AcceptUrgently: take_on,
    RefuseMatter: close_request,
    WithdrawRequest: close_request,
    TakeBackReferral: close_request,
    CompleteMatter: close_matter,
    DiscontinueMatter: close_matter,
    AssessQuality: assess,
    ResolveReview: end_review,
    ReviewFiles: flag_matters,
    NoteDeath: end_after_death,
    RecordDeath: end_after_death,
    **PROVIDERS_TOGETHER,
    **LETTERS_TOGETHER,
}

IN_TURN: Mapping[type[Command], Partners] = {
    RecordDeath: end_after_death,
    **PROVIDERS_IN_TURN,
}
