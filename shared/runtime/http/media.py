"""Which files are taken: a short list of types, each known by how its content begins."""

from collections.abc import Callable, Mapping

from shared.casework.files import MediaType

EXTENSIONS: Mapping[MediaType, str] = {
    "application/pdf": "pdf",
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
    "image/heic": "heic",
    "text/plain": "txt",
}
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_LAYOUT = frozenset("\t\n\r")


def _is_text(content: bytes) -> bool:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return bool(text) and all(char >= " " or char in _LAYOUT for char in text)


_BEGINS: Mapping[MediaType, Callable[[bytes], bool]] = {
    "application/pdf": lambda content: content.startswith(b"%PDF-"),
    "image/jpeg": lambda content: content.startswith(b"\xff\xd8\xff"),
    "image/png": lambda content: content.startswith(b"\x89PNG\r\n\x1a\n"),
    "image/webp": lambda content: content[:4] == b"RIFF" and content[8:12] == b"WEBP",
    "image/heic": lambda content: content[4:8] == b"ftyp" and content[8:12] in _HEIC_BRANDS,
    "text/plain": _is_text,
}


def media_type(header: str) -> MediaType | None:
    """Return the type that a Content-Type header declares, if it is one of ours."""
    declared = header.partition(";")[0].strip().lower()
    return next((known for known in EXTENSIONS if known == declared), None)


def is_as_declared(declared: MediaType, content: bytes) -> bool:
    """Tell whether content begins as its type does; a text must be text to its end."""
    return _BEGINS[declared](content)
