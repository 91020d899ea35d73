"""One BPMN file of a package, indexed for the checks."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from engine.bpmn.xml import Element, bpmn, is_bpmn, line_of, local_name, text_of
from engine.domain.bundle import process_id_of
from engine.domain.problem import Problem, Severity

TASKS = frozenset(
    {
        "task",
        "userTask",
        "manualTask",
        "serviceTask",
        "scriptTask",
        "businessRuleTask",
        "sendTask",
        "receiveTask",
        "callActivity",
        "subProcess",
        "transaction",
        "adHocSubProcess",
    }
)
CATCHING = frozenset({"startEvent", "intermediateCatchEvent", "boundaryEvent"})
THROWING = frozenset({"intermediateThrowEvent", "endEvent"})
EVENTS = CATCHING | THROWING
GATEWAYS = frozenset(
    {
        "exclusiveGateway",
        "inclusiveGateway",
        "parallelGateway",
        "eventBasedGateway",
        "complexGateway",
    }
)
NODES = TASKS | EVENTS | GATEWAYS
_DEFINITION = re.compile(r"[eE]ventDefinition(Ref)?$")
_INNER = re.compile(r"EventDefinition$|Characteristics$|Expression$|^time[DC]|^(loop|completion)C")
SCOPES = frozenset({"process", "subProcess", "transaction", "adHocSubProcess"})


@dataclass(frozen=True, eq=False)
class Diagram:
    """A BPMN file that is well-formed XML. `path` is its place in the bundle."""

    path: str
    root: Element

    @cached_property
    def slug(self) -> str:
        """The package folder the file lies in."""
        return self.path.split("/")[-1].removesuffix(".bpmn")

    @cached_property
    def process_id(self) -> str:
        """The id that the process in this file must have."""
        return process_id_of(self.slug)

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """Every BPMN element, in file order."""
        return tuple(element for element in self.root.iter("*") if is_bpmn(element))

    @cached_property
    def by_id(self) -> dict[str, Element]:
        """The BPMN elements that have an id; of duplicates the first."""
        return {it.get("id", ""): it for it in reversed(self.elements) if it.get("id")}

    @cached_property
    def nodes(self) -> tuple[Element, ...]:
        """Tasks, events and gateways on every level."""
        return tuple(element for element in self.elements if local_name(element) in NODES)

    @cached_property
    def flows(self) -> tuple[Element, ...]:
        """Sequence flows on every level."""
        return self.named("sequenceFlow")

    @cached_property
    def processes(self) -> tuple[Element, ...]:
        """The `bpmn:process` elements."""
        return self.named("process")

    def named(self, *names: str) -> tuple[Element, ...]:
        """Return the BPMN elements with one of the local names, in file order."""
        if names not in self._named:
            self._named[names] = tuple(it for it in self.elements if local_name(it) in names)
        return self._named[names]

    @cached_property
    def lane_members(self) -> frozenset[str]:
        """The ids of the nodes that lie in a lane."""
        return frozenset(text_of(member) for member in self.named("flowNodeRef"))

    def outgoing(self, node: Element) -> Sequence[Element]:
        """Return the sequence flows that leave the node."""
        return self._by_source[node.get("id", "")]

    def incoming(self, node: Element) -> Sequence[Element]:
        """Return the sequence flows that reach the node."""
        return self._by_target[node.get("id", "")]

    def error(self, code: str, element: Element, /, **facts: Any) -> Problem:
        """Return a problem that forbids deployment, at the element's line."""
        return self._problem(Severity.ERROR, code, element, facts)

    def warning(self, code: str, element: Element, /, **facts: Any) -> Problem:
        """Return a problem that may be accepted, at the element's line."""
        return self._problem(Severity.WARNING, code, element, facts)

    @cached_property
    def _named(self) -> dict[tuple[str, ...], tuple[Element, ...]]:
        return {}

    @cached_property
    def _by_source(self) -> Mapping[str, Sequence[Element]]:
        return _grouped(self.flows, "sourceRef")

    @cached_property
    def _by_target(self) -> Mapping[str, Sequence[Element]]:
        return _grouped(self.flows, "targetRef")

    def _problem(
        self, severity: Severity, code: str, element: Element, facts: dict[str, Any]
    ) -> Problem:
        owner = _owner(element)
        return Problem(
            code=code,
            file=self.path,
            line=line_of(element),
            element_id=owner.get("id"),
            facts={"label": " ".join(owner.get("name", "").split()), **facts},
            severity=severity,
        )


def children(scope: Element, names: frozenset[str]) -> Iterator[Element]:
    """Yield the direct BPMN children with one of the local names."""
    for element in scope.iterchildren("*"):
        if is_bpmn(element) and local_name(element) in names:
            yield element


def scope_of(element: Element) -> Element | None:
    """Return the process or subprocess around the element, or None."""
    return next(element.iterancestors(*map(bpmn, SCOPES)), None)


def definitions_in(event: Element) -> tuple[Element, ...]:
    """Return the event definitions of an event; references to shared ones count too."""
    return tuple(
        element
        for element in event.iterchildren("*")
        if is_bpmn(element) and _DEFINITION.search(local_name(element))
    )


def _grouped(flows: Iterable[Element], attribute: str) -> Mapping[str, Sequence[Element]]:
    groups: defaultdict[str, list[Element]] = defaultdict(list)
    for flow in flows:
        groups[flow.get(attribute, "")].append(flow)
    return groups


def _owner(element: Element) -> Element:
    """Return what an analyst can select in the drawing: the node around an event definition."""
    owners = (it for it in (element, *element.iterancestors()) if it.get("id"))
    return next((it for it in owners if not _INNER.search(local_name(it))), element)
