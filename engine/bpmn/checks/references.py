"""Checks that everything a diagram points at is there."""

from collections.abc import Iterator
from dataclasses import dataclass

from engine.bpmn.checks.diagram import NODES, TASKS, Diagram, scope_of
from engine.bpmn.checks.package import Package
from engine.bpmn.xml import local_name
from engine.domain.problem import Problem


@dataclass(frozen=True)
class Reference:
    """The attribute `attribute` of `holders` names one of `targets`; `required` says it must."""

    holders: frozenset[str]
    attribute: str
    targets: frozenset[str]
    required: bool = False


_FLOW = frozenset({"sequenceFlow"})
_MESSAGING = frozenset({"messageEventDefinition", "sendTask", "receiveTask"})

REFERENCES = (
    Reference(_FLOW, "sourceRef", NODES, required=True),
    Reference(_FLOW, "targetRef", NODES, required=True),
    Reference(frozenset({"boundaryEvent"}), "attachedToRef", TASKS, required=True),
    Reference(_MESSAGING, "messageRef", frozenset({"message"}), required=True),
    Reference(frozenset({"errorEventDefinition"}), "errorRef", frozenset({"error"})),
    Reference(
        frozenset({"signalEventDefinition"}), "signalRef", frozenset({"signal"}), required=True
    ),
    Reference(frozenset({"escalationEventDefinition"}), "escalationRef", frozenset({"escalation"})),
)
_NAMED = ("message", "signal")


def check_references(package: Package) -> Iterator[Problem]:
    """Yield dangling and missing references, and procedures that the bundle does not hold."""
    for diagram in package.diagrams:
        for reference in REFERENCES:
            yield from _attribute(diagram, reference)
        yield from _scopes(diagram)
        yield from _lane_members(diagram)
        yield from _nameless(diagram)
        yield from _calls(package, diagram)


def _attribute(diagram: Diagram, reference: Reference) -> Iterator[Problem]:
    for holder in diagram.named(*reference.holders):
        value = holder.get(reference.attribute)
        facts = {"attribute": reference.attribute, "target": value or ""}
        if not value:
            if reference.required:
                yield diagram.error("missing_reference", holder, **facts)
        elif not _is_there(diagram, value, reference.targets):
            yield diagram.error("dangling_reference", holder, **facts)


def _is_there(diagram: Diagram, value: str, targets: frozenset[str]) -> bool:
    # References are QNames: a prefix is allowed and means nothing inside one file.
    found = diagram.by_id.get(value)
    found = diagram.by_id.get(value.rsplit(":", maxsplit=1)[-1]) if found is None else found
    return found is not None and local_name(found) in targets


def _scopes(diagram: Diagram) -> Iterator[Problem]:
    for flow in diagram.flows:
        ends = (diagram.by_id.get(flow.get(side, "")) for side in ("sourceRef", "targetRef"))
        scopes = {scope_of(end) for end in ends if end is not None}
        if scopes - {scope_of(flow)}:
            yield diagram.error("flow_crosses_scope", flow)


def _lane_members(diagram: Diagram) -> Iterator[Problem]:
    for member in diagram.named("flowNodeRef"):
        target = (member.text or "").strip()
        if not _is_there(diagram, target, NODES):
            yield diagram.error(
                "dangling_reference", member, attribute="flowNodeRef", target=target
            )


def _nameless(diagram: Diagram) -> Iterator[Problem]:
    for element in diagram.named(*_NAMED):
        if not element.get("name", "").strip():
            yield diagram.error("nameless", element)


def _calls(package: Package, diagram: Diagram) -> Iterator[Problem]:
    for call in diagram.named("callActivity"):
        called = call.get("calledElement")
        if not called:
            yield diagram.error("missing_reference", call, attribute="calledElement", target="")
        elif package.bundle.diagram(called) is None:
            yield diagram.error("missing_procedure", call, called=called)
