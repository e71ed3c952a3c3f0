"""The worklist: every duty is opened by what starts it, and struck by what fulfils it."""

from collections.abc import Mapping
from datetime import datetime

import pytest

from services.legal_aid.domain.matter.events import MatterEvent
from services.legal_aid.projections.worklist import DUTIES, write
from shared.casework.referring import Urgency
from shared.kernel.ledgers import Amend, Put, Strike
from shared.kernel.messages import Event
from shared.kernel.views import Row
from tests.legal_aid.made_up import (
    ACCEPTED,
    ARCHIVED,
    ASSESSED,
    ASSIGNED,
    COMPLETE,
    COMPLETED,
    DAY,
    DECIDE_BY,
    DISCONTINUED,
    END_OF_MONDAY,
    END_OF_NEXT_MONDAY,
    END_OF_THURSDAY,
    FILED,
    IN_PROGRESS,
    MATTER,
    NOON,
    PENDING,
    REFUSED,
    SECOND_MATTER,
    SEEN,
    TELL_BY,
    URGENT,
    WITHDRAWN,
    answer_overdue,
    answered,
    answered_missing,
    appointment_overdue,
    client_not_told,
    client_told,
    died_untold,
    discontinued,
    discontinued_untold,
    documents_overdue,
    flagged,
    flagged_dead,
    interpreter_needed,
    replaced,
    requested,
    reviewed,
    stepped,
    supplied,
)
from tests.legal_aid.made_up_all import EVERY_EVENT
from tests.legal_aid.made_up_clients import (
    category_noted,
    client_died,
    eligibility_decided,
    entitlement_noted,
    file_closed,
    file_opened,
    party_noted,
    review_ended,
)
from tests.legal_aid.made_up_proceedings import (
    appeal_scheduled,
    awarded,
    claimed,
    hearing_cancelled,
    hearing_met,
    hearing_missed,
    hearing_scheduled,
    notice_received,
    paid,
    reminded,
)
from tests.legal_aid.made_up_providers import faced, interest_declared, laid_down, struck_off


def lines(*history: Event) -> Mapping[str, Row]:
    """Return the lines that are open after these events."""
    found: dict[str, Row] = {}
    for event in history:
        for mark in write(event, SEEN):
            match mark:
                case Put(key, line):
                    found[key] = line
                case Amend(key, changes) if key in found:
                    found[key] = {**found[key], **changes}
                case Strike(key):
                    found.pop(key, None)
                case _:
                    pass
    return found


def open_duties(*history: Event) -> set[str]:
    """Return what is to be done after these events."""
    return {line["duty"] for line in lines(*history).values()}


def limit_and_risk(duty: str, *history: Event) -> tuple[datetime | None, int]:
    """Return until when a duty is to be done, and how much it weighs."""
    (line,) = [line for line in lines(*history).values() if line["duty"] == duty]
    return line["due_at"], line["risk"]


@pytest.mark.parametrize(
    ("history", "duties"),
    [
        ((requested,), {"answer-request"}),
        (PENDING, {"collect-papers"}),
        ((*PENDING, supplied), {"accept-or-refuse"}),
        (COMPLETE, {"accept-or-refuse"}),
        (REFUSED, set()),
        (WITHDRAWN, set()),
        (ACCEPTED, {"appoint-provider"}),
        (URGENT, {"appoint-provider", "collect-papers-after-acceptance"}),
        (ASSIGNED, {"take-first-step"}),
        (IN_PROGRESS, set()),
        ((*IN_PROGRESS, replaced), {"take-first-step"}),
        (COMPLETED, {"file-matter"}),
        (DISCONTINUED, {"file-matter"}),
        (FILED, {"archive-matter"}),
        (ASSESSED, {"archive-matter"}),
        (ARCHIVED, set()),
    ],
)
def test_each_part_of_a_matters_life_has_its_duty(
    history: tuple[MatterEvent, ...], duties: set[str]
) -> None:
    assert open_duties(*history) == duties


def test_papers_that_follow_an_urgent_acceptance_are_a_duty_until_all_are_there() -> None:
    later = supplied.model_copy(update={"after_acceptance": True})
    part = later.model_copy(update={"still_missing": ("status-proof",)})
    assert "collect-papers-after-acceptance" in open_duties(*URGENT, part)
    assert open_duties(*URGENT, later) == {"appoint-provider"}
    assert limit_and_risk("collect-papers-after-acceptance", *URGENT) == (END_OF_NEXT_MONDAY, 1)


@pytest.mark.parametrize(("urgency", "risk"), [("routine", 0), ("urgent", 1), ("immediate", 2)])
def test_a_request_weighs_as_much_as_it_is_urgent(urgency: Urgency, risk: int) -> None:
    asked, there, missing, brought = (
        event.model_copy(update={"urgency": urgency})
        for event in (requested, answered, answered_missing, supplied)
    )
    assert limit_and_risk("answer-request", asked) == (END_OF_MONDAY, risk)
    assert limit_and_risk("accept-or-refuse", asked, there) == (DECIDE_BY.due_at, risk)
    assert limit_and_risk("collect-papers", asked, missing) == (None, risk)
    decided = limit_and_risk("accept-or-refuse", asked, missing, brought)
    assert decided == (DECIDE_BY.due_at, risk)


def test_a_request_that_was_answered_before_there_was_a_limit_has_none() -> None:
    before = answered.model_copy(update={"decide_by": None})
    assert limit_and_risk("accept-or-refuse", requested, before) == (None, 0)


def test_what_is_late_weighs_more() -> None:
    assert limit_and_risk("answer-request", requested) == (END_OF_MONDAY, 0)
    assert limit_and_risk("answer-request", requested, answer_overdue) == (END_OF_MONDAY, 2)
    assert limit_and_risk("appoint-provider", *ACCEPTED, appointment_overdue) == (
        END_OF_THURSDAY,
        2,
    )
    assert limit_and_risk("collect-papers-after-acceptance", *URGENT, documents_overdue) == (
        END_OF_NEXT_MONDAY,
        2,
    )


def test_an_interpreter_is_brought_to_a_client_who_needs_one() -> None:
    from_the_start = requested.model_copy(update={"interpreter_needed": True})
    assert "bring-interpreter" in open_duties(from_the_start)
    assert "bring-interpreter" in open_duties(*ASSIGNED, interpreter_needed, stepped)
    there = stepped.model_copy(update={"interpreter": True})
    assert open_duties(*ASSIGNED, interpreter_needed, there) == set()
    no_longer = interpreter_needed.model_copy(update={"needed": False})
    assert open_duties(*IN_PROGRESS, interpreter_needed, no_longer) == set()


def test_a_matter_is_reviewed_by_the_head_for_each_reason() -> None:
    other = flagged.model_copy(update={"reason": "consent-withdrawn"})
    assert len(lines(*IN_PROGRESS, flagged, other)) == 2
    assert len(lines(*IN_PROGRESS, flagged, other, reviewed)) == 1
    assert open_duties(*IN_PROGRESS, flagged, discontinued) == {"file-matter"}


def test_the_matter_of_someone_who_died_is_ended_by_people() -> None:
    for history in ((requested,), ACCEPTED, URGENT, IN_PROGRESS):
        assert open_duties(*history, flagged_dead) == {"end-matter-after-death"}
    assert open_duties(*IN_PROGRESS, flagged_dead, discontinued) == {"file-matter"}


def test_the_head_tells_the_client_in_time_why_the_matter_ended() -> None:
    untold, told = (*IN_PROGRESS, discontinued_untold), "tell-client-of-discontinuation"
    assert open_duties(*untold) == {"file-matter", told}
    assert limit_and_risk(told, *untold) == (TELL_BY.due_at, 1)
    assert limit_and_risk(told, *untold, client_not_told) == (TELL_BY.due_at, 2)
    assert open_duties(*untold, client_told) == {"file-matter"}


def test_a_death_ends_the_duty_to_tell_the_client_why_the_matter_ended() -> None:
    untold = (*IN_PROGRESS, discontinued_untold, client_not_told)
    assert open_duties(*untold, died_untold) == {"file-matter"}


def test_a_hearing_is_attended_and_a_missed_one_weighs_more() -> None:
    assert limit_and_risk("attend-hearing", hearing_scheduled) == (NOON + 7 * DAY, 1)
    assert limit_and_risk("attend-hearing", hearing_scheduled, hearing_missed) == (
        NOON + 7 * DAY,
        2,
    )
    assert open_duties(hearing_scheduled, hearing_met) == set()
    assert open_duties(hearing_scheduled, hearing_cancelled) == set()
    assert open_duties(appeal_scheduled) == {"meet-deadline"}


def test_a_body_that_told_too_late_is_reminded() -> None:
    in_time = notice_received.model_copy(update={"late": False})
    assert open_duties(in_time) == set()
    assert open_duties(notice_received) == {"remind-proceeding-body"}
    assert open_duties(notice_received, reminded) == set()


def test_compensation_is_followed_until_it_is_paid() -> None:
    nothing = awarded.model_copy(update={"amount": 0})
    whole = paid.model_copy(update={"outstanding": 0})
    assert open_duties(claimed, nothing) == set()
    assert open_duties(claimed, awarded, paid) == {"follow-compensation-payment"}
    assert open_duties(claimed, awarded, paid, whole) == set()


def test_someone_decides_whether_a_client_has_aid() -> None:
    waiting = file_opened.model_copy(update={"decision_needed": True})
    unclear = category_noted.model_copy(update={"decision_needed": True})
    for opening in (waiting, unclear):
        for closing in (
            category_noted,
            entitlement_noted,
            eligibility_decided,
            client_died,
            review_ended,
        ):
            assert open_duties(opening) == {"decide-eligibility"}
            assert open_duties(opening, closing) == set()


def test_the_other_side_is_named_in_every_matter_of_the_client() -> None:
    here = party_noted.model_copy(update={"elsewhere": (SECOND_MATTER,)})
    there = party_noted.model_copy(update={"matter_id": SECOND_MATTER})
    not_all = there.model_copy(update={"all_named": False})
    over = file_closed.model_copy(update={"matter_id": SECOND_MATTER})
    assert open_duties(here) == {"name-other-side"}
    assert open_duties(here, not_all) == {"name-other-side"}
    assert open_duties(here, there) == set()
    assert open_duties(here, over) == set()


def test_a_provider_with_a_conflict_or_off_the_list_is_replaced() -> None:
    torn = faced.model_copy(update={"conflicts": (MATTER, SECOND_MATTER)})
    tied = interest_declared.model_copy(update={"conflicts": (MATTER,)})
    gone = struck_off.model_copy(update={"left_alone": (MATTER,)})
    assert len(lines(torn)) == 2
    assert limit_and_risk("resolve-conflict-of-interest", tied) == (None, 3)
    assert open_duties(gone) == {"replace-struck-off-provider"}
    assert open_duties(tied, gone, laid_down) == set()


def test_every_duty_has_a_name_in_both_languages_and_someone_who_sees_it() -> None:
    put = [mark for event in EVERY_EVENT for mark in write(event, SEEN) if isinstance(mark, Put)]
    assert all(all(names) for names in DUTIES.values())
    assert {mark.line["duty"] for mark in put} <= set(DUTIES)
    assert all(mark.line["roles"] for mark in put)
