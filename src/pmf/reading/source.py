"""Bytes to text, or a clear refusal at once."""

from __future__ import annotations

import codecs
import os
import stat
from importlib.resources.abc import Traversable
from pathlib import Path

from pmf.errors import ReadError, UsageError
from pmf.reading.limits import MAX_BYTES
from pmf.reading.shown import one_line, shown

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
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
#: A byte order mark, which shows nothing wherever it stands.
_MARK = "\ufeff"
_MAX_NAME = 200
_MAX_PATH = 400


def as_file(source: object) -> Path | Traversable:
    """The file a caller means.

    Raises:
        UsageError: It is neither a path nor a bundled resource.
    """
    if isinstance(source, (str, os.PathLike)) and source != "":
        path = os.fspath(source)
        if isinstance(path, str):
            return Path(path)
    elif isinstance(source, Traversable):
        return source
    raise UsageError(
        f"the source must be a path or a bundled resource, not {shown(source)}"
        f" ({type(source).__name__})"
    )


def load_text(source: Path | Traversable) -> tuple[str, str]:
    """The text of a file and the encoding it was read with.

    UTF-8 first, with or without a byte order mark, then Windows-1252; nothing else is guessed.

    Raises:
        ReadError: The file is missing, a folder, empty, too large, or not text.
    """
    return as_text(load_bytes(source), given_as(source))


def as_text(data: bytes, name: str) -> tuple[str, str]:
    """The text of bytes and the encoding they were read with, as `load_text` reads it.

    Args:
        data: The bytes of a file.
        name: Its name, for messages.

    Raises:
        ReadError: They are empty or no text.
    """
    if data.startswith(_UTF_16):
        raise ReadError(f"{name}: the text is UTF-16; save it as UTF-8")
    for start, what in _SIGNATURES:
        if data.startswith(start):
            raise ReadError(f"{name}: this is {what}, which cannot be read as text")
    if any(byte < 32 and byte not in _TEXT_CONTROLS for byte in set(data)):
        raise ReadError(f"{name}: this is a binary file, not text")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not text.replace(_MARK, "").strip():
            raise ReadError(f"{name}: the file is empty")
        return text, encoding
    raise ReadError(f"{name}: the text is neither UTF-8 nor Windows-1252; save it as UTF-8")


def load_bytes(source: Path | Traversable) -> bytes:
    """The bytes of a file.

    Raises:
        ReadError: The file is missing, a folder, a pipe or too large.
    """
    name = given_as(source)
    try:
        if source.is_dir():
            raise ReadError(f"{name}: this is a folder; give one file")
        if isinstance(source, Path):
            _refuse_unread(source)
        # One byte more than allowed, so that a file that grew meanwhile is noticed too.
        with source.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise ReadError(f"{name}: there is no such file") from None
    except OSError as error:
        raise ReadError(f"{name}: cannot be opened: {error.strerror or error}") from None
    except ValueError as error:  # a name no file can have
        raise ReadError(f"{name}: cannot be opened: {error}") from None
    if len(data) > MAX_BYTES:
        raise ReadError(f"{name}: over the limit of {MAX_BYTES // 1_000_000} MB; split the file")
    return bytes(data)


def _refuse_unread(path: Path) -> None:
    """Refuse what is too large, and what is no file: opening a pipe may wait for ever."""
    about = path.stat()
    if not stat.S_ISREG(about.st_mode):
        raise ReadError(f"{given_as(path)}: this is no ordinary file but a pipe, socket or device")
    if about.st_size > MAX_BYTES:
        raise ReadError(
            f"{given_as(path)}: {about.st_size / 1_000_000:.0f} MB is over the limit of "
            f"{MAX_BYTES // 1_000_000} MB; split the file"
        )


def name_of(source: Path | Traversable) -> str:
    """The file's name as a message shows it."""
    return one_line(source.name or str(source), _MAX_NAME)


def given_as(source: Path | Traversable) -> str:
    """The file as whoever gave it wrote it, folder and all: where it cannot be read, that helps."""
    return one_line(str(source), _MAX_PATH) if isinstance(source, Path) else name_of(source)
