"""Checks what message events and event gateways say about what they wait for."""

from collections.abc import Iterator

from engine.bpmn.checks.diagram import Diagram, children
from engine.bpmn.checks.package import Package
from engine.bpmn.flow_readers import NOT_RUN
from engine.bpmn.message_refs import is_about_message, message_of
from engine.bpmn.timer_refs import is_about_time
from engine.bpmn.xml import Element, is_event_subprocess, local_name, own_property
from engine.domain.problem import Problem

# What begins an event subprocess waits in a running case, unlike other start events.
EVENT_SUBPROCESS = "eventSubProcess"
# The events at which each property of a message event has a meaning.
PROPERTIES = {
    "correlationKey": ("intermediateCatchEvent", "boundaryEvent", EVENT_SUBPROCESS),
    "role": ("intermediateCatchEvent", "boundaryEvent", EVENT_SUBPROCESS),
    "variables": ("startEvent", "intermediateCatchEvent", "boundaryEvent", EVENT_SUBPROCESS),
}
_STARTS = frozenset({"startEvent"})


def check_message_events(package: Package) -> Iterator[Problem]:
    """Yield misplaced properties, doubtful starts, and event gateways that lead to no event."""
    for diagram in package.diagrams:
        yield from _misplaced(diagram)
        yield from _inner_starts(diagram)
        yield from _same_starts(diagram)
        for gateway in diagram.named("eventBasedGateway"):
            yield from _gateway(diagram, gateway)


def is_awaited(event: Element) -> bool:
    """Tell whether the event waits for a message or a time."""
    return is_about_message(event) or is_about_time(event)


def _misplaced(diagram: Diagram) -> Iterator[Problem]:
    for node in diagram.nodes:
        for name, kinds in PROPERTIES.items():
            meant = _kind(node) in kinds and is_about_message(node)
            if own_property(node, name) and not meant:
                yield diagram.error("misplaced_property", node, name=f"alur:{name}")


def _kind(node: Element) -> str:
    around = node.getparent()
    is_inside = around is not None and is_event_subprocess(around)
    is_trigger = is_inside and local_name(node) == "startEvent"
    return EVENT_SUBPROCESS if is_trigger else local_name(node)


def _inner_starts(diagram: Diagram) -> Iterator[Problem]:
    for inner in diagram.named("subProcess"):
        for start in children(inner, _STARTS):
            if is_awaited(start) and not is_event_subprocess(inner):
                yield diagram.error("awaited_start_inside", start)


def _same_starts(diagram: Diagram) -> Iterator[Problem]:
    for process in diagram.processes:
        seen: set[str] = set()
        for start in children(process, _STARTS):
            message = message_of(start)
            if message in seen:
                yield diagram.error("same_message_start", start, message=message)
            seen |= {message} if message else set()


def _gateway(diagram: Diagram, gateway: Element) -> Iterator[Problem]:
    if not NOT_RUN.isdisjoint(gateway.items()):
        yield diagram.error("unsupported_event_gateway", gateway)
    for flow in diagram.outgoing(gateway):
        target = diagram.by_id.get(flow.get("targetRef", ""))
        if target is not None and local_name(target) != "intermediateCatchEvent":
            yield diagram.error("event_gateway_target", flow, target=target.get("id"))
