"""The ways that a procedure's cases can go, told by its diagram, so that none stays untried."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.bpmn import xml

_NODES = ("Event", "Gateway", "Task", "Activity", "Process")
_EVENTS = ("boundaryEvent", "intermediateCatchEvent")
# What decides between its outgoing flows. An event gateway does not: its events decide.
_DECIDING = ("exclusiveGateway", "inclusiveGateway", "parallelGateway")


@dataclass(frozen=True, kw_only=True, slots=True)
class Ways:
    """Words for people by element id.

    `branches` are the flows that leave a gateway with several, `events` those that a case waits
    for, `ends` the end events that give a case its state (`alur:status`). `elements` are all flow
    nodes and sequence flows, these among them.
    """

    process_id: str
    branches: Mapping[str, str]
    events: Mapping[str, str]
    ends: Mapping[str, str]
    elements: frozenset[str]


def read_ways(text: str) -> Ways:
    """Return the ways of the first process of a BPMN text that `read_xml` accepts."""
    process = next(xml.read_xml(text).iter(xml.bpmn("process")))
    return Ways(
        process_id=process.get("id", ""),
        branches=dict(_branches(process)),
        events={_id(it): _name(it) for it in _events(process)},
        ends={
            _id(it): _name(it)
            for it in _all(process, "endEvent")
            if xml.own_property(it, "status") is not None
        },
        elements=frozenset(_elements(process)),
    )


def _branches(process: xml.Element) -> Iterator[tuple[str, str]]:
    flows = list(_all(process, "sequenceFlow"))
    for gateway in _all(process, *_DECIDING):
        leaving = [it for it in flows if it.get("sourceRef") == gateway.get("id")]
        for flow in leaving if len(leaving) > 1 else ():
            yield _id(flow), f"{_name(gateway)} {_name(flow)}"


def _events(process: xml.Element) -> Iterator[xml.Element]:
    yield from _all(process, *_EVENTS)
    for inner in filter(xml.is_event_subprocess, _all(process, "subProcess")):
        yield from inner.iterchildren(xml.bpmn("startEvent"))


def _elements(process: xml.Element) -> Iterator[str]:
    for element in process.iterdescendants():
        if xml.is_bpmn(element):
            kind = xml.local_name(element)
            if kind == "sequenceFlow" or kind.endswith(_NODES):
                yield _id(element)


def _all(process: xml.Element, *kinds: str) -> Iterator[xml.Element]:
    return process.iterdescendants(*(xml.bpmn(it) for it in kinds))


def _id(element: xml.Element) -> str:
    return element.get("id", "")


def _name(element: xml.Element) -> str:
    return element.get("name") or _id(element)
