"""Doors of a matter's end: its result, its file, its quality, the archive; and reviews."""

from services.legal_aid.api.roles import HEAD, PROVIDERS, PURPOSE
from services.legal_aid.domain.matter.commands import (
    ArchiveMatter,
    AssessQuality,
    CompleteMatter,
    DiscontinueMatter,
    FileMatter,
    ResolveReview,
    TellOfDiscontinuation,
)
from shared.runtime.http.routes import CommandRoute

ENDING = (
    CommandRoute(
        path="/matters/{matter_id}/completion",
        command=CompleteMatter,
        may=PROVIDERS,
        purpose=PURPOSE,
        summary="Complete a matter with its result",
        example={
            "result": "stage-ended",
            "result_document": "A made-up document: the first-instance stage has ended.",
            "occurred_at": "2026-06-01T16:00:00+07:00",
        },
    ),
    CommandRoute(
        path="/matters/{matter_id}/discontinuation",
        command=DiscontinueMatter,
        may=HEAD,
        purpose=PURPOSE,
        summary="End a matter before its result, on a lawful ground",
        example={
            "ground": "client-withdraws",
            "letter": "A made-up letter: the client takes the request back.",
            "occurred_at": "2026-04-01T09:00:00+07:00",
        },
    ),
    CommandRoute(
        path="/matters/{matter_id}/discontinuation-letter",
        command=TellOfDiscontinuation,
        may=HEAD,
        purpose=PURPOSE,
        summary="Tell the client in writing why the matter ended before its result",
        example={
            "letter": "A made-up letter: why the centre cannot go on, and where help is found.",
            "occurred_at": "2026-04-02T10:00:00+07:00",
        },
    ),
    CommandRoute(
        path="/matters/{matter_id}/review",
        command=ResolveReview,
        may=HEAD,
        purpose=PURPOSE,
        summary="Let a matter under review go on, and say why",
        example={
            "reason": "status-rejected",
            "goes_on": "other-listed-group",
            "decision": "A made-up decision: the client belongs to another listed group.",
            "occurred_at": "2026-04-02T09:00:00+07:00",
        },
    ),
    CommandRoute(
        path="/matters/{matter_id}/file",
        command=FileMatter,
        may=PROVIDERS,
        purpose=PURPOSE,
        summary="File a matter that ended",
        example={"occurred_at": "2026-06-05T09:00:00+07:00"},
    ),
    CommandRoute(
        path="/matters/{matter_id}/assessment",
        command=AssessQuality,
        may=HEAD,
        purpose=PURPOSE,
        summary="Judge the quality of a matter once it is filed",
        example={
            "grade": "good",
            "sheet": "A made-up sheet: every step in time, the file complete.",
            "occurred_at": "2026-07-01T09:00:00+07:00",
        },
    ),
    CommandRoute(
        path="/matters/{matter_id}/archive",
        command=ArchiveMatter,
        may=HEAD,
        purpose=PURPOSE,
        summary="Archive a filed matter",
        example={"occurred_at": "2026-12-01T09:00:00+07:00"},
    ),
)
