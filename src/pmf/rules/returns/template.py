"""What a return asks for: the indicators due for a period, each with the target it then has."""

from __future__ import annotations

import attrs

from pmf.errors import UnknownName, UsageError
from pmf.model.framework import Definition, Framework
from pmf.model.indicator import Indicator
from pmf.model.period import Period
from pmf.model.scheme import fold
from pmf.model.status import Stage
from pmf.model.target_words import target_words
from pmf.rules.disclosure.framework import framework_for_audience
from pmf.rules.due import is_due
from pmf.rules.expecting import expect


@attrs.frozen
class Asked:
    """One indicator a return asks for.

    Attributes:
        definition: The indicator as declared.
        target: The target for the period, in words; empty when there is none.
        owner: The role that answers for it: its own, else its service's; `None` when not stated.
    """

    definition: Definition
    target: str = ""
    owner: str | None = None

    @property
    def indicator(self) -> Indicator:
        """The indicator."""
        return self.definition.indicator


@attrs.frozen
class NotAsked:
    """An indicator that is not due for the period.

    Attributes:
        definition: The indicator as declared.
        because: Why, in a few words: it is in development, or when it is due next.
    """

    definition: Definition
    because: str


@attrs.frozen
class ReturnTemplate:
    """What a return asks for, before it is written.

    Attributes:
        framework: The framework.
        period: The period.
        asked: The indicators due, in the framework's order.
        not_asked: Those that are not, retired ones left out.
        audience: The audience it was narrowed to; `None` for all.
        service: The service it was narrowed to; `None` for all.
        owner: The role it was narrowed to; `None` for all.
    """

    framework: Framework
    period: Period
    asked: tuple[Asked, ...]
    not_asked: tuple[NotAsked, ...] = ()
    audience: str | None = None
    service: str | None = None
    owner: str | None = None

    @property
    def owners(self) -> tuple[str, ...]:
        """The roles that answer for what is asked, in order."""
        return tuple(dict.fromkeys(one.owner for one in self.asked if one.owner))


def return_for(
    framework: Framework,
    period: Period,
    *,
    audience: str | None = None,
    service: str | None = None,
    owner: str | None = None,
) -> ReturnTemplate:
    """What a return for one period asks for.

    An indicator is due when it is live and how often it is reported fits the period: an annual
    one with the last quarter of its year. Where nobody said how often, it is due every time.

    Args:
        framework: The framework.
        period: The period.
        audience: Only what this audience receives, what it may not see left out; the whole set
            where none is named, since a return goes to those who owe the figures.
        service: Only this service's.
        owner: Only what this role answers for.

    Raises:
        UnknownName: The framework knows no such audience or service, or no indicator is that
            role's.
        UsageError: An argument is of the wrong type.
    """
    expect(framework, Framework, "framework", "load it with pmf.load_framework")
    if not isinstance(period, Period):
        raise UsageError(f"period must be a Period, not {period!r}; try Period.quarter(2024, 3)")
    if audience is not None:
        framework = framework_for_audience(framework, audience)
    chosen = [
        one for one in framework.definitions if _is_of_service(framework, one.indicator, service)
    ]
    if owner is not None:
        chosen = _owned(framework, chosen, owner)
    return ReturnTemplate(
        framework,
        period,
        tuple(
            Asked(
                one, target_words(one.indicator.target, period), framework.owner_of(one.indicator)
            )
            for one in chosen
            if is_due(one.indicator, period)
        ),
        tuple(
            NotAsked(one, _because(one.indicator, period))
            for one in chosen
            if not is_due(one.indicator, period) and one.indicator.stage is not Stage.RETIRED
        ),
        audience,
        service,
        owner,
    )


def _is_of_service(framework: Framework, indicator: Indicator, name: str | None) -> bool:
    if name is None:
        return True
    service = framework.service(name)
    if service is None:
        there = ", ".join(one.name for one in framework.services) or "none"
        raise UnknownName(f"the framework has no service {name!r}; there are: {there}")
    return indicator.service == service.name


def _owned(framework: Framework, chosen: list[Definition], role: str) -> list[Definition]:
    owners = {
        fold(known): known
        for one in framework.definitions
        if (known := framework.owner_of(one.indicator))
    }
    if fold(role) not in owners:
        there = ", ".join(sorted(owners.values())) or "none is stated"
        raise UnknownName(f"no indicator has the owner {role!r}; owners: {there}")
    return [one for one in chosen if fold(framework.owner_of(one.indicator) or "") == fold(role)]


def _because(indicator: Indicator, period: Period) -> str:
    if indicator.stage is not Stage.LIVE or indicator.frequency is None:
        return str(indicator.stage.value).replace("_", " ")
    whole = Period.containing(period.start, indicator.frequency.months, period.first_month)
    last = Period.containing(whole.end, period.months, period.first_month)
    how_often = str(indicator.frequency.value).replace("_", "-")
    return f"{how_often}: due with {last}"
