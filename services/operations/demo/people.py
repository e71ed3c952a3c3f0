"""The demonstration's people, all made up, and the way each of them goes."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from services.operations.demo.steps.intake import Arrival, Case, by_consent, by_ground
from services.operations.demo.steps.legal_aid import Matter
from services.operations.demo.steps.reintegration import Plan
from services.operations.demo.steps.shelter import Houses, Stay
from services.operations.demo.walk import Person, Walk

HOUSES_OPENED = 1_090
"""Days ago: before anyone came, and within the three years that may be entered late."""

NOT_FOR_THEM = "group-not-accepted"
NO_BED = "house-is-full"


async def all_the_way(walk: Walk, label: str, houses: Houses) -> Person:
    """Go with a woman from her own report to a life in the community that holds."""
    case = await Case.opened(walk, label, Arrival("women", days_ago=1_080))
    lodging = await _is_heard_and_confirmed(case)
    going_home = await _is_sheltered_and_advised(case, houses, lodging)
    await _builds_a_life(case.person, going_home)
    return case.person


async def _is_heard_and_confirmed(case: Case) -> UUID:
    interview = await case.hears_consent("interview", 1)
    referral = await case.hears_consent("referral", 1)
    lodging = await case.hears_consent("shelter", 1)
    await case.listens(2, by_consent(interview))
    await case.verifies(2)
    await case.asks_the_police(3)
    await case.confirms(17)
    await case.refers("shelter", 17, by_consent(referral), "shelter", "psychological")
    await case.refers("legal_aid", 17, by_consent(referral), "legal-aid")
    return lodging


async def _is_sheltered_and_advised(case: Case, houses: Houses, lodging: UUID) -> UUID:
    matter = await Matter.heard_of(case.person)
    await matter.is_answered(17)
    stay = await Stay.heard_of(case.person)
    await stay.is_offered(houses.peaceful, 18)
    await stay.begins(19, by_consent(lodging))
    await matter.is_accepted(20)
    await stay.is_planned(23)
    await matter.moves(30, "meeting")
    await matter.is_completed(60)
    going_home = await case.hears_consent("reintegration", 75)
    await stay.ends(95)
    await case.closes(96)
    return going_home


async def _builds_a_life(person: Person, going_home: UUID) -> None:
    plan = await Plan.heard_of(person)
    visits = await plan.is_agreed(105, going_home, risk="medium")
    await plan.is_only_monitored(200)
    for visit in visits:
        await plan.is_looked_in_on(visit)
    await plan.holds(visits[-1])


async def where_men_go(walk: Walk, label: str, houses: Houses) -> Person:
    """Go with a rescued man: the Peaceful House is not for men, the other house is."""
    case = await Case.opened(walk, label, Arrival("men", days_ago=60, channel="rescue"))
    referral = await case.hears_consent("referral", 1)
    lodging = await case.hears_consent("shelter", 1)
    await case.verifies(1, "rescue-confirmation")
    await case.confirms(1, "rescue-confirmation", "border-guard")
    await case.refers("shelter", 1, by_consent(referral), "shelter", "medical")
    await case.refers("legal_aid", 1, by_consent(referral), "legal-aid")

    matter = await Matter.heard_of(case.person)
    await matter.is_accepted_at_once(1, "matter-documents")
    stay = await Stay.heard_of(case.person)
    if not await stay.is_offered(houses.peaceful, 2, unless=[NOT_FOR_THEM]):
        await stay.is_offered(houses.assistance, 2)
    await stay.begins(2, by_consent(lodging))
    await matter.moves(3, "hearing")
    await stay.is_planned(6)
    return case.person


async def a_girl(walk: Walk, label: str, houses: Houses) -> Person:
    """Go with a girl: her representative consents, her own view is heard."""
    case = await Case.opened(walk, label, Arrival("girls", days_ago=45, in_danger=True))
    interview = await case.hears_consent("interview", 1, given_by="representative")
    referral = await case.hears_consent("referral", 1, given_by="representative")
    lodging = await case.hears_consent("shelter", 1, given_by="representative")
    await case.listens(2, by_consent(interview))
    await case.verifies(2)
    await case.asks_the_police(2)
    await case.confirms(12)
    await case.refers("shelter", 12, by_consent(referral), "shelter", "education", "safety")

    stay = await Stay.heard_of(case.person)
    await stay.is_offered(houses.peaceful, 13)
    await stay.begins(13, by_consent(lodging))
    await stay.is_planned(16)
    return case.person


async def not_yet_known(walk: Walk, label: str, houses: Houses) -> Person:
    """Go with a woman in danger who is still under identification: she is safe meanwhile."""
    arrival = Arrival("women", days_ago=12, channel="rescue", in_danger=True)
    case = await Case.opened(walk, label, arrival)
    await case.verifies(1)
    await case.asks_the_police(1)
    await case.refers("shelter", 1, by_ground("urgent-protection"), "shelter", "safety")

    stay = await Stay.heard_of(case.person)
    await stay.is_offered(houses.peaceful, 2)
    await stay.begins(2, by_ground("urgent-protection"))
    await stay.is_planned(5)
    return case.person


async def no_bed_yet(walk: Walk, label: str, houses: Houses) -> Person:
    """Go with a woman for whom no bed is free: she waits in order."""
    case = await Case.opened(walk, label, Arrival("women", days_ago=20))
    referral = await case.hears_consent("referral", 1)
    await case.verifies(2)
    await case.asks_the_police(2)
    await case.confirms(10)
    await case.refers("shelter", 10, by_consent(referral), "shelter")

    stay = await Stay.heard_of(case.person)
    if not await stay.is_offered(houses.peaceful, 11, unless=[NO_BED]):
        await stay.waits(11)
    return case.person


async def not_a_victim(walk: Walk, label: str, _: Houses) -> Person:
    """Go with a man who is found not to be a victim; his request for legal aid stays open."""
    case = await Case.opened(walk, label, Arrival("men", days_ago=40))
    referral = await case.hears_consent("referral", 1)
    await case.verifies(2)
    await case.asks_the_police(2)
    await case.refers("legal_aid", 3, by_consent(referral), "legal-aid")
    matter = await Matter.heard_of(case.person)
    await matter.is_answered(3, "status-proof")
    await case.rejects(20)
    await case.closes(21, "not-victim")
    return case.person


async def takes_it_back(walk: Walk, label: str, _: Houses) -> Person:
    """Go with a woman who changes her mind: her consent is taken back, sharing stops."""
    case = await Case.opened(walk, label, Arrival("women", days_ago=30))
    referral = await case.hears_consent("referral", 1)
    await case.verifies(2)
    await case.asks_the_police(2)
    await case.confirms(14)
    await case.refers("shelter", 14, by_consent(referral), "shelter")
    stay = await Stay.heard_of(case.person)
    await case.hears_it_taken_back(referral, 15)
    await stay.request_is_taken_back(15)
    await case.lets_go(16)
    await case.closes(16, "withdrawn")
    return case.person


async def straight_home(walk: Walk, label: str, _: Houses) -> Person:
    """Go with a woman back from abroad: no shelter, a plan at home, and one visit missed."""
    case = await Case.opened(walk, label, Arrival("women", days_ago=250, channel="abroad"))
    going_home = await case.hears_consent("reintegration", 1)
    await case.verifies(1, "foreign-legalised")
    await case.confirms(2, "foreign-legalised", "foreign-authority")
    await case.refers("reintegration", 3, by_consent(going_home), "vocational", "hardship")
    plan = await Plan.heard_of(case.person)
    visits = await plan.is_agreed(10, going_home, risk="low")
    await case.closes(12)
    today = datetime.now(UTC)
    first, second, *others = [v for v in visits if v.due_at < today - timedelta(days=1)]
    await plan.is_looked_in_on(first)
    await plan.misses(second)
    for visit in others:
        await plan.is_looked_in_on(visit)
    return case.person


@dataclass(frozen=True)
class Way:
    """One person's way, told in a few words, and where they stand at its end."""

    story: str
    go: Callable[[Walk, str, Houses], Awaitable[Person]]
    ends: Mapping[str, str]


WAYS = (
    Way(
        "a woman, all the way to a life in the community",
        all_the_way,
        {
            "intake": "closed",
            "shelter": "left",
            "legal_aid": "completed",
            "reintegration": "closed",
        },
    ),
    Way(
        "a man, for whom another house is found",
        where_men_go,
        {"intake": "confirmed", "shelter": "resident", "legal_aid": "in-progress"},
    ),
    Way(
        "a girl, with her representative's consent",
        a_girl,
        {"intake": "confirmed", "shelter": "resident"},
    ),
    Way(
        "a woman in danger, still under identification",
        not_yet_known,
        {"intake": "under-identification", "shelter": "resident"},
    ),
    Way(
        "a woman who waits, because the house is full",
        no_bed_yet,
        {"intake": "confirmed", "shelter": "waitlisted"},
    ),
    Way(
        "a man who is found not to be a victim",
        not_a_victim,
        {"intake": "closed", "legal_aid": "requested"},
    ),
    Way(
        "a woman who takes her consent back",
        takes_it_back,
        {"intake": "closed", "shelter": "declined"},
    ),
    Way(
        "a woman back from abroad, straight home",
        straight_home,
        {"intake": "closed", "reintegration": "monitoring"},
    ),
)
