"""The hotline's workers: who calls is heard, and nobody is asked for a name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.operations.demo.walk import Body, Walk, midnight
from shared.kernel.actors import Role

OPERATOR: Role = "hotline-operator"


@dataclass(frozen=True)
class Call:
    """One report: where it came in, what it was about, and what became of it, if anything yet."""

    days_ago: int
    channel: str
    about: str | None = None
    decision: str | None = None

    def at(self, minutes: int) -> datetime:
        """Return a moment of that evening."""
        return midnight(self.days_ago).replace(hour=20, minute=minutes)

    @property
    def steps(self) -> Sequence[tuple[str, Body]]:
        """What was done about it, in order."""
        steps: list[tuple[str, Body]] = []
        if self.about is not None:
            steps.append(("classification", {"report_class": self.about}))
        if self.about not in {None, "not-crime"}:
            steps.append(("forwarding", {"to_agency": "police"}))
        if self.decision is not None:
            steps.append(("resolution", {"decision": self.decision}))
        return steps


CALLS = (
    Call(905, "hotline-111", "trafficking", "person-supported"),
    Call(760, "commune", "not-crime", "no-action"),
    Call(610, "border-guard", "trafficking", "proceedings-opened"),
    Call(480, "hotline-women-union", "other-offence", "transferred"),
    Call(330, "online", "trafficking", "proceedings-opened"),
    Call(210, "hotline-111", "not-crime", "no-action"),
    Call(90, "coast-guard", "trafficking", "person-supported"),
    Call(9, "hotline-111", "trafficking"),
    Call(1, "hotline-111"),
)


async def is_taken(walk: Walk, call: Call) -> UUID:
    """Register a report, classify it and pass it on, as far as it has come; return it."""
    report = {
        "channel": call.channel,
        "agency": "made-up-desk",
        "content": "A made-up report: somebody is held in a made-up place.",
    }
    registered = await walk.ask("intake", "/reports", call.at(0), OPERATOR, report)
    report_id = registered.made("report_id")
    for minutes, (step, body) in enumerate(call.steps, start=1):
        path = f"/reports/{report_id}/{step}"
        await walk.ask("intake", path, call.at(minutes), OPERATOR, body)
    return report_id
