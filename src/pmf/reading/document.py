"""A document as it is laid out: its blocks in their order, and what was noticed on the way."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping

import attrs

from pmf.model.finding import Finding
from pmf.reading.blocks import Block, Heading, Paragraph, Row, Table
from pmf.reading.regroup import Continues, IsHeading, regroup

__all__ = ["Block", "Document", "Heading", "Paragraph", "Row", "Table"]


@attrs.frozen
class Document:
    """One council document, laid out.

    Attributes:
        name: The file's name, without its folder.
        kind: The layout it was read as: ``text``, ``csv`` or ``xlsx``.
        blocks: Headings, paragraphs and tables in their order.
        findings: What was noticed while laying it out.
    """

    name: str
    kind: str
    blocks: tuple[Block, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def tables(self) -> tuple[Table, ...]:
        """Its tables, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Its paragraphs, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))

    @functools.cached_property
    def prose(self) -> str:
        """Headings and paragraphs as one text, to recognise a document by what it says."""
        return "\n".join(_prose(self.blocks))

    def regrouped(self, is_heading: IsHeading, continues: Continues) -> Document:
        """The document with its tables parted and joined by headings somebody knows.

        A layout cannot tell the heading row of another table right below from one more row, nor
        rows below a page's foot from a table of their own. An adapter can: it knows the headings.
        Tables and their rows are numbered anew; every line stays where it is.

        Args:
            is_heading: Whether cells are the heading row of a table the adapter knows.
            continues: Whether cells below a line of text are one more row of a table with these
                columns.
        """
        blocks, findings = regroup(self.name, self.blocks, is_heading, continues)
        others = (one for one in self.findings if one.kind != "row-width")
        return attrs.evolve(self, blocks=blocks, findings=(*others, *findings))

    def taking(self, columns: Mapping[str, str]) -> Document:
        """The document with columns taken as something else than their headings say.

        Args:
            columns: What each printed heading is taken as.
        """
        blocks = tuple(
            attrs.evolve(block, meant=tuple(columns.get(name, name) for name in block.columns))
            if isinstance(block, Table)
            else block
            for block in self.blocks
        )
        return attrs.evolve(self, blocks=blocks)

    def says(self, *words: str) -> bool:
        """Whether the prose holds all these words, in any case."""
        prose = self.prose.casefold()
        return all(word.casefold() in prose for word in words)


def _prose(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if not isinstance(block, Table):
            yield block.text
