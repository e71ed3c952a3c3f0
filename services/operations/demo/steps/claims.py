"""What is asked for and signalled beside a plan: grants by Form 07, and alerts."""

from uuid import UUID

from services.operations.demo.steps.reintegration import WORKER, Plan
from services.operations.demo.walk import Body, Done
from shared.kernel.actors import Role

DEPARTMENT: Role = "health-department"


async def applies(plan: Plan, day: int, grant: str) -> UUID:
    """Hand in Form 07; return the claim."""
    claim = {
        "journey_id": str(plan.person.journey),
        "plan_id": str(plan.id),
        "grant": grant,
        "form": "A made-up form.",
    }
    return (await _asks(plan, "/grants", day, claim, WORKER)).made("claim_id")


async def is_granted(plan: Plan, claim: UUID, day: int, amount: int) -> None:
    """Let the department review a claim, decide on it and pay."""
    await _asks(plan, f"/grants/{claim}/review", day, {})
    decided = {"decision": "approved", "amount": amount, "decision_no": "00/QD-MADE-UP"}
    await _asks(plan, f"/grants/{claim}/decision", day + 3, decided)
    await _asks(plan, f"/grants/{claim}/payment", day + 8, {"voucher": "MADE-UP-0001"})


async def is_trafficked_again(plan: Plan, day: int) -> None:
    """Raise an alert, look at it the same day, and confirm it: the plan ends with it."""
    alert_id = await is_alarming(plan, day)
    await _asks(plan, f"/risk-alerts/{alert_id}/triage", day, {"urgency": "act-now"}, WORKER)
    await _asks(plan, f"/risk-alerts/{alert_id}/confirmation", day + 1, {}, WORKER)


async def is_alarming(plan: Plan, day: int) -> UUID:
    """Raise an alert; return it."""
    signs = {
        "journey_id": str(plan.person.journey),
        "plan_id": str(plan.id),
        "signals": ["disappeared", "contact-from-trafficker"],
        "note": "A made-up note.",
    }
    return (await _asks(plan, "/risk-alerts", day, signs, WORKER)).made("alert_id")


async def _asks(plan: Plan, path: str, day: int, body: Body, by: Role = DEPARTMENT) -> Done:
    at = plan.person.day(day, 10)
    return await plan.person.walk.ask("reintegration", path, at, by, body)
