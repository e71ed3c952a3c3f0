"""The house speaks the field's language: docs/glossary.md says which words, and which not."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.architecture.house import ROOT, files, place, tree

GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
DOMAIN_WORDS = 40
WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
DEFINITIONS = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)

CALLED = {
    "intake": "person",
    "shelter": "resident",
    "legal_aid": "client",
    "reintegration": "participant",
}
"""What the one human is called in each room."""


def section(title: str) -> str:
    """Return a section of the glossary."""
    return GLOSSARY.partition(f"## {title}\n")[2].partition("\n## ")[0]


def rows(title: str) -> list[list[str]]:
    """Return the table of a section, without its head."""
    lines = [line for line in section(title).splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[2:]]


def avoided() -> set[str]:
    """Return the words that no name may have."""
    return {word for row in rows("Words we avoid") for word in re.findall(r"`(\w+)`", row[0])}


def names(*patterns: str) -> Iterator[tuple[str, set[str]]]:
    """Return every name that is given in these files, with its words."""
    for path in files(*patterns):
        yield place(path), set(path.stem.lower().split("_"))
        for node in ast.walk(tree(path)):
            if isinstance(node, DEFINITIONS):
                yield f"{place(path, node)} {node.name}", _words(node.name)


def _words(name: str) -> set[str]:
    return {word.lower() for word in WORD.findall(name)}


def test_no_name_uses_a_word_we_avoid() -> None:
    unwanted = avoided()
    assert len(unwanted) > 20
    found = [
        where for where, words in names("services/**/*.py", "shared/**/*.py") if words & unwanted
    ]
    assert found == []


@pytest.mark.parametrize("room", CALLED)
def test_each_room_calls_the_person_by_its_own_word(room: str) -> None:
    """Policies and publishing hear and tell other rooms' facts, and use their words for them."""
    others = set(CALLED.values()) - {CALLED[room], "person"}
    spoken = names(f"services/{room}/domain/**/*.py", f"services/{room}/projections/*.py")
    assert [where for where, words in spoken if words & others] == []


def test_every_word_of_the_field_has_its_vietnamese_and_its_meaning() -> None:
    field = rows("The field")
    assert len(field) > DOMAIN_WORDS
    for english, vietnamese, meaning in field:
        assert english
        assert vietnamese
        assert meaning.endswith("."), english


def test_no_word_is_explained_twice() -> None:
    explained = [row[0] for title in ("The field", "The house") for row in rows(title)]
    assert len(explained) == len(set(explained))
