"""The commands about a framework: what it is, what a review asks, what changed, what is due."""

from __future__ import annotations

import argparse


def add_commands(what: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add them under ``pmf framework``."""
