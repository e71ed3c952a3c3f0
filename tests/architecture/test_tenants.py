"""What provisioning makes is what the rooms use."""

import pytest

from services import provision
from services.intake.main import SERVICE as INTAKE
from services.legal_aid.main import SERVICE as LEGAL_AID
from services.operations.embedded import keys
from services.operations.main import SERVICE as OPERATIONS
from services.reintegration.main import SERVICE as REINTEGRATION
from services.shelter.main import SERVICE as SHELTER
from shared.runtime.accounts import Tenant
from shared.runtime.service import Service

SERVICES = (INTAKE, SHELTER, LEGAL_AID, REINTEGRATION, OPERATIONS)


@pytest.mark.parametrize("service", SERVICES, ids=lambda service: service.room.name)
def test_a_room_has_at_nats_what_it_uses(service: Service) -> None:
    (tenant,) = [one for one in provision.tenants() if one.name == service.room.name]
    assert tenant == Tenant(
        name=service.room.name,
        has_log=bool(service.log.aggregates),
        policies=[policy.name for policy in service.policies],
        speaks_with_centres=service.mail is not None,
    )


def test_every_room_has_keys() -> None:
    assert {tenant.name for tenant in provision.tenants()} == set(keys.OWNERS)


def test_no_two_policies_bear_one_name() -> None:
    names = [name for tenant in provision.tenants() for name in tenant.policies]
    assert len(set(names)) == len(names)
