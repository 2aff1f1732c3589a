"""Files that are whole or not there at all."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
from pathlib import Path


def write_text(path: str | os.PathLike[str], text: str) -> None:
    """Write a text file as a whole: a reader finds the old file or the new one, never a part.

    The text is written beside the file and then takes its place, keeping the old file's
    permissions. A link is followed. UTF-8, lines as they are.

    Args:
        path: The file; its folder must exist.
        text: What it is to hold.

    Raises:
        OSError: It could not be written; an old file is then as it was.
    """
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: str | os.PathLike[str], data: bytes) -> None:
    """Write a file as a whole, as `write_text` does.

    Args:
        path: The file; its folder must exist.
        data: What it is to hold.

    Raises:
        OSError: It could not be written; an old file is then as it was.
    """
    target = Path(os.path.realpath(path))
    if not target.parent.is_dir():
        missing = f"there is no folder {Path(path).parent}"
        raise FileNotFoundError(errno.ENOENT, missing, os.fspath(path))
    if target.exists() and not target.is_file():
        # A pipe or a device cannot be replaced, only written to; a folder refuses by itself.
        target.write_bytes(data)
        return
    beside = target.with_name(f".{target.name[:80]}.{secrets.token_hex(6)}.tmp")
    try:
        _write_new(beside, data)
        if target.exists():
            beside.chmod(stat.S_IMODE(target.stat().st_mode))
        beside.replace(target)
    except BaseException as error:
        with contextlib.suppress(OSError):
            beside.unlink()
        if isinstance(error, OSError) and error.filename == str(beside):
            error.filename = os.fspath(path)  # nobody has heard of the file beside it
        raise


def _write_new(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
