"""Prepares a diagram for SpiffWorkflow, which misses some of BPMN and reads more than we run."""

from itertools import count

from engine.bpmn import xml
from engine.bpmn.xml import Element, bpmn

_DRAWN_ONLY = tuple(
    bpmn(name)
    for name in (
        "dataInputAssociation",
        "dataObject",
        "dataObjectReference",
        "dataOutputAssociation",
        "dataStore",
        "dataStoreReference",
        "ioSpecification",
        "property",
    )
)


def mend(root: Element) -> None:
    """Give every sequence flow an id, and drop what is only drawn: data flows are not run."""
    _identify_flows(root)
    for element in list(root.iter(*_DRAWN_ONLY)):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)


def _identify_flows(root: Element) -> None:
    taken = {element.get("id") for element in root.iter()}
    names = (name for name in (f"flow_{number}" for number in count(1)) if name not in taken)
    for flow in root.iter(bpmn("sequenceFlow")):
        if not flow.get("id"):
            flow.set("id", next(names))


def lanes(root: Element) -> dict[str, str]:
    """Return the id of the innermost lane by the id of the element that stands in it."""
    return {
        xml.text_of(reference): lane.get("id", "")
        for lane in root.iter(bpmn("lane"))
        for reference in lane.iterchildren(bpmn("flowNodeRef"))
    }
