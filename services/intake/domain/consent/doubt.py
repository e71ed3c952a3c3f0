"""A consent in doubt: who gave it is suspected since, or was a child and taken for an adult.

It carries nothing new until it is given again, by who may. What was begun on it goes on. A
doubt that was settled so is a new one once what was given anew stands no more, or is in
doubt itself; while one is open, a second is told only of what it adds.
"""

from collections.abc import Mapping

from services.intake.domain.case.events import CaseEvent
from services.intake.domain.case.file import CaseFile, Consent
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
    """Return which consents nothing new may rest on from now on, as far as that is news."""
    found = [
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
        if _is_meant(one, reason, case.file) and not one.is_over(command.occurred_at)
    ]
    return [doubted for doubted in found if _is_news(doubted, case.file)]


def _is_meant(one: Consent, reason: DoubtReason, file: CaseFile) -> bool:
    """Tell whether they gave it, or gave anew what was in doubt."""
    given_anew = one.doubt.given_anew if one.doubt else ()
    words = (one, *(file.consents[known] for known in given_anew))
    return any(word.agreement.given_by == GIVEN_BY[reason] for word in words)


def _is_news(doubted: ConsentDoubted, file: CaseFile) -> bool:
    """Tell whether it was not in doubt, or is so again, or more is known of an open doubt."""
    known = file.consents[doubted.consent_id].doubt
    if known is None:
        return True
    if known.given_anew:
        return not any(_holds(file.consents[one], doubted) for one in known.given_anew)
    return bool({*doubted.services} - {*known.services}) or (doubted.to_ask and not known.to_ask)


def _holds(given_anew: Consent, doubted: ConsentDoubted) -> bool:
    """Tell whether what settled the last doubt outlasts this one."""
    theirs = given_anew.agreement.given_by == GIVEN_BY[doubted.reason]
    return not theirs and given_anew.stands_at(doubted.occurred_at)
