"""The tables of a framework file that say who receives it and when, and who may change it."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal

from pmf.model.governance import (
    SECTION_NAMES,
    Audience,
    AudienceKind,
    ChangePolicy,
    MeasureTest,
    Output,
    Scheduled,
)
from pmf.model.review_question import QUESTIONS
from pmf.model.scheme import fold
from pmf.model.status import Frequency
from pmf.reading.framework_tables import (
    Order,
    check_names,
    check_once,
    is_known,
    names_of,
    read_all_known,
)
from pmf.reading.grammar.number import Absent, read_number
from pmf.reading.grammar.period import read_period
from pmf.reading.toml_file import Fields

#: Whoever reads what is published is there without being declared.
EVERYBODY = "public"


def read_audiences(top: Fields, order: Order, codes: Collection[str]) -> tuple[Audience, ...]:
    """Who receives what, and how often."""
    audiences = tuple(_audience(one, order, codes) for one in top.tables("audiences"))
    check_names(top, "audiences", audiences)
    return audiences


def _audience(fields: Fields, order: Order, codes: Collection[str]) -> Audience:
    if not fields.has("kind"):
        fields.missing("kind")
    audience = Audience(
        fields.text("name"),
        kind=fields.choice("kind", AudienceKind, AudienceKind.PUBLIC) or AudienceKind.PUBLIC,
        frequency=fields.choice("frequency", Frequency, None),
        aliases=fields.texts("aliases"),
        groups=read_all_known(fields, "groups", names_of(order.groups)),
        tiers=read_all_known(fields, "tiers", [tier.code for tier in order.tiers]),
        services=read_all_known(fields, "services", names_of(order.services)),
        codes=read_all_known(fields, "codes", codes),
        expects=fields.texts("expects"),
        sees_exempt=fields.flag("sees_exempt"),
        stated=fields.text_or("stated", None),
    )
    fields.finish()
    if audience.sees_exempt and _is_public(audience) and not fields.told("kind"):
        fields.fault("sees_exempt", "what is not public is not for the public")
    return audience


def _is_public(audience: Audience) -> bool:
    names = {fold(name) for name in (audience.name, *audience.aliases)}
    return audience.kind is AudienceKind.PUBLIC or EVERYBODY in names


def read_changes(fields: Fields | None) -> ChangePolicy | None:
    """Who decides on changes; `None` when the file does not say."""
    if fields is None:
        return None
    plain = ChangePolicy()
    policy = ChangePolicy(
        single=fields.text_or("single", plain.single) or plain.single,
        wholesale=fields.text_or("wholesale", plain.wholesale) or plain.wholesale,
        wholesale_from=fields.parsed("wholesale_from", _share),
        stated=fields.text_or("stated", None),
    )
    fields.finish()
    return policy


def _share(text: str) -> Decimal:
    """A share of the set: ``50%``."""
    number = read_number(text)
    if isinstance(number, Absent) or number.marks or number.qualifier or number.unit != "percent":
        raise ValueError(f'{text[:64]!r} is not a share; write it like "50%"')
    if not 0 < number.value <= 100:
        raise ValueError(f"{text[:64]!r} is not a share of more than 0% and at most 100%")
    return number.value


def read_tests(top: Fields) -> tuple[MeasureTest, ...]:
    """The council's own tests of a good measure."""
    return tuple(_test(one) for one in top.tables("tests"))


def _test(fields: Fields) -> MeasureTest:
    test = MeasureTest(
        fields.text("text"),
        read_all_known(fields, "asks", QUESTIONS),
        fields.text_or("stated", None),
    )
    fields.finish()
    return test


def read_schedule(top: Fields, audiences: tuple[Audience, ...]) -> tuple[Scheduled, ...]:
    """Days already set, and months where no day is."""
    return tuple(_scheduled(one, audiences) for one in top.tables("schedule"))


def _scheduled(fields: Fields, audiences: tuple[Audience, ...]) -> Scheduled:
    scheduled = Scheduled(
        _audience_name(fields, audiences, required=True),
        fields.text("what"),
        fields.parsed("period", read_period),
        fields.date("on"),
        fields.text_or("when", None),
        fields.text_or("stated", None),
    )
    fields.finish()
    return scheduled


def read_outputs(top: Fields, audiences: tuple[Audience, ...]) -> tuple[Output, ...]:
    """What the council makes of its figures."""
    outputs = tuple(_output(one, audiences) for one in top.tables("outputs"))
    check_once(top, "outputs", "id", [output.id for output in outputs])
    return outputs


def _output(fields: Fields, audiences: tuple[Audience, ...]) -> Output:
    output = Output(
        fields.text("id"),
        fields.text("title"),
        _audience_name(fields, audiences),
        _sections(fields),
        fields.text_or("stated", None),
    )
    fields.finish()
    return output


def _sections(fields: Fields) -> tuple[str, ...]:
    names = fields.texts("sections")
    for name in names:
        if name not in SECTION_NAMES:
            fields.fault("sections", f'"{name}" is not one of: {", ".join(SECTION_NAMES)}')
    return names


def _audience_name(
    fields: Fields, audiences: tuple[Audience, ...], *, required: bool = False
) -> str:
    name = fields.text_or("audience", None, required=required)
    if name is None:
        return EVERYBODY
    is_known(fields, "audience", name, {*names_of(audiences), EVERYBODY})
    return name
