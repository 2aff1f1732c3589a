"""The commands about returns: the form to fill in, what is missing, next year's targets."""

from __future__ import annotations

import argparse


def add_commands(what: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add them under ``pmf framework``."""
