"""Who a person says they are: kept as one record, and found again only by several signs together.

A name alone, a year alone or a telephone number finds nobody: it would tell strangers apart.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Final, Literal, Self

from pydantic import Field, StringConstraints, ValidationError, model_validator

from services.intake.domain.person.names import spelled
from shared.kernel.messages import Message

EDITION: Final = 1
"""Raised when the signs change, so that what lies in the index is made anew."""

_NO_CONTROLS: Final = r"^[^\p{Cc}\u202A-\u202E\u2066-\u2069]*$"

Name = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=_NO_CONTROLS),
]
BirthYear = Annotated[int, Field(ge=1900, le=2100)]
DocumentNumber = Annotated[
    str, StringConstraints(strip_whitespace=True, pattern=r"^[0-9A-Za-z][0-9A-Za-z ./-]{4,29}$")
]
Phone = Annotated[
    str, StringConstraints(strip_whitespace=True, pattern=r"^\+?[0-9][0-9 ()./-]{4,24}$")
]
Note = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4_000)]

DocumentKind = Literal[
    "citizen-card",
    "old-identity-card",
    "passport",
    "travel-paper",
    "birth-certificate",
    "foreign-paper",
    "other",
]

Likeness = Literal["document", "same-name", "same-letters", "near-year", "suspected"]
"""What two journeys have in common, the strongest first; `suspected`: a reviewer's own eye."""


class IdentityDocument(Message):
    """A paper with a number on it."""

    kind: DocumentKind
    number: DocumentNumber


class Identity(Message):
    """Who the person says they are, or what is known of it."""

    full_name: Name | None = None
    other_names: Annotated[tuple[Name, ...], Field(max_length=10)] = ()
    birth_year: BirthYear | None = None
    document: IdentityDocument | None = None
    phone: Phone | None = None
    note: Note | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not any(getattr(self, name) for name in type(self).model_fields):
            raise ValueError("says nothing")
        return self


def read(text: str) -> Identity:
    """Return what a record of this kind says; the first ones were free text."""
    try:
        return Identity.model_validate_json(text)
    except ValidationError:
        return Identity.model_construct(note=text)


def signs_of(text: str) -> frozenset[str]:
    """Return the signs by which the person of this record may be found again."""
    identity = read(text)
    signs = {sign for name in _names(identity) for sign, _ in _by_name(name, identity.birth_year)}
    if identity.document:
        signs.add(_by_document(identity.document.number))
    return frozenset(signs)


def alike(text: str) -> Mapping[str, Likeness]:
    """Return the signs that another record of the same person may bear."""
    identity = read(text)
    number = identity.document.number if identity.document else None
    return sought(_names(identity), identity.birth_year, number)


def sought(
    names: tuple[str, ...], birth_year: int | None, document_number: str | None
) -> dict[str, Likeness]:
    """Return the signs to look for and what each would mean, the strongest first."""
    found: dict[str, Likeness] = {}
    if document_number is not None:
        found[_by_document(document_number)] = "document"
    exact = [sign for name in names for sign in _by_name(name, birth_year)]
    found |= dict(sorted(exact, key=lambda sign: sign[1] != "same-name"))
    for name in names:
        for sign in _by_near_year(name, birth_year):
            found.setdefault(sign, "near-year")
    return found


def _names(identity: Identity) -> tuple[str, ...]:
    first = (identity.full_name,) if identity.full_name else ()
    return (*first, *identity.other_names)


def _by_name(name: str, birth_year: int | None) -> Iterator[tuple[str, Likeness]]:
    spelling = spelled(name)
    if birth_year is not None and spelling.tells_apart:
        yield _sign("marked", spelling.marked, birth_year), "same-name"
        yield _sign("bare", spelling.bare, birth_year), "same-letters"


def _by_near_year(name: str, birth_year: int | None) -> Iterator[str]:
    """Years are often one off: counted by the lunar calendar, or from an age."""
    spelling = spelled(name)
    if birth_year is not None and spelling.tells_apart:
        yield from (_sign("bare", spelling.bare, birth_year + off) for off in (-1, 1))


def _by_document(number: str) -> str:
    return _sign("document", re.sub(r"[^0-9A-Z]", "", number.upper()))


def _sign(*parts: str | int) -> str:
    return json.dumps(parts, ensure_ascii=False)
