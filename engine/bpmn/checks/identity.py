"""Checks ids: of the process, of its elements, and those that SpiffWorkflow keeps for itself."""

import re
from collections.abc import Iterator

from engine.bpmn.checks.diagram import Diagram
from engine.bpmn.checks.package import Package
from engine.bpmn.xml import Element, line_of
from engine.domain.problem import Problem

# SpiffWorkflow makes steps of these names; an element that has one is skipped or never restored.
_RESERVED = re.compile(
    r"^(Start|End|Root|StartEventSplit|StartEventJoin)$"
    r"|\.EndJoin$|\.?BoundaryEvent(Split|Join)$|\.?StartEvent(Split|Join)$|\[child\]"
)
_TRUE = ("true", "1")


def check_identity(package: Package) -> Iterator[Problem]:
    """Yield what is wrong with the ids of every diagram."""
    yield from _missing_diagram(package)
    for diagram in package.diagrams:
        yield from _process(diagram)
        yield from _duplicates(diagram)
        yield from _reserved(diagram)
        yield from _without_id(diagram)


def _missing_diagram(package: Package) -> Iterator[Problem]:
    path = f"processes/{package.bundle.key}/{package.bundle.key}.bpmn"
    if path not in package.bundle.files:
        yield Problem(code="no_diagram_file", file=path)


def _process(diagram: Diagram) -> Iterator[Problem]:
    processes = diagram.processes
    if not processes:
        yield diagram.error("no_process", diagram.root)
        return
    own = next((it for it in processes if it.get("id") == diagram.process_id), processes[0])
    yield from _own_process(diagram, own)
    for other in processes:
        if other is not own:
            yield diagram.error("several_processes", other)


def _own_process(diagram: Diagram, process: Element) -> Iterator[Problem]:
    if process.get("id") != diagram.process_id:
        yield diagram.error("process_id_mismatch", process, expected=diagram.process_id)
    if process.get("isExecutable") not in _TRUE:
        yield diagram.error("not_executable", process)


def _duplicates(diagram: Diagram) -> Iterator[Problem]:
    identified = [it for it in diagram.elements if it.get("id")]
    first: dict[str, Element] = {}
    for element in identified:
        original = first.setdefault(element.get("id", ""), element)
        if original is not element:
            yield diagram.error("duplicate_id", element, first_line=line_of(original))


def _reserved(diagram: Diagram) -> Iterator[Problem]:
    for node in (*diagram.nodes, *diagram.flows):
        if _RESERVED.search(node.get("id", "")):
            yield diagram.error("reserved_id", node)


def _without_id(diagram: Diagram) -> Iterator[Problem]:
    for flow in diagram.flows:
        if not flow.get("id"):
            ends = {"source": flow.get("sourceRef", ""), "target": flow.get("targetRef", "")}
            yield diagram.warning("flow_without_id", flow, **ends)
    for node in diagram.nodes:
        if not node.get("id"):
            yield diagram.error("node_without_id", node)
