"""The papers of a resident: files that are kept, each kind for its own readers."""

from services.shelter.api.roles import CARERS, MANAGER, WORKERS
from shared.runtime.http.filing import file_doors
from shared.runtime.http.routes import Door, FileRights, May

_OVERSEEN: May = (*WORKERS, "data-protection-officer")

PAPERS: tuple[Door, ...] = file_doors(
    (
        FileRights("paper", may_keep=CARERS, may_read=WORKERS),
        FileRights("signed-consent", may_keep=WORKERS, may_read=_OVERSEEN),
        FileRights("signed-form", may_keep=WORKERS, may_read=WORKERS),
        FileRights("letter", may_keep=WORKERS, may_read=WORKERS),
        FileRights("document-photograph", may_keep=WORKERS, may_read=MANAGER),
    ),
    leaders=MANAGER,
)
