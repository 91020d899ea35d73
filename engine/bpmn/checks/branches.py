"""Checks the conditions on sequence flows: where they belong, and where one is missing."""

from collections.abc import Iterator

from engine.bpmn.checks.diagram import Diagram
from engine.bpmn.checks.package import Package
from engine.bpmn.xml import Element, child_text, local_name
from engine.domain.problem import Problem

DECIDING = ("exclusiveGateway", "inclusiveGateway")


def check_branches(package: Package) -> Iterator[Problem]:
    """Yield missing, ignored and contradictory conditions, and branches without a name."""
    for diagram in package.diagrams:
        for gateway in diagram.named(*DECIDING):
            yield from _gateway(diagram, gateway)
        for flow in diagram.flows:
            yield from _flow(diagram, flow)


def _gateway(diagram: Diagram, gateway: Element) -> Iterator[Problem]:
    branches = diagram.outgoing(gateway)
    default = gateway.get("default")
    if default and all(it.get("id") != default for it in branches):
        yield diagram.error("dangling_reference", gateway, attribute="default", target=default)
    if len(branches) > 1:
        for branch in branches:
            yield from _branch(diagram, branch, is_default=branch.get("id") == default)


def _branch(diagram: Diagram, branch: Element, *, is_default: bool) -> Iterator[Problem]:
    condition = child_text(branch, "conditionExpression")
    facts = {"target": branch.get("targetRef", "")}
    if is_default and condition:
        yield diagram.warning("default_with_condition", branch, **facts)
    if not is_default and not condition:
        yield diagram.error("missing_condition", branch, **facts)
    if not branch.get("name"):
        yield diagram.warning("unnamed_branch", branch, **facts)


def _flow(diagram: Diagram, flow: Element) -> Iterator[Problem]:
    source = diagram.by_id.get(flow.get("sourceRef", ""))
    if source is None or not child_text(flow, "conditionExpression"):
        return
    if local_name(source) not in DECIDING:
        yield diagram.error("condition_outside_gateway", flow, source=source.get("id", ""))
