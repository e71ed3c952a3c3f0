"""As long as any room supports the person, nobody counts how long their data are kept."""

from collections.abc import Mapping
from uuid import UUID

from services.intake.domain.rights.erasure import EveryService
from services.intake.domain.rights.retention_messages import NoteSupport, NoteSupportEnd
from shared.contracts import intake, legal_aid, reintegration, shelter
from shared.contracts.fact import Fact
from shared.kernel.messages import Command

BEGINS: Mapping[type[Fact], EveryService] = {
    intake.CaseOpened: "intake",
    intake.CaseReopened: "intake",
    shelter.ResidentAdmitted: "shelter",
    shelter.ChildLodged: "shelter",
    legal_aid.MatterAccepted: "legal_aid",
    reintegration.PlanOpened: "reintegration",
}

ENDS: Mapping[type[Fact], EveryService] = {
    intake.CaseClosed: "intake",
    intake.CaseWithdrawn: "intake",
    intake.PersonDied: "intake",
    shelter.ResidentDischarged: "shelter",
    shelter.ResidentTransferred: "shelter",
    shelter.ResidentDied: "shelter",
    shelter.ChildMovedOut: "shelter",
    legal_aid.MatterCompleted: "legal_aid",
    legal_aid.MatterDiscontinued: "legal_aid",
    reintegration.PlanClosed: "reintegration",
}

HEARS: tuple[type[Fact], ...] = (*BEGINS, *ENDS)


def react(fact: Fact) -> list[Command]:
    """Note that support begins or ends."""
    at, journey = fact.occurred_at, fact.journey_id
    begins, ends = BEGINS.get(type(fact)), ENDS.get(type(fact))
    about = _about(fact)
    if begins is not None:
        return [NoteSupport(journey_id=journey, service=begins, about=about, occurred_at=at)]
    if ends is not None:
        return [NoteSupportEnd(journey_id=journey, service=ends, about=about, occurred_at=at)]
    return []


def _about(fact: Fact) -> UUID | None:
    """Return in which stay, matter or plan; a case is the only one that is open.

    So is a child's residence, wherever it moves to with the resident.
    """
    match fact:
        case (
            shelter.ResidentAdmitted()
            | shelter.ResidentDischarged()
            | shelter.ResidentTransferred()
            | shelter.ResidentDied()
        ):
            return fact.stay_id
        case (
            legal_aid.MatterAccepted()
            | legal_aid.MatterCompleted()
            | legal_aid.MatterDiscontinued()
        ):
            return fact.matter_id
        case reintegration.PlanOpened() | reintegration.PlanClosed():
            return fact.plan_id
        case _:
            return None
