"""Appends through the handler and cold loads, beside bare guarded publishes."""

import asyncio
import statistics
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from uuid import UUID, uuid4

import orjson
from nats.aio.client import Client

from services.intake.application import LOG
from services.intake.domain.case import OpenCase
from services.intake.domain.case_commands import ReceivePerson, RecordImmediateNeeds
from services.intake.domain.ids import CaseId
from shared.kernel.actors import Actor
from shared.kernel.ids import CommandId, JourneyId, StaffId
from shared.kernel.messages import Command
from shared.runtime.event_store.jetstream import JetStreamStore
from shared.runtime.handling import Asked, Desk
from shared.runtime.nats import api, connect
from shared.runtime.provisioning import log_stream, provision_stream
from shared.runtime.receipts import MemoryReceipts
from tests.bench.table import Line
