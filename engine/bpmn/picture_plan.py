"""Reads from a diagram what is drawn where: shapes with their boxes, lines with their points."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.bpmn import xml
from engine.bpmn.layout_labels import Box

FLOW_NODES = ("Event", "Gateway", "Task", "task", "Activity", "Process")
# What is drawn later covers what was drawn before.
_BACK, _FRONT, _DEPTHS = 0, 3, {"participant": -1, "boundaryEvent": 4}

Point = tuple[float, float]


@dataclass(frozen=True, kw_only=True, slots=True)
class Drawn:
    """An element and where its name stands, when that is outside of it."""

    element: xml.Element
    label: Box | None

    @property
    def id(self) -> str:
        """Return the id of the element."""
        return self.element.get("id", "")

    @property
    def name(self) -> str:
        """Return the name of the element, or an empty text."""
        return self.element.get("name", "")

    @property
    def kind(self) -> str:
        """Return the BPMN tag of the element."""
        return xml.local_name(self.element)


@dataclass(frozen=True, kw_only=True, slots=True)
class Shape(Drawn):
    """Anything with a box: a pool, a lane, an event, a gateway, an activity, a remark."""

    box: Box
    is_expanded: bool

    @property
    def is_flow_node(self) -> bool:
        """Tell events, gateways and activities from pools, lanes and remarks."""
        return self.kind.endswith(FLOW_NODES)

    @property
    def is_frame(self) -> bool:
        """Tell what other shapes stand in."""
        return self.is_expanded or not self.is_flow_node


@dataclass(frozen=True, kw_only=True, slots=True)
class Line(Drawn):
    """A flow or an association; it has at least two points."""

    points: tuple[Point, ...]
    is_default: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """Everything that is drawn; shapes stand in the order in which they cover each other."""

    shapes: tuple[Shape, ...]
    lines: tuple[Line, ...]

    def bounds(self) -> Box:
        """Return the box around everything; without anything, a box of no size."""
        labels = [it.label for it in (*self.shapes, *self.lines) if it.label]
        boxes = [*(it.box for it in self.shapes), *labels]
        ends = [(it.x + it.width, it.y + it.height) for it in boxes]
        points = [*(point for line in self.lines for point in line.points), *ends]
        points += [(it.x, it.y) for it in boxes]
        xs, ys = [x for x, _ in points] or [0.0], [y for _, y in points] or [0.0]
        return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def read_plan(root: xml.Element) -> Plan:
    """Return what the document's first diagram shows; what has no place or no model is left out.

    Raises ValueError for a place that is no number.
    """
    elements = {it.get("id", ""): it for it in root.iter() if xml.is_bpmn(it)}
    plane = root.find(f".//{_di('BPMNPlane')}")
    if plane is None:
        return Plan(shapes=(), lines=())
    shapes = sorted(_shapes(plane, elements), key=_depth)
    return Plan(shapes=tuple(shapes), lines=tuple(_lines(plane, elements)))


def _di(name: str) -> str:
    return f"{{{xml.BPMNDI_NS}}}{name}"


def _shapes(plane: xml.Element, elements: Mapping[str, xml.Element]) -> Iterator[Shape]:
    for shape in plane.iterchildren(_di("BPMNShape")):
        element, box = elements.get(shape.get("bpmnElement", "")), _box(shape)
        if element is not None and box:
            is_expanded = shape.get("isExpanded") == "true"
            yield Shape(element=element, box=box, label=_label(shape), is_expanded=is_expanded)


def _lines(plane: xml.Element, elements: Mapping[str, xml.Element]) -> Iterator[Line]:
    defaults = {it.get("default") for it in elements.values()} - {None}
    for edge in plane.iterchildren(_di("BPMNEdge")):
        element, points = elements.get(edge.get("bpmnElement", "")), tuple(_points(edge))
        if element is not None and len(points) > 1:
            is_default = element.get("id") in defaults
            yield Line(element=element, points=points, label=_label(edge), is_default=is_default)


def _points(edge: xml.Element) -> Iterator[Point]:
    for waypoint in edge.iterchildren(f"{{{xml.DI_NS}}}waypoint"):
        yield float(waypoint.get("x", "0")), float(waypoint.get("y", "0"))


def _label(drawn: xml.Element) -> Box | None:
    label = drawn.find(_di("BPMNLabel"))
    return None if label is None else _box(label)


def _box(holder: xml.Element) -> Box | None:
    bounds = holder.find(f"{{{xml.DC_NS}}}Bounds")
    if bounds is None:
        return None
    x, y, width, height = (float(bounds.get(it, "0")) for it in ("x", "y", "width", "height"))
    return Box(x, y, width, height)


def _depth(shape: Shape) -> int:
    return _DEPTHS.get(shape.kind, _BACK if shape.is_frame else _FRONT)
