"""Everything the domain asks for is there, and the page that says where is true."""

from tests.architecture.coverage_page import PAGE, missing, page


def test_nothing_that_the_domain_asks_for_is_missing() -> None:
    assert missing() == []


def test_the_coverage_page_says_what_the_code_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run `make docs`"
