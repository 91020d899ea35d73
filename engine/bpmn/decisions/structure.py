"""Checks what stands between the parts of a model: ids, names, types, and circles of decisions."""

from collections import Counter
from collections.abc import Iterator, Mapping

from engine.bpmn.decisions.definitions import DECISION, Definitions
from engine.bpmn.decisions.elements import DMN_NS, children, is_dmn, name_of, type_ref
from engine.bpmn.decisions.findings import Findings
from engine.bpmn.decisions.item_definitions import ItemTypes
from engine.bpmn.decisions.parts import Parts
from engine.bpmn.xml import Element, line_of, local_name


def check_structure(definitions: Definitions, parts: Parts, findings: Findings) -> None:
    """Note every problem that belongs to no single expression."""
    _ids(definitions, findings)
    _names(definitions, findings)
    _imports(definitions, parts, findings)
    _types(definitions, parts.types, findings)
    _circles(definitions, findings)


def _ids(definitions: Definitions, findings: Findings) -> None:
    first: dict[str, Element] = {}
    for element in definitions.root.iter("*"):
        its_id = element.get("id") if is_dmn(element) else None
        if its_id and its_id in first:
            findings.error("duplicate_id", element, first_line=line_of(first[its_id]))
        elif its_id:
            first[its_id] = element


def _names(definitions: Definitions, findings: Findings) -> None:
    """Two parts of one name: an expression could not tell them apart."""
    elements = definitions.parts
    count = Counter(map(name_of, elements))
    for element in elements:
        name = name_of(element)
        if not name:
            findings.error("decision_without_name", element)
        elif count[name] > 1:
            findings.error("duplicate_decision_name", element, name=name)


def _imports(definitions: Definitions, parts: Parts, findings: Findings) -> None:
    for element in children(definitions.root, "import"):
        namespace = element.get("namespace", "")
        if element.get("importType") in DMN_NS and not parts.reached(namespace):
            findings.error("missing_decision_import", element, namespace=namespace)


def _types(definitions: Definitions, types: ItemTypes, findings: Findings) -> None:
    for element in definitions.root.iter("*"):
        name = type_ref(element) if is_dmn(element) else None
        if name and types.find(name) is None:
            findings.error("unknown_item_type", element, type=name)


def _circles(definitions: Definitions, findings: Findings) -> None:
    """A decision that requires itself, over others or directly, can never be made."""
    arrows = {its_id: _required(it, definitions) for its_id, it in definitions.of_kind(DECISION)}
    for its_id in _in_circles(arrows):
        findings.error("decision_cycle", definitions.elements[its_id])


def _required(element: Element, definitions: Definitions) -> frozenset[str]:
    found = definitions.required(element, "informationRequirement")
    return frozenset(
        it.id for it in found if not it.namespace and local_name(it.element) == "requiredDecision"
    )


def _in_circles(arrows: Mapping[str, frozenset[str]]) -> Iterator[str]:
    """What is left of the decisions when those at either end of the arrows are taken away."""
    leading_on = _without_ends(arrows)
    yield from _without_ends(_reversed(leading_on))


def _without_ends(arrows: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """The arrows between those from which one never comes to an end."""
    back, left = (
        _reversed(arrows),
        {it: len(targets & arrows.keys()) for it, targets in arrows.items()},
    )
    ends = [its_id for its_id, count in left.items() if not count]
    for its_id in ends:
        for source in back[its_id]:
            left[source] -= 1
            ends += [] if left[source] else [source]
    return {its_id: arrows[its_id] & left.keys() for its_id, count in left.items() if count}


def _reversed(arrows: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {its_id: set() for its_id in arrows}
    for its_id, targets in arrows.items():
        for target in targets & arrows.keys():
            found[target].add(its_id)
    return {its_id: frozenset(sources) for its_id, sources in found.items()}
