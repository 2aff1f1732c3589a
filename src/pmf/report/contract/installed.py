"""What `pmf adapters` and `pmf schemes` print as JSON."""

from __future__ import annotations

from pmf.model.scheme import Scheme
from pmf.reading.registry import Registry
from pmf.report.contract.parts import (
    Json,
    as_date,
)


def adapters_json(registry: Registry) -> Json:
    """What `pmf adapters list --json` prints."""
    return {
        "adapters": [
            {
                "name": adapter.name,
                "title": adapter.title,
                "council": adapter.council,
                "scheme": adapter.scheme,
                "framework": adapter.framework,
                "generic": adapter.generic,
                "samples": [sample.file.name for sample in adapter.samples],
            }
            for adapter in registry.adapters.values()
        ],
        "plugins": [
            {
                "name": plugin.name,
                "distribution": plugin.distribution,
                "offers": list(plugin.offers),
                "broken": plugin.broken,
            }
            for plugin in registry.plugins
        ],
    }


def scheme_json(scheme: Scheme) -> Json:
    """One scheme, as `pmf schemes list --json` and `pmf schemes show --json` print it."""
    return {
        "id": scheme.id,
        "title": scheme.title,
        "source": scheme.source,
        "valid_from": as_date(scheme.valid_from),
        "valid_to": as_date(scheme.valid_to),
        "compare": scheme.compare.value,
        "states_rule": bool(scheme.clauses),
        "digest": scheme.digest,
        "levels": [
            {
                "id": level.id,
                "word": level.word,
                "aliases": list(level.aliases),
                "meanings": [meaning.value for meaning in level.meanings],
                "shape": level.shape.value,
                "colour": level.colour,
            }
            for level in scheme.levels
        ],
        "rules": [
            {"level": clause.level, "says": clause.says, "decided": clause.decided}
            for clause in scheme.clauses
        ],
    }
