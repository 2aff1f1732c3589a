"""What the tests of the bundled schemes share: judging one figure by one scheme."""

from types import SimpleNamespace

import pytest

import pmf
from pmf_adapters import published

YEAR = pmf.Period.financial_year(2019)


@pytest.fixture(scope="session")
def schemes():
    """Every scheme the plug-in offers, by id."""
    return {offered.id: offered.load() for offered in published.pmf_schemes()}


@pytest.fixture(scope="session")
def earn(schemes):
    """Judge one figure: lines, tolerance and facts as text; the answer is the outcome."""

    def judge(
        scheme,
        value,
        target=None,
        *,
        polarity="higher",
        unit="percent",
        tolerance=None,
        travel=None,
        judgement=None,
        **lines,
    ):
        known = {
            name: lines.pop(name) for name in ("floor", "stretch", "low", "high") & lines.keys()
        }
        drawn = pmf.Lines(
            target=None if target is None else pmf.Quantity(target, unit),
            more=tuple((name, pmf.Quantity(line, unit)) for name, line in lines.items()),
            **{name: pmf.Quantity(line, unit) for name, line in known.items()},
        )
        indicator = pmf.Indicator(
            "one",
            "One indicator",
            unit,
            pmf.Polarity(polarity),
            target=pmf.FixedTarget(lines=drawn),
            tolerance=tolerance and pmf.Margin.parse(tolerance),
        )
        observation = pmf.Observation("one", YEAR, pmf.Quantity(value, unit))
        facts = pmf.Facts(
            travel=tuple((name, pmf.Travel(way)) for name, way in (travel or {}).items()),
            judgement=judgement,
        )
        return pmf.evaluate(indicator, observation, schemes[scheme], facts=facts)

    return judge


@pytest.fixture
def action(schemes):
    """Judge one action by one scheme."""

    def judge(scheme, on, **fields):
        one = pmf.Action("A1", "An action", **fields)
        return pmf.action_status(one, on, schemes[scheme])

    return judge


@pytest.fixture
def outcome():
    """The parts of an assessment a test compares at once."""
    return lambda done: SimpleNamespace(
        word=done.word, status=done.status.value, possible=[one.value for one in done.possible]
    )
