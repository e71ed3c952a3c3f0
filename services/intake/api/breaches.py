"""The register of breaches: what leaked, whom it may harm, and who was told in time.

Whoever finds one reports it, whatever their role; the data-protection officer assesses it.
"""

from typing import get_args

from services.intake.api.rights import OFFICER
from services.intake.api.words import AT
from services.intake.domain.rights.breach_messages import (
    AssessBreach,
    CloseBreach,
    NotifyAuthority,
    RecordBreach,
)
from shared.kernel.actors import Role
from shared.runtime.http.routes import BoardRoute, CommandRoute, Door, May, RowRoute

FINDERS: May = tuple(role for role in get_args(Role) if role != "policy")
KEEPERS_OF_REGISTER: May = (*OFFICER, "operations")

_JOURNEY = "00000000-0000-4000-8000-000000000001"

BREACHES: tuple[Door, ...] = (
    CommandRoute(
        path="/breaches",
        command=RecordBreach,
        may=FINDERS,
        purpose="breach",
        summary="Record a breach of what is kept",
        example={
            **AT,
            "discovered_at": "2026-03-02T09:00:00+07:00",
            "natures": ["disclosed"],
            "harms": ["honour"],
            "journeys": [_JOURNEY],
        },
        mints=("breach_id",),
    ),
    CommandRoute(
        path="/breaches/{breach_id}/assessment",
        command=AssessBreach,
        may=OFFICER,
        purpose="breach",
        summary="Assess anew whom a breach touches and how it may harm",
        example={**AT, "harms": ["life", "honour"], "journeys": [_JOURNEY]},
    ),
    CommandRoute(
        path="/breaches/{breach_id}/notice",
        command=NotifyAuthority,
        may=OFFICER,
        purpose="breach",
        summary="Record that the authority was notified of a breach",
        example={**AT, "authority": "a05"},
    ),
    CommandRoute(
        path="/breaches/{breach_id}/closing",
        command=CloseBreach,
        may=OFFICER,
        purpose="breach",
        summary="Close a breach that was seen to",
        example={**AT, "measures": ["access-closed", "persons-told"]},
    ),
    BoardRoute(
        path="/breaches",
        view="breaches",
        may=KEEPERS_OF_REGISTER,
        summary="See the register of breaches, the last discovered first",
        sort="-discovered_at",
        filters=("state", "overdue"),
    ),
    RowRoute(
        path="/breaches/{breach_id}",
        view="breaches",
        may=KEEPERS_OF_REGISTER,
        summary="See one breach",
    ),
)
