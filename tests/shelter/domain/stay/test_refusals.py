"""Every no of the shelter is a sentence that a caseworker understands, in both languages."""

import pytest

from services.shelter.application import LOG
from shared.kernel.errors import NotFound, Refused


def _below(refusal: type[Refused]) -> list[type[Refused]]:
    return [each for sub in refusal.__subclasses__() for each in (sub, *_below(sub))]


OURS = sorted(
    {refusal for refusal in _below(Refused) if f".{LOG.service}." in refusal.__module__},
    key=lambda refusal: refusal.slug,
)


@pytest.mark.parametrize("refusal", OURS, ids=lambda refusal: refusal.slug)
def test_a_refusal_explains_itself(refusal: type[Refused]) -> None:
    assert refusal.__doc__
    assert refusal.__doc__.endswith(".")
    assert refusal.vi.endswith(".")
    assert refusal.source
    assert refusal.slug not in {Refused.slug, NotFound.slug}


def test_every_refusal_has_a_name_of_its_own() -> None:
    assert len({refusal.slug for refusal in OURS}) == len(OURS)
