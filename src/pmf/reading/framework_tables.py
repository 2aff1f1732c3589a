"""The tables of a framework file that say who holds, owns and prints what: its order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from pmf.model.framework import Group, GroupKind, Service
from pmf.model.governance import Audience, Directorate, Holder, Priority
from pmf.model.indicator import Declared, Tier, TierShows
from pmf.model.scheme import fold
from pmf.model.status import Provenance
from pmf.reading.toml_file import Fields

#: What of a service a reason may be given for.
SERVICE_DECLARABLE = ("group", "directorate", "owner", "holder", "provider")
#: The most names that are listed where one is not among them.
_MOST_NAMES = 8


class Order(NamedTuple):
    """What the other tables of the file may refer to."""

    tiers: tuple[Tier, ...]
    priorities: tuple[Priority, ...]
    groups: tuple[Group, ...]
    directorates: tuple[Directorate, ...]
    holders: tuple[Holder, ...]
    services: tuple[Service, ...]

    def tier(self, code: str | None) -> Tier | None:
        """The tier with that code; `None` when there is none."""
        return next((tier for tier in self.tiers if tier.code == code), None)


def read_order(top: Fields) -> Order:
    """The tiers, priorities, groups, directorates, holders and services of a framework."""
    tiers = tuple(_tier(one) for one in top.tables("tiers"))
    priorities = tuple(_priority(one) for one in top.tables("priorities"))
    groups = tuple(_group(one) for one in top.tables("groups"))
    directorates = tuple(_directorate(one) for one in top.tables("directorates"))
    holders = tuple(_holder(one) for one in top.tables("holders"))
    known = Order(tiers, priorities, groups, directorates, holders, ())
    services = tuple(_service(one, known) for one in top.tables("services"))
    check_once(top, "tiers", "code", [tier.code for tier in tiers])
    check_once(top, "holders", "role", [fold(holder.role) for holder in holders])
    for path, things in (
        ("priorities", priorities),
        ("groups", groups),
        ("directorates", directorates),
        ("services", services),
    ):
        check_names(top, path, things)
    return known._replace(services=services)


def _tier(fields: Fields) -> Tier:
    tier = Tier(
        fields.text("code"),
        fields.text("name"),
        cap=fields.whole("cap", 1),
        shows=fields.choice("shows", TierShows, None),
        about=fields.text_or("about", None),
        stated=fields.text_or("stated", None),
    )
    fields.finish()
    return tier


def _priority(fields: Fields) -> Priority:
    priority = Priority(
        fields.text("name"), fields.texts("aliases"), fields.text_or("stated", None)
    )
    fields.finish()
    return priority


def _group(fields: Fields) -> Group:
    group = Group(
        fields.text("name"),
        fields.texts("aliases"),
        fields.choice("kind", GroupKind, None),
        fields.text_or("stated", None),
    )
    fields.finish()
    return group


def _directorate(fields: Fields) -> Directorate:
    directorate = Directorate(
        fields.text("name"),
        fields.texts("aliases"),
        fields.text_or("role", None),
        fields.text_or("stated", None),
    )
    fields.finish()
    return directorate


def _holder(fields: Fields) -> Holder:
    holder = Holder(
        fields.text("role"), fields.text_or("stated", None), fields.text_or("because", None)
    )
    fields.finish()
    return holder


def _service(fields: Fields, known: Order) -> Service:
    service = Service(
        fields.text("name"),
        group=read_known(fields, "group", names_of(known.groups)),
        aliases=fields.texts("aliases"),
        directorate=read_known(fields, "directorate", names_of(known.directorates)),
        owner=fields.text_or("owner", None),
        holder=read_known(fields, "holder", [holder.role for holder in known.holders]),
        provider=fields.text_or("provider", None),
        stated=fields.text_or("stated", None),
        declared=read_reasons(fields, SERVICE_DECLARABLE),
    )
    fields.finish()
    return service


def read_reasons(fields: Fields, declarable: Collection[str]) -> tuple[Declared, ...]:
    """Where attributes come from: inferred where a reason is given, else stated.

    Args:
        fields: The table that may hold one named ``because``.
        declarable: What a reason may be given for.
    """
    because = fields.table("because")
    if because is None:
        return ()
    reasons = because.named_texts()
    for attribute in reasons:
        if attribute not in declarable:
            because.fault(attribute, f"nothing to give a reason for; {', '.join(declarable)}")
    return tuple(Declared(what, Provenance.INFERRED, why) for what, why in reasons.items())


Named = Group | Service | Priority | Directorate | Audience


def names_of(things: Iterable[Named]) -> list[str]:
    """The names things go by; aliases are for documents, not for the file itself."""
    return [thing.name for thing in things]


def read_known(fields: Fields, key: str, names: Collection[str]) -> str | None:
    """A name that must be declared in its own table; `None` when absent or not declared."""
    name = fields.text_or(key, None)
    return name if name is None or is_known(fields, key, name, names) else None


def read_all_known(fields: Fields, key: str, names: Collection[str]) -> tuple[str, ...]:
    """Names that must be declared in their own table; those that are not are left out."""
    return tuple(name for name in fields.texts(key) if is_known(fields, key, name, names))


def is_known(fields: Fields, key: str, name: str, names: Collection[str]) -> bool:
    """Whether a name is declared; a fault when it is not."""
    if name in names:
        return True
    listed = sorted(names)
    more = len(listed) - _MOST_NAMES
    there = ", ".join(listed[:_MOST_NAMES]) or "none"
    there += f" and {more} more" if more > 0 else ""
    fields.fault(key, f'"{name}" is not declared; there are: {there}')
    return False


def check_once(top: Fields, path: str, key: str, values: Sequence[str]) -> None:
    """What identifies a table stands once."""
    seen: set[str] = set()
    for number, value in enumerate(values):
        if value and value in seen:
            top.faults.add(f"{path}[{number}].{key}", f'the {key} "{value}" stands twice')
        seen.add(value)


def check_names(top: Fields, path: str, things: Sequence[Named]) -> None:
    """A name that stands for two could be read as either."""
    seen: dict[str, int] = {}
    for number, thing in enumerate(things):
        for name in (thing.name, *thing.aliases):
            other = seen.setdefault(fold(name), number)
            if name and other != number:
                top.faults.add(
                    f"{path}[{number}]",
                    f'the name "{name}" stands for both {path}[{other}] and {path}[{number}]',
                )
