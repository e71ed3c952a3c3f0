"""The page docs/problems.md, written from the code: `make docs` writes it, a test compares it."""

from collections.abc import Iterable
from pathlib import Path

from shared.kernel.errors import NotFound, Refused, refusals
from shared.runtime.http.problems import KINDS, Kind
from tests.architecture.house import ROOMS, ROOT

Row = tuple[str, str, str, str, str]
"""Slug, status, English, Vietnamese, where it comes from."""

HEAD: Row = ("slug", "status", "English", "tiếng Việt", "where it comes from")
RULE: Row = ("---", "---", "---", "---", "---")
PAGE = ROOT / "docs" / "problems.md"

OPENING = """\
# Problems

Every "no" of the platform is a problem detail ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)):
`application/problem+json` with a `type` such as `/problems/house-is-full`, a `title` in English
or Vietnamese (`Accept-Language: vi`), and its `status`. No problem repeats a value that was
sent: where fields are wrong, `errors` points at each place, names the rule, and says in the
same language what is wanted there. Where your role may not, `roles` names those that may.

```json
{
  "type": "/problems/invalid-request",
  "title": "Some fields are not as they should be.",
  "status": 422,
  "errors": [
    {"pointer": "/channel", "code": "literal_error",
     "says": "Choose one of: self, rescue, abroad, foreigner."}
  ]
}
```

A refusal (409, or 404 where there is nothing under the id) records nothing, and the same
`Idempotency-Key` hears it again for a week; once things have changed, ask with a new key. A 503
carries `Retry-After`: ask again with the same key, and the command happens once.

This page is written from the code by `make docs`.
"""

ROOM_TITLES = {
    "intake": "Intake",
    "shelter": "Shelter",
    "legal_aid": "Legal aid",
    "reintegration": "Reintegration",
}


def rules(package: str) -> list[type[Refused]]:
    """Return the refusals of a package, by slug."""
    found = refusals().values()
    return sorted(
        (rule for rule in found if rule.__module__.startswith(f"{package}.")),
        key=lambda rule: rule.slug,
    )


def page() -> str:
    """Return the whole page."""
    parts = [OPENING, _section("Everywhere", [*map(_kind, KINDS), *_shared_rules()])]
    for service in ROOMS:
        name = service.room.name
        said = map(_rule, rules(f"services.{name}"))
        parts.append(_section(ROOM_TITLES[name], said, purpose=service.room.purpose))
    return "\n".join(parts)


def _shared_rules() -> Iterable[Row]:
    """Return the refusals of shared code that no kind of problem speaks for."""
    spoken_for = {kind.slug for kind in KINDS} | {Refused.slug}
    return [_rule(rule) for rule in rules("shared") if rule.slug not in spoken_for]


def _section(title: str, rows: Iterable[Row], purpose: str = "") -> str:
    head = (f"## {title}", "", *([purpose, ""] if purpose else []))
    return "\n".join((*head, _line(HEAD), _line(RULE), *map(_line, sorted(rows)), ""))


def _line(row: Row) -> str:
    return f"| {' | '.join(map(_cell, row))} |"


def _cell(text: str) -> str:
    return text.replace("|", r"\|")


def _kind(kind: Kind) -> Row:
    return (f"`{kind.slug}`", str(kind.status), kind.en, kind.vi, "")


def _rule(rule: type[Refused]) -> Row:
    status = "404" if issubclass(rule, NotFound) else "409"
    english = " ".join((rule.__doc__ or "").split())
    return (f"`{rule.slug}`", status, english, rule.vi, rule.source)


def write(path: Path = PAGE) -> None:
    """Write the page anew."""
    path.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    write()
