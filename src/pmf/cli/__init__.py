"""The command line: data to stdout, messages to stderr.

Exit 0 when all is fine, 1 when there are findings of severity error (the output is whole all the
same), 2 for wrong use or a file from which nothing can be read.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from pmf.cli.arguments import parse
from pmf.errors import PmfError

FINE, FOUND, WRONG = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: The words after ``pmf``; by default those of the process.

    Returns:
        The exit status.
    """
    if sys.stdout is None:  # closed by the caller: what would be printed has nowhere to go
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - until the end
    options = parse(arguments)
    try:
        found = options.run(options)
        sys.stdout.flush()
    except PmfError as error:
        print(f"pmf: {error}", file=sys.stderr)
        return WRONG
    except BrokenPipeError:
        # Whoever read the output has read enough. Python flushes once more on leaving.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        print(f"pmf: {where}{error.strerror or error}", file=sys.stderr)
        return WRONG
    except KeyboardInterrupt:
        print("pmf: stopped", file=sys.stderr)
        return WRONG
    return FOUND if found else FINE
