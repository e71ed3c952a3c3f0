"""What a history's hash chain shows by itself, and what only a comparison with before does."""

from collections.abc import Sequence

import pytest

from shared.kernel.chains import Chain, Fault, Head, Standing, sealed, since
from shared.kernel.envelope import Envelope, link
from tests.kit.at_work import envelope_for


def history(length: int) -> list[Envelope]:
    """Return a history of so many messages, each chained to the one before."""
    written: list[Envelope] = []
    for version in range(1, length + 1):
        prev = link(written[-1].encode()) if written else ""
        written.append(envelope_for([], version=version, prev=prev))
    return written


def followed(messages: Sequence[Envelope]) -> list[tuple[int, str]]:
    """Return what is found wrong when these messages lie in a log, one after the other."""
    chain, found = Chain(), list[tuple[int, str]]()
    for position, envelope in enumerate(messages, start=1):
        found += chain.follow(position, envelope, link(envelope.encode()))
    return sorted([*found, *chain.unsettled()])


def altered(envelope: Envelope) -> Envelope:
    """Return a message that says something else."""
    return envelope._replace(purpose="another")


def test_a_whole_history_has_no_fault() -> None:
    assert followed(history(5)) == []


@pytest.mark.parametrize("at", [1, 2, 4])
def test_an_altered_message_is_named(at: int) -> None:
    messages = history(5)
    messages[at - 1] = altered(messages[at - 1])
    assert followed(messages) == [(at, "altered")]


def test_two_altered_messages_are_both_named() -> None:
    messages = history(5)
    messages[1], messages[2] = altered(messages[1]), altered(messages[2])
    assert followed(messages) == [(2, "altered"), (3, "altered")]


def test_a_beginning_that_points_at_something_was_altered() -> None:
    first = history(1)[0]._replace(prev="0" * 64)
    assert followed([first]) == [(1, "altered")]


@pytest.mark.parametrize("at", [1, 3])
def test_a_removed_message_is_missed_where_it_was(at: int) -> None:
    messages = history(5)
    del messages[at - 1]
    assert followed(messages) == [(at, "missing-before")]


def test_swapped_messages_are_both_named() -> None:
    messages = history(5)
    messages[2], messages[3] = messages[3], messages[2]
    assert followed(messages) == [(3, "missing-before"), (4, "out-of-place")]


@pytest.mark.parametrize("place", [3, 4])
def test_an_inserted_message_is_told_from_the_true_one(place: int) -> None:
    messages = history(5)
    messages.insert(place - 1, altered(messages[2]))
    assert followed(messages) == [(place, "inserted")]


def test_an_inserted_message_before_an_altered_one_is_named_with_it() -> None:
    messages = history(5)
    messages[2] = altered(messages[2])
    messages.insert(3, messages[2]._replace(purpose="a third"))
    assert followed(messages) == [(3, "altered"), (4, "inserted")]


def test_an_unsettled_message_before_a_gap_is_named() -> None:
    messages = history(5)
    messages.insert(3, altered(messages[2]))
    del messages[4]
    assert followed(messages) == [(4, "inserted"), (5, "missing-before")]


def test_what_follows_the_unreadable_is_not_blamed_for_it() -> None:
    chain, messages = Chain(), history(3)
    assert chain.follow(1, messages[0], link(messages[0].encode())) == []
    chain.pass_over(2)
    assert chain.follow(3, messages[2], link(messages[2].encode())) == []
    assert chain.head == Head(3, 3, link(messages[2].encode()))


def test_a_seal_says_where_what_lies() -> None:
    seals = {
        sealed(sealed("", 1, "a", "x"), 2, "b", "y"),
        sealed(sealed("", 1, "b", "y"), 2, "a", "x"),
        sealed(sealed("", 1, "a", "x"), 3, "b", "y"),
        sealed(sealed("", 1, "a", "x"), 2, "c", "y"),
        sealed(sealed("", 1, "a", "x"), 2, "b", "z"),
    }
    assert len(seals) == 5


KEPT = Standing(9, "seal", {"a": Head(2, 9, "x")})
DIFFERENCES: dict[str, tuple[Standing, list[Fault]]] = {
    "as it was": (KEPT, []),
    "shorter": (Standing(9, "seal", {"a": Head(1, 4, "w")}), [Fault(9, "a", "cut-off")]),
    "gone": (Standing(9, "seal", {}), [Fault(9, "a", "cut-off")]),
    "longer": (Standing(9, "seal", {"a": Head(3, 9, "y")}), [Fault(9, "a", "inserted")]),
    "other": (Standing(9, "seal", {"a": Head(2, 9, "y")}), [Fault(9, "a", "altered")]),
    "elsewhere": (Standing(9, "seal", {"a": Head(2, 8, "x")}), [Fault(8, "a", "out-of-place")]),
    "one more": (
        Standing(9, "seal", {**KEPT.heads, "b": Head(1, 3, "z")}),
        [Fault(3, "b", "inserted")],
    ),
    "a log that ends before": (Standing(8, "seal", KEPT.heads), [Fault(9, "", "cut-off")]),
    "in another order": (Standing(9, "other", KEPT.heads), [Fault(9, "", "seal-broken")]),
}


@pytest.mark.parametrize(("found", "faults"), DIFFERENCES.values(), ids=DIFFERENCES.keys())
def test_a_log_is_compared_with_where_it_stood(found: Standing, faults: list[Fault]) -> None:
    assert since(KEPT, found) == faults
