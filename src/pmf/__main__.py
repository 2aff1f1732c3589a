"""`python -m pmf` is the command line."""

from __future__ import annotations

import sys

from pmf.cli import main

if __name__ == "__main__":
    sys.exit(main())
