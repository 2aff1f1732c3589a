"""Frameworks: groups and services found under any name they are printed in."""

import pytest

from pmf.model.framework import Definition, Framework, Group, Service
from pmf.model.indicator import Indicator, Tier

FRAMEWORK = Framework(
    "broxtowe-2019",
    "Broxtowe Borough Council",
    "Support services",
    tiers=(Tier("CSI", "Critical Success Indicator"),),
    groups=(Group("Revenues, Benefits", ("Revenues and Benefits",)),),
    services=(Service("Legal Services", "Resources"),),
    definitions=(Definition(Indicator("BV8", "Invoices"), "annual"),),
)


class TestFramework:
    @pytest.mark.parametrize(
        "printed", ["Revenues, Benefits", "REVENUES AND BENEFITS", " revenues  and\xa0benefits"]
    )
    def test_a_group_is_known_under_any_of_its_names(self, printed):
        assert FRAMEWORK.group(printed) is FRAMEWORK.groups[0]

    def test_what_is_not_declared_is_not_found(self):
        assert FRAMEWORK.group("ICT") is FRAMEWORK.service("ICT") is FRAMEWORK.tier("KPI") is None

    def test_services_and_tiers_are_found(self):
        assert FRAMEWORK.service("legal services").group == "Resources"
        assert FRAMEWORK.tier("CSI").name == "Critical Success Indicator"
