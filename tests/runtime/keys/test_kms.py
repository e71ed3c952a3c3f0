"""A key management service told in a file: what it becomes, and what is said of a wrong one."""

import json
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest

from shared.runtime.keys.encryption import Encryption
from shared.runtime.keys.kms import KmsMasters
from shared.runtime.keys.masters import FileMasters, Master, WrongMasterKey, local_name
from shared.runtime.mongo import open_client
from shared.runtime.settings import Settings

KEY = bytes(range(96))
NOT_A_SECRET = "made-up-and-opens-nothing"
DER = b64encode(b"made up, and no key at all").decode()
WHAT = "PRIVATE KEY"
PEM = f"-----BEGIN {WHAT}-----\n{DER}\n-----END {WHAT}-----\n"
ARN = "arn:aws:kms:ap-southeast-1:123456789012:key/made-up"

AWS = {
    "provider": "aws",
    "access_key_id": "MADEUP",
    "secret_access_key": NOT_A_SECRET,
    "region": "ap-southeast-1",
    "key": ARN,
}
AZURE = {
    "provider": "azure",
    "tenant_id": "made-up",
    "client_id": "made-up",
    "client_secret": NOT_A_SECRET,
    "key_vault_endpoint": "made-up.vault.azure.net",
    "key_name": "journeys",
    "key_version": "0123",
}
GCP = {
    "provider": "gcp",
    "email": "made-up@example.test",
    "private_key": PEM,
    "project_id": "made-up",
    "location": "asia-southeast1",
    "key_ring": "journeys",
    "key_name": "intake",
    "key_version": "1",
}
KMIP = {"provider": "kmip", "endpoint": "kmip.example.test:5696", "key_id": "7", "tls": {}}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def told(folder: Path, said: Any) -> KmsMasters:
    """Tell the intake service its key management service."""
    file = folder / "kms-intake.json"
    file.write_text(json.dumps(said))
    return KmsMasters(file, FileMasters(folder / "master-intake.key"))


@pytest.mark.parametrize(
    ("said", "credentials", "spec", "named"),
    [
        (
            AWS,
            {"accessKeyId": "MADEUP", "secretAccessKey": NOT_A_SECRET},
            {"region": "ap-southeast-1", "key": ARN},
            {"masterKey.key": ARN},
        ),
        (
            {**AWS, "session_token": "t", "endpoint": "kms.example.test:443"},
            {"accessKeyId": "MADEUP", "secretAccessKey": NOT_A_SECRET, "sessionToken": "t"},
            {"region": "ap-southeast-1", "key": ARN, "endpoint": "kms.example.test:443"},
            {"masterKey.key": ARN},
        ),
        (
            AZURE,
            {"tenantId": "made-up", "clientId": "made-up", "clientSecret": NOT_A_SECRET},
            {
                "keyVaultEndpoint": "made-up.vault.azure.net",
                "keyName": "journeys",
                "keyVersion": "0123",
            },
            {"masterKey.keyName": "journeys", "masterKey.keyVersion": "0123"},
        ),
        (
            GCP,
            {"email": "made-up@example.test", "privateKey": DER},
            {
                "projectId": "made-up",
                "location": "asia-southeast1",
                "keyRing": "journeys",
                "keyName": "intake",
                "keyVersion": "1",
            },
            {
                "masterKey.projectId": "made-up",
                "masterKey.location": "asia-southeast1",
                "masterKey.keyRing": "journeys",
                "masterKey.keyName": "intake",
                "masterKey.keyVersion": "1",
            },
        ),
        (KMIP, {"endpoint": "kmip.example.test:5696"}, {"keyId": "7"}, {"masterKey.keyId": "7"}),
    ],
    ids=["aws", "aws with more", "azure", "gcp", "kmip"],
)
async def test_what_is_told_becomes_what_the_driver_asks_for(
    folder: Path,
    said: dict[str, Any],
    credentials: dict[str, Any],
    spec: dict[str, str],
    named: dict[str, str],
) -> None:
    ring = told(folder, said).ring()
    assert ring.providers == {said["provider"]: credentials}
    assert ring.newest == Master(said["provider"], spec)
    assert ring.newest.where() == {"masterKey.provider": said["provider"], **named}
    assert NOT_A_SECRET not in repr(ring)
    client = open_client("mongodb://127.0.0.1:1")
    Encryption(client, "made_up_vault", ring)
    client.close()


@pytest.mark.parametrize("said", [AZURE, GCP], ids=["azure", "gcp"])
def test_without_credentials_the_machines_own_identity_is_used(
    folder: Path, said: dict[str, Any]
) -> None:
    secret = {"tenant_id", "client_id", "client_secret", "email", "private_key"}
    bare = {name: value for name, value in said.items() if name not in secret}
    assert told(folder, bare).ring().providers == {said["provider"]: {}}


def test_certificates_are_passed_on(folder: Path) -> None:
    authority, own = folder / "ca.pem", folder / "own.pem"
    for file in (authority, own):
        file.write_text("made up")
    tls = {"ca_file": str(authority), "certificate_key_file": str(own)}
    ring = told(folder, {**KMIP, "tls": tls}).ring()
    assert ring.tls == {"kmip": {"tlsCAFile": str(authority), "tlsCertificateKeyFile": str(own)}}


@pytest.mark.parametrize(
    ("said", "complaint"),
    [
        ({"provider": "unheard-of"}, "file: "),
        ({}, "file: "),
        ({**AWS, "key": NOT_A_SECRET}, "aws.key: "),
        ({name: value for name, value in AWS.items() if name != "region"}, "aws.region: "),
        ({**AZURE, "key_version": ""}, "azure.key_version: "),
        ({**AZURE, "key_vault_endpoint": "https://x y"}, "azure.key_vault_endpoint: "),
        ({**GCP, "private_key": "not base64!"}, "gcp.private_key: "),
        ({**GCP, "private_key": ""}, "gcp.private_key: "),
        ({**KMIP, "tls": {"ca_file": "/nowhere/ca.pem"}}, "kmip.tls.ca_file: "),
        ({**AWS, "surprise": 1}, "aws.surprise: "),
    ],
)
def test_what_is_wrong_is_said_by_field_and_never_repeated(
    folder: Path, said: dict[str, Any], complaint: str
) -> None:
    with pytest.raises(WrongMasterKey) as raised:
        told(folder, said).ring()
    message = str(raised.value)
    assert complaint in message
    assert "dịch vụ quản lý khóa" in message
    assert NOT_A_SECRET not in message
    assert raised.value.__cause__ is None


@pytest.mark.parametrize("content", [b"", b"{", b"\xff"])
def test_a_file_that_tells_nothing_is_said_to(folder: Path, content: bytes) -> None:
    masters = told(folder, {})
    (folder / "kms-intake.json").write_bytes(content)
    with pytest.raises(WrongMasterKey, match=r"kms-intake\.json does not tell"):
        masters.ring()


def test_a_service_takes_the_key_management_service_where_one_is_told(folder: Path) -> None:
    (folder / "master-intake.key").write_bytes(KEY)
    settings = Settings.model_validate({"JOURNEY_KEYS": folder})
    assert settings.masters("intake").ring().newest.provider == local_name(KEY)
    told(folder, AWS)
    masters = settings.masters("intake")
    assert masters.ring().newest.provider == "aws"
    assert masters.place.endswith("kms-intake.json")
    assert local_name(KEY) in masters.ring().providers, "what it wrapped is opened until it is not"


def test_the_local_key_goes_once_nothing_lies_under_it(folder: Path) -> None:
    (folder / "master-intake.key").write_bytes(KEY)
    masters = told(folder, AWS)
    with masters.alone():
        masters.renew()
        masters.retire()
        masters.retire()
    assert list(masters.ring().providers) == ["aws"]
    assert not (folder / "master-intake.key").exists()


def test_a_file_that_is_named_must_be_there(folder: Path) -> None:
    nowhere = folder / "nowhere.json"
    settings = Settings.model_validate({"JOURNEY_KEYS": folder, "JOURNEY_KMS_FILE": nowhere})
    with pytest.raises(WrongMasterKey, match="cannot be read"):
        settings.masters("intake").ring()


def test_a_master_key_may_lie_apart_from_the_other_keys(folder: Path) -> None:
    apart = folder / "apart.key"
    apart.write_bytes(KEY)
    settings = Settings.model_validate(
        {"JOURNEY_KEYS": folder / "nowhere", "JOURNEY_MASTER_KEY_FILE": apart}
    )
    assert settings.masters("intake").ring().newest.provider == local_name(KEY)
