"""Makes what the rooms need before they open: their streams and durable consumers.

Run as `python -m services.provision`; running it again changes nothing.
"""

import asyncio

from services.intake.main import SERVICE as INTAKE
from services.legal_aid.main import SERVICE as LEGAL_AID
from services.operations.main import SERVICE as OPERATIONS
from services.reintegration.main import SERVICE as REINTEGRATION
from services.shelter.main import SERVICE as SHELTER
from shared.runtime.nats import Client, connect
from shared.runtime.provisioning import (
    STREAMS,
    clocks_consumer,
    heard_subjects,
    log_stream,
    provision_consumer,
    provision_stream,
)
from shared.runtime.service import Service
from shared.runtime.settings import Settings

SERVICES: tuple[Service, ...] = (INTAKE, SHELTER, LEGAL_AID, REINTEGRATION, OPERATIONS)


async def provision(nats_url: str, replicas: int = 1) -> None:
    """Make every stream and consumer; raises `Weakening` rather than weaken one."""
    client = await connect(nats_url, "provision", buffering=False)
    try:
        for name, wanted in STREAMS.items():
            await provision_stream(client, name, wanted, replicas)
        for service in SERVICES:
            await _provision_service(client, service, replicas)
    finally:
        await client.close()


async def _provision_service(client: Client, service: Service, replicas: int) -> None:
    if not service.log.aggregates:
        return
    name, wanted = log_stream(service.room.name)
    await provision_stream(client, name, wanted, replicas)
    for policy in service.policies:
        await provision_consumer(client, "FACTS", policy.name, heard_subjects(policy))
    due = f"due.{service.room.name}.>"
    await provision_consumer(client, "TIMERS", clocks_consumer(service.room.name), [due])


def main() -> None:
    """Provision the servers named by the environment."""
    settings = Settings()
    asyncio.run(provision(settings.nats_url, settings.replicas))


if __name__ == "__main__":
    main()
