"""Checks that every step can be reached and leads to an end."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from engine.bpmn.checks.diagram import (
    GATEWAYS,
    NODES,
    SCOPES,
    Diagram,
    children,
    definitions_in,
)
from engine.bpmn.checks.package import Package
from engine.bpmn.xml import Element, is_event_subprocess, local_name
from engine.domain.problem import Problem


@dataclass(frozen=True, eq=False)
class Graph:
    """The nodes of one process or subprocess by id, and the steps from one to another."""

    diagram: Diagram
    scope: Element

    @cached_property
    def nodes(self) -> dict[str, Element]:
        """The nodes of this level that have an id, event subprocesses left out."""
        found = children(self.scope, NODES)
        return {it.get("id", ""): it for it in found if it.get("id") and not _is_triggered(it)}

    def named(self, name: str) -> tuple[str, ...]:
        """Return the ids of the nodes with that local name."""
        return tuple(it for it, node in self.nodes.items() if local_name(node) == name)

    @cached_property
    def next_steps(self) -> Mapping[str, Sequence[str]]:
        """The ids that follow each id, by a flow or by an event on its edge."""
        return _grouped(self._steps())

    @cached_property
    def previous_steps(self) -> Mapping[str, Sequence[str]]:
        """The ids that come before each id."""
        return _grouped((target, source) for source, target in self._steps())

    def _steps(self) -> Iterator[tuple[str, str]]:
        for flow in children(self.scope, frozenset({"sequenceFlow"})):
            yield flow.get("sourceRef", ""), flow.get("targetRef", "")
        for name in self.named("boundaryEvent"):
            yield self.nodes[name].get("attachedToRef", ""), name


def check_paths(package: Package) -> Iterator[Problem]:
    """Yield missing starts and ends, unreachable steps, dead ends and endless rounds."""
    for diagram in package.diagrams:
        for scope in diagram.named(*SCOPES - {"adHocSubProcess"}):
            graph = Graph(diagram, scope)
            yield from _starts(graph)
            yield from _ends(graph)
            yield from _unreachable(graph)
            yield from _endless(graph)
        yield from _exits(diagram)


def _starts(graph: Graph) -> Iterator[Problem]:
    starts = graph.named("startEvent")
    if not starts:
        yield graph.diagram.error("no_start_event", graph.scope)
    if local_name(graph.scope) != "process":
        for extra in starts[1:]:
            yield graph.diagram.error("several_start_events", graph.nodes[extra])


def _ends(graph: Graph) -> Iterator[Problem]:
    if not graph.named("endEvent"):
        yield graph.diagram.error("no_end_event", graph.scope)


def _unreachable(graph: Graph) -> Iterator[Problem]:
    starts = graph.named("startEvent")
    # Without a start nothing is reachable; saying so for every step would hide the cause.
    reached = _closure(starts, graph.next_steps) if starts else set(graph.nodes)
    for name, node in graph.nodes.items():
        if name not in reached:
            yield graph.diagram.error("unreachable", node)


def _endless(graph: Graph) -> Iterator[Problem]:
    stops = [it for it, node in graph.nodes.items() if not graph.diagram.outgoing(node)]
    ending = _closure(stops, graph.previous_steps)
    for name, node in graph.nodes.items():
        if name not in ending:
            yield graph.diagram.error("no_way_to_end", node)


def _exits(diagram: Diagram) -> Iterator[Problem]:
    for node in diagram.nodes:
        kind, outgoing = local_name(node), diagram.outgoing(node)
        if kind == "endEvent" and outgoing:
            yield diagram.error("end_goes_on", node)
        elif kind != "endEvent" and not outgoing and not _needs_no_exit(node):
            yield diagram.error("dead_end", node)
        elif kind not in GATEWAYS and len(outgoing) > 1:
            yield diagram.error("several_outgoing", node, count=len(outgoing))
        if kind == "startEvent" and diagram.incoming(node):
            yield diagram.error("start_is_entered", node)


def _needs_no_exit(node: Element) -> bool:
    parent = node.getparent()
    in_ad_hoc = parent is not None and local_name(parent) == "adHocSubProcess"
    return in_ad_hoc or _is_triggered(node) or _is_link_throw(node)


def _is_link_throw(node: Element) -> bool:
    return any(local_name(it) == "linkEventDefinition" for it in definitions_in(node))


def _is_triggered(node: Element) -> bool:
    return is_event_subprocess(node) or node.get("isForCompensation") == "true"


def _grouped(steps: Iterable[tuple[str, str]]) -> Mapping[str, Sequence[str]]:
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for source, target in steps:
        groups[source].append(target)
    return groups


def _closure(start: Iterable[str], steps: Mapping[str, Sequence[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = list(start)
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting.extend(steps[name])
    return reached
