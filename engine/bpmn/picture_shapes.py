"""Draws the shapes of a diagram: pools, lanes, events, gateways, activities and remarks."""

from collections.abc import Callable, Iterator, Mapping

from engine.bpmn import xml
from engine.bpmn.layout_labels import Box
from engine.bpmn.layout_read import TASK_FONT
from engine.bpmn.layout_text import LINE_HEIGHT, lines, text_width
from engine.bpmn.layout_write import HEADER
from engine.bpmn.picture_marks import (
    AT_ONCE,
    EVENT_GATEWAY_RINGS,
    EVENT_MARKS,
    GATEWAY_MARKS,
    IN_TURN,
    PLUS,
    TASK_MARKS,
    TIMER,
    TIMER_RADIUS,
)
from engine.bpmn.picture_plan import Shape
from engine.bpmn.picture_svg import centered, circle, hanging, path, rectangle, svg, upwards
from engine.bpmn.xml import Element

POOL_FONT, REMARK_FONT = 13, 11
ROUND, INNER_RING, FOOT, CORNER = 8.0, 3.5, 18.0, 5.0
REMARK_EDGE = 10.0
# Beside the name of an activity: little, because the width of a text is an upper estimate.
MARGIN = 2.0
# How far the mark in the corner of a task reaches, to the right and downwards.
MARK_END = 20.0

Parts = Iterator[Element]


def shape_parts(shape: Shape) -> Parts:
    """Yield what a shape is made of, seen from its own top left corner."""
    drawer = next((it for ending, it in DRAWERS.items() if shape.kind.endswith(ending)), _framed)
    return drawer(shape)


def _inside(shape: Shape) -> Box:
    return Box(0, 0, shape.box.width, shape.box.height)


def _banner(shape: Shape) -> Parts:
    """A pool or a lane: its name is written upwards at the left."""
    yield rectangle(_inside(shape), look="body")
    header = Box(0, 0, HEADER, shape.box.height)
    yield rectangle(header, look="header")
    size = POOL_FONT if shape.kind == "participant" else TASK_FONT
    yield upwards(shape.name, box=header, size=size, look="name")


def _event(shape: Shape) -> Parts:
    middle = shape.box.width / 2
    yield circle(middle, middle, middle, look="body")
    if shape.kind in {"boundaryEvent", "intermediateCatchEvent", "intermediateThrowEvent"}:
        yield circle(middle, middle, middle - INNER_RING, look="ring")
    for definition in shape.element.iterchildren(*(xml.bpmn(it) for it in EVENT_MARKS)):
        yield from _event_mark(EVENT_MARKS[xml.local_name(definition)], shape.kind)


def _event_mark(mark: str, kind: str) -> Parts:
    if mark is TIMER:
        yield circle(18, 18, TIMER_RADIUS, look="mark")
    yield path(mark, look="mark filled" if kind.endswith(("endEvent", "ThrowEvent")) else "mark")


def _gateway(shape: Shape) -> Parts:
    width, height = shape.box.width, shape.box.height
    corners = f"M{width / 2:g} 0 L{width:g} {height / 2:g} L{width / 2:g} {height:g} L0"
    yield path(f"{corners} {height / 2:g} Z", look="body")
    if shape.kind == "eventBasedGateway":
        for radius in EVENT_GATEWAY_RINGS:
            yield circle(width / 2, height / 2, radius, look="ring")
    if mark := GATEWAY_MARKS.get(shape.kind):
        yield path(mark, look="mark")


def _activity(shape: Shape) -> Parts:
    yield rectangle(_inside(shape), look="body", radius=ROUND)
    if mark := TASK_MARKS.get(shape.kind):
        yield svg("g", path(mark, look="mark"), transform=f"translate({CORNER:g} {CORNER:g})")
    feet = list(_feet(shape))
    yield from _activity_name(shape, FOOT if feet else 0)
    yield from feet


def _activity_name(shape: Shape, foot: float) -> Parts:
    width, height = shape.box.width - 2 * MARGIN, shape.box.height - foot
    if shape.is_expanded:
        return _name(shape, Box(MARGIN, CORNER, width, height))
    broken = list(lines(shape.name, size=TASK_FONT, width=width))
    top = (height - len(broken) * TASK_FONT * LINE_HEIGHT) / 2
    beside_mark = (shape.box.width - text_width(broken[0], size=TASK_FONT)) / 2 < MARK_END
    if shape.kind in TASK_MARKS and beside_mark:
        top = max(top, MARK_END)
    return _name(shape, Box(MARGIN, top, width, height))


def _name(shape: Shape, box: Box) -> Parts:
    return hanging(shape.name, box=box, size=TASK_FONT, look="name")


def _feet(shape: Shape) -> Parts:
    marks = list(_foot_marks(shape))
    left = (shape.box.width - FOOT * len(marks)) / 2 + 2
    for place, mark in enumerate(marks):
        corner = f"{left + place * FOOT:g} {shape.box.height - FOOT:g}"
        yield svg("g", path(mark, look="mark"), transform=f"translate({corner})")


def _foot_marks(shape: Shape) -> Iterator[str]:
    loop = xml.child(shape.element, "multiInstanceLoopCharacteristics")
    if loop is not None:
        yield IN_TURN if loop.get("isSequential") == "true" else AT_ONCE
    if shape.kind in {"callActivity", "subProcess"} and not shape.is_expanded:
        yield PLUS


def _remark(shape: Shape) -> Parts:
    bottom = shape.box.height
    yield path(f"M{REMARK_EDGE:g} 0 H0 V{bottom:g} H{REMARK_EDGE:g}", look="bracket")
    room = Box(CORNER, CORNER, shape.box.width - CORNER, bottom)
    text = xml.child_text(shape.element, "text") or ""
    yield from hanging(text, box=room, size=REMARK_FONT, look="name")


def _framed(shape: Shape) -> Parts:
    yield rectangle(_inside(shape), look="body")
    yield from centered(shape.name, box=_inside(shape), size=TASK_FONT, look="name")


DRAWERS: Mapping[str, Callable[[Shape], Parts]] = {
    "participant": _banner,
    "lane": _banner,
    "Event": _event,
    "Gateway": _gateway,
    "task": _activity,
    "Task": _activity,
    "Activity": _activity,
    "Process": _activity,
    "textAnnotation": _remark,
}
