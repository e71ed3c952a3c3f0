"""The register: every matter a centre accepts in a year, numbered without a gap.

The time of acceptance is the entry (S65); the number is never reused.
"""

from dataclasses import dataclass
from typing import Literal, assert_never

from services.legal_aid.domain.ids import MatterId, RegisterId, register_of
from services.legal_aid.domain.words import CentreCode, Form
from shared.kernel.decider import Decider
from shared.kernel.errors import Refused
from shared.kernel.messages import Code, Command, Event
from shared.kernel.terms import local_date

_SHORT: dict[Form, str] = {"participation": "tgtt", "advice": "tv", "representation": "ddntt"}


class EnterMatter(Command):
    register_id: RegisterId
    matter_id: MatterId
    centre: CentreCode
    form: Form
    year: int


RegisterCommand = EnterMatter


class MatterEntered(Event):
    kind: Literal["matter-entered.v1"] = "matter-entered.v1"
    register_id: RegisterId
    matter_id: MatterId
    centre: CentreCode
    form: Form
    year: int
    number: int
    code: Code


RegisterEvent = MatterEntered


@dataclass(frozen=True)
class Register:
    """The matters in the order of their numbers; the first is number one."""

    matters: tuple[MatterId, ...] = ()


class NotThisRegister(Refused):
    """A matter is entered in its own centre's register of the year it is accepted in."""

    slug = "not-this-register"
    vi = "Vụ việc phải vào sổ thụ lý của chính trung tâm, đúng năm thụ lý."
    source = "Circular 12/2018/TT-BTP"


def decide(command: RegisterCommand, register: Register) -> list[RegisterEvent]:
    """Return the entry; an empty list means the matter is already in the register."""
    match command:
        case EnterMatter():
            return _enter(command, register)
        case _:
            assert_never(command)


def _enter(command: EnterMatter, register: Register) -> list[RegisterEvent]:
    if command.matter_id in register.matters:
        return []
    accepted_in = local_date(command.occurred_at).year
    if command.year != accepted_in or command.register_id != register_of(
        command.centre, command.year
    ):
        raise NotThisRegister
    number = len(register.matters) + 1
    return [
        MatterEntered(
            register_id=command.register_id,
            matter_id=command.matter_id,
            occurred_at=command.occurred_at,
            centre=command.centre,
            form=command.form,
            year=command.year,
            number=number,
            code=f"{command.centre}.{_SHORT[command.form]}.{number:02d}.{command.year}",
        )
    ]


def evolve(register: Register, event: RegisterEvent) -> Register:
    """Apply one recorded entry; never refuse, never look outside."""
    match event:
        case MatterEntered():
            return Register((*register.matters, event.matter_id))
        case _:
            assert_never(event)


decider: Decider[RegisterCommand, Register, RegisterEvent] = Decider(Register(), decide, evolve)
