"""The door of a form: its histories read, its records opened for who may, printed, noted."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from shared.casework.access_messages import NotePrinting, ReadingId
from shared.kernel.forms import Given
from shared.kernel.ids import CommandId, JourneyId, RecordId
from shared.kernel.messages import Event, RecordRef, in_milliseconds
from shared.runtime.event_store.interface import Unavailable
from shared.runtime.house import House
from shared.runtime.http.admitting import admit_to, scopes_for
from shared.runtime.http.answering import ids_in
from shared.runtime.http.asking import answered, read
from shared.runtime.http.bodies import LARGEST, read_as
from shared.runtime.http.downloads import download
from shared.runtime.http.paging import only
from shared.runtime.http.problems import NOT_FOUND, TOO_LARGE, Problem
from shared.runtime.http.records import Reader, Shelves, note_reading
from shared.runtime.http.routes import FormRoute
from shared.runtime.printing import on_paper

DEADLINE = 10.0
_TRIES = 8


class FormDoor:
    """Prints one form."""

    def __init__(self, route: FormRoute, house: House) -> None:
        self.route = route
        self._house = house
        self._may = frozenset(route.may)
        self._shelves = Shelves(house.service.records)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; every failure becomes a problem."""
        request = Request(scope, receive)

        async def work(traceparent: str) -> Response:
            return await self._answer(request, traceparent)

        response = await answered(request, self.route.path, DEADLINE, work)
        await response(scope, receive, send)

    async def _answer(self, request: Request, traceparent: str) -> Response:
        form = self.route.form
        actor = self._house.gate.admit(request, self._may)
        self._house.must_take_commands()
        only(request)
        (aggregate_id,) = ids_in(request).values()
        journey, events = await self._history(form.aggregate, aggregate_id)
        if journey is None:
            await self._house.inside.registry.caught_up()
            raise Problem(NOT_FOUND)
        relation = await admit_to(self._house, actor, journey, "read")
        by_hand = read_as(form.by_hand, await read(request, LARGEST, TOO_LARGE) or b"{}")
        told = {form.aggregate: events}
        for name, other_id in form.also(events):
            _, told[name] = await self._history(name, other_id)
        reader = Reader(actor, relation, "form", traceparent)
        texts = await self._texts(form.shows(events), journey, reader)
        at = datetime.now(UTC)
        sheet = form.lay_out(Given(told, texts, by_hand, at))
        pdf = await on_paper(sheet, at)
        await self._note(reader, journey)
        return download(pdf, "application/pdf", form.name, aggregate_id, "pdf")

    async def _note(self, reader: Reader, journey: JourneyId) -> None:
        """Write down that the paper leaves, and on what ground, before it does."""
        command_id = CommandId(uuid4())
        noted = NotePrinting(
            journey_id=journey,
            printing_id=ReadingId(command_id),
            form=self.route.form.name,
            ground=self.route.ground,
            relation=reader.relation,
            occurred_at=in_milliseconds(datetime.now(UTC)),
        )
        await self._house.inside.desk.handle(noted, reader.asked(command_id))

    async def _history(
        self, name: str, aggregate_id: UUID
    ) -> tuple[JourneyId | None, Sequence[Event]]:
        """Return a history as its leader has it, and whose it is."""
        store, log = self._house.inside.store, self._house.service.log
        subject = log.named(name).subject(aggregate_id)
        last = await store.last_sequence(subject)
        for _ in range(_TRIES):
            stored = await store.load(subject)
            if not last or (stored and stored[-1].sequence >= last):
                break
        else:
            raise Unavailable
        opened = [log.opened(name, message.data) for message in stored]
        journey = next((envelope.journey for envelope, _ in opened if envelope.journey), None)
        return journey, [event for _, events in opened for event in events]

    async def _texts(
        self, refs: Sequence[RecordRef], journey: JourneyId, reader: Reader
    ) -> dict[RecordId, str]:
        """Return the texts that the reader may see, noted as read; what is erased stays blank."""
        role = reader.actor.role
        named = [ref.record_id for ref in refs]
        scopes = await scopes_for(self._house, reader.actor, reader.relation, journey)
        kinds = self._shelves.reached(role, scopes)
        found = await self._house.inside.records.read_many(journey, kinds, named)
        read_now = {record_id: record.kind for record_id, record in found.items()}
        await note_reading(self._house, reader, journey, read_now)
        return {record_id: self._shelves.cut(record, role) for record_id, record in found.items()}

    def operation(self) -> dict[str, Any]:
        """Return what the OpenAPI document says of this door."""
        schema = self.route.form.by_hand.model_json_schema()
        content = {"application/json": {"schema": schema, "example": dict(self.route.example)}}
        binary = {"application/pdf": {"schema": {"type": "string", "format": "binary"}}}
        (name,) = (part[1:-1] for part in self.route.path.split("/") if part.startswith("{"))
        in_path = {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        return {
            "summary": self.route.summary,
            "description": f"For: {', '.join(self.route.may)}. Purpose: {self.route.purpose}.",
            "operationId": f"Print-{self.route.form.name}",
            "parameters": [in_path],
            "requestBody": {"required": False, "content": content},
            "responses": {
                "200": {"description": "The form as PDF, to be signed.", "content": binary},
                **{str(kind.status): {"description": kind.en} for kind in (NOT_FOUND, TOO_LARGE)},
            },
        }
