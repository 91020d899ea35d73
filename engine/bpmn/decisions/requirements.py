"""Follows the arrows of a decision diagram: what an element requires, here or in another model."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from engine.bpmn.decisions.definitions import (
    DECISION,
    INPUT,
    KNOWLEDGE,
    SERVICE,
    Definitions,
    Href,
    Need,
    names_of,
)
from engine.bpmn.decisions.findings import Findings
from engine.bpmn.xml import Element, local_name

_TARGETS = {
    "requiredInput": INPUT,
    "requiredDecision": DECISION,
    "requiredKnowledge": f"{KNOWLEDGE} {SERVICE}",
    "inputData": INPUT,
    "inputDecision": DECISION,
    "outputDecision": DECISION,
    "encapsulatedDecision": DECISION,
}


@dataclass(frozen=True, slots=True)
class Requirements:
    """The references of one model; `definitions_at` knows those that it imports, by prefix."""

    definitions: Definitions
    definitions_at: Callable[[str], Definitions | None]

    def information(self, element: Element, findings: Findings) -> tuple[Need, ...]:
        """Return the inputs and decisions that the element requires."""
        hrefs = self.definitions.required(element, "informationRequirement")
        return tuple(self._needs(hrefs, findings))

    def knowledge(self, element: Element, findings: Findings) -> tuple[Need, ...]:
        """Return the functions that the element requires."""
        hrefs = self.definitions.required(element, "knowledgeRequirement")
        return tuple(self._needs(hrefs, findings))

    def named(self, element: Element, name: str, findings: Findings) -> tuple[Need, ...]:
        """Return what the element's children of that name refer to."""
        return tuple(self._needs(self.definitions.references(element, name), findings))

    def _needs(self, hrefs: Iterable[Href], findings: Findings) -> Iterator[Need]:
        for href in hrefs:
            need = self._need(href)
            if need is None:
                findings.error("dangling_requirement", href.element, target=href.id)
            else:
                yield need

    def _need(self, href: Href) -> Need | None:
        prefix = self.definitions.prefixes.get(href.namespace) if href.namespace else None
        if prefix is None and href.namespace:
            return None
        definitions = self.definitions if prefix is None else self.definitions_at(prefix)
        target = definitions.elements.get(href.id) if definitions else None
        if target is None or local_name(target) not in _TARGETS[local_name(href.element)]:
            return None
        return Need(href.id, names_of(target), prefix)
