"""The master keys, under which data keys are wrapped: where they are, and how one replaces another.

A wrapped key opens under its own master only: once an old master is destroyed, no old copy
of a vault opens any more. While one replaces another, both are there.
"""

import fcntl
import logging
import os
import secrets
from collections.abc import Generator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, Protocol

log = logging.getLogger(__name__)

MASTER_KEY_BYTES: Final = 96
"""What MongoDB's client-side encryption asks for."""

UNNAMED: Final = "local"
"""What a master key was called before its name told which one it is."""

_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "aws": ("key",),
    "azure": ("keyName", "keyVersion"),
    "gcp": ("projectId", "location", "keyRing", "keyName", "keyVersion"),
    "kmip": ("keyId",),
}
_OTHERS: Final = 0o077


class WrongMasterKey(Exception):
    """The master key is missing, or is not the one this service's data keys are wrapped under."""


class CannotRotate(Exception):
    """No new master key can be made from here."""


class RotationUnderWay(Exception):
    """Another process is just replacing this master key."""


@dataclass(frozen=True)
class Master:
    """One master key as the vault names it; `spec` says which one its provider means."""

    provider: str
    spec: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def name(self) -> str:
        """Return what people know it by; it opens nothing."""
        return " ".join([self.provider, *self._named().values()])

    def where(self) -> dict[str, str]:
        """Return what a data key in the vault shows that is wrapped under it."""
        named = {"provider": self.provider, **self._named()}
        return {f"masterKey.{field}": value for field, value in named.items()}

    def _named(self) -> dict[str, str]:
        return {name: self.spec[name] for name in _NAMES.get(self.provider, ())}


@dataclass(frozen=True)
class Ring:
    """What can be opened now, and under which master new keys are to lie."""

    newest: Master
    providers: Mapping[str, Mapping[str, Any]] = field(repr=False)
    tls: Mapping[str, Mapping[str, str]] = field(default_factory=dict[str, Mapping[str, str]])


class Masters(Protocol):
    """Where a service's master keys come from."""

    @property
    def place(self) -> str:
        """Say where they are kept, for a person who looks for them."""
        ...

    def ring(self) -> Ring:
        """Return what is there now; raises `WrongMasterKey` where nothing is."""
        ...

    def alone(self) -> AbstractContextManager[None]:
        """Let nobody else replace it meanwhile; raises `RotationUnderWay` or `CannotRotate`."""
        ...

    def renew(self) -> None:
        """Make a new master key beside the old one; one that waits there already serves."""
        ...

    def retire(self) -> None:
        """Destroy the old master key, under which nothing lies any more."""
        ...


class FileMasters:
    """A master key in a file, and the next one beside it while keys are wrapped anew.

    A key is called after its own content, so that the vault shows which one it needs.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._next = file.with_suffix(".next.key")

    @property
    def place(self) -> str:
        """Say where it is kept."""
        return str(self._file)

    @property
    def is_there(self) -> bool:
        """Tell whether there is any master key."""
        return self._file.exists() or self._next.exists()

    def ring(self) -> Ring:
        """Return what is there now; raises `WrongMasterKey` where nothing is."""
        # The next one first: where it takes the old one's place in between, it is read twice.
        following, old = _read(self._next), _read(self._file)
        held = [key for key in (old, following) if key is not None]
        if not held:
            raise WrongMasterKey(_missing(self._file))
        providers = {local_name(key): {"key": key} for key in held}
        providers[UNNAMED] = {"key": held[0]}
        return Ring(Master(local_name(held[-1])), providers)

    @contextmanager
    def alone(self) -> Generator[None]:
        """Let nobody else replace it meanwhile; the lock ends with the process that holds it."""
        try:
            descriptor = os.open(self._file.with_suffix(".lock"), os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise CannotRotate(_read_only(self._file.parent)) from error
        try:
            _lock(descriptor)
            yield
        finally:
            os.close(descriptor)

    def renew(self) -> None:
        """Make the next master key, whole and on disk before it has its name."""
        if self._next.exists():
            return
        draft = self._next.with_suffix(".draft")
        draft.unlink(missing_ok=True)
        _write(draft, secrets.token_bytes(MASTER_KEY_BYTES), os.O_CREAT | os.O_EXCL)
        draft.replace(self._next)
        _settle(self._file.parent)

    def retire(self) -> None:
        """Write over the old master key, and let the next one take its place."""
        if not self._next.exists():
            return
        with suppress(FileNotFoundError):
            _write(self._file, secrets.token_bytes(MASTER_KEY_BYTES), 0)
        self._next.replace(self._file)
        _settle(self._file.parent)

    def destroy(self) -> None:
        """Destroy the only master key here, once another provider wraps all."""
        with suppress(FileNotFoundError):
            _write(self._file, secrets.token_bytes(MASTER_KEY_BYTES), 0)
            self._file.unlink()
            _settle(self._file.parent)


def local_name(key: bytes) -> str:
    """Return what a local master key is called: a digest of it, which opens nothing."""
    return f"local:{sha256(b'journey master key' + key).hexdigest()[:16]}"


def _lock(descriptor: int) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise RotationUnderWay from error


def _read(file: Path) -> bytes | None:
    try:
        if file.stat().st_mode & _OTHERS:
            log.warning("a master key may be read by others", extra={"where": file.name})
        key = file.read_bytes()
    except FileNotFoundError:
        return None
    if len(key) != MASTER_KEY_BYTES:
        raise WrongMasterKey(_not_whole(file))
    return key


def _write(file: Path, content: bytes, how: int) -> None:
    descriptor = os.open(file, os.O_WRONLY | how, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(descriptor)


def _settle(folder: Path) -> None:
    """Let a file's name survive a power cut, not only its content."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _missing(file: Path) -> str:
    return (
        f"There is no master key at {file}: start with the key that this data was made with. "
        f"/ Không có khóa chủ tại {file}: hãy khởi động với khóa đã dùng cho dữ liệu này."
    )


def _not_whole(file: Path) -> str:
    return (
        f"{file} is not a master key: it must have {MASTER_KEY_BYTES} bytes. "
        f"/ {file} không phải là khóa chủ: phải có đúng {MASTER_KEY_BYTES} byte."
    )


def _read_only(folder: Path) -> str:
    return (
        f"A new master key cannot be written to {folder}. "
        f"/ Không thể ghi khóa chủ mới vào {folder}."
    )
