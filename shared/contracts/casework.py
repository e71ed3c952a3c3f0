"""What every room tells alike."""

from typing import Literal
from uuid import UUID

from shared.contracts.fact import Fact
from shared.kernel.ids import ConsentId, ErasureId
from shared.kernel.messages import Moment
from shared.kernel.room import ServiceName


class EntryCorrected(Fact):
    """An entry of the teller was struck; `of_fact` is the id of the fact told of it, if any was.

    `request_id` is the person's request that is carried out by it, if one is.
    """

    kind: Literal["entry-corrected.v1"] = "entry-corrected.v1"
    of_fact: UUID
    reason: Literal["wrong-person", "misplaced", "mistaken"]
    request_id: UUID | None = None


class GlassBroken(Fact):
    """Someone looks beyond their own journeys; a data-protection officer reviews why."""

    kind: Literal["glass-broken.v1"] = "glass-broken.v1"
    reason: Literal[
        "danger-to-life",
        "urgent-health",
        "arrived-unannounced",
        "child-at-risk",
        "colleague-unreachable",
        "order-of-a-court",
    ]
    scope: Literal["look", "read", "work"]
    until: Moment


class JourneyErased(Fact):
    """What the teller held of the person is destroyed, and nothing more is kept there."""

    kind: Literal["journey-erased.v1"] = "journey-erased.v1"
    erasure_id: ErasureId
    service: ServiceName


class MasterKeyReplaced(Fact):
    """The teller's master key under which the journey was erased is gone; no old copy opens it."""

    kind: Literal["master-key-replaced.v1"] = "master-key-replaced.v1"
    erasure_id: ErasureId
    service: ServiceName
    began_at: Moment


class ConsentWithdrawalAcknowledged(Fact):
    """The teller shares nothing on this consent any more, and whoever had it from there knows."""

    kind: Literal["consent-withdrawal-acknowledged.v1"] = "consent-withdrawal-acknowledged.v1"
    consent_id: ConsentId
    service: ServiceName


class AlertRaised(Fact):
    """Something must be known of the person at once; what it says is read in that service."""

    kind: Literal["alert-raised.v1"] = "alert-raised.v1"
    alert_id: UUID
    alert: Literal["allergy", "medication", "safe-to-call", "in-danger", "other"]
    service: ServiceName


class AlertLifted(Fact):
    """The alert holds no more."""

    kind: Literal["alert-lifted.v1"] = "alert-lifted.v1"
    alert_id: UUID
    service: ServiceName


TELLS: frozenset[type[Fact]] = frozenset(
    {
        EntryCorrected,
        GlassBroken,
        JourneyErased,
        MasterKeyReplaced,
        ConsentWithdrawalAcknowledged,
        AlertRaised,
        AlertLifted,
    }
)
