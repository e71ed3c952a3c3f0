"""The numbers of the law, and from where."""

from datetime import UTC, datetime

from services.legal_aid.domain.tables import (
    CLOSING_RESULTS,
    PROVIDER_APPOINTMENT,
    REQUEST_ANSWER,
    TABLES,
    URGENT_DEADLINE,
    URGENT_DOCUMENTS,
    limit,
)
from services.legal_aid.domain.words import Form
from shared.kernel.terms import Term
from tests.legal_aid.made_up import ANSWER_DUE, APPOINTMENT_DUE, DOCS_DUE, NOON


def test_the_limits_are_those_of_the_law() -> None:
    assert REQUEST_ANSWER.on(NOON).value == Term(0, "days")
    assert PROVIDER_APPOINTMENT.on(NOON).value == Term(3, "working-days")
    assert URGENT_DOCUMENTS.on(NOON).value == Term(5, "working-days")
    assert URGENT_DEADLINE.on(NOON).value == Term(5, "working-days")


def test_a_limit_names_its_rule() -> None:
    assert limit(REQUEST_ANSWER, NOON) == ANSWER_DUE
    assert limit(PROVIDER_APPOINTMENT, NOON) == APPOINTMENT_DUE
    assert limit(URGENT_DOCUMENTS, NOON) == DOCS_DUE


def test_a_request_on_a_sunday_is_answered_on_monday() -> None:
    sunday = datetime(2026, 3, 1, 5, tzinfo=UTC)
    assert limit(REQUEST_ANSWER, sunday) == ANSWER_DUE


def test_every_form_of_aid_can_be_completed() -> None:
    forms: tuple[Form, ...] = ("participation", "advice", "representation")
    assert all(CLOSING_RESULTS.on(NOON).value[form] for form in forms)


def test_every_table_names_its_source() -> None:
    assert all(edition.source for table in TABLES for edition in table.editions)
