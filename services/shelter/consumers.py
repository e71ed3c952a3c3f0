"""What the shelter does when it hears a fact."""

from services.shelter.policies import placement
from shared.contracts.intake import CaseReferred
from shared.kernel.policy import Policy

POLICIES = (Policy("shelter-placement", hears=(CaseReferred,), react=placement.react),)
