"""Questions beyond one report: councils side by side, warning signs, targets to propose."""

from __future__ import annotations

import argparse


def add_commands(add: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add them to ``pmf``."""
