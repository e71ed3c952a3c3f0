"""The yardstick: a plain FastAPI route that does one guarded publish. Run as a program."""

import os
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from uuid import UUID

import uvicorn
from fastapi import FastAPI, Header
from pydantic import AwareDatetime, BaseModel

from shared.runtime.nats import Client, connect
from shared.runtime.provisioning import log_stream, provision_stream


class Needs(BaseModel):
    """The same body that the measured command takes."""

    needs: list[str]
    language: str
    injuries: bool
    occurred_at: AwareDatetime


def make_app(nats_url: str) -> FastAPI:
    """Return an app with the one route."""
    connection: dict[str, Client] = {}
    last: dict[UUID, int] = {}

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncGenerator[None]:
        connection["nats"] = await connect(nats_url, "plain", buffering=False)
        await provision_stream(connection["nats"], *log_stream("bare"))
        yield
        await connection["nats"].close()

    app = FastAPI(lifespan=lifespan, telemetry={"tracing": False, "logs": False, "metrics": False})

    @app.post("/cases/{case_id}/needs")
    async def record(
        case_id: UUID, needs: Needs, idempotency_key: str = Header()
    ) -> dict[str, int]:
        ack = (
            await connection["nats"]
            .jetstream()
            .publish(
                f"log.bare.case.{case_id}",
                needs.model_dump_json().encode(),
                headers={
                    "Nats-Msg-Id": idempotency_key,
                    "Nats-Expected-Last-Subject-Sequence": str(last.get(case_id, 0)),
                },
            )
        )
        last[case_id] = ack.seq
        return {"sequence": ack.seq}

    return app


if __name__ == "__main__":
    uvicorn.run(
        make_app(os.environ["NATS_URL"]),
        port=int(os.environ["PLAIN_PORT"]),
        loop="uvloop",
        http="httptools",
        access_log=False,
        log_level="warning",
    )
