"""Where a request comes from is what our own proxies say, and nobody else."""

import pytest

from shared.runtime.people.callers import UNKNOWN, Proxies

NEAR, INNER = ("10.0.0.1", 5_000), "10.0.0.2"


def caller(*forwarded: str, peer: tuple[str, int] | None = NEAR, ours: str = "10.0.0.0/8") -> str:
    headers = [(b"x-forwarded-for", one.encode("latin-1")) for one in forwarded]
    scope = {"type": "http", "client": peer, "headers": [(b"host", b"room"), *headers]}
    return Proxies.named([ours] if ours else []).caller(scope)


def test_without_proxies_of_ours_nobody_says_where_they_come_from() -> None:
    assert caller("192.0.2.7", ours="") == NEAR[0]


def test_whoever_comes_past_our_proxies_says_nothing_that_is_believed() -> None:
    assert caller("192.0.2.7", peer=("203.0.113.5", 1)) == "203.0.113.5"


def test_our_proxy_says_who_asked_it() -> None:
    assert caller("192.0.2.7") == "192.0.2.7"
    assert caller(f"192.0.2.7, {INNER}") == "192.0.2.7"
    assert caller("192.0.2.7", INNER) == "192.0.2.7"


@pytest.mark.parametrize("claimed", ["198.51.100.1", "10.9.9.9", "x", ""])
def test_what_stands_further_left_anybody_may_have_written(claimed: str) -> None:
    assert caller(f"{claimed}, 192.0.2.7") == "192.0.2.7"


@pytest.mark.parametrize("claimed", ["", "garbage", "192.0.2.7:80", "\xff", ","])
def test_where_our_proxy_says_nothing_it_is_the_caller(claimed: str) -> None:
    assert caller(claimed) == NEAR[0]


def test_our_own_people_behind_our_own_proxies_have_addresses_too() -> None:
    assert caller(f"10.0.0.9, {INNER}") == "10.0.0.9"


def test_no_list_is_too_long() -> None:
    assert caller(", ".join(["192.0.2.7"] * 10_000)) == "192.0.2.7"
    assert caller(", ".join([INNER] * 10_000)) == INNER


def test_one_line_is_one_caller_however_many_addresses_it_has() -> None:
    assert caller("2001:db8:1:2::1") == caller("2001:db8:1:2:ffff::9%eth0") == "2001:db8:1:2::/64"
    assert caller("2001:db8:1:3::1") != caller("2001:db8:1:2::1")
    assert caller("::ffff:192.0.2.7") == "192.0.2.7"


def test_a_caller_without_an_address_is_one_of_the_unknown() -> None:
    assert caller(peer=None) == UNKNOWN
