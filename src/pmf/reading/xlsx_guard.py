"""Whether a workbook may be parsed: its size unpacked, and nothing in it that swells or misleads.

A workbook is an archive of XML parts, and what reads it trusts them: a part that unpacks to
gigabytes, a range merged over a whole sheet, rows out of order. Each is refused here beforehand.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.parsers import expat

from pmf.errors import ReadError
from pmf.reading.guard import PluginFault, guarded
from pmf.reading.limits import LARGE_PART, MAX_PARTS, MAX_RANGED, MAX_RATIO, MAX_UNPACKED

_BOOK = "xl/workbook.xml"
_BINARY = "xl/workbook.bin"
#: Parts that are parsed: everything else is neither unpacked nor looked at.
_PARSED = (".xml", ".rels", ".vml")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_CHUNK = 1 << 20


def is_workbook(data: bytes) -> bool:
    """Whether bytes are a workbook of the kind that can be read, by what the archive holds.

    Raises:
        ReadError: It is a workbook of another kind; the message has no file name yet.
    """
    try:
        with guarded(), zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            kind = archive.read("mimetype")[:100] if "mimetype" in names else b""
    except PluginFault:
        return False  # it is told as an archive that cannot be read
    if _BINARY in names or b"opendocument.spreadsheet" in kind:
        raise ReadError("this is a workbook of another kind; save it as .xlsx")
    return _BOOK in names


def check_workbook(data: bytes) -> None:
    """Refuse a workbook that is unsafe to parse.

    Raises:
        ReadError: Why; the message has no file name yet.
    """
    try:
        # A damaged archive fails in as many ways as there are bytes in it.
        with guarded(ReadError), zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_sizes(archive.infolist())
            _check_parts(archive)
    except PluginFault as broken:
        message = f"the workbook is damaged ({broken}); open it and save it again"
        raise ReadError(message) from None


def _check_parts(archive: zipfile.ZipFile) -> None:
    unpacked = 0
    for part in archive.infolist():
        if part.filename.lower().endswith(_PARSED):
            for chunk in _parse(archive, part):
                unpacked += chunk
                if unpacked > MAX_UNPACKED:  # the sizes the archive states may be untrue
                    raise _too_large()


def _check_sizes(parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > MAX_PARTS:
        raise ReadError(f"the workbook has more than {MAX_PARTS:,} parts")
    if len({part.filename for part in parts}) < len(parts):
        raise ReadError("the workbook holds a part twice; open it and save it again")
    if any(part.flag_bits & 1 for part in parts):
        raise ReadError("the workbook is protected by a password; save it without one")
    if sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise _too_large()
    for part in parts:
        if part.file_size > LARGE_PART and part.file_size > MAX_RATIO * part.compress_size:
            raise ReadError(
                f"the workbook is packed more than {MAX_RATIO} times smaller than it is"
            )


def _too_large() -> ReadError:
    return ReadError(f"the workbook unpacks to over {MAX_UNPACKED // 1_000_000} MB; split it")


def _parse(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[int]:
    """Parse one part as it is unpacked; yields how many bytes came."""
    look = _Look()
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            yield len(chunk)
            look.parser.Parse(chunk, False)
    look.parser.Parse(b"", True)


class _Look:
    """Looks at the elements of one part."""

    def __init__(self) -> None:
        # Nothing is resolved or fetched: a document type is refused before its first entity.
        self.parser = expat.ParserCreate()
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._element
        self._row = 0
        self._column = 0
        self._ranged = 0

    def _doctype(self, *_: object) -> None:
        raise ReadError("the workbook declares a document type, which no Office file does")

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if local == "row":
            self._take_row(attributes.get("r"))
        elif local == "c":
            self._take_cell(attributes.get("r"))
        elif local in ("mergeCell", "hyperlink") and "ref" in attributes:
            self._take_range(attributes["ref"])

    def _take_row(self, number: str | None) -> None:
        row = self._row + 1 if number is None else _whole(number)
        if not self._row < row <= _LAST_ROW:
            raise ReadError(
                "rows of a sheet stand twice or out of order; open it and save it again"
            )
        self._row, self._column = row, 0

    def _take_cell(self, place: str | None) -> None:
        row, column = (self._row, self._column + 1) if place is None else _place(place)
        if row != self._row or not self._column < column <= _LAST_COLUMN:
            raise ReadError(
                "cells of a sheet stand twice or out of order; open it and save it again"
            )
        self._column = column

    def _take_range(self, ref: str) -> None:
        first, _, last = ref.partition(":")
        (top, left), (bottom, right) = _place(first), _place(last or first)
        self._ranged += max(0, bottom - top + 1) * max(0, right - left + 1)
        if self._ranged > MAX_RANGED:
            raise ReadError(f"more than {MAX_RANGED:,} cells of a sheet are merged or linked")


def _whole(digits: str) -> int:
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 7):
        raise ReadError(f"{digits[:20]!r} is no row of a sheet; open it and save it again")
    return int(digits)


def _place(ref: str) -> tuple[int, int]:
    """Row and column of a place such as ``B7``."""
    plain = ref.replace("$", "")
    letters = plain.rstrip("0123456789")
    if not (1 <= len(letters) <= 3 and letters.isascii() and letters.isalpha()):
        raise ReadError(f"{ref[:20]!r} is no cell of a sheet; open it and save it again")
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return _whole(plain[len(letters) :]), column
