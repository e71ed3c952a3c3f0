"""How the command reaches the rooms: over their public HTTP, with a short token per role."""

import asyncio
from collections.abc import Coroutine, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import httpx
from pydantic import BaseModel, TypeAdapter, ValidationError

from services.operations.cli.failing import (
    AnswersStrangely,
    CannotGoOn,
    DoesNotAnswer,
    NothingRuns,
    Refusal,
    told_in_one_line,
)
from services.operations.cli.whereabouts import whereabouts
from shared.kernel.actors import Role

ANSWER_WITHIN = 20.0

T = TypeVar("T")


class _Problem(BaseModel):
    """The parts of an RFC 9457 problem that are shown."""

    type: str
    title: str


class Rooms:
    """The running platform, as a client sees it."""

    def __init__(self, data: Path, unit: str = "command-line") -> None:
        """Find the platform (`whereabouts`). Raises `NothingRuns` or `CannotGoOn`."""
        self._data = data
        self._base_urls, self._token, self._here = whereabouts(data, unit)
        # No proxy that the environment names hears of a person.
        self._client = httpx.AsyncClient(timeout=ANSWER_WITHIN, trust_env=False)

    @property
    def services(self) -> Sequence[str]:
        """Who runs, in the order in which they are told of."""
        return tuple(self._base_urls)

    def chosen(self, service: str | None) -> Sequence[str]:
        """Return the one service that was named, or all; raises `CannotGoOn`."""
        if service is None:
            return self.services
        if service not in self._base_urls:
            raise CannotGoOn(f"There is no service {service}, but: {', '.join(self.services)}.")
        return (service,)

    async def __aenter__(self) -> Self:
        """Nothing to open: connections are made when they are needed."""
        return self

    async def __aexit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _at: TracebackType | None,
    ) -> None:
        """Close all connections."""
        await self._client.aclose()

    async def send(
        self,
        service: str,
        line: str,
        *,
        by: Role = "operations",
        headers: Mapping[str, str] | None = None,
        body: Mapping[str, Any] | None = None,
    ) -> httpx.Response:
        """Send a request (`GET /admin/lag`), whatever the answer.

        Raises `DoesNotAnswer`, or `NothingRuns` if no service does.
        """
        method, _, path = line.partition(" ")
        known = {"Authorization": f"Bearer {self._token(by)}", **(headers or {})}
        try:
            url = f"{self._base_urls[service]}{path}"
            return await self._client.request(method, url, headers=known, json=body)
        except httpx.TransportError:
            if self._here and not await self._anyone_answers():
                raise NothingRuns(self._data) from None
            raise DoesNotAnswer(service) from None

    async def ask(self, kind: type[T], service: str, line: str) -> T:
        """Return an answer of a kind to operations; raises `Refusal` if the service says no."""
        return read(kind, service, await self.send(service, line))

    async def _anyone_answers(self) -> bool:
        for url in self._base_urls.values():
            try:
                await self._client.get(f"{url}/healthz")
            except httpx.TransportError:
                continue
            return True
        return False


def read(kind: type[T], service: str, answer: httpx.Response) -> T:
    """Return what an answer says; raises `Refusal` or `AnswersStrangely`."""
    try:
        if answer.is_success:
            return TypeAdapter(kind).validate_json(answer.content)
        problem = _Problem.model_validate_json(answer.content)
    except ValidationError:
        raise AnswersStrangely(service) from None
    slug = problem.type.rpartition("/")[2]
    raise Refusal(service, answer.status_code, slug, problem.title)


def in_the_house(work: Coroutine[Any, Any, T]) -> T:
    """Run a command's work; whatever it cannot do is told in one line."""
    with told_in_one_line():
        return asyncio.run(work)
