"""Collects what is wrong with a decision model, while it is read and compiled."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol

from lxml import etree

from engine.bpmn.xml import Element, line_of
from engine.domain.problem import Problem


class Place(Protocol):
    """A part of a table, which knows where it was written."""

    @property
    def id(self) -> str | None: ...

    @property
    def line(self) -> int | None: ...


@dataclass(frozen=True, slots=True)
class Findings:
    """The problems of one file, in the order in which they were found.

    `reads` are the names in its texts that nothing in the model defines.
    """

    file: str
    problems: list[Problem] = field(default_factory=list)
    reads: set[str] = field(default_factory=set)

    def error(self, code: str, at: Element | Place, /, **facts: Any) -> None:
        """Note what forbids the model's use, and where it stands."""
        line, element_id, label = _told(at)
        problem = Problem(
            code=code,
            file=self.file,
            line=line,
            element_id=element_id,
            facts={"label": label, **facts},
        )
        self.problems.append(problem)


def _told(at: Element | Place) -> tuple[int | None, str | None, str | None]:
    if not isinstance(at, etree._Element):  # noqa: SLF001 -- lxml's public name for a node's type
        return at.line, at.id, None
    owner = next(_with_id(at), None)
    if owner is None:
        return line_of(at), None, None
    return line_of(at), owner.get("id"), owner.get("label") or owner.get("name")


def _with_id(element: Element) -> Iterator[Element]:
    """Yield the element and those around it, as far as they have an id."""
    current: Element | None = element
    while current is not None:
        if current.get("id"):
            yield current
        current = current.getparent()
