"""The place in a model where an expression stands: what it may read, and what was wrong with it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from engine.bpmn.decisions.elements import child, expression_in, foreign_language, text_in
from engine.bpmn.decisions.findings import Findings, Place
from engine.bpmn.decisions.fitting import fitted
from engine.bpmn.decisions.item_definitions import ItemTypes
from engine.bpmn.decisions.item_types import ANY, ItemType
from engine.bpmn.decisions.language import Language, nothing
from engine.bpmn.xml import Element
from engine.feel import Code

Write = Callable[[Element, "Site"], Code]
"""Writes the code of a boxed expression."""
Writer = Callable[[Element, "Site", Write], Code]
"""Writes the code of one kind of boxed expression, and lets others write what is inside it."""


@dataclass(frozen=True, slots=True)
class Site:
    """The language of its texts, the types of its `typeRef`s, its problems, and what is around it.

    `depth` is the number of boxed expressions that it stands in.
    """

    language: Language
    types: ItemTypes
    findings: Findings
    depth: int = 0

    def deeper(self) -> "Site":
        """The place inside of another boxed expression here."""
        return replace(self, depth=self.depth + 1)

    def knowing(self, *names: str) -> "Site":
        """The same place with more names."""
        return replace(self, language=self.language.knowing(*names))

    def expression(self, element: Element) -> Code:
        """Code for the FEEL text inside the element; null where nothing is written."""
        text, found = text_in(element), child(element, "text")
        if not text or found is None:
            return nothing
        if language := foreign_language(element):
            self.findings.error("decision_not_feel", element, language=language)
        return self.compiled(text, found, place="decision")

    def compiled(
        self, text: str, at: Element | Place, *, unary: bool = False, **facts: Any
    ) -> Code:
        """Code for the text; what is wrong with it is noted there."""
        return self.language.compiled(text, at, self.findings, unary=unary, **facts)


def inside(holder: Element | None, site: Site, write: Write) -> Code:
    """Code for the boxed expression inside the element; null where there is none."""
    found = None if holder is None else expression_in(holder)
    return nothing if found is None else write(found, site)


def typed(code: Code, to: ItemType) -> Code:
    """Code whose value conforms to the type, or is null."""
    return code if to is ANY else lambda scope: fitted(code(scope), to, scope.run)
