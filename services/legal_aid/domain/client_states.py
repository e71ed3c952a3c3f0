"""What is known of a client: their files, where they stand in law, and who is against them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from services.legal_aid.domain.ids import MatterId, PartyId
from services.legal_aid.domain.words import ReviewReason
from shared.kernel.ids import ReferralId
from shared.law.categories import Category, NationalityClass
from shared.law.entitlements import judged

Aid = Literal["given", "denied", "to-decide", "not-known"]
"""What law and signed decisions say; "not-known" leaves it to the worker's own check."""


@dataclass(frozen=True)
class Standing:
    """The row of Article 37 in which intake says the client stands."""

    category: Category | None
    nationality: NationalityClass


@dataclass(frozen=True)
class Client:
    """One journey's matters, and what holds for all of them.

    `undecided` are files opened while someone must still decide whether the client
    has legal aid at all.
    """

    open: frozenset[MatterId] = frozenset()
    accepted: frozenset[MatterId] = frozenset()
    undecided: frozenset[MatterId] = frozenset()
    reviews: frozenset[tuple[MatterId, ReviewReason]] = frozenset()
    closed: frozenset[MatterId] = frozenset()
    declined: frozenset[ReferralId] = frozenset()
    standing: Standing | None = None
    decision: bool | None = None
    dead: bool = False
    parties: frozenset[tuple[PartyId, MatterId]] = frozenset()

    @property
    def waiting(self) -> frozenset[MatterId]:
        """Return the files that are open and not accepted."""
        return self.open - self.accepted

    def unreviewed(self, reason: ReviewReason) -> tuple[MatterId, ...]:
        """Return the open matters that nobody reviews for this reason, in one order."""
        return tuple(sorted(one for one in self.open if (one, reason) not in self.reviews))

    @property
    def against(self) -> frozenset[PartyId]:
        """Return everyone who is on the other side of any of the client's matters."""
        return frozenset(party for party, _ in self.parties)

    def named_by(self, matter_id: MatterId) -> frozenset[PartyId]:
        """Return the parties that are named in a matter."""
        return frozenset(party for party, matter in self.parties if matter == matter_id)

    def named_in(self, party: PartyId) -> frozenset[MatterId]:
        """Return the matters in which this party is named as the other side."""
        return frozenset(matter for one, matter in self.parties if one == party)


def aid_of(client: Client, on: datetime) -> Aid:
    """Return whether the client has legal aid by law or by a signed decision."""
    if client.standing is not None:
        category, nationality = client.standing.category, client.standing.nationality
        grant = judged(category, "dd-legal-aid", nationality, on)
        if grant.stands(decided=client.decision):
            return "given"
    if client.decision is None:
        return "not-known" if client.standing is None else "to-decide"
    return "given" if client.decision else "denied"
