"""Key management services: who wraps the data keys where the master key is never seen.

Told in a file, since it holds what opens the service: `{"provider": "aws", …}`. It is read
whole at the start, and what is wrong in it is said by field, never with what stood there.
"""

from base64 import b64decode
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    FilePath,
    SecretStr,
    TypeAdapter,
    ValidationError,
    field_validator,
)

from shared.runtime.keys.masters import FileMasters, Master, Ring, WrongMasterKey

Word = Annotated[str, Field(min_length=1, max_length=2_048, pattern=r"^\S+$")]
HostPort = Annotated[str, Field(pattern=r"^[A-Za-z0-9.\-]+(:\d{1,5})?$", max_length=260)]


class _Told(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Tls(_Told):
    """How the service is trusted, and how we show who we are."""

    ca_file: FilePath | None = None
    certificate_key_file: FilePath | None = None

    def options(self) -> dict[str, str]:
        """Return it as the driver asks for it."""
        files = {"tlsCAFile": self.ca_file, "tlsCertificateKeyFile": self.certificate_key_file}
        return {name: str(file) for name, file in files.items() if file is not None}


class Aws(_Told):
    """Amazon's: a key by its ARN."""

    provider: Literal["aws"]
    access_key_id: Word
    secret_access_key: SecretStr
    session_token: SecretStr | None = None
    region: Word
    key: Annotated[str, Field(pattern=r"^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key/\S+$")]
    endpoint: HostPort | None = None
    tls: Tls | None = None

    def credentials(self) -> dict[str, Any]:
        """Return what opens the service."""
        return _given(
            accessKeyId=self.access_key_id,
            secretAccessKey=self.secret_access_key.get_secret_value(),
            sessionToken=self.session_token and self.session_token.get_secret_value(),
        )

    def spec(self) -> dict[str, str]:
        """Return which key it is."""
        return _given(region=self.region, key=self.key, endpoint=self.endpoint)


class Azure(_Told):
    """Azure's Key Vault: one version of a key. Without a secret, the machine's identity is used."""

    provider: Literal["azure"]
    tenant_id: Word | None = None
    client_id: Word | None = None
    client_secret: SecretStr | None = None
    identity_endpoint: HostPort | None = None
    key_vault_endpoint: HostPort
    key_name: Word
    key_version: Word
    tls: Tls | None = None

    def credentials(self) -> dict[str, Any]:
        """Return what opens the service."""
        return _given(
            tenantId=self.tenant_id,
            clientId=self.client_id,
            clientSecret=self.client_secret and self.client_secret.get_secret_value(),
            identityPlatformEndpoint=self.identity_endpoint,
        )

    def spec(self) -> dict[str, str]:
        """Return which key it is."""
        return _given(
            keyVaultEndpoint=self.key_vault_endpoint,
            keyName=self.key_name,
            keyVersion=self.key_version,
        )


class Gcp(_Told):
    """Google's: one version of a key. Without a private key, the machine's identity is used."""

    provider: Literal["gcp"]
    email: Word | None = None
    private_key: SecretStr | None = None
    project_id: Word
    location: Word
    key_ring: Word
    key_name: Word
    key_version: Word
    endpoint: HostPort | None = None
    tls: Tls | None = None

    @field_validator("private_key")
    @classmethod
    def _is_a_key(cls, key: SecretStr | None) -> SecretStr | None:
        """Take a key as Google gives it, in PEM, or its bare base64."""
        if key is None:
            return None
        lines = key.get_secret_value().replace("\\n", "\n").splitlines()
        bare = "".join(line.strip() for line in lines if not line.startswith("-----"))
        if not b64decode(bare, validate=True):
            raise ValueError("is empty")
        return SecretStr(bare)

    def credentials(self) -> dict[str, Any]:
        """Return what opens the service."""
        key = self.private_key and self.private_key.get_secret_value()
        return _given(email=self.email, privateKey=key)

    def spec(self) -> dict[str, str]:
        """Return which key it is."""
        return _given(
            projectId=self.project_id,
            location=self.location,
            keyRing=self.key_ring,
            keyName=self.key_name,
            keyVersion=self.key_version,
            endpoint=self.endpoint,
        )


class Kmip(_Told):
    """A key server of one's own, which knows us by our certificate."""

    provider: Literal["kmip"]
    endpoint: HostPort
    key_id: Word
    tls: Tls

    def credentials(self) -> dict[str, Any]:
        """Return where the service is; the certificate opens it."""
        return {"endpoint": self.endpoint}

    def spec(self) -> dict[str, str]:
        """Return which key it is."""
        return {"keyId": self.key_id}


Kms = Annotated[Aws | Azure | Gcp | Kmip, Field(discriminator="provider")]
_KMS: Final = TypeAdapter[Aws | Azure | Gcp | Kmip](Kms)


def told_in(file: Path) -> Aws | Azure | Gcp | Kmip:
    """Return what a file tells of a key management service; raises `WrongMasterKey`."""
    try:
        return _KMS.validate_json(file.read_bytes())
    except OSError as error:
        raise WrongMasterKey(_complaint(file, "cannot be read", "không đọc được")) from error
    except ValidationError as error:
        wrong = "; ".join(map(_wrong, error.errors(include_input=False, include_url=False)))
        raise WrongMasterKey(_complaint(file, wrong, wrong)) from None


class KmsMasters:
    """A master key that a key management service keeps, and the file from before, if any.

    A new one is made there, told here, and taken up at the next start; destroying the old
    one is the service's too. What still lies under a local file can be opened meanwhile.
    """

    def __init__(self, file: Path, before: FileMasters) -> None:
        self._file = file
        self._before = before

    @property
    def place(self) -> str:
        """Say where it is told."""
        return str(self._file)

    def ring(self) -> Ring:
        """Return what is told now; raises `WrongMasterKey`."""
        kms = told_in(self._file)
        providers: dict[str, Mapping[str, Any]] = {kms.provider: kms.credentials()}
        if self._before.is_there:
            providers |= self._before.ring().providers
        tls = kms.tls.options() if kms.tls else {}
        newest = Master(kms.provider, kms.spec())
        return Ring(newest, providers, {kms.provider: tls} if tls else {})

    @contextmanager
    def alone(self) -> Generator[None]:
        """Let others go on: all wrap under the same master, and none is destroyed here."""
        yield

    def renew(self) -> None:
        """Do nothing: a new master key is made in the service, and told in the file."""

    def retire(self) -> None:
        """Destroy the local file that the service took the place of."""
        self._before.destroy()


def _given(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}


def _wrong(error: Any) -> str:
    return f"{'.'.join(map(str, error['loc'])) or 'file'}: {error['msg']}"


def _complaint(file: Path, english: str, vietnamese: str) -> str:
    return (
        f"{file} does not tell a key management service: {english}. "
        f"/ {file} không mô tả đúng dịch vụ quản lý khóa: {vietnamese}."
    )
