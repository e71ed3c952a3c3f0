"""Where a request comes from; what it says of that itself is believed of our own proxies only."""

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from starlette.types import Scope

Network = IPv4Network | IPv6Network

UNKNOWN = "unknown"
_MOST_HOPS = 16
_HOUSEHOLD = 64
"""Bits of an IPv6 address that one subscriber's line has in common."""


@dataclass(frozen=True)
class Proxies:
    """The networks in which our own proxies stand; by default there are none."""

    trusted: tuple[Network, ...] = ()

    @classmethod
    def named(cls, networks: Iterable[str]) -> "Proxies":
        """Return the proxies of these networks; raises `ValueError` for what is none."""
        return cls(tuple(ip_network(network) for network in networks))

    def caller(self, scope: Scope) -> str:
        """Return the address of whoever asked the first proxy that is ours.

        `X-Forwarded-For` is read from its end: what stands there our own proxy wrote, what
        stands further left anybody may have written.
        """
        peer = scope.get("client")
        nearest = peer[0] if peer else UNKNOWN
        if not self._is_ours(nearest):
            return _grouped(nearest)
        for hop in _forwarded(scope):
            if not _is_address(hop):
                break
            nearest = hop
            if not self._is_ours(hop):
                break
        return _grouped(nearest)

    def _is_ours(self, address: str) -> bool:
        if not self.trusted or not _is_address(address):
            return False
        found = ip_address(address)
        return any(found in network for network in self.trusted)


def _forwarded(scope: Scope) -> list[str]:
    said = [value for name, value in scope["headers"] if name == b"x-forwarded-for"]
    hops = b",".join(said).decode("latin-1").rsplit(",", _MOST_HOPS)[-_MOST_HOPS:]
    return [hop.strip() for hop in reversed(hops)]


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def _grouped(address: str) -> str:
    """Return an IPv6 address's network: one line has more addresses than anyone could count."""
    found = ip_address(address) if _is_address(address) else None
    if not isinstance(found, IPv6Address):
        return address
    if found.ipv4_mapped is not None:
        return str(found.ipv4_mapped)
    return str(IPv6Network((int(found), _HOUSEHOLD), strict=False))
