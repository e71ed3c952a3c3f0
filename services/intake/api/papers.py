"""The papers of a case: files that are kept, and the handover record that is printed."""

from services.intake.api.words import EVERYONE, RECEIVERS
from services.intake.forms import handover
from shared.runtime.http.filing import file_doors
from shared.runtime.http.routes import Door, FileRights, FormRoute, May

_REVIEWED: May = (*EVERYONE, "case-reviewer")
_OVERSEEN: May = (*RECEIVERS, "data-protection-officer")

PAPERS: tuple[Door, ...] = (
    *file_doors(
        (
            FileRights("paper", may_keep=EVERYONE, may_read=EVERYONE),
            FileRights("signed-consent", may_keep=RECEIVERS, may_read=_OVERSEEN),
            FileRights("signed-form", may_keep=EVERYONE, may_read=EVERYONE),
            FileRights("letter", may_keep=EVERYONE, may_read=EVERYONE),
            FileRights("document-photograph", may_keep=EVERYONE, may_read=_REVIEWED),
        ),
        leaders=("health-department",),
    ),
    FormRoute(
        path="/cases/{case_id}/handover-record",
        form=handover.FORM,
        may=EVERYONE,
        purpose="handover",
        summary="Print the handover record, to be signed by both sides",
        example={
            "agency": "Made-up Department of Health",
            "place": "Made-up place",
            "handing_over": "Made-up border post",
            "receiving": "Made-up social assistance facility",
        },
    ),
)
