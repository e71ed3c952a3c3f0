"""Which issuer's tokens open this house: a real one, or the development issuer; never both."""

from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from shared.kernel.actors import Role
from shared.runtime.http.auth import Gate
from shared.runtime.http.tokens import ALGORITHM, AUDIENCE, ISSUER
from shared.runtime.people.callers import Proxies
from shared.runtime.people.issuer import Issuer
from shared.runtime.people.issuer_keys import FixedKeys, Pace, PublishedKeys, is_safe
from shared.runtime.people.signing_keys import ALGORITHMS, Algorithm, keys_in
from shared.runtime.people.wording import ROLES, Wording
from shared.runtime.settings import Settings

BOTH = """\
JOURNEY_ISSUER and JOURNEY_DEVELOPMENT_ISSUER are both set. Whoever holds the development key \
could then come in as anybody. Unset one of them.
JOURNEY_ISSUER và JOURNEY_DEVELOPMENT_ISSUER được đặt cùng lúc. Khi đó, ai giữ khóa phát triển \
đều có thể vào với tư cách bất kỳ ai. Hãy bỏ một trong hai."""
NEITHER = """\
Nobody could come in: set JOURNEY_ISSUER and JOURNEY_ISSUER_AUDIENCE (docs/issuer.md), or, where \
no real person is, JOURNEY_DEVELOPMENT_ISSUER=true.
Chưa ai có thể vào: hãy đặt JOURNEY_ISSUER và JOURNEY_ISSUER_AUDIENCE (docs/issuer.md), hoặc, nếu \
không có dữ liệu người thật, JOURNEY_DEVELOPMENT_ISSUER=true."""
NO_AUDIENCE = """\
JOURNEY_ISSUER_AUDIENCE is missing: without it a token made for another house would open this one.
Thiếu JOURNEY_ISSUER_AUDIENCE: nếu không có, mã cấp cho hệ thống khác cũng mở được hệ thống này."""
NOT_SAFE = """\
The issuer and its keys are read by https only (or from this computer).
Chỉ đọc bên cấp mã và khóa của bên đó qua https (hoặc từ chính máy này)."""
NO_KEYS = """\
The development issuer has no keys in {}: `journey up` makes them.
Bên cấp mã phát triển chưa có khóa trong {}: lệnh `journey up` sẽ tạo khóa."""


class IssuerUnclear(RuntimeError):
    """The settings do not say whose tokens open this house."""


def _separated(given: Any) -> Any:
    if not isinstance(given, str):
        return given
    return [one.strip() for one in given.split(",") if one.strip()]


Listed = Annotated[frozenset[str], NoDecode, BeforeValidator(_separated)]
"""Words with commas between them."""


class PeopleSettings(BaseSettings):
    """Where tokens come from and how they are read. Nothing here is a secret."""

    model_config = SettingsConfigDict(
        env_prefix="JOURNEY_", env_ignore_empty=True, extra="ignore", hide_input_in_errors=True
    )

    development_issuer: bool = False
    issuer: str | None = None
    issuer_jwks: str | None = None
    """Where the keys are, for an issuer without a discovery document."""

    issuer_audience: str | None = None
    issuer_algorithms: Annotated[
        frozenset[Algorithm], NoDecode, BeforeValidator(_separated), Field(min_length=1)
    ] = frozenset[Algorithm]({"RS256", "PS256", "ES256", "EdDSA"})
    issuer_token_types: Annotated[Listed, Field(min_length=1)] = frozenset({"at+jwt", "jwt"})
    issuer_leeway: float = Field(default=30.0, ge=0, le=120)
    """Seconds by which the issuer's clock may differ from ours."""

    issuer_pause: float = Field(default=10.0, gt=0, le=300)
    """Seconds between two questions to the issuer, however many unknown keys are shown."""

    issuer_staff_claim: str = "sub"
    issuer_role_claim: str = "role"
    issuer_unit_claim: str = "unit"
    issuer_roles: dict[str, Role] = Field(default=dict(ROLES))
    """The issuer's words for roles, as JSON; several may mean the same role."""

    issuer_units: dict[str, str] | None = None
    """The issuer's words for units, as JSON; without it, a unit's code is taken as it stands."""

    trusted_proxies: Listed = frozenset()
    """The networks of our own proxies, whose `X-Forwarded-For` is believed."""

    @field_validator("issuer_roles")
    @classmethod
    def _no_token_is_the_house(cls, roles: dict[str, Role]) -> dict[str, Role]:
        if "policy" in roles.values():
            raise ValueError("no token carries the role `policy`")
        return roles

    @field_validator("trusted_proxies")
    @classmethod
    def _are_networks(cls, networks: frozenset[str]) -> frozenset[str]:
        Proxies.named(networks)
        return networks

    @model_validator(mode="after")
    def _one_issuer(self) -> Self:
        if self.issuer and self.development_issuer:
            raise IssuerUnclear(BOTH)
        if not self.issuer and not self.development_issuer:
            raise IssuerUnclear(NEITHER)
        if self.issuer and not self.issuer_audience:
            raise IssuerUnclear(NO_AUDIENCE)
        if not all(is_safe(url) for url in (self.issuer, self.issuer_jwks) if url):
            raise IssuerUnclear(NOT_SAFE)
        return self

    def gate(self, settings: Settings) -> Gate:
        """Return the gate of a service that is run with these settings."""
        proxies = Proxies.named(self.trusted_proxies)
        if self.issuer is None:
            return Gate(development_issuer(_made_here(settings)), proxies=proxies)
        return Gate(self._real_issuer(self.issuer), proxies=proxies)

    def _real_issuer(self, name: str) -> Issuer:
        algorithms = frozenset[str](self.issuer_algorithms)
        return Issuer(
            name=name,
            audience=self.issuer_audience or "",
            algorithms=algorithms,
            keys=PublishedKeys(name, self.issuer_jwks, algorithms, Pace(apart=self.issuer_pause)),
            wording=Wording(
                self.issuer_staff_claim,
                self.issuer_role_claim,
                self.issuer_unit_claim,
                self.issuer_roles,
                self.issuer_units,
            ),
            types=frozenset(kind.lower() for kind in self.issuer_token_types),
            leeway=self.issuer_leeway,
        )


def _made_here(settings: Settings) -> str:
    try:
        return settings.issuer_keys()
    except FileNotFoundError:
        raise IssuerUnclear(NO_KEYS.format(settings.keys, settings.keys)) from None


def development_issuer(jwks: str) -> Issuer:
    """Return the development issuer, whose keys are these."""
    keys = FixedKeys(keys_in(jwks, ALGORITHMS))
    return Issuer(ISSUER, AUDIENCE, frozenset({ALGORITHM}), keys, Wording())
