"""A legal-aid centre or branch: where it may act, which matters it took on, where its post lies.

A centre acts for who resides in its province, for matters that arise there, or at the
request of the central authority (Art 26).
"""

from dataclasses import dataclass
from typing import Annotated, Literal, assert_never

from pydantic import Field

from services.legal_aid.domain.ids import CentreId, MatterId, PostId, centre_of
from services.legal_aid.domain.words import CentreCode, CentreKind, CompetentBy
from shared.kernel.decider import Decider
from shared.kernel.errors import NotFound, Refused
from shared.kernel.messages import Code, Command, Event
from shared.kernel.states import changed


class RegisterCentre(Command):
    centre: CentreCode = Field(description="As it stands in the code of a matter, such as tt.")
    centre_kind: CentreKind
    province: Code

    @property
    def centre_id(self) -> CentreId:
        """Return which centre has this code."""
        return centre_of(self.centre)


class CloseCentre(Command):
    centre_id: CentreId


class TakeMatter(Command):
    centre_id: CentreId
    matter_id: MatterId
    competent_by: CompetentBy
    province: Code | None


class ConnectCentre(Command):
    """The centre fetches its letters under this number, which is random and tells nothing."""

    centre_id: CentreId
    post_id: PostId


class VouchForPost(Command):
    """Asked before a centre is told of a matter: that it is theirs, and that letters reach them."""

    centre_id: CentreId
    matter_id: MatterId


class VouchForCentre(Command):
    """Asked before a centre is named that answers without a file: that it is one, and works."""

    centre_id: CentreId


CentreCommand = (
    VouchForCentre | RegisterCentre | CloseCentre | TakeMatter | ConnectCentre | VouchForPost
)


class CentreRegistered(Event):
    kind: Literal["centre-registered.v1"] = "centre-registered.v1"
    centre_id: CentreId
    centre: CentreCode
    centre_kind: CentreKind
    province: Code


class CentreClosed(Event):
    kind: Literal["centre-closed.v1"] = "centre-closed.v1"
    centre_id: CentreId


class MatterTaken(Event):
    kind: Literal["matter-taken.v1"] = "matter-taken.v1"
    centre_id: CentreId
    matter_id: MatterId
    competent_by: CompetentBy


class CentreConnected(Event):
    kind: Literal["centre-connected.v1"] = "centre-connected.v1"
    centre_id: CentreId
    post_id: PostId


CentreEvent = Annotated[
    CentreRegistered | CentreClosed | MatterTaken | CentreConnected, Field(discriminator="kind")
]


@dataclass(frozen=True)
class NoCentre:
    """There is no centre of this code."""


@dataclass(frozen=True)
class Working:
    """The centre takes matters on in its province."""

    centre_kind: CentreKind
    province: Code
    matters: frozenset[MatterId] = frozenset()
    post_id: PostId | None = None


@dataclass(frozen=True)
class Closed:
    """The centre takes no more matters on."""

    before: Working


Centre = NoCentre | Working | Closed


class NoSuchCentre(NotFound):
    """There is no legal-aid centre of this code; register it first."""

    slug = "no-such-centre"
    vi = "Chưa có trung tâm hoặc chi nhánh mang mã này; hãy đăng ký trước."
    source = "Law 11/2017/QH14, Art 26"


class CentreCodeTaken(Refused):
    """Another centre has this code."""

    slug = "centre-code-taken"
    vi = "Mã này đã được dùng cho một trung tâm khác."
    source = "Circular 12/2018/TT-BTP (case codes); our design"


class CentreIsClosed(Refused):
    """This centre is closed; another one takes the matter on."""

    slug = "centre-is-closed"
    vi = "Trung tâm này đã ngừng hoạt động; cần chuyển cho trung tâm khác."
    source = "Law 11/2017/QH14, Art 26; our design"


class CentreNotConnected(Refused):
    """No letters reach this centre yet; connect it first."""

    slug = "centre-not-connected"
    vi = "Trung tâm này chưa được kết nối để nhận thư; hãy kết nối trước."
    source = "Our design: letters go only where a centre fetches them"


class MatterNotTheirs(Refused):
    """This centre has not taken the matter on."""

    slug = "matter-not-theirs"
    vi = "Trung tâm này không thụ lý vụ việc đó."
    source = "Law 11/2017/QH14, Art 26; our design"


class ProvinceNotNamed(Refused):
    """Say in which province the client resides, or the matter arises."""

    slug = "aid-province-not-named"
    vi = "Cần nêu tỉnh nơi người được trợ giúp cư trú hoặc nơi xảy ra vụ việc."
    source = "Law 11/2017/QH14, Art 26"


class CentreNotCompetent(Refused):
    """The client resides, or the matter arises, in another province: its centre is competent."""

    slug = "centre-not-competent"
    vi = "Người này cư trú hoặc vụ việc xảy ra ở tỉnh khác; trung tâm tỉnh đó có thẩm quyền."
    source = "Law 11/2017/QH14, Art 26"


def decide(command: CentreCommand, centre: Centre) -> list[CentreEvent]:
    """Return what happens; an empty list means it is already so."""
    match command:
        case RegisterCentre():
            return _register(command, centre)
        case CloseCentre():
            return _close(command, centre)
        case TakeMatter():
            return _take(command, centre)
        case ConnectCentre() | VouchForPost() | VouchForCentre():
            return _asked(command, centre)
        case _:
            assert_never(command)


def _register(command: RegisterCentre, centre: Centre) -> list[CentreEvent]:
    match centre:
        case NoCentre():
            return [
                CentreRegistered(
                    centre_id=command.centre_id,
                    occurred_at=command.occurred_at,
                    centre=command.centre,
                    centre_kind=command.centre_kind,
                    province=command.province,
                )
            ]
        case Working(kind, province) if (kind, province) == (
            command.centre_kind,
            command.province,
        ):
            return []
        case Working() | Closed():
            raise CentreCodeTaken
        case _:
            assert_never(centre)


def _close(command: CloseCentre, centre: Centre) -> list[CentreEvent]:
    match centre:
        case Working():
            return [CentreClosed(centre_id=command.centre_id, occurred_at=command.occurred_at)]
        case Closed():
            return []
        case NoCentre():
            raise NoSuchCentre
        case _:
            assert_never(centre)


def _take(command: TakeMatter, centre: Centre) -> list[CentreEvent]:
    match centre:
        case Working(_, province, matters):
            if command.matter_id in matters:
                return []
            _check_competence(command, province)
            return [
                MatterTaken(
                    centre_id=command.centre_id,
                    occurred_at=command.occurred_at,
                    matter_id=command.matter_id,
                    competent_by=command.competent_by,
                )
            ]
        case Closed():
            raise CentreIsClosed
        case NoCentre():
            raise NoSuchCentre
        case _:
            assert_never(centre)


def _asked(
    command: ConnectCentre | VouchForPost | VouchForCentre, centre: Centre
) -> list[CentreEvent]:
    match centre:
        case Working():
            if isinstance(command, ConnectCentre):
                return _connect(command, centre)
            return _vouch(command, centre) if isinstance(command, VouchForPost) else []
        case Closed():
            raise CentreIsClosed
        case NoCentre():
            raise NoSuchCentre
        case _:
            assert_never(centre)


def _connect(command: ConnectCentre, centre: Working) -> list[CentreEvent]:
    return [] if centre.post_id == command.post_id else [CentreConnected(**dict(command))]


def _vouch(command: VouchForPost, centre: Working) -> list[CentreEvent]:
    if command.matter_id not in centre.matters:
        raise MatterNotTheirs
    if centre.post_id is None:
        raise CentreNotConnected
    return []


def _check_competence(command: TakeMatter, province: Code) -> None:
    if command.competent_by == "central-request":
        return
    if command.province is None:
        raise ProvinceNotNamed
    if command.province != province:
        raise CentreNotCompetent


def evolve(centre: Centre, event: CentreEvent) -> Centre:
    """Apply one recorded event; never refuse, never look outside."""
    match event:
        case CentreRegistered():
            return Working(event.centre_kind, event.province)
        case CentreClosed():
            return Closed(centre) if isinstance(centre, Working) else centre
        case MatterTaken():
            if not isinstance(centre, Working):
                return centre
            return changed(centre, matters=centre.matters | {event.matter_id})
        case CentreConnected():
            if not isinstance(centre, Working):
                return centre
            return changed(centre, post_id=event.post_id)
        case _:
            assert_never(event)


decider: Decider[CentreCommand, Centre, CentreEvent] = Decider(NoCentre(), decide, evolve)
