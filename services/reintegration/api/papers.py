"""The papers of a participant: files that are kept, and Form 07 that is printed."""

from services.reintegration.api.roles import DEPARTMENT, WORKER, WORKER_OR_DEPARTMENT
from services.reintegration.forms import application
from shared.runtime.http.filing import file_doors
from shared.runtime.http.routes import Door, FileRights, FormRoute, May

_OVERSEEN: May = (*WORKER, "data-protection-officer")

PAPERS: tuple[Door, ...] = (
    *file_doors(
        (
            FileRights("paper", may_keep=WORKER, may_read=WORKER_OR_DEPARTMENT),
            FileRights("signed-consent", may_keep=WORKER, may_read=_OVERSEEN),
            FileRights("signed-form", may_keep=WORKER, may_read=WORKER_OR_DEPARTMENT),
            FileRights("letter", may_keep=WORKER_OR_DEPARTMENT, may_read=WORKER_OR_DEPARTMENT),
            FileRights("document-photograph", may_keep=WORKER, may_read=WORKER_OR_DEPARTMENT),
        ),
        leaders=DEPARTMENT,
    ),
    FormRoute(
        path="/grants/{claim_id}/form-07",
        form=application.FORM,
        may=WORKER_OR_DEPARTMENT,
        purpose="reintegration",
        summary="Print Form 07, the application for a grant, to be signed.",
        example={
            "agency": "Made-up Department of Health",
            "applicant": "Made-up Person",
            "relation": "mother",
        },
    ),
)
