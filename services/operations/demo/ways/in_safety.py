"""Ways on which a safe place is what matters now: found, waited for, prolonged, or needed again."""

from datetime import timedelta

from services.operations.demo.steps import claims
from services.operations.demo.steps.arriving import Arrival
from services.operations.demo.steps.intake import Case, by_ground
from services.operations.demo.steps.legal_aid import Matter
from services.operations.demo.steps.places import Places
from services.operations.demo.steps.reintegration import Plan
from services.operations.demo.steps.shelter import Stay
from services.operations.demo.walk import Person, Walk

NOT_FOR_THEM = "group-not-accepted"
NO_BED = "house-is-full"

FIRST_TOLD = ("c-interpretation", "d-legal-support", "e-travel", "g-psychological")
"""What is spoken of in the first days; the rest of what they may have is still to be offered."""


async def again(walk: Walk, label: str, places: Places) -> Person:
    """Go with a woman who is trafficked again: a new case in the same journey, a new stay."""
    case = await Case.opened(walk, label, Arrival("women", days_ago=790))
    (going_home,) = await case.hears_consents(1, "reintegration")
    await case.verifies(2)
    await case.asks_the_police(2)
    await case.confirms(19)
    await case.offers(19)
    await case.refers("reintegration", 20, going_home, "vocational")
    plan = await Plan.heard_of(case.person)
    visits = await plan.is_agreed(30, going_home, "medium")
    await case.closes(31)
    await plan.is_only_monitored(180)
    await plan.is_looked_in_on(visits[:5])
    await claims.is_trafficked_again(plan, 700)
    return await _is_safe_again(case, places)


async def _is_safe_again(case: Case, places: Places) -> Person:
    case = await case.opened_again(Arrival("women", 0, in_danger=True), 725)
    (lodging,) = await case.hears_consents(726, "shelter")
    await case.verifies(726)
    await case.asks_the_police(726)
    await case.refers("shelter", 726, lodging, "shelter", "safety", urgency="immediate")
    stay = await Stay.heard_of(case.person)
    await stay.is_offered(places.peaceful, 727)
    await stay.begins(727, lodging)
    await stay.is_planned(730)
    await case.confirms(744)
    return case.person


async def where_men_go(walk: Walk, label: str, places: Places) -> Person:
    """Go with a rescued man: the Peaceful House is not for men, the other house is."""
    case = await Case.opened(walk, label, Arrival("men", days_ago=60, channel="rescue"))
    referral, lodging = await case.hears_consents(1, "referral", "shelter")
    await case.verifies(1, "rescue-confirmation")
    await case.confirms(1, "rescue-confirmation", "border-guard")
    await case.offers(1, *FIRST_TOLD)
    await case.refers("shelter", 1, referral, "shelter", "medical")
    await case.refers("legal_aid", 1, referral, "legal-aid")
    matter = await Matter.heard_of(case.person)
    await matter.is_accepted_at_once(1, places.provider, "matter-documents")
    stay = await Stay.heard_of(case.person)
    if not await stay.is_offered(places.peaceful, 2, unless=[NOT_FOR_THEM]):
        await stay.is_offered(places.assistance, 2)
    await stay.begins(2, lodging)
    await matter.moves(3, "hearing")
    await stay.is_planned(6)
    await matter.will_be_heard(40, begins=62)
    return case.person


async def at_the_door(walk: Walk, label: str, places: Places) -> Person:
    """Go with a woman who stands at the door at night: a bed at once, the papers afterwards."""
    case = await Case.opened(walk, label, Arrival("women", days_ago=40, in_danger=True))
    stay = await Stay.at_the_door(case.person, places.peaceful, 0)
    await case.verifies(2)
    await case.asks_the_police(2)
    await stay.is_regularised(2, by_ground("urgent-protection"))
    await stay.is_planned(6)
    await case.confirms(20)
    await case.offers(20)
    return case.person


async def longer_than_usual(walk: Walk, label: str, places: Places) -> Person:
    """Go with a woman who stays beyond 120 days: it was decided in time that she may."""
    case = await Case.opened(walk, label, Arrival("women", days_ago=190))
    interview, referral, lodging = await case.hears_consents(1, "interview", "referral", "shelter")
    await case.listens(2, interview)
    await case.verifies(2)
    await case.asks_the_police(2)
    await case.confirms(18)
    await case.offers(18)
    await case.refers("shelter", 18, referral, "shelter", "medical", "psychological")
    stay = await Stay.heard_of(case.person)
    await stay.is_offered(places.peaceful, 19)
    await stay.begins(19, lodging)
    await stay.is_planned(24)
    await stay.is_listened_to(26, 40, 60)
    await stay.asks_for_more_days(110)
    await stay.is_extended(118, until=240)
    await stay.is_prepared_to_end(185, leaves_on=timedelta(days=12))
    return case.person


async def not_yet_known(walk: Walk, label: str, places: Places) -> Person:
    """Go with a woman in danger who is still under identification: she is safe meanwhile."""
    arrival = Arrival("women", days_ago=12, channel="rescue", in_danger=True)
    case = await Case.opened(walk, label, arrival)
    await case.verifies(1)
    await case.asks_the_police(1)
    protection = by_ground("urgent-protection")
    await case.refers("shelter", 1, protection, "shelter", "safety", urgency="immediate")
    stay = await Stay.heard_of(case.person)
    await stay.is_offered(places.peaceful, 2)
    await stay.begins(2, protection)
    await case.offers(2, *FIRST_TOLD)
    return case.person


async def no_bed_yet(walk: Walk, label: str, places: Places) -> Person:
    """Go with a woman for whom no bed is free: she waits in order."""
    case = await Case.opened(walk, label, Arrival("women", days_ago=20))
    (referral,) = await case.hears_consents(1, "referral")
    await case.verifies(2)
    await case.asks_the_police(2)
    await case.confirms(10)
    await case.offers(10)
    await case.refers("shelter", 10, referral, "shelter")
    stay = await Stay.heard_of(case.person)
    if not await stay.is_offered(places.peaceful, 11, unless=[NO_BED]):
        await stay.waits(11)
    return case.person
