"""The calendar, the figures, and the boards of clients, providers and centres."""

from services.legal_aid.domain.client.messages import ClientEvent
from services.legal_aid.domain.provider.messages import ProviderEvent
from services.legal_aid.projections import (
    calendar,
    centre_board,
    client_board,
    figures,
    provider_board,
)
from services.legal_aid.projections.figures import FIGURES
from shared.kernel.figures import counted, met
from shared.kernel.ledgers import Amend, Put, Strike
from shared.kernel.views import Row
from tests.legal_aid.made_up import (
    DAY,
    MATTER,
    NOON,
    SEEN,
    accepted,
    accepted_urgently,
    answered,
    appointed,
    refused,
    requested,
    stepped,
)
from tests.legal_aid.made_up_clients import (
    category_noted,
    client_died,
    eligibility_decided,
    entitlement_noted,
    file_closed,
    file_opened,
    query_answered,
    review_ended,
    review_requested,
)
from tests.legal_aid.made_up_proceedings import (
    HEARING,
    hearing_cancelled,
    hearing_met,
    hearing_missed,
    hearing_scheduled,
)
from tests.legal_aid.made_up_providers import (
    centre_closed,
    centre_registered,
    faced,
    interest_declared,
    laid_down,
    matter_taken,
    provider_registered,
    struck_off,
    taken_on,
    work_assessed,
)


def client(*history: ClientEvent) -> Row:
    """Return a client's line after these events."""
    row: Row | None = None
    for event in history:
        row = client_board.project(row, event, SEEN)
    assert row is not None
    return row


def provider(*history: ProviderEvent) -> Row:
    """Return a provider's line after these events."""
    row: Row | None = None
    for event in history:
        row = provider_board.project(row, event, SEEN)
    assert row is not None
    return row


def test_a_hearing_hangs_in_the_calendar_until_it_is_off() -> None:
    (put,) = calendar.write(hearing_scheduled, SEEN)
    assert isinstance(put, Put)
    assert put.key == str(HEARING)
    assert (put.line["deadline"], put.line["due_at"]) == ("hearing", NOON + 7 * DAY)
    assert put.line["standing"] == "ahead"
    assert calendar.write(hearing_met, SEEN) == [Amend(str(HEARING), {"standing": "met"})]
    assert calendar.write(hearing_missed, SEEN) == [Amend(str(HEARING), {"standing": "missed"})]
    assert calendar.write(hearing_cancelled, SEEN) == [Strike(str(HEARING))]
    assert calendar.write(requested, SEEN) == []


def test_a_request_counts_when_it_comes_and_is_met_when_it_is_answered_in_time() -> None:
    late = answered.model_copy(update={"late": True})
    at_once = refused.model_copy(update={"answers_in_time": True})
    assert figures.write(requested, SEEN) == [counted("la0", NOON)]
    assert figures.write(answered, SEEN) == [met("la0", so=True)]
    assert figures.write(late, SEEN) == [met("la0", so=False)]
    assert figures.write(at_once, SEEN) == [met("la0", so=True)]
    assert figures.write(refused, SEEN) == []


def test_an_acceptance_counts_and_is_met_when_someone_is_appointed_in_time() -> None:
    at = accepted.occurred_at
    answered_before = accepted_urgently.model_copy(update={"answers_in_time": None})
    assert figures.write(accepted, SEEN) == [counted("la3", at)]
    assert figures.write(answered_before, SEEN) == [counted("la3", at)]
    assert figures.write(accepted_urgently, SEEN) == [counted("la3", at), met("la0", so=True)]
    assert figures.write(appointed, SEEN) == [met("la3", so=True)]
    assert figures.write(stepped, SEEN) == []


def test_every_figure_says_what_it_counts() -> None:
    assert {figure.code for figure in FIGURES} == {"la0", "la3"}
    assert all(figure.numerator and figure.denominator for figure in FIGURES)


def test_a_client_shows_what_law_and_decisions_say() -> None:
    row = client(category_noted, file_opened)
    assert (row["category"], row["open_matters"]) == ("victim", [str(MATTER)])
    assert client(file_opened, file_closed)["open_matters"] == []
    assert client(file_opened, eligibility_decided)["granted"] is True
    assert client(file_opened, entitlement_noted)["granted"] is True
    assert client(file_opened, review_requested, review_ended)["granted"] is True
    assert client(file_opened, client_died)["died"] is True
    assert client(query_answered, query_answered)["queries_answered"] == 2
    assert client(file_opened.model_copy(update={"signed": True}))["granted"] is True


def test_a_client_shows_that_someone_must_decide_until_they_have() -> None:
    waiting = file_opened.model_copy(update={"decision_needed": True})
    assert client(waiting)["decision_needed"] is True
    assert client(waiting, eligibility_decided)["decision_needed"] is False
    assert client(waiting, file_closed)["decision_needed"] is False


def test_a_new_category_ends_an_old_decision_on_the_board() -> None:
    assert client(eligibility_decided, category_noted)["granted"] is None


def test_a_provider_shows_how_much_they_carry_and_never_for_whom() -> None:
    assert provider(provider_registered)["load"] == 0
    assert provider(provider_registered, taken_on, faced, interest_declared)["load"] == 1
    row = provider(provider_registered, taken_on, laid_down, work_assessed, struck_off)
    assert (row["load"], row["standing"]) == (0, "struck-off")
    assert str(MATTER) not in str(row)


def test_a_centre_shows_its_province_and_how_much_it_took_on() -> None:
    row = centre_board.project(None, centre_registered, SEEN)
    row = centre_board.project(row, matter_taken, SEEN)
    assert (row["province"], row["standing"], row["matters"]) == ("01", "working", 1)
    assert centre_board.project(row, centre_closed, SEEN)["standing"] == "closed"
