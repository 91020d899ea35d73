"""Where names stand beside events, gateways and flows, relative to the middle of their node."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.bpmn.layout_lattice import DOWN, LEFT, RIGHT, UP, Routes, Step, sides
from engine.bpmn.layout_model import CLOSE, EVENT, GATEWAY, Flow, Graph, Node
from engine.bpmn.layout_ports import boundary_offset
from engine.bpmn.layout_text import TextBox, wrapped

SIZE, NAME_WIDTH, FLOW_WIDTH = 11, 90, 70
# A default flow carries a stroke across its beginning; labels beside a flow stay clear of it.
ALONG, GAP = 14, 7


# Where a name may stand, best first; if flows use all these sides, above and to the left.
NAME_SIDES = {GATEWAY: (UP,), EVENT: (DOWN, UP)}


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; `x` and `y` are its top left corner."""

    x: float
    y: float
    width: float
    height: float

    def moved(self, x: float, y: float) -> "Box":
        """Return the box shifted by `x` and `y`."""
        return Box(self.x + x, self.y + y, self.width, self.height)


@dataclass(frozen=True, kw_only=True, slots=True)
class Labels:
    """The label boxes of nodes and flows, relative to the middle of the (source) cell."""

    nodes: Mapping[str, Box]
    flows: Mapping[str, Box]


Used = Mapping[str, frozenset[Step]]


def place_labels(graph: Graph, routes: Routes, *, shifts: Mapping[str, int]) -> Labels:
    """Return where all labels stand, given the sides of the nodes that flows use."""
    used = _used(graph, routes)
    flows = {
        flow.id: _flow_box(graph, flow, sides(routes[flow.id])[0], shifts.get(flow.id, 0))
        for flow in graph.flows
        if flow.name
    }
    for node in graph.placed:
        _raise_upper(flows, [flow.id for flow in graph.outgoing[node.id] if flow.id in flows])
    nodes = {
        node.id: box
        for node in graph.nodes.values()
        if node.name and node.kind in (EVENT, GATEWAY)
        for box in (_node_box(graph, node, used, flows),)
    }
    return Labels(nodes=nodes, flows=flows)


def _used(graph: Graph, routes: Routes) -> Used:
    found: dict[str, set[Step]] = defaultdict(set)
    for flow in graph.flows:
        first, last = sides(routes[flow.id])
        found[flow.source].add(first)
        found[flow.target].add(Step(-last.dx, -last.dy))
    return {node_id: frozenset(steps) for node_id, steps in found.items()}


def _flow_box(graph: Graph, flow: Flow, side: Step, shift: int) -> Box:
    """Above a flow that leaves to the side; beside one that leaves upwards or downwards."""
    node = graph.nodes[flow.source]
    text = wrapped(flow.name, size=SIZE, width=FLOW_WIDTH)
    if side in (RIGHT, LEFT):
        left = node.width / 2 + ALONG if side == RIGHT else -node.width / 2 - ALONG - text.width
        return Box(left, -text.height - 2, text.width, text.height)
    edge = node.height / 2 + (graph.nodes[node.host].height / 2 if node.host else 0)
    top = edge + GAP if side == DOWN else -edge - GAP - text.height
    left = shift + GAP if shift >= 0 else shift - GAP - text.width
    return Box(left, top, text.width, text.height)


def _raise_upper(flows: dict[str, Box], siblings: Sequence[str]) -> None:
    """Lift the labels above a node over a high one beside it."""
    beside = [flows[i].y for i in siblings if flows[i].y < 0 < flows[i].y + flows[i].height + 5]
    for flow_id in siblings:
        box = flows[flow_id]
        if beside and box.y not in beside and box.y < 0:
            bottom = min(box.y + box.height, min(beside) - 2)
            flows[flow_id] = Box(box.x, bottom - box.height, box.width, box.height)


def _node_box(graph: Graph, node: Node, used: Used, flows: Mapping[str, Box]) -> Box:
    if node.host:
        return _boundary_box(graph, node, wrapped(node.name, size=SIZE, width=FLOW_WIDTH))
    text = wrapped(node.name, size=SIZE, width=NAME_WIDTH)
    taken = used.get(node.id, frozenset())
    side = next((side for side in NAME_SIDES[node.kind] if side not in taken), None)
    beside = [flows[flow.id] for flow in graph.outgoing[node.id] if flow.id in flows]
    if side == DOWN:
        return Box(-text.width / 2, node.height / 2 + 4, text.width, text.height)
    return _above(node, text, beside) if side == UP else _above_left(node, beside)


def _above(node: Node, text: TextBox, flows: Sequence[Box]) -> Box:
    left = -text.width / 2
    over = [box.y - 2 for box in flows if box.x < left + text.width and box.y < 0]
    bottom = min([-node.height / 2 - 4, *over])
    return Box(left, bottom - text.height, text.width, text.height)


def _above_left(node: Node, flows: Sequence[Box]) -> Box:
    """Left of whatever leaves upwards."""
    text = wrapped(node.name, size=SIZE, width=FLOW_WIDTH)
    right = min([0, *(box.x for box in flows if box.y < -node.height / 2)]) - GAP
    return Box(right - text.width, -node.height / 2 - 4 - text.height, text.width, text.height)


def _boundary_box(graph: Graph, node: Node, text: TextBox) -> Box:
    """Under the host's border, on the outer side of the flow that leaves the event."""
    offset, host = boundary_offset(graph, node), graph.nodes[node.host or ""]
    reach = node.width / 2 + 3
    outside = offset > 0 or len(graph.boundary[host.id]) > CLOSE
    left = offset + reach if outside else offset - reach - text.width
    return Box(left, host.height / 2 + 4, text.width, text.height)
