"""Say a status of one scheme in the words of another, and how much is lost on the way."""

from __future__ import annotations

import enum

import attrs

from pmf.model.scheme import Level, Scheme
from pmf.model.status import Status


class Loss(enum.StrEnum):
    """How well a status can be said in another scheme."""

    EXACT = "exact"
    LOSSY = "lossy"
    IMPOSSIBLE = "impossible"


@attrs.frozen
class Translation:
    """One level of a scheme, said in another.

    Attributes:
        level: The level translated.
        words: The other scheme's words it may be said with; empty when impossible.
        levels: The ids of those levels.
        loss: Exact when the words can be translated back to this level alone; lossy when a
            distinction is lost; impossible when the other scheme has no word for it.
        because: What is lost, in a sentence; `None` when nothing is.
    """

    level: Level
    words: tuple[str, ...]
    levels: tuple[str, ...]
    loss: Loss
    because: str | None = None


#: Where a scheme has no word of its own: what the status still says truly, if less precisely.
_COARSER = {Status.EXCEEDED: Status.ON_TARGET, Status.NEAR_TARGET: Status.OFF_TARGET}


def translate(level: Level | Status, source: Scheme, target: Scheme) -> Translation:
    """Say one level of a scheme in another scheme.

    Args:
        level: A level of `source`, or a status that one of its levels means.
        source: The scheme it comes from.
        target: The scheme to say it in.

    Raises:
        KeyError: `source` has no level for that status.
    """
    if isinstance(level, Status):
        found = source.level_of(level)
        if found is None:
            raise KeyError(f"scheme {source.id!r} has no word for {level.value}")
        level = found
    images = _images(level, target)
    if not images:
        meant = " or ".join(meaning.value.replace("_", " ") for meaning in level.meanings)
        none = f"{target.title} has no word for {meant}"
        return Translation(level, (), (), Loss.IMPOSSIBLE, none)
    because = _lost(level, images, source, target)
    return Translation(
        level,
        tuple(image.word for image in images),
        tuple(image.id for image in images),
        Loss.LOSSY if because else Loss.EXACT,
        because,
    )


def translate_scheme(source: Scheme, target: Scheme) -> tuple[Translation, ...]:
    """Every level of a scheme, said in another."""
    return tuple(translate(level, source, target) for level in source.levels)


def _images(level: Level, target: Scheme) -> tuple[Level, ...]:
    images: dict[str, Level] = {}
    for meaning in level.meanings:
        image = target.level_of(meaning) or target.level_of(_COARSER.get(meaning, meaning))
        if image is not None:
            images[image.id] = image
    return tuple(images.values())


def _lost(level: Level, images: tuple[Level, ...], source: Scheme, target: Scheme) -> str | None:
    if len(images) > 1:
        words = " or ".join(image.word for image in images)
        return f"{level.word} merges what {target.title} tells apart: {words}"
    image = images[0]
    if not set(level.meanings) <= set(image.meanings):
        return f"{target.title} has no word of its own for {level.word}"
    others = [
        other.word
        for other in source.levels
        if other.id != level.id and image in _images(other, target)
    ]
    if others:
        return f"{image.word} also stands for {', '.join(others)}"
    if set(image.meanings) != set(level.meanings):
        return f"{image.word} says less than {level.word}"
    return None
