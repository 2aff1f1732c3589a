"""What the adapter tests share: a way from a few lines of text to a data set."""

from collections.abc import Callable
from pathlib import Path

import pytest

import pmf


@pytest.fixture
def read_text(tmp_path: Path) -> Callable[..., pmf.Dataset]:
    """Write a document and read it; the name of the file says nothing about its content."""

    def read(text: str, name: str = "report.txt", **options: object) -> pmf.Dataset:
        file = tmp_path / name
        file.write_bytes(text.encode())
        return pmf.read(file, **options)

    return read
