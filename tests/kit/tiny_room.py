"""A room without a service in it: run as a program, it answers what it was told."""

import asyncio
import json
import os

TOLD = ("JOURNEY_SERVICE_PORT", "JOURNEY_KEYS", "JOURNEY_ROOMS", "NATS_URL", "MONGO_URL")


async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answer any request with what the environment says."""
    await reader.readuntil(b"\r\n\r\n")
    body = json.dumps({name: os.environ[name] for name in TOLD}).encode()
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body))
    await writer.drain()
    writer.close()


async def main() -> None:
    """Serve until the process is ended."""
    server = await asyncio.start_server(answer, "127.0.0.1", int(os.environ[TOLD[0]]))
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
