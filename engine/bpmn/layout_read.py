"""Reads the graph of a process or subprocess from its XML."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from engine.bpmn import xml
from engine.bpmn.layout_model import (
    BOUNDARY_STEP,
    CLOSE,
    EVENT,
    GATEWAY,
    GROUP,
    TASK,
    Flow,
    Graph,
    Node,
)
from engine.bpmn.layout_text import line_count, text_width, wrapped

EVENT_SIZE, GATEWAY_SIZE = 36, 50
TASK_HEIGHT, TALL = 80, 100
TASK_WIDTHS, TASK_LINES, TASK_PADDING, TASK_FONT = (100, 120, 140), 3, 14, 12
LANE_MINIMUM, LANE_MAXIMUM, LANE_FONT, LANE_PADDING = 100, 190, 12, 20
_KINDS = {"Event": EVENT, "Gateway": GATEWAY, "Task": TASK, "task": TASK, "callActivity": TASK}
_GROUPS = ("subProcess", "transaction", "adHocSubProcess")

Sizes = Mapping[str, tuple[int, int]]


def groups(container: xml.Element) -> list[xml.Element]:
    """Return the subprocesses directly inside a process or subprocess."""
    return [child for child in container if _is_model(child) and xml.local_name(child) in _GROUPS]


def leaf_lanes(process: xml.Element) -> list[xml.Element]:
    """Return the lanes that hold no further lanes, from top to bottom."""
    lanes = process.iter(xml.bpmn("lane"))
    return [lane for lane in lanes if lane.find(xml.bpmn("childLaneSet")) is None]


def read_graph(container: xml.Element, *, lanes: Sequence[xml.Element], sizes: Sizes) -> Graph:
    """Return the graph directly inside `container`; `sizes` are those of its subprocesses."""
    lane_of = {
        xml.text_of(ref): number
        for number, lane in enumerate(lanes)
        for ref in lane.iterchildren(xml.bpmn("flowNodeRef"))
    }
    task_size = _task_size(container)
    members = {child.get("id", ""): child for child in container if _kind(child)}
    hosted = Counter(child.get("attachedToRef") for child in members.values())
    nodes = {
        node_id: _node(child, _size(child, task_size, sizes, hosted[node_id]), lane_of, members)
        for node_id, child in members.items()
    }
    heights = [_lane_height(lane) for lane in lanes] or [0]
    return Graph(nodes=nodes, flows=list(_flows(container, nodes)), lane_heights=heights)


def _is_model(element: xml.Element) -> bool:
    """Tell BPMN elements from foreign elements, comments and processing instructions."""
    # The tag of a comment is a function, whatever the stubs say.
    return str(element.tag).startswith(f"{{{xml.BPMN_NS}}}")


def _kind(element: xml.Element) -> str | None:
    if not _is_model(element):
        return None
    name = xml.local_name(element)
    if name in _GROUPS:
        return GROUP
    return next((kind for ending, kind in _KINDS.items() if name.endswith(ending)), None)


def _task_size(container: xml.Element) -> tuple[int, int]:
    """One size for all tasks, so that their names fit into three lines where possible.

    A third line needs more height: modelers draw the task's symbol over it otherwise.
    """
    names = [child.get("name", "") for child in container if _kind(child) == TASK]
    fitting = (width for width in TASK_WIDTHS if all(_fits(name, width) for name in names))
    width = next(fitting, TASK_WIDTHS[-1])
    return width, TASK_HEIGHT if all(_lines(it, width) < TASK_LINES for it in names) else TALL


def _fits(name: str, width: int) -> bool:
    room = width - TASK_PADDING
    return (
        _lines(name, width) <= TASK_LINES
        and wrapped(name, size=TASK_FONT, width=room).width <= room + 4
    )


def _lines(name: str, width: int) -> int:
    return line_count(name, size=TASK_FONT, width=width - TASK_PADDING)


def _size(
    element: xml.Element, task_size: tuple[int, int], sizes: Sizes, hosted: int
) -> tuple[int, int]:
    kind = _kind(element)
    if kind == EVENT:
        return EVENT_SIZE, EVENT_SIZE
    if kind == GATEWAY:
        return GATEWAY_SIZE, GATEWAY_SIZE
    width, height = sizes.get(element.get("id", ""), task_size)
    room = (hosted - 1) * BOUNDARY_STEP + EVENT_SIZE if hosted > CLOSE else 0
    return max(width, room), height


def _node(
    element: xml.Element,
    size: tuple[int, int],
    lane_of: Mapping[str, int],
    members: Mapping[str, xml.Element],
) -> Node:
    host = element.get("attachedToRef")
    host = host if host in members else None
    node_id = element.get("id", "")
    return Node(
        id=node_id,
        kind=_kind(element) or TASK,
        name=element.get("name", ""),
        width=size[0],
        height=size[1],
        lane=lane_of.get(host or node_id, 0),
        host=host,
    )


def _flows(container: xml.Element, nodes: Mapping[str, Node]) -> Iterator[Flow]:
    for element in container.iterchildren(xml.bpmn("sequenceFlow")):
        source, target = element.get("sourceRef", ""), element.get("targetRef", "")
        if source in nodes and target in nodes and not nodes[target].host:
            name = element.get("name", "")
            yield Flow(id=element.get("id", ""), source=source, target=target, name=name)


def _lane_height(lane: xml.Element) -> int:
    """High enough for the lane's name, which is written upwards in one line or two."""
    length = round(text_width(lane.get("name", ""), size=LANE_FONT)) + LANE_PADDING
    return max(LANE_MINIMUM, length if length <= LANE_MAXIMUM else length // 2 + LANE_PADDING)
