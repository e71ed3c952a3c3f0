"""The papers of a matter: files that are kept, and the register extract that is printed."""

from services.legal_aid.api.roles import ALL, HEAD, PROVIDERS, PURPOSE, RECEIVERS
from services.legal_aid.forms import register_extract
from shared.runtime.http.filing import file_doors
from shared.runtime.http.routes import Door, FileRights, FormRoute, May

_OVERSEEN: May = (*ALL, "data-protection-officer")

PAPERS: tuple[Door, ...] = (
    *file_doors(
        (
            FileRights("paper", may_keep=ALL, may_read=ALL),
            FileRights("signed-consent", may_keep=ALL, may_read=_OVERSEEN),
            FileRights("signed-form", may_keep=ALL, may_read=ALL),
            FileRights("letter", may_keep=ALL, may_read=ALL),
            FileRights("document-photograph", may_keep=ALL, may_read=PROVIDERS),
        ),
        leaders=HEAD,
    ),
    FormRoute(
        path="/matters/{matter_id}/register-extract",
        form=register_extract.FORM,
        may=RECEIVERS,
        purpose=PURPOSE,
        summary="Print what stands about the matter in the register",
        example={
            "agency": "Made-up legal aid centre",
            "place": "Made-up place",
            "client": "Made-up Person",
        },
    ),
)
