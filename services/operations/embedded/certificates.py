"""Certificates for servers of one's own: an authority made for them alone, and forgotten.

Its key signs once and is never written down, so that nobody can have another server believed.
New certificates need a new authority; whoever has an authority already brings its files instead.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import (
    SECP256R1,
    EllipticCurvePrivateKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from services.operations.embedded import files

AUTHORITY = "ca.crt"
LASTS = timedelta(days=397)
"""What clients accept at most; a year and a month."""


def prepare(folder: Path, servers: Iterable[str], addresses: Iterable[str]) -> None:
    """Make the certificates of these servers, all reached under these names, unless they are there.

    Each gets `<server>.crt` and `<server>.key`, and both in one as `<server>.pem`.
    """
    if (folder / AUTHORITY).exists():
        return
    files.private_folder(folder)
    authority = generate_private_key(SECP256R1())
    names = [_name_of(address) for address in addresses]
    for server in servers:
        key = generate_private_key(SECP256R1())
        certificate = _signed(authority, server, key, names).public_bytes(Encoding.PEM)
        secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        files.replace(folder / f"{server}.crt", certificate)
        files.replace(folder / f"{server}.key", secret)
        files.replace(folder / f"{server}.pem", certificate + secret)
    files.create(folder / AUTHORITY, _own(authority).public_bytes(Encoding.PEM))


def _name_of(address: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(address))
    except ValueError:
        return x509.DNSName(address)


def _own(authority: EllipticCurvePrivateKey) -> x509.Certificate:
    limits = x509.BasicConstraints(ca=True, path_length=0)
    return (
        _begun("journey", authority).add_extension(limits, critical=True).sign(authority, SHA256())
    )


def _signed(
    authority: EllipticCurvePrivateKey,
    server: str,
    key: EllipticCurvePrivateKey,
    names: list[x509.GeneralName],
) -> x509.Certificate:
    uses = [ExtendedKeyUsageOID.SERVER_AUTH, ExtendedKeyUsageOID.CLIENT_AUTH]
    return (
        _begun(server, key)
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.ExtendedKeyUsage(uses), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .sign(authority, SHA256())
    )


def _begun(subject: str, key: EllipticCurvePrivateKey) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(_called(subject))
        .issuer_name(_called("journey"))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(minutes=5))
        .not_valid_after(now + LASTS)
    )


def _called(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
