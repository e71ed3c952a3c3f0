"""Where a request of the person stands: open, answered, or taken back."""

from dataclasses import dataclass
from datetime import datetime

from services.intake.domain.request.messages import (
    Measure,
    RequestExtended,
    RequestGranted,
    RequestReceived,
    RequestRefused,
)


@dataclass(frozen=True)
class NoRequest:
    """Nothing was asked."""


@dataclass(frozen=True)
class Open:
    """Asked and not answered; `late` are the limits that ran out."""

    received: RequestReceived
    answer_by: datetime
    acknowledged: bool = False
    extension: RequestExtended | None = None
    late: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Answered:
    """Granted or refused, in writing; `measures` are what was done of it since, `late` if not."""

    received: RequestReceived
    answer: RequestGranted | RequestRefused
    measures: frozenset[Measure] = frozenset()
    late: bool = False


@dataclass(frozen=True)
class TakenBack:
    """The person wants it no more."""

    received: RequestReceived


Request = NoRequest | Open | Answered | TakenBack
