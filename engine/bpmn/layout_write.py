"""Writes a drawing as BPMN diagram interchange into the document it belongs to."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from engine.bpmn import xml
from engine.bpmn.layout_geometry import Picture, Waypoint
from engine.bpmn.layout_labels import Box

LEFT, TOP, HEADER, POOL_GAP = 160, 80, 30, 60
_OWN = {"id", "bpmnElement", "isHorizontal", "isMarkerVisible", "isExpanded"}
_CLOSING = re.compile(r"<!--.*?-->|(?<! )/>", re.DOTALL)


@dataclass(frozen=True, kw_only=True, slots=True)
class Drawing:
    """The picture of a process or subprocess, and the drawings of the subprocesses in it."""

    element: xml.Element
    lanes: Sequence[xml.Element]
    picture: Picture
    inner: Mapping[str, "Drawing"]


@dataclass(frozen=True, slots=True)
class _Plane:
    """The plane that is written to, and the colours that shapes had before."""

    element: xml.Element
    colours: Mapping[str, Mapping[str, str]]


def parse(text: str) -> xml.Element:
    """Return the root of a text that `read_xml` accepted, with its comments."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, encoding="utf-8")
    return etree.fromstring(text.encode(), parser)


def serialize(root: xml.Element) -> str:
    """Return the document, written as modelling tools write it."""
    text = etree.tostring(root.getroottree(), encoding="unicode")
    spaced = _CLOSING.sub(lambda found: found[0] if found[0] != "/>" else " />", text)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{spaced}\n'


def replace_diagram(root: xml.Element, drawings: Sequence[Drawing]) -> None:
    """Replace all diagrams of the document by one that shows the drawings below each other."""
    colours = _colours(root)
    for old in list(root.iterchildren(_di("BPMNDiagram"))):
        root.remove(old)
    diagram = etree.SubElement(root, _di("BPMNDiagram"), id="diagram", nsmap=_prefixes())
    plane = etree.SubElement(diagram, _di("BPMNPlane"), id="plane")
    plane.set("bpmnElement", _subject(root, drawings))
    top = TOP
    for drawing in drawings:
        _write_process(_Plane(plane, colours), drawing, _participant(root, drawing), top)
        top += drawing.picture.height + POOL_GAP
    _indent(root, diagram)


def _di(name: str) -> str:
    return f"{{{xml.BPMNDI_NS}}}{name}"


def _prefixes() -> dict[str, str]:
    return {"bpmndi": xml.BPMNDI_NS, "dc": xml.DC_NS, "di": xml.DI_NS}


def _colours(root: xml.Element) -> dict[str, dict[str, str]]:
    return {
        shape.get("bpmnElement", ""): {
            str(k): str(v) for k, v in shape.attrib.items() if k not in _OWN
        }
        for shape in root.iter(_di("BPMNShape"), _di("BPMNEdge"))
    }


def _subject(root: xml.Element, drawings: Sequence[Drawing]) -> str:
    collaboration = root.find(xml.bpmn("collaboration"))
    if collaboration is not None:
        return collaboration.get("id", "")
    return drawings[0].element.get("id", "") if drawings else ""


def _participant(root: xml.Element, drawing: Drawing) -> xml.Element | None:
    wanted = drawing.element.get("id")
    pools = root.iter(xml.bpmn("participant"))
    return next((pool for pool in pools if pool.get("processRef") == wanted), None)


def _write_process(plane: _Plane, drawing: Drawing, pool: xml.Element | None, top: int) -> None:
    picture, left = drawing.picture, LEFT
    if pool is not None:
        outer = Box(left, top, picture.width + _headers(drawing), picture.height)
        _shape(plane, pool.get("id", ""), outer, isHorizontal="true")
        left += HEADER
    for lane, box in zip(drawing.lanes, picture.lanes, strict=False):
        wide = Box(left, top + box.y, box.width + HEADER, box.height)
        _shape(plane, lane.get("id", ""), wide, isHorizontal="true")
    _write_inside(plane, drawing, left + (HEADER if drawing.lanes else 0), top)


def _headers(drawing: Drawing) -> int:
    return HEADER * 2 if drawing.lanes else HEADER


def _write_inside(plane: _Plane, drawing: Drawing, left: float, top: float) -> None:
    for child in drawing.element:
        child_id = child.get("id", "")
        if child_id in drawing.picture.nodes:
            _write_node(plane, drawing, child, left, top)
        elif child_id in drawing.picture.flows:
            _write_flow(plane, drawing.picture, child_id, left, top)


def _write_node(
    plane: _Plane, drawing: Drawing, element: xml.Element, left: float, top: float
) -> None:
    node_id = element.get("id", "")
    box = drawing.picture.nodes[node_id].moved(left, top)
    inner = drawing.inner.get(node_id)
    shape = _shape(plane, node_id, box, **_marks(element, open_group=inner is not None))
    _label(shape, drawing.picture.node_labels.get(node_id), left, top)
    if inner is not None:
        _write_inside(plane, inner, box.x + 10, box.y + 30)


def _marks(element: xml.Element, *, open_group: bool) -> dict[str, str]:
    if xml.local_name(element) == "exclusiveGateway":
        return {"isMarkerVisible": "true"}
    return {"isExpanded": "true"} if open_group else {}


def _shape(plane: _Plane, element_id: str, box: Box, **marks: str) -> xml.Element:
    shape = etree.SubElement(plane.element, _di("BPMNShape"), id=f"{element_id}_di")
    shape.set("bpmnElement", element_id)
    for name, value in {**marks, **plane.colours.get(element_id, {})}.items():
        shape.set(name, value)
    _bounds(shape, box)
    return shape


def _write_flow(plane: _Plane, picture: Picture, flow_id: str, left: float, top: float) -> None:
    edge = etree.SubElement(plane.element, _di("BPMNEdge"), id=f"{flow_id}_di")
    edge.set("bpmnElement", flow_id)
    for name, value in plane.colours.get(flow_id, {}).items():
        edge.set(name, value)
    for point in picture.flows[flow_id]:
        _waypoint(edge, point, left, top)
    _label(edge, picture.flow_labels.get(flow_id), left, top)


def _waypoint(edge: xml.Element, point: Waypoint, left: float, top: float) -> None:
    waypoint = etree.SubElement(edge, f"{{{xml.DI_NS}}}waypoint")
    waypoint.set("x", str(round(point[0] + left)))
    waypoint.set("y", str(round(point[1] + top)))


def _label(shape: xml.Element, box: Box | None, left: float, top: float) -> None:
    if box is not None:
        _bounds(etree.SubElement(shape, _di("BPMNLabel")), box.moved(left, top))


def _bounds(parent: xml.Element, box: Box) -> None:
    bounds = etree.SubElement(parent, f"{{{xml.DC_NS}}}Bounds")
    for name in ("x", "y", "width", "height"):
        bounds.set(name, str(round(getattr(box, name))))


def _indent(root: xml.Element, diagram: xml.Element) -> None:
    etree.indent(diagram, level=1)
    before = diagram.getprevious()
    if before is not None:
        before.tail = "\n  "
    else:
        root.text = "\n  "
    diagram.tail = "\n"
