"""Every "no" is explained, in both languages, on a page that is never out of date."""

from collections import Counter
from collections.abc import Iterator

import pytest

from shared.kernel.errors import Refused
from shared.runtime.http.problems import KINDS
from tests.architecture.problems_page import PAGE, page, rules


def every_rule() -> Iterator[type[Refused]]:
    """Return each refusal of the house, also two that share a slug."""
    unseen: list[type[Refused]] = [Refused]
    while unseen:
        rule = unseen.pop()
        unseen += rule.__subclasses__()
        if not rule.__module__.startswith("tests."):
            yield rule


def test_the_page_says_what_the_code_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run `make docs`"


def test_every_problem_has_a_line_on_the_page() -> None:
    told = PAGE.read_text(encoding="utf-8")
    slugs = {rule.slug for rule in every_rule()} | {kind.slug for kind in KINDS}
    assert {slug for slug in slugs - {Refused.slug} if f"| `{slug}` |" not in told} == set()


def test_no_two_rules_share_a_slug() -> None:
    """A retry is answered by slug: with two rules under one, it would hear the other's words."""
    uses = Counter(rule.slug for rule in every_rule() if "slug" in vars(rule))
    uses.update(kind.slug for kind in KINDS if kind.slug not in uses)
    assert [slug for slug, count in uses.items() if count > 1] == []


@pytest.mark.parametrize("rule", rules("services"), ids=lambda rule: rule.slug)
def test_every_rule_speaks_both_languages(rule: type[Refused]) -> None:
    assert rule.__doc__
    assert rule.vi
    assert "slug" in vars(rule), "a rule without a slug of its own answers with another's"


def test_every_no_says_where_its_rule_comes_from() -> None:
    silent = {rule.__name__ for rule in every_rule() if not rule.source}
    assert silent == {"Refused", "NotFound"}
