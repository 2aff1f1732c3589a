"""Bytes to text, or a clear refusal at once."""

from __future__ import annotations

from importlib.resources.abc import Traversable
from pathlib import Path

from pmf.errors import ReadError
from pmf.reading.limits import MAX_BYTES

#: What files that are no text begin with, and what they are.
_SIGNATURES = (
    (b"PK\x03\x04", "a zip archive or an Office file"),
    (b"%PDF", "a PDF file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x7fELF", "a program"),
)
_TEXT_CONTROLS = frozenset(b"\t\n\r\f")


def load_text(source: Path | Traversable) -> tuple[str, str]:
    """The text of a file and the encoding it was read with.

    UTF-8 first, with or without a byte order mark, then Windows-1252; nothing else is guessed.

    Raises:
        ReadError: The file is missing, a folder, empty, too large, or not text.
    """
    data = _load_bytes(source)
    name = source.name
    if not data.strip():
        raise ReadError(f"{name}: the file is empty")
    for start, what in _SIGNATURES:
        if data.startswith(start):
            raise ReadError(f"{name}: this is {what}, which cannot be read as text")
    if any(byte < 32 and byte not in _TEXT_CONTROLS for byte in set(data)):
        raise ReadError(f"{name}: this is a binary file, not text")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise ReadError(f"{name}: the text is neither UTF-8 nor Windows-1252; save it as UTF-8")


def _load_bytes(source: Path | Traversable) -> bytes:
    name = source.name
    if source.is_dir():
        raise ReadError(f"{name}: this is a folder; give one file")
    try:
        if isinstance(source, Path):
            size = source.stat().st_size
            if size > MAX_BYTES:
                raise ReadError(
                    f"{name}: {size / 1_000_000:.0f} MB is over the limit of "
                    f"{MAX_BYTES // 1_000_000} MB; split the file"
                )
        # One byte more than allowed, so that a file that grew meanwhile is noticed too.
        with source.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise ReadError(f"{name}: there is no such file") from None
    except OSError as error:
        raise ReadError(f"{name}: cannot be opened: {error.strerror or error}") from None
    if len(data) > MAX_BYTES:
        raise ReadError(f"{name}: over the limit of {MAX_BYTES // 1_000_000} MB; split the file")
    return bytes(data)
