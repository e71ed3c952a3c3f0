"""What is known of a client: their files, where they stand in law, and who is against them."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Self

from services.legal_aid.domain.ids import MatterId, PartyId, ProviderId, QueryId
from services.legal_aid.domain.words import ReviewReason
from shared.kernel.ids import ReferralId
from shared.kernel.states import changed
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
    has legal aid at all. `persons` are the parties' ids, those of one person together;
    `known_as` are the client's own, where others name them.
    """

    open: frozenset[MatterId] = frozenset()
    accepted: frozenset[MatterId] = frozenset()
    undecided: frozenset[MatterId] = frozenset()
    reviews: frozenset[tuple[MatterId, ReviewReason]] = frozenset()
    closed: frozenset[MatterId] = frozenset()
    declined: frozenset[ReferralId] = frozenset()
    queries: frozenset[QueryId] = frozenset()
    standing: Standing | None = None
    decision: bool | None = None
    dead: bool = False
    parties: frozenset[tuple[PartyId, MatterId]] = frozenset()
    persons: frozenset[frozenset[PartyId]] = frozenset()
    known_as: frozenset[PartyId] = frozenset()
    acting: Mapping[MatterId, ProviderId] = field(default_factory=dict[MatterId, ProviderId])

    @property
    def waiting(self) -> frozenset[MatterId]:
        """Return the files that are open and not accepted."""
        return self.open - self.accepted

    def unreviewed(self, reason: ReviewReason) -> tuple[MatterId, ...]:
        """Return the open matters that nobody reviews for this reason, in one order."""
        return tuple(sorted(one for one in self.open if (one, reason) not in self.reviews))

    def against(self, person: Set[PartyId], matter_id: MatterId) -> Self:
        """Return the client with someone on the other side, who may be known from elsewhere."""
        met = {one for one in self.persons if not one.isdisjoint(person)}
        whole = frozenset(person).union(*met)
        named = frozenset((party, matter_id) for party in person)
        return changed(self, parties=self.parties | named, persons=(self.persons - met) | {whole})

    def overlooked(self, named: Set[PartyId]) -> bool:
        """Tell whether someone on the other side of any matter is not among these."""
        return any(person.isdisjoint(named) for person in self.persons)

    def all_called(self, parties: Set[PartyId]) -> frozenset[PartyId]:
        """Return these parties by all that they are called in any matter of the client."""
        met = (person for person in self.persons if not person.isdisjoint(parties))
        return frozenset(parties).union(*met)

    def named_by(self, matter_id: MatterId) -> frozenset[PartyId]:
        """Return the parties that are named in a matter."""
        return frozenset(party for party, matter in self.parties if matter == matter_id)

    def named_in(self, party: PartyId) -> frozenset[MatterId]:
        """Return the matters in which this person is named as the other side."""
        person = next((one for one in self.persons if party in one), frozenset({party}))
        return frozenset(matter for one, matter in self.parties if one in person)


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
