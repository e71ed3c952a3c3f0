"""Children's ways: with a parent, with a representative, or with a guardian in their place."""

from services.operations.demo.steps.arriving import Arrival
from services.operations.demo.steps.intake import Case, by_ground
from services.operations.demo.steps.places import Places
from services.operations.demo.steps.reintegration import Plan
from services.operations.demo.steps.shelter import Stay
from services.operations.demo.walk import Body, Person, Walk

GIVEN_BESIDE = (
    "a-essential-needs",
    "b-medical",
    "c-interpretation",
    "d-legal-support",
    "dd-legal-aid",
    "e-travel",
    "g-psychological",
    "h-education",
)
"""What a child has a right to who came along with a victim: all but a trade, grants and loans."""


async def _is_found(case: Case, given_by: str, purpose: str) -> tuple[Body, Body, Body]:
    """Hear who may speak for a child, and find that the child is a victim."""
    if given_by == "representative":
        await case.names_a_parent(1)
    interview, referral, lodging = await case.hears_consents(
        1, "interview", "referral", "shelter", given_by=given_by
    )
    (going_home,) = await case.hears_consents(1, "reintegration", given_by=given_by)
    await case.listens(2, interview)
    await case.verifies(2)
    await case.asks_the_police(2)
    await case.lists_evidence(4, purpose, child=True)
    await case.confirms(12)
    await case.offers(12)
    return referral, lodging, going_home


async def home_to_grandmother(walk: Walk, label: str, places: Places) -> Person:
    """Go with a girl who goes to school again, and home to a grandmother who was looked at."""
    case = await Case.opened(walk, label, Arrival("girls", days_ago=900))
    referral, lodging, going_home = await _is_found(case, "representative", "sexual-exploitation")
    await case.refers("shelter", 12, referral, "shelter", "education", "safety")
    stay = await Stay.heard_of(case.person)
    await stay.is_offered(places.peaceful, 13)
    await stay.begins(13, lodging)
    await stay.is_planned(16)
    await stay.goes_to_school(20, "lower-secondary")
    await stay.ends(80, "relatives", child=True)
    await case.closes(81)
    plan = await Plan.heard_of(case.person)
    await plan.finds_family(83, "grandparent")
    visits = await plan.is_agreed(90, going_home, group="girls")
    await plan.leads_home(91, "25", "girls", escort="worker")
    await plan.is_only_monitored(200)
    await plan.is_looked_in_on(visits)
    await plan.ends(visits[-1], "sustained")
    return case.person


async def with_a_guardian(walk: Walk, label: str, places: Places) -> Person:
    """Go with a boy whose father is suspected: a guardian speaks for him."""
    arrival = Arrival("boys", days_ago=470, channel="rescue", in_danger=True)
    case = await Case.opened(walk, label, arrival)
    await case.names_a_guardian(1)
    referral, lodging, going_home = await _is_found(case, "guardian", "forced-labour")
    await case.refers("shelter", 12, referral, "shelter", "education", "safety")
    stay = await Stay.heard_of(case.person)
    await stay.is_offered(places.southern, 13)
    await stay.begins(13, lodging)
    await stay.is_planned(15)
    await stay.goes_to_school(30, "primary")
    await stay.is_listened_to(18, 25)
    await stay.ends(110, "relatives", child=True)
    await case.closes(111)
    plan = await Plan.heard_of(case.person)
    await plan.finds_family(113, "other-relative")
    visits = await plan.is_agreed(118, going_home, "medium", group="boys")
    await plan.leads_home(119, "92", "boys", escort="worker")
    await plan.is_only_monitored(230)
    await plan.is_looked_in_on([visit for visit in visits if visit.is_past])
    return case.person


async def mother_and_son(walk: Walk, label: str, places: Places) -> Person:
    """Go with a woman and her small son: his bed is counted, his case and his days are his own."""
    mother = await Case.opened(walk, label, Arrival("women", days_ago=290))
    son = await _comes_along(walk, f"{label}, son", mother)
    referral, lodging, going_home = await mother.hears_consents(
        1, "referral", "shelter", "reintegration"
    )
    await mother.verifies(2)
    await son.verifies(2)
    await mother.asks_the_police(2)
    await mother.confirms(19)
    await mother.offers(19)
    await son.offers(20, *GIVEN_BESIDE)
    await mother.refers("shelter", 19, referral, "shelter", "family-contact")
    await _live_here_together(mother.person, son.person, places, lodging)
    await son.lets_go(131, "moved-away")
    await son.closes(131, "withdrawn")
    await mother.closes(131)
    plan = await Plan.heard_of(mother.person)
    visits = await plan.is_agreed(138, going_home, "medium")
    await plan.leads_home(139, "01", "women")
    await plan.is_only_monitored(270)
    await plan.is_looked_in_on([visit for visit in visits if visit.is_past])
    return mother.person


async def _comes_along(walk: Walk, label: str, mother: Case) -> Case:
    beside = mother.person.journey
    small = Arrival("boys", days_ago=290, age_class="under-seven", beside=beside)
    son = await Case.opened(walk, label, small)
    await mother.notes_beside(son, 1)
    return son


async def _live_here_together(mother: Person, son: Person, places: Places, lodging: Body) -> None:
    stay = await Stay.heard_of(mother)
    await stay.is_offered(places.southern, 20)
    await stay.begins(20, lodging, children=1)
    await stay.brings(son, 20)
    await stay.is_planned(24)
    await stay.ends(130)


async def in_school(walk: Walk, label: str, places: Places) -> Person:
    """Go with a girl in danger, whose mother speaks for her, and who goes to school here."""
    case = await Case.opened(walk, label, Arrival("girls", days_ago=45, in_danger=True))
    referral, lodging, _ = await _is_found(case, "representative", "forced-labour")
    await case.refers("shelter", 12, referral, "shelter", "education", "safety")
    stay = await Stay.heard_of(case.person)
    await stay.is_offered(places.peaceful, 13)
    await stay.begins(13, lodging)
    await stay.is_planned(16)
    await stay.goes_to_school(20, "upper-secondary")
    await stay.is_threatened(44)
    return case.person


async def is_expected(walk: Walk, label: str, places: Places) -> Person:
    """Go with a girl to whom a bed was offered yesterday: it is held until she comes."""
    case = await Case.opened(walk, label, Arrival("girls", days_ago=16))
    referral, *_ = await _is_found(case, "representative", "sexual-exploitation")
    await case.refers("shelter", 12, referral, "shelter", "education")
    stay = await Stay.heard_of(case.person)
    await stay.is_offered(places.southern, 15)
    return case.person


async def taken_to_safety(walk: Walk, label: str, places: Places) -> Person:
    """Go with a boy from a fishing boat, still under identification: he is safe meanwhile."""
    arrival = Arrival("boys", days_ago=14, channel="rescue", in_danger=True)
    case = await Case.opened(walk, label, arrival)
    await case.verifies(1)
    await case.asks_the_police(1)
    protection = by_ground("urgent-protection")
    await case.refers("shelter", 1, protection, "shelter", "safety", urgency="immediate")
    stay = await Stay.heard_of(case.person)
    await stay.is_offered(places.assistance, 2)
    await stay.begins(2, protection)
    await stay.is_planned(5)
    return case.person
