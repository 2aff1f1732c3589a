"""Where reports are written: settled and checked before anything is read or replaced."""

from __future__ import annotations

from pathlib import Path

from pmf.errors import UsageError

FORMATS = ("html", "json")
_SUFFIXES = {".html": "html", ".htm": "html", ".json": "json"}


def targets(
    files: list[Path],
    to: str,
    kind: str | None,
    *,
    output: str | None = None,
    merged: bool = False,
) -> tuple[str, list[Path]]:
    """The format, and the file each report is written to.

    Args:
        files: The councils' documents.
        to: A file for one report, a folder for several; a name with a suffix is a file.
        kind: The format asked for; `None` to take it from the name.
        output: The council's output that is made; in a folder its name is part of the file's.
        merged: Whether one report is made of all documents.

    Raises:
        UsageError: The name says another format than can be written, its folder is not there, two
            reports would be written to one file, or one would replace a document.
    """
    if to.strip() in ("", "-"):
        raise UsageError("--to takes a file or a folder")
    path = Path(to)
    several = len(files) > 1 and not merged
    if several or path.is_dir() or not path.suffix:
        kind = kind or "html"
        named = f"-{output}" if output else ""
        stems = [f"{files[0].stem}-merged"] if merged else [file.stem for file in files]
        written = [path / f"{stem}{named}.{kind}" for stem in stems]
    else:
        kind = kind or _kind_of(path)
        written = [path]
        if not path.parent.is_dir():
            raise UsageError(f"--to {to}: there is no folder {path.parent}")
    _check(files, written)
    return kind, written


def _kind_of(path: Path) -> str:
    kind = _SUFFIXES.get(path.suffix.lower())
    if kind is None:
        known = ", ".join(_SUFFIXES)
        raise UsageError(f"--to {path}: a report is written as {known}, not {path.suffix}")
    return kind


def _check(files: list[Path], written: list[Path]) -> None:
    sources = {file.resolve(): file for file in files}
    seen: dict[Path, Path] = {}
    for file, path in zip(files, written, strict=False):  # merged, several files make one
        resolved = path.resolve()
        if resolved in sources:
            raise UsageError(f"--to {path} would replace the document {sources[resolved]}")
        if resolved in seen:
            raise UsageError(f"{seen[resolved]} and {file} would both be written to {path}")
        seen[resolved] = file
