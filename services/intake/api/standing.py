"""Who the person is in law, beside whom they came, and who speaks for them."""

from services.intake.api.words import AT, EVERYONE, RECEIVERS
from services.intake.domain.standing.messages import (
    CorrectAge,
    DecideAge,
    DescribePerson,
    RecordAccompanying,
    RecordTurned18,
    ScheduleAgeReview,
)
from services.intake.domain.standing.representation_messages import (
    AppointGuardian,
    RecordRepresentative,
)
from shared.runtime.http.routes import CommandRoute, Door

STANDING: tuple[Door, ...] = (
    CommandRoute(
        path="/cases/{case_id}/description",
        command=DescribePerson,
        may=RECEIVERS,
        purpose="identification",
        summary="Record nationality and whether abroad, or correct them",
        example={**AT, "nationality": "vn-citizen", "place": "in-country"},
    ),
    CommandRoute(
        path="/cases/{case_id}/age-review",
        command=ScheduleAgeReview,
        may=RECEIVERS,
        purpose="identification",
        summary="Schedule when to see whether the person has come of age",
        example={**AT, "review_on": "2027-05-20"},
    ),
    CommandRoute(
        path="/cases/{case_id}/majority",
        command=RecordTurned18,
        may=RECEIVERS,
        purpose="identification",
        summary="Record that the person has come of age",
        example=AT,
    ),
    CommandRoute(
        path="/cases/{case_id}/age",
        command=CorrectAge,
        may=EVERYONE,
        purpose="identification",
        summary="Correct the person's age: younger than was written",
        example={
            **AT,
            "age_class": "seven-to-seventeen",
            "basis": "own-statement",
            "evidence": "Made-up account of how old they are",
        },
    ),
    CommandRoute(
        path="/cases/{case_id}/age-decision",
        command=DecideAge,
        may=("verification-officer",),
        purpose="identification",
        summary="Decide on proof how old the person is, older than was written too",
        example={
            **AT,
            "age_class": "adult",
            "basis": "birth-record",
            "evidence": "Made-up birth record",
        },
    ),
    CommandRoute(
        path="/cases/{case_id}/accompanying",
        command=RecordAccompanying,
        may=RECEIVERS,
        purpose="reception",
        summary="Link the case of an under-18 who came along",
        example={**AT, "accompanying_case_id": "00000000-0000-4000-8000-000000000004"},
    ),
    CommandRoute(
        path="/cases/{case_id}/representatives",
        command=RecordRepresentative,
        may=RECEIVERS,
        purpose="consent",
        summary="Record who represents the person, and whether they are suspected",
        example={
            **AT,
            "representative_kind": "parent",
            "suspected": False,
            "who": "Made-up Parent, made-up paper",
        },
        mints=("representative_id",),
    ),
    CommandRoute(
        path="/cases/{case_id}/guardians",
        command=AppointGuardian,
        may=("health-department",),
        purpose="consent",
        summary="Appoint a guardian where the representative is suspected or missing",
        example={
            **AT,
            "guardian_kind": "guardian-ad-litem",
            "appointed_by": "commune",
            "who": "Made-up Guardian, made-up decision",
        },
        mints=("guardian_id",),
    ),
)
