"""What an adapter is: something that knows one council's documents, or one family of them."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources.abc import Traversable
from typing import Protocol, runtime_checkable

import attrs

from pmf.model.dataset import Dataset
from pmf.model.framework import Framework
from pmf.model.scheme import Scheme
from pmf.reading.document import Document


@attrs.frozen
class Sample:
    """A document bundled with an adapter, to show it at work.

    Attributes:
        file: The document.
        illustrative: Whether its figures are made up.
        remark: What a reader must know about this copy of the document; `None` when nothing.
    """

    file: Traversable
    illustrative: bool = False
    remark: str | None = None


@runtime_checkable
class Adapter(Protocol):
    """Translates one council's documents into a data set.

    An adapter opens no file, no clock and no network; it judges nothing and repairs nothing.
    What is listed here it must have; what it may have besides is in `FullAdapter`.

    Attributes:
        name: A stable name, unique among all installed.
    """

    @property
    def name(self) -> str: ...

    def claims(self, document: Document) -> bool:
        """Whether this is one of its documents, by what it says and never by its name."""
        ...

    def read(
        self, document: Document, scheme: Scheme | None, framework: Framework | None
    ) -> Dataset:
        """Everything the document says, and a finding for whatever could not be read.

        Args:
            document: The document, laid out.
            scheme: The scheme it named, or the caller's.
            framework: The framework it named, or the caller's.
        """
        ...


class FullAdapter(Adapter, Protocol):
    """An adapter with everything it may have; what it left out has a default.

    Attributes:
        title: What it reads, in a few words; by default its name.
        council: The council; `None`, the default, for a family that serves any.
        scheme: The id of the scheme its reports are judged by; `None`, the default, when it knows
            none.
        framework: The id of the framework that declares what the reports leave unsaid; `None` by
            default.
        generic: Whether it stands back when another adapter claims the document; by default not.
        samples: Documents bundled with it; by default none.
        fields: The fields a caller may map a heading to, each with the heading it stands for; by
            default none.
    """

    @property
    def title(self) -> str: ...
    @property
    def council(self) -> str | None: ...
    @property
    def scheme(self) -> str | None: ...
    @property
    def framework(self) -> str | None: ...
    @property
    def generic(self) -> bool: ...
    @property
    def samples(self) -> tuple[Sample, ...]: ...
    @property
    def fields(self) -> Mapping[str, str]: ...


@runtime_checkable
class NamesFramework(Protocol):
    """An adapter whose documents say themselves which framework they are to be read with.

    It is a method an adapter may have besides; where it has it, it is asked in place of
    `FullAdapter.framework`.
    """

    def framework_for(self, document: Document) -> str | None:
        """The id of the framework one document is read with; `None` for none.

        An id that is not installed is a finding, and the document is read without one.
        """
        ...
