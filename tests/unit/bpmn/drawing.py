"""Looks at a drawn diagram as a reader does: what overlaps, what runs through what."""

from collections.abc import Iterator
from itertools import combinations, pairwise

from lxml import etree

from engine.bpmn import xml

Rectangle = tuple[float, float, float, float]
Segment = tuple[tuple[float, float], tuple[float, float]]

DC_BOUNDS, WAYPOINT = f"{{{xml.DC_NS}}}Bounds", f"{{{xml.DI_NS}}}waypoint"


class Page:
    """What a drawing shows: rectangles of shapes and labels, and corners of flows, by id."""

    def __init__(self, text: str) -> None:
        self.root = etree.fromstring(text.encode())
        elements = [element for element in self.root.iter() if element.get("id")]
        self.kinds = {e.get("id", ""): etree.QName(e).localname for e in elements}
        self.host = {e.get("id", ""): e.get("attachedToRef", "") for e in elements}
        self.ends = {
            e.get("id", ""): (e.get("sourceRef", ""), e.get("targetRef", "")) for e in elements
        }
        self.parent = {e.get("id", ""): parent_id(e) for e in elements}
        shapes = list(self.root.iter(di("BPMNShape")))
        edges = list(self.root.iter(di("BPMNEdge")))
        self.boxes = {subject(s): rectangle(s.find(DC_BOUNDS)) for s in shapes}
        self.flows = {subject(e): [corner(p) for p in e.iter(WAYPOINT)] for e in edges}
        labelled = [s for s in [*shapes, *edges] if s.find(di("BPMNLabel")) is not None]
        self.labels = {
            subject(s): rectangle(s.find(f"{di('BPMNLabel')}/{DC_BOUNDS}")) for s in labelled
        }

    @property
    def nodes(self) -> dict[str, Rectangle]:
        frames = ("lane", "participant")
        return {i: box for i, box in self.boxes.items() if self.kinds[i] not in frames}

    def inside(self, inner: str, outer: str) -> bool:
        while inner := self.parent.get(inner, ""):
            if inner == outer:
                return True
        return False

    def lanes(self) -> Iterator[tuple[str, str]]:
        for lane in self.root.iter(xml.bpmn("lane")):
            for ref in lane.iter(xml.bpmn("flowNodeRef")):
                yield lane.get("id", ""), ref.text or ""


def di(name: str) -> str:
    return f"{{{xml.BPMNDI_NS}}}{name}"


def parent_id(element: xml.Element) -> str:
    parent = element.getparent()
    return "" if parent is None else parent.get("id", "")


def subject(shape: xml.Element) -> str:
    return shape.get("bpmnElement", "")


def corner(waypoint: xml.Element) -> tuple[float, float]:
    return float(waypoint.get("x", "")), float(waypoint.get("y", ""))


def rectangle(bounds: xml.Element | None) -> Rectangle:
    assert bounds is not None
    x, y, width, height = (float(bounds.get(key, "")) for key in ("x", "y", "width", "height"))
    return x, y, x + width, y + height


def overlap(first: Rectangle, second: Rectangle) -> bool:
    return (
        first[0] < second[2]
        and second[0] < first[2]
        and first[1] < second[3]
        and second[1] < first[3]
    )


def contains(outer: Rectangle, inner: Rectangle) -> bool:
    return (
        outer[0] <= inner[0]
        and outer[1] <= inner[1]
        and inner[2] <= outer[2]
        and inner[3] <= outer[3]
    )


def thin(segment: Segment) -> Rectangle:
    (x1, y1), (x2, y2) = segment
    return min(x1, x2) - 0.5, min(y1, y2) - 0.5, max(x1, x2) + 0.5, max(y1, y2) + 0.5


def shrunk(box: Rectangle) -> Rectangle:
    return box[0] + 1, box[1] + 1, box[2] - 1, box[3] - 1


def faults(text: str) -> list[str]:
    page = Page(text)
    return [
        *shape_faults(page),
        *lane_faults(page),
        *flow_faults(page),
        *label_faults(page),
        *shared_line_faults(page),
    ]


def shape_faults(page: Page) -> Iterator[str]:
    for (first, box), (second, other) in combinations(page.nodes.items(), 2):
        hosted = page.host[first] == second or page.host[second] == first
        nested = page.inside(first, second) or page.inside(second, first)
        if overlap(box, other) and not hosted and not nested:
            yield f"{first} overlaps {second}"


def lane_faults(page: Page) -> Iterator[str]:
    for lane, node in page.lanes():
        if not contains(page.boxes[lane], page.boxes[node]):
            yield f"{node} leaves lane {lane}"


def flow_faults(page: Page) -> Iterator[str]:
    for flow, points in page.flows.items():
        source, target = page.ends[flow]
        passed = {
            node: core(box) if "Gateway" in page.kinds[node] else shrunk(box)
            for node, box in page.nodes.items()
            if node != page.host[source] and not page.inside(flow, node)
        }
        for segment in pairwise(points):
            if segment[0][0] != segment[1][0] and segment[0][1] != segment[1][1]:
                yield f"{flow} is slanted"
            yield from (
                f"{flow} runs through {n}" for n, b in passed.items() if overlap(thin(segment), b)
            )
        if not touches(points[0], page.boxes[source]) or not touches(
            points[-1], page.boxes[target]
        ):
            yield f"{flow} hangs in the air"


def core(box: Rectangle) -> Rectangle:
    """The square inside a gateway's diamond."""
    quarter = (box[2] - box[0]) / 4
    return box[0] + quarter, box[1] + quarter, box[2] - quarter, box[3] - quarter


def touches(point: tuple[float, float], box: Rectangle) -> bool:
    """On the border, or on the slanted side of a gateway."""
    x, y = point
    upright = box[0] <= x <= box[2] and y in (box[1], box[3])
    slanted = (
        abs(x - (box[0] + box[2]) / 2) + abs(y - (box[1] + box[3]) / 2) == (box[2] - box[0]) / 2
    )
    return upright or slanted or (box[1] <= y <= box[3] and x in (box[0], box[2]))


def label_faults(page: Page) -> Iterator[str]:
    for (first, box), (second, other) in combinations(page.labels.items(), 2):
        if overlap(box, other):
            yield f"labels of {first} and {second} overlap"
    for name, box in page.labels.items():
        for node, other in page.nodes.items():
            if overlap(box, other) and not page.inside(name, node):
                yield f"label of {name} covers {node}"
        for flow, points in page.flows.items():
            if any(overlap(shrunk(box), thin(segment)) for segment in pairwise(points)):
                yield f"{flow} runs through the label of {name}"


def shared_line_faults(page: Page) -> Iterator[str]:
    """Two flows lie on each other only where they enter the same node."""
    for (first, points), (second, others) in combinations(page.flows.items(), 2):
        if page.ends[first][1] == page.ends[second][1]:
            continue
        for one in pairwise(points):
            for other in pairwise(others):
                if shared(one, other):
                    yield f"{first} lies on {second}"


def shared(first: Segment, second: Segment) -> bool:
    for axis in (0, 1):
        across = 1 - axis
        if first[0][across] == first[1][across] == second[0][across] == second[1][across]:
            low, high = sorted((first[0][axis], first[1][axis]))
            start, end = sorted((second[0][axis], second[1][axis]))
            return max(low, start) + 1 < min(high, end)
    return False
