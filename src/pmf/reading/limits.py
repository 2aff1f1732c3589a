"""How much is read before a file is refused: no input may make the reader swell or hang."""

from __future__ import annotations

#: Bytes of one file.
MAX_BYTES = 20_000_000
#: Rows of all tables of one document.
MAX_ROWS = 1_000_000
#: Columns of one table.
MAX_COLUMNS = 1_000
#: Characters of one cell.
MAX_CELL = 32_767
#: Parts of an Office file, and bytes of all of them unpacked.
MAX_PARTS = 2_000
MAX_UNPACKED = 100_000_000
#: How many times its packed size a part may have, where it is larger than `LARGE_PART` bytes.
MAX_RATIO = 200
LARGE_PART = 10_000_000
#: Cells of all merged or linked ranges of a workbook: each would be made one by one.
MAX_RANGED = 100_000
