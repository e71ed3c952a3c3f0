"""A consent in doubt: who gave it is suspected since, or was a child and taken for an adult.

It carries nothing new until it is given again, by who may. What was begun on it goes on.
"""

from collections.abc import Mapping

from services.intake.domain.case.events import CaseEvent
from services.intake.domain.case.state import OpenStage, RecordedCase
from services.intake.domain.consent.messages import ConsentDoubted
from services.intake.domain.consent.receivers import received_under
from services.intake.domain.standing.messages import Ageing
from services.intake.domain.standing.representation_messages import RecordRepresentative
from services.intake.domain.words import DoubtReason, GivenBy

GIVEN_BY: Mapping[DoubtReason, GivenBy] = {
    "representative-suspected": "representative",
    "found-to-be-child": "person",
}
"""Whose consents are in doubt. One does not say which of several representatives gave it."""


def doubts(
    command: RecordRepresentative | Ageing, case: RecordedCase, reason: DoubtReason
) -> list[CaseEvent]:
    """Return which consents that still stood nothing new may rest on from now on."""
    return [
        ConsentDoubted(
            case_id=command.case_id,
            consent_id=consent_id,
            purpose=one.agreement.purpose,
            reason=reason,
            services=received_under(consent_id, case.file),
            to_ask=isinstance(case, OpenStage),
            occurred_at=command.occurred_at,
        )
        for consent_id, one in case.file.consents.items()
        if one.agreement.given_by == GIVEN_BY[reason] and one.stands_at(command.occurred_at)
    ]
