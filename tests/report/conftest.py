"""The bundled report of Broxtowe, read and judged once."""

from importlib.resources import as_file, files

import pytest

import pmf
from pmf.report import view_of

SAMPLE = files("pmf_adapters") / "broxtowe" / "samples" / "broxtowe-2019-20-q1.txt"


@pytest.fixture(scope="session")
def results():
    with as_file(SAMPLE) as path:
        return pmf.evaluate_all(pmf.read(path))


@pytest.fixture(scope="session")
def view(results):
    return view_of(results)


@pytest.fixture(scope="session")
def printed_lines():
    return SAMPLE.read_text(encoding="utf-8").split("\n")
