"""What judging costs. Figures to read; nothing here passes or fails on a time."""

from decimal import Decimal
from importlib.resources import files

import pytest

import pmf
from pmf.rules.evaluate import judge, yardstick

SAMPLE = files("pmf_adapters") / "broxtowe" / "samples" / "broxtowe-2019-20-q1.txt"
ROWS = 10_000


@pytest.fixture(scope="module")
def dataset():
    return pmf.read(SAMPLE)


@pytest.fixture(scope="module")
def stick(dataset):
    return yardstick(dataset.indicator("BV8"), dataset.period, dataset.scheme)


@pytest.fixture(scope="module")
def long_report(tmp_path_factory):
    """A Pentana report of ten thousand rows, each with a target of its own."""
    lines = ["# Anytown", "", "## Resources", "", "### Key Performance Indicators 2019/20", ""]
    lines.append(
        "Status / Icon\tCode & Short Name\tOutturn 2018/19\tQ1 2019/20\tTarget 2019/20\tLatest Note"
    )
    indicators = []
    for number in range(ROWS):
        value, target = f"{number % 100}.{number % 7}%", f"{50 + number % 50}.{number % 10}%"
        lines.append(f"Green \tAT_{number} Share {number}\t80%\t{value}\t{target}\tAugust")
        indicators.append(
            f'[[indicators]]\ncode = "AT_{number}"\nname = "Share {number}"\n'
            'unit = "percent"\npolarity = "higher"\n'
        )
    folder = tmp_path_factory.mktemp("long")
    (folder / "report.txt").write_text("\n".join(lines), "utf-8")
    (folder / "framework.toml").write_text(
        'schema_version = 1\nid = "at"\ncouncil = "Anytown"\ntitle = "All"\n' + "".join(indicators)
    )
    return folder / "report.txt", pmf.load_framework(folder / "framework.toml")


def test_status_of_one_value(benchmark, stick):
    benchmark(stick.bands.at, Decimal("99.5"))


def test_assessment_from_a_compiled_yardstick(benchmark, dataset, stick):
    benchmark(judge, stick, dataset.current[0])


def test_assessment_by_the_plain_path(benchmark, dataset):
    seen = dataset.current[0]
    benchmark(pmf.evaluate, dataset.indicator(seen.code), seen, dataset.scheme)


def test_explanation(benchmark, dataset):
    assessed = pmf.evaluate_all(dataset)["BV8"]
    benchmark(pmf.explain, assessed)


def test_compiling_one_rule(benchmark):
    scheme = pmf.assume_tolerance(pmf.load_scheme("rag"), "5%")
    targets = iter(range(1, 10**9))

    def compile_another():
        lines = pmf.Lines(target=pmf.Quantity(next(targets), "percent"))
        return pmf.compile_bands(scheme, lines, pmf.Polarity.HIGHER)

    benchmark(compile_another)


def test_one_council_read_judged_and_rendered(benchmark):
    def from_file_to_page():
        return pmf.report.render_page(pmf.report.view_of(pmf.evaluate_all(pmf.read(SAMPLE))))

    benchmark(from_file_to_page)


def test_ten_thousand_rows_read_and_judged(benchmark, long_report):
    report, framework = long_report

    def read_and_judge():
        return pmf.evaluate_all(pmf.read(report, adapter="pentana", framework=framework))

    results = benchmark.pedantic(read_and_judge, rounds=3)
    assert len(results) == ROWS
