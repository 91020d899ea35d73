"""Checks lanes: a lane is the role that does the work."""

from collections.abc import Iterator

from engine.bpmn.checks.diagram import NODES, Diagram, children
from engine.bpmn.checks.package import Package
from engine.bpmn.xml import Element, local_name
from engine.domain.problem import Problem


def check_lanes(package: Package) -> Iterator[Problem]:
    """Yield lanes without id or name, and steps that lie in no lane."""
    for diagram in package.diagrams:
        for lane in diagram.named("lane"):
            yield from _lane(diagram, lane)
        for process in diagram.processes:
            yield from _outside(diagram, process)


def _lane(diagram: Diagram, lane: Element) -> Iterator[Problem]:
    for attribute in ("id", "name"):
        if not lane.get(attribute):
            yield diagram.error("lane_incomplete", lane, attribute=attribute)


def _outside(diagram: Diagram, process: Element) -> Iterator[Problem]:
    members = diagram.lane_members
    for node in children(process, NODES) if members else ():
        # A boundary event belongs where its task belongs.
        if local_name(node) != "boundaryEvent" and node.get("id") not in members:
            yield diagram.warning("outside_lanes", node)
