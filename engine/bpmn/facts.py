"""What a diagram says about its elements: names, lanes, documentation, our own properties."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.bpmn import xml
from engine.domain.bundle import Bundle, slug_of


@dataclass(frozen=True, kw_only=True, slots=True)
class ElementFacts:
    """A flow node or sequence flow. `kind` is its BPMN tag, `lane` the id of its innermost lane."""

    id: str
    kind: str
    name: str
    lane: str | None
    documentation: str
    properties: Mapping[str, str]
    form_id: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ProcessFacts:
    """One BPMN process; `lanes` maps ids to names, `properties` are its `camunda:property`s."""

    id: str
    name: str
    lanes: Mapping[str, str]
    elements: Mapping[str, ElementFacts]
    properties: Mapping[str, str]


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
        elements=elements,
        properties=xml.properties(process),
    )


def _name(element: xml.Element) -> str:
    return element.get("name") or element.get("id") or ""


def _elements(process: xml.Element, lane_of: Mapping[str, str]) -> Iterator[ElementFacts]:
    for element in process.iterchildren():
        element_id = element.get("id")
        if element_id and xml.is_bpmn(element):
            yield ElementFacts(
                id=element_id,
                kind=xml.local_name(element),
                name=element.get("name") or element_id,
                lane=lane_of.get(element_id),
                documentation=xml.child_text(element, "documentation") or "",
                properties=xml.properties(element),
                form_id=xml.extension_attribute(element, "formRef"),
            )
