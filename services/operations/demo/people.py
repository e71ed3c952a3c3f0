"""The demonstration's people, all made up: who they are, the way each goes, and where it ends."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from services.operations.demo.steps.places import Places
from services.operations.demo.walk import Person, Walk
from services.operations.demo.ways import children, home, in_law, in_safety

Standing = Mapping[str, str]

CAME: Standing = {"intake": "opened"}
HOME: Standing = {"intake": "closed", "reintegration": "monitoring"}
DONE: Standing = {"intake": "closed", "reintegration": "closed"}


@dataclass(frozen=True)
class Way:
    """One person's way: who they are, their story in a few words, and where they stand at its end.

    The Vietnamese words say who it is.
    """

    who: str
    story: str
    go: Callable[[Walk, str, Places], Awaitable[Person]]
    ends: Standing


WOMAN, MAN, GIRL, BOY = "phụ nữ", "nam giới", "bé gái", "bé trai"

YEARS: Sequence[tuple[str, Sequence[Way]]] = (
    (
        "Those who came first, nearly three years ago",
        (
            Way(
                WOMAN,
                "a woman, all the way to a life in the community",
                home.all_the_way,
                {**DONE, "shelter": "left", "legal_aid": "completed"},
            ),
            Way(
                MAN,
                "a man, declined by one house, who wins compensation",
                home.by_law,
                {**DONE, "shelter": "declined", "legal_aid": "completed"},
            ),
            Way(MAN, "a man back from abroad, lost from sight", home.lost_from_sight, DONE),
            Way(
                GIRL,
                "a girl, home to her grandmother",
                children.home_to_grandmother,
                {**DONE, "shelter": "left"},
            ),
            Way(MAN, "a man who found work elsewhere and moved", home.moved_away, DONE),
            Way(
                WOMAN,
                "a woman trafficked again: a new case, the same journey",
                in_safety.again,
                {"intake": "confirmed", "shelter": "resident", "reintegration": "re-trafficked"},
            ),
        ),
    ),
    (
        "Those whose plans are being followed",
        (
            Way(
                WOMAN,
                "a Hmong woman, moved nearer home, then set back",
                home.set_back,
                {"intake": "closed", "shelter": "left", "reintegration": "active"},
            ),
            Way(
                BOY,
                "a boy whose father is suspected, with a guardian",
                children.with_a_guardian,
                {**HOME, "shelter": "left"},
            ),
            Way(MAN, "a man with a grant, a loan and a stall", home.with_a_loan, HOME),
            Way(
                WOMAN,
                "a foreign woman, on decisions that were signed",
                in_law.from_abroad,
                {**DONE, "shelter": "left"},
            ),
            Way(MAN, "a man told no, who appealed and was right", in_law.on_appeal, HOME),
            Way(MAN, "a man who does not want to be a case", in_law.leaves, {"intake": "closed"}),
            Way(
                WOMAN,
                "a mother, and her small son, whose days are his own",
                children.mother_and_son,
                {**HOME, "shelter": "left"},
            ),
            Way(
                MAN,
                "a man found not to be a victim, still given legal aid",
                in_law.not_a_victim,
                {"intake": "closed", "legal_aid": "completed"},
            ),
        ),
    ),
    (
        "Those who are here now",
        (
            Way(
                WOMAN,
                "a woman beyond 120 days, as was decided",
                in_safety.longer_than_usual,
                {"intake": "confirmed", "shelter": "discharge-planned"},
            ),
            Way(
                MAN,
                "a man, for whom another house is found",
                in_safety.where_men_go,
                {"intake": "confirmed", "shelter": "resident", "legal_aid": "in-progress"},
            ),
            Way(
                MAN,
                "a man whose Form 07 should have been decided",
                home.waits_for_an_answer,
                HOME,
            ),
            Way(
                GIRL,
                "a girl in danger, at school from the house",
                children.in_school,
                {"intake": "confirmed", "shelter": "resident"},
            ),
            Way(
                WOMAN,
                "a woman at the door at night, verified afterwards",
                in_safety.at_the_door,
                {"intake": "confirmed", "shelter": "resident"},
            ),
            Way(
                WOMAN,
                "a woman in danger, still under identification",
                in_safety.not_yet_known,
                {"intake": "under-identification", "shelter": "resident"},
            ),
            Way(
                BOY,
                "a boy from a boat, safe while he is asked about",
                children.taken_to_safety,
                {"intake": "under-identification", "shelter": "resident"},
            ),
        ),
    ),
    (
        "Those who came last",
        (
            Way(
                WOMAN,
                "a woman who takes her consent back",
                in_law.takes_it_back,
                {"intake": "closed", "shelter": "declined"},
            ),
            Way(
                WOMAN,
                "a woman who waits, because the house is full",
                in_safety.no_bed_yet,
                {"intake": "confirmed", "shelter": "waitlisted"},
            ),
            Way(
                GIRL,
                "a girl for whom a bed is held until she comes",
                children.is_expected,
                {"intake": "confirmed", "shelter": "approved"},
            ),
            Way(MAN, "a man whom nobody has verified in time", in_law.not_yet_verified, CAME),
            Way(GIRL, "a girl who came yesterday, alone", in_law.since_yesterday, CAME),
        ),
    ),
)
"""By when they came: each group is walked side by side, after the one before it."""
