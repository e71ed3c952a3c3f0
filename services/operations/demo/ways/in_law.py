"""Ways on which the law's own question decides: is this person a victim?"""

from services.operations.demo.steps.arriving import Arrival
from services.operations.demo.steps.intake import Case
from services.operations.demo.steps.legal_aid import Matter
from services.operations.demo.steps.places import Places
from services.operations.demo.steps.reintegration import Plan
from services.operations.demo.steps.shelter import Stay
from services.operations.demo.walk import Person, Walk

GIVEN_TO_FOREIGNERS = (
    "a-essential-needs",
    "b-medical",
    "c-interpretation",
    "d-legal-support",
    "dd-legal-aid",
    "g-psychological",
)
"""What Art 37.4 leaves to a decision, and what somebody signed here."""


async def from_abroad(walk: Walk, label: str, places: Places) -> Person:
    """Go with a woman from another country, for whom all is decided and signed, until she flies."""
    arrival = Arrival("women", 400, "foreigner", "foreign", "lo", ("food", "interpretation"))
    case = await Case.opened(walk, label, arrival)
    interview, referral, lodging = await case.hears_consents(1, "interview", "referral", "shelter")
    await case.listens(2, interview, interpreter=True)
    await case.verifies(3)
    await case.asks_the_police(3)
    await case.decides(4, *GIVEN_TO_FOREIGNERS)
    await case.offers(4, *GIVEN_TO_FOREIGNERS)
    await case.confirms(21)
    await case.refers("shelter", 21, referral, "shelter", "interpretation")
    stay = await Stay.heard_of(case.person)
    await stay.is_offered(places.southern, 22)
    await stay.begins(22, lodging)
    await stay.is_planned(25)
    await stay.ends(70, "abroad")
    await case.closes(71)
    plan = await Plan.heard_of(case.person)
    await plan.ends_on(75, "repatriated")
    return case.person


async def on_appeal(walk: Walk, label: str, _: Places) -> Person:
    """Go with a man who is told no, appeals, and is found to be a victim after all."""
    case = await Case.opened(walk, label, Arrival("men", days_ago=370))
    interview, going_home = await case.hears_consents(1, "interview", "reintegration")
    await case.listens(2, interview)
    await case.verifies(3)
    await case.asks_the_police(3)
    await case.lists_evidence(8, "forced-labour")
    await case.rejects(20, "evidence-insufficient")
    await case.appeals(40, upheld_on=60)
    await case.confirms(76)
    await case.offers(76)
    await case.refers("reintegration", 77, going_home, "vocational")
    plan = await Plan.heard_of(case.person)
    visits = await plan.is_agreed(85, going_home, group="men")
    await case.closes(86)
    await plan.leads_home(87, "30", "men")
    await plan.is_only_monitored(190)
    await plan.is_looked_in_on([visit for visit in visits if visit.is_past])
    return case.person


async def not_a_victim(walk: Walk, label: str, places: Places) -> Person:
    """Go with a man who is found not to be a victim; aid goes on, for he is poor."""
    case = await Case.opened(walk, label, Arrival("men", days_ago=240))
    (referral,) = await case.hears_consents(1, "referral")
    await case.verifies(2)
    await case.asks_the_police(2)
    await case.refers("legal_aid", 3, referral, "legal-aid")
    matter = await Matter.heard_of(case.person)
    await matter.is_answered(3)
    await matter.is_accepted(5, places.provider)
    await case.rejects(20)
    await case.closes(21, "not-victim")
    await matter.goes_on(24)
    await matter.moves(30, "advice")
    await matter.is_completed(34)
    return case.person


async def leaves(walk: Walk, label: str, _: Places) -> Person:
    """Go with a man who does not want to be a case, and says so."""
    case = await Case.opened(walk, label, Arrival("men", days_ago=330))
    await case.verifies(3)
    await case.lets_go(6)
    await case.closes(7, "withdrawn")
    return case.person


async def takes_it_back(walk: Walk, label: str, _: Places) -> Person:
    """Go with a woman who changes her mind: her consent is taken back, sharing stops."""
    case = await Case.opened(walk, label, Arrival("women", days_ago=30))
    (referral,) = await case.hears_consents(1, "referral")
    await case.verifies(2)
    await case.asks_the_police(2)
    await case.confirms(14)
    await case.offers(14)
    await case.refers("shelter", 14, referral, "shelter")
    stay = await Stay.heard_of(case.person)
    await case.hears_it_taken_back(referral, 15)
    await stay.request_is_taken_back(15)
    await case.lets_go(16)
    await case.closes(16, "withdrawn")
    return case.person


async def not_yet_verified(walk: Walk, label: str, _: Places) -> Person:
    """Go with a man who came nine days ago; nobody has verified anything yet."""
    case = await Case.opened(walk, label, Arrival("men", days_ago=9))
    return case.person


async def since_yesterday(walk: Walk, label: str, _: Places) -> Person:
    """Go with a girl who came yesterday, alone."""
    case = await Case.opened(walk, label, Arrival("girls", days_ago=1, in_danger=True))
    return case.person
