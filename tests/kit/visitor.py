"""One worker at the addresses that every room has alike, and what they are answered wrongly."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import httpx

from shared.casework.reach import files_of, records_of
from shared.kernel.actors import Role
from shared.runtime.http.access import may
from shared.runtime.http.access_history import PATH as HISTORY
from shared.runtime.http.extracts import PATH as EXTRACT
from shared.runtime.http.figures import BEHIND
from shared.runtime.http.records import READING, RECORD
from shared.runtime.service import Service
from tests.kit.contents_kept import Contents, file_rights
from tests.kit.strangers import SHARED, Histories, Who, known_as

JOURNEY = "/journeys/{journey_id}"
FILES = "/journeys/{journey_id}/files"
PURPOSE = {"purpose": "casework"}


def is_related(role: Role, who: Who, *, acting: bool = False) -> bool:
    """Tell whether a journey is there for somebody; who reads what is shared does not act."""
    if may(role, "oversight"):
        return True
    relation = known_as(who)
    return relation is not None and may(role, relation) and not (acting and who == "shared")


def answer_is_no(response: httpx.Response) -> bool:
    """Tell whether there is nothing here for whoever asked."""
    return response.status_code == 404 and response.json()["type"] == "/problems/not-found"


@dataclass
class Visitor:
    """Asks for a journey and what lies under it; `tried` and `wrong` grow with each question."""

    service: Service
    client: httpx.AsyncClient
    role: Role
    who: Who
    at: Histories
    contents: Contents
    tried: set[str] = field(default_factory=set[str])
    wrong: list[str] = field(default_factory=list[str])

    async def ask(self, address: str, names: dict[str, Any] | None = None, **said: Any) -> Any:
        """Ask once, and remember at which address."""
        self.tried.add(address)
        method, _, template = address.partition(" ")
        named = {"journey_id": self.at.journey, **(names or {})}
        return await self.client.request(method, template.format(**named), **said)

    def expect(self, address: str, answer: httpx.Response, *, so: bool) -> None:
        """Write down what is not as it should be."""
        if not so:
            told = f"{answer.status_code} {answer.text[:200]}"
            self.wrong.append(f"{address} {self.role} {self.who}: {told}")

    async def look_at_the_journey(self) -> None:
        """Ask where it stands, and for what is to be done."""
        related = is_related(self.role, self.who)
        answer = await self.ask(f"GET {JOURNEY}")
        self.expect("the journey", answer, so=answer_is_no(answer) != related)
        answer = await self.ask("GET /worklist")
        seen = str(self.at.journey) in answer.text
        self.expect("the worklist", answer, so=answer.status_code == 200 and related >= seen)

    async def ask_what_a_role_may(self) -> None:
        """Ask for what opens to a role, whoever they are to the journey."""
        officer = self.role == "data-protection-officer"
        answer = await self.ask(f"GET {HISTORY}")
        self.expect("history", answer, so=answer.status_code == (200 if officer else 403))
        answer = await self.ask(f"POST {EXTRACT}")
        self.expect("extract", answer, so=answer.status_code == (409 if officer else 403))
        for address in ("GET /on-call", "GET /figures"):
            answer = await self.ask(address)
            shown = str(self.at.journey) in answer.text
            self.expect(address, answer, so=answer.status_code == 200 and not shown)
        answer = await self.ask(
            "GET /figures/{code}/journeys", {"code": self.service.figures[0].code}
        )
        behind = 200 if self.role in BEHIND else 403
        self.expect("behind a figure", answer, so=answer.status_code == behind)

    async def read_records(self) -> None:
        """Ask for all records at once, for one that may be read, and for one that may not.

        What only the unit of a house reads is nobody's here: the journey is no house.
        """
        kinds = self._readable(
            (kind.kind, kind.may_read) for kind in self.service.records if kind.of_unit_in is None
        )
        kinds = self._reached(kinds, records_of(SHARED)) & set(self.contents.records)
        answer = await self.ask(f"POST {READING}", json=PURPOSE)
        told = answer.json().get("records", ())
        if is_related(self.role, self.who):
            self.expect("records", answer, so={one["kind"] for one in told} == kinds)
        else:
            self.expect("records", answer, so=answer_is_no(answer))
        others = set(self.contents.records) - kinds
        for kind in [*sorted(kinds)[:1], *sorted(others)[:1]]:
            record = {"record_id": self.contents.records[kind]}
            answer = await self.ask(f"GET {RECORD}", record, params=PURPOSE)
            self.expect(f"record {kind}", answer, so=answer_is_no(answer) != (kind in kinds))

    async def read_files(self) -> None:
        """Ask for the list of files, and for one of each kind."""
        rights = file_rights(self.service)
        may_read = self._readable((right.kind, right.may_read) for right in rights)
        kinds = self._reached(may_read, files_of(SHARED)) & set(self.contents.files)
        answer = await self.ask(f"GET {FILES}")
        if not may_read:
            self.expect("files", answer, so=answer.status_code == 403)
        elif is_related(self.role, self.who):
            told = {one["file_kind"] for one in answer.json().get("items", ())}
            self.expect("files", answer, so=told & set(self.contents.files) == kinds)
        else:
            self.expect("files", answer, so=answer_is_no(answer))
        for kind, file_id in self.contents.files.items():
            one = {"file_id": file_id}
            answer = await self.ask(f"GET {FILES}/{{file_id}}", one, params=PURPOSE)
            wanted = 200 if kind in kinds else 404
            self.expect(f"file {kind}", answer, so=answer.status_code == wanted)

    async def administer(self, addresses: Iterable[str]) -> None:
        """Ask where only operations may: nobody else is let in, whatever they name."""
        for address in addresses:
            named = dict.fromkeys(("consumer", "lane", "projection"), "made-up")
            answer = await self.ask(address, {**named, "sequence": 1, "run_id": uuid4()})
            self.expect(address, answer, so=answer.status_code == 403)

    def _readable(self, kinds: Iterable[tuple[str, tuple[Role, ...]]]) -> set[str]:
        return {kind for kind, readers in kinds if self.role in readers}

    def _reached(self, kinds: set[str], shared: frozenset[str]) -> set[str]:
        """Return those that are there for somebody: nothing for a stranger, little if shared."""
        if not is_related(self.role, self.who):
            return set()
        cut = self.who == "shared" and not may(self.role, "oversight")
        return kinds & shared if cut else kinds
