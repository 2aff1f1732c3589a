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
