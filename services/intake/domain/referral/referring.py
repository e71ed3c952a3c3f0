"""Referring a case: another service is told what it needs to know, on a basis that is named.

A referral is sharing, and it tells how the person stands at the moment it is
recorded; hence it cannot be dated before that standing began.
"""

from collections.abc import Mapping
from datetime import datetime

from services.intake.domain.case.commands import ReferCase
from services.intake.domain.case.events import CaseEvent, CaseReferred
from services.intake.domain.case.file import Referral
from services.intake.domain.case.refusals import ReferralExists, ReferralNeedsStatus
from services.intake.domain.case.state import (
    Case,
    Confirmed,
    OpenStage,
    UnderIdentification,
    in_order,
    legal_status,
    still_open,
)
from services.intake.domain.consent.giving import may_be_shared
from services.intake.domain.words import Purpose, Receiver
from shared.law.consent import ToService

_PURPOSES: Mapping[Receiver, frozenset[Purpose]] = {
    "shelter": frozenset({"referral", "shelter"}),
    "legal_aid": frozenset({"referral", "legal-aid"}),
    "reintegration": frozenset({"referral", "reintegration"}),
}


def refer(command: ReferCase, case: Case) -> list[CaseEvent]:
    """Refer the case, as often as needed, while its category allows support."""
    stage = still_open(case)
    referred = CaseReferred(
        case_id=command.case_id,
        referral_id=command.referral_id,
        to_service=command.to_service,
        needs=tuple(sorted(set(command.needs))),
        urgency=command.urgency,
        legal_status=legal_status(stage),
        basis=command.basis,
        occurred_at=command.occurred_at,
    )
    if known := stage.file.referrals.get(command.referral_id):
        if known != Referral.by(referred):
            raise ReferralExists
        return []
    in_order(command.occurred_at, _stands_since(stage))
    to = ToService(service=command.to_service)
    purposes = _PURPOSES[command.to_service]
    may_be_shared(command.basis, stage.file, purposes, command.occurred_at, to)
    return [referred]


def _stands_since(stage: OpenStage) -> datetime:
    """Return since when there is support: by the person's own status, or beside someone's."""
    if isinstance(stage, UnderIdentification | Confirmed):
        return stage.since
    beside = stage.file.accompanied
    if beside is None or beside.status not in ("under-identification", "victim"):
        raise ReferralNeedsStatus
    return beside.occurred_at
