"""Say a status of one scheme in the words of another, and how much is lost on the way.

A word covers more than it says where its scheme has no finer one: without a word for exceeded,
"Green" is said of what is exceeded too, and without a word for near, "Target not met" of what is
near. Said in a scheme that has the finer word, it may be either.
"""

from __future__ import annotations

import enum

import attrs

from pmf.errors import UnknownName
from pmf.model.scheme import Level, Scheme
from pmf.model.status import Status
from pmf.rules.expecting import expect


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
        words: The other scheme's words it may be said with, what it means itself before what it
            covers; empty when impossible.
        levels: The ids of those levels.
        loss: Exact when both words cover the same, so that it can be translated back; lossy when a
            distinction is lost, or one is drawn that this level does not draw; impossible when
            the other scheme has no word for it.
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
        UnknownName: `source` has no level for that status.
        UsageError: An argument is of another kind.
    """
    expect(source, Scheme, "source", "load it with pmf.load_scheme")
    expect(target, Scheme, "target", "load it with pmf.load_scheme")
    if not isinstance(level, Status):
        expect(level, Level, "level", "take one of the scheme's levels, or a status")
    if isinstance(level, Status):
        found = source.level_of(level)
        if found is None:
            raise UnknownName(f"scheme {source.id!r} has no word for {level.value}")
        level = found
    images = _images(level, source, target)
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


def _covers(level: Level, scheme: Scheme) -> tuple[Status, ...]:
    """What a level may be said of: what it means, then what its scheme has no finer word for."""
    unsaid = (
        finer
        for finer, coarser in _COARSER.items()
        if coarser in level.meanings and scheme.level_of(finer) is None
    )
    return (*level.meanings, *unsaid)


def _images(level: Level, source: Scheme, target: Scheme) -> tuple[Level, ...]:
    if source == target:
        return (level,)
    images: dict[str, Level] = {}
    for status in _covers(level, source):
        for image in target.levels:
            if status in _covers(image, target):
                images.setdefault(image.id, image)
    return tuple(images.values())


def _lost(level: Level, images: tuple[Level, ...], source: Scheme, target: Scheme) -> str | None:
    if source == target:
        return None
    if len(images) > 1:
        words = " or ".join(image.word for image in images)
        return f"{level.word} merges what {target.title} tells apart: {words}"
    (image,) = images
    said, heard = set(_covers(level, source)), set(_covers(image, target))
    if not said <= heard:
        return f"{target.title} has no word of its own for {level.word}"
    others = [
        other.word
        for other in source.levels
        if other.id != level.id and image in _images(other, source, target)
    ]
    if others:
        return f"{image.word} also stands for {', '.join(others)}"
    return None if said == heard else f"{image.word} says less than {level.word}"
