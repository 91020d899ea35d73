"""What a diagram says about its elements: names, lanes, documentation, our own properties."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.bpmn import xml
from engine.bpmn.message_refs import message_of
from engine.bpmn.timer_refs import TimerFacts, timer_of
from engine.domain.bundle import Bundle, slug_of


@dataclass(frozen=True, kw_only=True, slots=True)
class ElementFacts:
    """A flow node or sequence flow. `kind` is its BPMN tag, `lane` the id of its innermost lane.

    `message` is the name of the message that an event is about, `called` the process that a call
    activity calls, `source` the id of the node that a sequence flow leaves.
    """

    id: str
    kind: str
    name: str
    lane: str | None
    documentation: str
    properties: Mapping[str, str]
    form_id: str | None
    message: str | None = None
    called: str | None = None
    source: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class StartFacts:
    """A start event at which a case can begin, and the message or the time that begins one.

    People can begin a case at a start event without a message, also if a time does.
    """

    element_id: str
    name: str
    message: str | None
    timer: TimerFacts | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ProcessFacts:
    """One BPMN process; `lanes` maps ids to names, `properties` are its `camunda:property`s.

    `lane_properties` are those of each lane, `starts` its start events in file order.
    """

    id: str
    name: str
    lanes: Mapping[str, str]
    lane_properties: Mapping[str, Mapping[str, str]]
    elements: Mapping[str, ElementFacts]
    properties: Mapping[str, str]
    starts: tuple[StartFacts, ...]


def read_facts(bundle: Bundle) -> dict[str, ProcessFacts]:
    """Return the processes of a checked bundle by id, the procedure's own first."""
    return {
        facts.id: facts
        for _, text in bundle.diagrams()
        for process in xml.read_xml(text).iter(xml.bpmn("process"))
        for facts in (_process(process),)
    }


def called_packages(text: str) -> tuple[str, ...]:
    """Return the package keys of the procedures that a diagram calls, in file order."""
    calls = xml.read_xml(text).iter(xml.bpmn("callActivity"))
    found = (call.get("calledElement", "") for call in calls)
    return tuple(dict.fromkeys(slug_of(process_id) for process_id in found if process_id))


def _process(process: xml.Element) -> ProcessFacts:
    lanes = list(process.iter(xml.bpmn("lane")))
    lane_of = {
        xml.text_of(ref): lane.get("id", "")
        for lane in lanes
        for ref in lane.iterchildren(xml.bpmn("flowNodeRef"))
    }
    elements = {facts.id: facts for facts in _elements(process, lane_of)}
    return ProcessFacts(
        id=process.get("id", ""),
        name=_name(process),
        lanes={lane.get("id", ""): _name(lane) for lane in lanes},
        lane_properties={lane.get("id", ""): xml.properties(lane) for lane in lanes},
        elements=elements,
        properties=xml.properties(process),
        starts=tuple(map(_start, process.iterchildren(xml.bpmn("startEvent")))),
    )


def _start(event: xml.Element) -> StartFacts:
    return StartFacts(
        element_id=event.get("id", ""),
        name=_name(event),
        message=message_of(event),
        timer=timer_of(event),
    )


def _name(element: xml.Element) -> str:
    return element.get("name") or element.get("id") or ""


def _elements(
    scope: xml.Element, lane_of: Mapping[str, str], lane: str | None = None
) -> Iterator[ElementFacts]:
    """Yield what stands in a process or subprocess, which lends its lane to what is inside."""
    for element in scope.iterchildren():
        element_id = element.get("id")
        if element_id and xml.is_bpmn(element):
            own_lane = lane_of.get(element_id, lane)
            yield ElementFacts(
                id=element_id,
                kind=xml.local_name(element),
                name=element.get("name") or element_id,
                lane=own_lane,
                documentation=xml.child_text(element, "documentation") or "",
                properties=xml.properties(element),
                form_id=xml.extension_attribute(element, "formRef"),
                message=message_of(element),
                called=element.get("calledElement"),
                source=element.get("sourceRef"),
            )
            if element.tag == xml.bpmn("subProcess"):
                yield from _elements(element, lane_of, own_lane)
