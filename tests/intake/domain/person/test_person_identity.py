"""Who a person says they are, and by which signs together they are found again."""

import pytest
from pydantic import ValidationError

from services.intake.domain.person.identity import (
    Identity,
    IdentityDocument,
    Likeness,
    alike,
    read,
    signs_of,
    sought,
)


def kept(identity: Identity) -> str:
    return identity.model_dump_json(exclude_defaults=True)


def who(name: str | None = "Nguyễn Thị Bịa", year: int | None = 1995, **said: object) -> str:
    return kept(Identity.model_validate({"full_name": name, "birth_year": year, **said}))


def card(number: str) -> dict[str, str]:
    return {"kind": "citizen-card", "number": number}


def likenesses(newcomer: str, known: str) -> list[Likeness]:
    signs = signs_of(known)
    return [likeness for sign, likeness in alike(newcomer).items() if sign in signs]


def test_what_was_said_is_read_back_as_it_was_said() -> None:
    identity = Identity(
        full_name="Nguyễn Thị Bịa",
        other_names=("Bịa", "Na"),
        birth_year=1995,
        document=IdentityDocument(kind="passport", number="B 1234567"),
        phone="+84 900 000 000",
        note="Made up.",
    )
    assert read(kept(identity)) == identity


def test_the_first_records_were_free_text_and_are_still_read() -> None:
    assert read("Made-up Person, born in a made-up year").note == (
        "Made-up Person, born in a made-up year"
    )
    assert signs_of("Made-up Person, 1990") == frozenset()
    assert alike("Made-up Person, 1990") == {}


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"other_names": []},
        {"full_name": "   "},
        {"full_name": "a\u0000b"},
        {"full_name": "abc\u202ecba"},
        {"full_name": "x" * 201},
        {"other_names": ["x"] * 11},
        {"birth_year": 1899},
        {"birth_year": "1990"},
        {"phone": "call me"},
        {"document": {"kind": "passport", "number": "12"}},
        {"document": {"kind": "library-card", "number": "123456"}},
        {"birth_date": "1990-01-01"},
        {"full_name": {"$gt": ""}},
    ],
)
def test_what_is_no_identity_is_not_taken(said: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Identity.model_validate(said, strict=True)


@pytest.mark.parametrize("said", [{"note": "Does not speak yet."}, {"birth_year": 2019}])
def test_little_may_be_known_of_a_person(said: dict[str, object]) -> None:
    assert Identity.model_validate(said)


@pytest.mark.parametrize(
    ("newcomer", "strongest"),
    [
        (who("NGUYỄN  thị bịa"), "same-name"),
        (who("Bịa Nguyễn Thị"), "same-name"),
        (who("Nguyen Thi Bia"), "same-letters"),
        (who(year=1994), "near-year"),
        (who(year=1996), "near-year"),
        (who("Nguyen Thi Bia", 1996), "near-year"),
    ],
)
def test_the_same_person_is_found_in_another_spelling(newcomer: str, strongest: Likeness) -> None:
    assert likenesses(newcomer, who())[0] == strongest


@pytest.mark.parametrize(
    "other",
    [
        who("Nguyễn Thị Biên"),
        who("Nguyễn Bịa"),
        who(year=1993),
        who(year=1997),
        who(year=None),
        who(name=None),
        kept(Identity(phone="0900 000 000")),
    ],
)
def test_look_alikes_are_not_found(other: str) -> None:
    assert likenesses(other, who(phone="0900 000 000")) == []


def test_a_paper_is_found_by_its_number_alone_however_it_is_written() -> None:
    known = who(document=card("001 095-000 123"))
    unknown_name = kept(Identity(document=IdentityDocument(kind="other", number="001095000123")))
    assert likenesses(unknown_name, known) == ["document"]
    assert likenesses(
        kept(Identity(document=IdentityDocument(kind="other", number="b-12345"))),
        who(document={"kind": "passport", "number": "B12345"}),
    ) == ["document"]


def test_a_paper_is_the_strongest_sign() -> None:
    both = who(document=card("001095000123"))
    assert likenesses(both, both)[0] == "document"
    assert sorted(likenesses(both, both)) == ["document", "same-letters", "same-name"]


def test_a_person_is_found_by_another_name_they_used() -> None:
    known = who(other_names=["Trần Thị Na"])
    assert likenesses(who("Trần Thị Na"), known)[0] == "same-name"


@pytest.mark.parametrize("name", ["Na", "Bịa", "A"])
def test_one_syllable_finds_nobody_even_with_a_year(name: str) -> None:
    assert likenesses(who(name), who(name)) == []


def test_neither_a_name_nor_a_year_nor_a_telephone_is_a_sign_by_itself() -> None:
    assert signs_of(who(year=None, phone="0900000000")) == frozenset()
    assert signs_of(who(name=None)) == frozenset()
    assert sought(("Nguyễn Thị Bịa",), None, None) == {}
