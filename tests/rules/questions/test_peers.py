"""Other councils' figures for the same meaning, taken as peers."""

import attrs
import pytest

from pmf.model.dataset import Dataset
from pmf.model.framework import Definition, Framework
from pmf.model.indicator import Indicator, Observation
from pmf.model.period import Period
from pmf.model.quantity import Quantity
from pmf.model.status import Basis, Polarity
from pmf.rules.questions.peers import peers_among
from pmf.rules.questions.propose import propose_target

Y2018 = Period.financial_year(2018)


def council(name, code, value, meaning="invoices_on_time", basis=Basis.RATE, **more):
    indicator = Indicator(code, f"Invoices, as {name} says", "percent", Polarity.HIGHER, basis)
    framework = Framework(name, name, "KPIs", definitions=(Definition(indicator, meaning=meaning),))
    figure = Observation(code, Y2018, Quantity(value, "percent"))
    return Dataset(
        "a", name, f"{name}.txt", Y2018, (indicator,), (figure,), framework=framework, **more
    )


class TestPeersAmong:
    own = council("Dacorum", "INV", "95")

    def test_they_stand_under_the_councils_own_code_with_their_place(self):
        (peer,) = peers_among(self.own, "INV", [council("Broxtowe", "BV8", "99.3")])

        assert (peer.code, peer.body, peer.period) == ("INV", "Broxtowe", Y2018)
        assert peer.value == Quantity("99.3", "percent")

    def test_a_proposal_rests_on_them(self):
        others = [council("A", "A1", "99"), council("B", "B1", "97"), council("C", "C1", "90")]
        peers = peers_among(self.own, "INV", others)

        found = propose_target(self.own, "INV", method="peers_median", peers=peers)

        assert (found.value, found.peers_met) == (Quantity("97", "percent"), 2)

    @pytest.mark.parametrize(
        "other",
        [
            council("Broxtowe", "BV8", "99", meaning="foi_on_time"),
            council("Broxtowe", "BV8", "99", meaning=None),
            council("Broxtowe", "BV8", "99", basis=Basis.YEAR_TO_DATE),
            council("Broxtowe", "BV8", "99", illustrative=True),
            attrs.evolve(council("Broxtowe", "BV8", "99"), framework=None),
        ],
        ids=["another meaning", "no meaning", "another basis", "made up", "no framework"],
    )
    def test_no_others_are_taken(self, other):
        assert peers_among(self.own, "INV", [other]) == ()

    def test_made_up_figures_go_with_made_up_ones(self):
        own = attrs.evolve(self.own, illustrative=True)

        assert peers_among(own, "INV", [council("B", "B1", "97", illustrative=True)])

    def test_an_indicator_without_a_meaning_has_none(self):
        other = council("Broxtowe", "BV8", "99")

        assert peers_among(council("D", "INV", "95", meaning=None), "INV", [other]) == ()
        assert peers_among(self.own, "X1", [other]) == ()
        assert peers_among(attrs.evolve(self.own, framework=None), "INV", [other]) == ()
