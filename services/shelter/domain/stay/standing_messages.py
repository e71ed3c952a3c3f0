"""What reaches a stay from outside it: a finding, a birthday, a consent taken back, a limit."""

from typing import Annotated, Literal

from services.shelter.domain.ids import StayId
from services.shelter.domain.signs import sign_of
from services.shelter.domain.words import (
    Basis,
    Indexes,
    Limit,
    Parties,
    PolicyVersion,
    WindDownCause,
)
from shared.kernel.ids import ConsentId
from shared.kernel.messages import Blinded, Command, Event, Moment


class RegisterParties(Command):
    """Who the resident is (`own`) and who stands against them, in keyed codes."""

    stay_id: StayId
    own: Annotated[Indexes, Blinded(sign_of)] = ()
    opposing: Annotated[Indexes, Blinded(sign_of)] = ()

    @property
    def parties(self) -> Parties:
        """Return both together."""
        return Parties(own=self.own, opposing=self.opposing)


class BeginWindDown(Command):
    stay_id: StayId
    cause: WindDownCause


class LiftWindDown(Command):
    stay_id: StayId


class NoteCameOfAge(Command):
    stay_id: StayId


class NoteResidentAge(Command):
    """Intake corrected how old the person is."""

    stay_id: StayId
    under_18: bool


class NoteConsentLost(Command):
    stay_id: StayId
    consent_id: ConsentId
    for_shelter: bool


class HearConsentDoubt(Command):
    stay_id: StayId
    consent_id: ConsentId
    for_shelter: bool


class RenewBasis(Command):
    """After a consent was taken back or fell in doubt: what the stay rests on from now."""

    stay_id: StayId
    basis: Basis


class NoteLimitPassed(Command):
    stay_id: StayId
    limit: Limit


StandingCommand = (
    RegisterParties
    | BeginWindDown
    | LiftWindDown
    | NoteCameOfAge
    | NoteResidentAge
    | NoteConsentLost
    | HearConsentDoubt
    | RenewBasis
    | NoteLimitPassed
)


class PartiesRegistered(Event):
    kind: Literal["parties-registered.v1"] = "parties-registered.v1"
    stay_id: StayId
    parties: Parties


class WindDownBegan(Event):
    """Care goes on until the resident has somewhere to go, at the latest until `until`."""

    kind: Literal["wind-down-began.v1"] = "wind-down-began.v1"
    stay_id: StayId
    cause: WindDownCause
    until: Moment
    policy_version: PolicyVersion


class WindDownLifted(Event):
    """The limits that rested run on: what is still due, and by when.

    `limit_reached`: the state's days were over before, and nobody decided; early ones do not tell.
    """

    kind: Literal["wind-down-lifted.v1"] = "wind-down-lifted.v1"
    stay_id: StayId
    care_plan_due_at: Moment | None
    health_check_due_at: Moment | None
    limit_reached: bool = False


class ResidentCameOfAge(Event):
    kind: Literal["resident-came-of-age.v1"] = "resident-came-of-age.v1"
    stay_id: StayId


class ResidentAgeCorrected(Event):
    kind: Literal["resident-age-corrected.v1"] = "resident-age-corrected.v1"
    stay_id: StayId
    under_18: bool


class ConsentLost(Event):
    kind: Literal["consent-lost.v1"] = "consent-lost.v1"
    stay_id: StayId
    consent_id: ConsentId


class ConsentDoubtHeard(Event):
    """A consent in doubt carries nothing new; a stay that `rests_on_it` goes on."""

    kind: Literal["consent-doubt-heard.v1"] = "consent-doubt-heard.v1"
    stay_id: StayId
    consent_id: ConsentId
    rests_on_it: bool


class BasisRenewed(Event):
    kind: Literal["basis-renewed.v1"] = "basis-renewed.v1"
    stay_id: StayId
    basis: Basis


class LimitPassed(Event):
    kind: Literal["limit-passed.v1"] = "limit-passed.v1"
    stay_id: StayId
    limit: Limit
    due_at: Moment


StandingEvent = (
    PartiesRegistered
    | WindDownBegan
    | WindDownLifted
    | ResidentCameOfAge
    | ResidentAgeCorrected
    | ConsentLost
    | ConsentDoubtHeard
    | BasisRenewed
    | LimitPassed
)
