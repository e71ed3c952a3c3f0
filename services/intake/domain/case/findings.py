"""What is found out about a person and their case: who speaks for them, evidence, an appeal."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from services.intake.domain.case.appeal_messages import RejectionAppealed
from services.intake.domain.case.events import EvidenceRecorded
from services.intake.domain.standing.messages import CategoryDetermined
from services.intake.domain.standing.representation_messages import RepresentativeRecorded
from services.intake.domain.words import (
    Act,
    AppealGround,
    Appellant,
    EvidenceSource,
    Exploitation,
    Means,
    RepresentativeKind,
    Sign,
)
from shared.law.categories import Category, NationalityClass


@dataclass(frozen=True)
class Determination:
    """What was last determined under Article 37."""

    category: Category | None
    nationality: NationalityClass
    under_18: bool

    @classmethod
    def by(cls, event: CategoryDetermined) -> Self:
        """Return what this event says was determined."""
        return cls(event.category, event.nationality, event.under_18)


@dataclass(frozen=True)
class Representative:
    """Who speaks for the person in law, unless they are suspected themselves."""

    kind: RepresentativeKind
    suspected: bool
    who: str

    @classmethod
    def by(cls, event: RepresentativeRecorded) -> Self:
        """Return the representative that this event tells of."""
        return cls(
            event.representative_kind, event.suspected, event.who.digest if event.who else ""
        )


@dataclass(frozen=True)
class Checklist:
    """What evidence there is, and what it shows."""

    sources: tuple[EvidenceSource, ...]
    acts: tuple[Act, ...]
    means: tuple[Means, ...]
    purposes: tuple[Exploitation, ...]
    signs: tuple[Sign, ...]

    @classmethod
    def by(cls, event: EvidenceRecorded) -> Self:
        """Return the checklist as this event fills it in."""
        return cls(event.sources, event.acts, event.means, event.purposes, event.signs)


@dataclass(frozen=True)
class Appeal:
    """A no that is contested, until somebody decides.

    `join_by` stands where it was upheld beside a newer case that is open, `join_late` once
    that has passed.
    """

    ground: AppealGround
    by: Appellant
    made_at: datetime
    due_at: datetime
    overdue: bool = False
    upheld: bool | None = None
    join_by: datetime | None = None
    join_late: bool = False

    @classmethod
    def made(cls, event: RejectionAppealed) -> Self:
        """Return the appeal that this event tells of."""
        return cls(event.ground, event.by, event.occurred_at, event.due_at)
