"""Draws a BPMN diagram anew: shapes in lanes from left to right, flows with right angles."""

from collections.abc import Sequence

from engine.bpmn import xml
from engine.bpmn.layout_geometry import Picture, draw
from engine.bpmn.layout_grid import place
from engine.bpmn.layout_labels import place_labels
from engine.bpmn.layout_model import Graph
from engine.bpmn.layout_order import read_order
from engine.bpmn.layout_ports import port_shifts
from engine.bpmn.layout_read import groups, leaf_lanes, read_graph
from engine.bpmn.layout_routes import route
from engine.bpmn.layout_tracks import assign_tracks
from engine.bpmn.layout_write import Drawing, parse, replace_diagram, serialize

GROUP_MARGIN = 10


def lay_out(text: str) -> str:
    """Return the BPMN text with its diagram drawn anew and everything else as it was.

    The same text always gives the same drawing. Old diagrams are dropped, colours are kept.
    Raises UnreadableXmlError like `engine.bpmn.xml.read_xml`.
    """
    xml.read_xml(text)
    root = parse(text)
    processes = list(root.iterchildren(xml.bpmn("process")))
    replace_diagram(root, [_drawing(process, leaf_lanes(process)) for process in processes])
    return serialize(root)


def _drawing(container: xml.Element, lanes: Sequence[xml.Element]) -> Drawing:
    inner = {group.get("id", ""): _drawing(group, []) for group in groups(container)}
    sizes = {group_id: _outer(drawing.picture) for group_id, drawing in inner.items()}
    graph = read_graph(container, lanes=lanes, sizes=sizes)
    return Drawing(element=container, lanes=lanes, picture=_picture(graph), inner=inner)


def _outer(picture: Picture) -> tuple[int, int]:
    """Return the size of an open subprocess: its content, with room for the name above."""
    return picture.width + 2 * GROUP_MARGIN, picture.height + 4 * GROUP_MARGIN


def _picture(graph: Graph) -> Picture:
    grid = place(graph, read_order(graph))
    routes = route(graph, grid)
    shifts = port_shifts(graph, routes)
    tracks = assign_tracks(routes, shifts=shifts)
    return draw(graph, grid, tracks, place_labels(graph, routes, shifts=shifts))
