"""Ways that lead home: through a shelter or straight, and to a life that holds, or does not."""

from collections.abc import Sequence

from services.operations.demo.steps import claims
from services.operations.demo.steps.arriving import Arrival
from services.operations.demo.steps.intake import Case
from services.operations.demo.steps.legal_aid import Matter
from services.operations.demo.steps.places import Places
from services.operations.demo.steps.reintegration import Plan, Visit
from services.operations.demo.steps.shelter import Stay
from services.operations.demo.walk import Body, Person, Walk

NOT_FOR_THEM = "group-not-accepted"


async def all_the_way(walk: Walk, label: str, places: Places) -> Person:
    """Go with a woman from her own report to a life in the community that holds."""
    case = await Case.opened(walk, label, Arrival("women", days_ago=1_080))
    interview, referral, lodging = await case.hears_consents(1, "interview", "referral", "shelter")
    await case.listens(2, interview)
    await case.verifies(2)
    await case.asks_the_police(3)
    await case.lists_evidence(5, "sexual-exploitation")
    await case.confirms(17)
    await case.offers(17)
    await case.refers("shelter", 17, referral, "shelter", "psychological")
    await case.refers("legal_aid", 17, referral, "legal-aid")
    going_home = await _is_sheltered_and_advised(case, places, lodging)
    plan = await Plan.heard_of(case.person)
    visits = await plan.is_agreed(105, going_home, "medium")
    await plan.leads_home(106, "14", "women")
    await plan.has_someone_near(107, places.trusted)
    training = await plan.learns(110, "sewing")
    await plan.is_looked_in_on(visits[:3])
    await plan.works(training, 200, "factory")
    await plan.is_only_monitored(215)
    await plan.is_looked_in_on(visits[3:])
    await plan.ends(visits[-1], "sustained")
    return case.person


async def _is_sheltered_and_advised(case: Case, places: Places, lodging: Body) -> Body:
    matter = await Matter.heard_of(case.person)
    await matter.is_answered(17)
    stay = await Stay.heard_of(case.person)
    await stay.is_offered(places.peaceful, 18)
    await stay.begins(19, lodging)
    await matter.is_accepted(20, places.provider)
    await stay.is_planned(23)
    await stay.is_listened_to(24)
    await matter.moves(30, "meeting")
    await stay.is_listened_to(38)
    await stay.learns_a_trade(40, "tailoring")
    await matter.is_completed(60)
    (going_home,) = await case.hears_consents(75, "reintegration")
    await stay.ends(95)
    await case.closes(96)
    return going_home


async def by_law(walk: Walk, label: str, places: Places) -> Person:
    """Go with a rescued man who has no place in the Peaceful House, and wins in court."""
    case = await Case.opened(walk, label, Arrival("men", days_ago=1_020, channel="rescue"))
    referral, going_home = await case.hears_consents(1, "referral", "reintegration")
    await case.verifies(1, "rescue-confirmation")
    await case.confirms(1, "rescue-confirmation", "border-guard")
    await case.offers(1)
    placing = await case.refers("shelter", 1, referral, "shelter", "medical")
    await case.refers("legal_aid", 1, referral, "legal-aid")
    stay = await Stay.heard_of(case.person)
    if not await stay.is_offered(places.peaceful, 2, unless=[NOT_FOR_THEM]):
        await stay.is_declined(2)
    await case.finds_another_place(placing, 2, "other-facility")
    await case.refers("reintegration", 3, going_home, "hardship", "vocational")
    plan = await Plan.heard_of(case.person)
    visits = await plan.is_agreed(12, going_home, group="men")
    await plan.leads_home(14, "40", "men")
    await claims.is_granted(plan, await claims.applies(plan, 20, "hardship"), 24, 4_500_000)
    await _is_heard_in_court(case.person, places)
    await case.closes(30)
    await plan.is_only_monitored(150)
    await plan.is_looked_in_on(visits)
    await plan.ends(visits[-1], "sustained")
    return case.person


async def _is_heard_in_court(person: Person, places: Places) -> None:
    matter = await Matter.heard_of(person)
    await matter.is_answered(1)
    await matter.is_accepted(2, places.provider, "participation")
    await matter.faces(9, "Made-up Opponent, 001085000001")
    await matter.moves(10, "statement")
    hearing = await matter.will_be_heard(40, begins=120)
    await matter.is_heard(hearing, 120)
    await matter.wins_compensation(60, 121, 160, 300)
    await matter.is_completed(180, "stage-ended")
    await matter.is_filed_and_assessed(185)


async def lost_from_sight(walk: Walk, label: str, _: Places) -> Person:
    """Go with a man back from abroad, straight home, who is not found any more after a year."""
    plan, visits = await _back_from_abroad(walk, label, "men", 960)
    await claims.is_granted(plan, await claims.applies(plan, 30, "vocational"), 34, 3_000_000)
    await plan.is_only_monitored(120)
    await plan.is_looked_in_on(visits[:4])
    await plan.misses(visits[4:])
    await plan.ends(visits[-1], "lost-to-follow-up")
    return plan.person


async def _back_from_abroad(
    walk: Walk, label: str, group: str, days_ago: int
) -> tuple[Plan, Sequence[Visit]]:
    """Go with someone whom a mission helped home, and who needs no shelter."""
    case = await Case.opened(walk, label, Arrival(group, days_ago, channel="abroad"))
    (going_home,) = await case.hears_consents(1, "reintegration")
    await case.confirms(2, "foreign-legalised", "foreign-authority")
    await case.offers(2)
    await case.refers("reintegration", 3, going_home, "vocational", "hardship", urgency="routine")
    plan = await Plan.heard_of(case.person)
    visits = await plan.is_agreed(10, going_home, group=group)
    await plan.leads_home(11, "38", group)
    await case.closes(12)
    return plan, visits


async def moved_away(walk: Walk, label: str, _: Places) -> Person:
    """Go with a man who came by himself, found work in another province and moved there."""
    case = await Case.opened(walk, label, Arrival("men", days_ago=880))
    (going_home,) = await case.hears_consents(1, "reintegration")
    await case.verifies(3)
    await case.asks_the_police(3)
    await case.confirms(20)
    await case.offers(20)
    await case.refers("reintegration", 21, going_home, "vocational")
    plan = await Plan.heard_of(case.person)
    visits = await plan.is_agreed(30, going_home, group="men")
    await case.closes(31)
    training = await plan.learns(40, "mechanics")
    await plan.is_looked_in_on(visits[:3])
    await plan.works(training, 130, "construction")
    await plan.ends_on(260, "relocated")
    return case.person


async def set_back(walk: Walk, label: str, places: Places) -> Person:
    """Go with a woman who speaks Hmong and moves nearer home; there she loses her income again."""
    arrival = Arrival("women", days_ago=540, language="hmn", needs=("food", "interpretation"))
    case = await Case.opened(walk, label, arrival)
    interview, referral, lodging, going_home = await case.hears_consents(
        1, "interview", "referral", "shelter", "reintegration"
    )
    await case.listens(2, interview, interpreter=True)
    await case.verifies(3)
    await case.asks_the_police(3)
    await case.extends(15)
    await case.confirms(45)
    await case.offers(45)
    await case.refers("shelter", 45, referral, "shelter", "interpretation")
    await _moves_nearer_home(case.person, places, lodging)
    await case.closes(131)
    plan = await Plan.heard_of(case.person)
    visits = await plan.is_agreed(140, going_home, "medium")
    await plan.leads_home(141, "02", "women", escort="worker")
    await plan.is_only_monitored(260)
    await plan.is_looked_in_on([visit for visit in visits if visit.is_past])
    await plan.is_set_back(500)
    return case.person


async def _moves_nearer_home(person: Person, places: Places, lodging: Body) -> None:
    stay = await Stay.heard_of(person)
    await stay.is_offered(places.peaceful, 46)
    await stay.begins(47, lodging)
    await stay.is_planned(50)
    stay = await stay.moves_to(places.southern, 70, lodging)
    await stay.is_listened_to(75)
    await stay.ends(130)


async def with_a_loan(walk: Walk, label: str, places: Places) -> Person:
    """Go with a man who opens a stall of his own: a grant, a loan, and one visit missed."""
    case = await Case.opened(walk, label, Arrival("men", days_ago=430))
    (going_home,) = await case.hears_consents(1, "reintegration")
    await case.verifies(2)
    await case.asks_the_police(2)
    await case.confirms(18)
    await case.offers(18)
    await case.refers("reintegration", 19, going_home, "hardship", "vocational")
    plan = await Plan.heard_of(case.person)
    visits = await plan.is_agreed(28, going_home, group="men")
    await case.closes(29)
    await plan.leads_home(30, "38", "men")
    await plan.has_someone_near(31, places.trusted)
    await claims.is_granted(plan, await claims.applies(plan, 40, "hardship"), 43, 5_000_000)
    await plan.brings_a_loan(90)
    await plan.is_only_monitored(200)
    first, second, *others = [visit for visit in visits if visit.is_past]
    await plan.is_looked_in_on([first])
    await plan.misses([second])
    await plan.is_looked_in_on(others)
    return case.person


async def waits_for_an_answer(walk: Walk, label: str, _: Places) -> Person:
    """Go with a man back from abroad whose Form 07 should have been decided by now."""
    plan, visits = await _back_from_abroad(walk, label, "men", 50)
    await claims.applies(plan, 24, "hardship")
    await plan.is_looked_in_on([visit for visit in visits if visit.is_past])
    await plan.will_be_seen(48, plan.person.day(50, 23))
    return plan.person
