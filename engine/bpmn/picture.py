"""Draws a BPMN diagram as an SVG picture, without a browser."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from engine.bpmn import xml
from engine.bpmn.layout_labels import NAME_WIDTH, Box
from engine.bpmn.layout_labels import SIZE as LABEL_FONT
from engine.bpmn.picture_lines import line_parts
from engine.bpmn.picture_plan import Drawn, Line, Plan, Shape, read_plan
from engine.bpmn.picture_shapes import shape_parts
from engine.bpmn.picture_style import STYLE, family
from engine.bpmn.picture_svg import SVG_NS, hanging, number, path, rectangle, svg

MARGIN, LEGEND_HEIGHT, LEGEND_WIDTH = 20.0, 40.0, 190.0
# Labels that the layout placed are this much wider than their widest line.
SLACK = 4.0
NAMED_OUTSIDE = ("Event", "Gateway")


@dataclass(frozen=True, kw_only=True, slots=True)
class Paint:
    """Elements in one look of the style, and what the legend says about it."""

    look: str
    label: str
    elements: frozenset[str]


def picture(text: str, *, paints: Sequence[Paint] = ()) -> str:
    """Return an SVG picture of the first diagram of a BPMN text, at 100 % one pixel to a pixel.

    The same text always gives the same picture. Raises UnreadableXmlError like
    `engine.bpmn.xml.read_xml`, and ValueError for a place that is no number.
    """
    root = xml.read_xml(text)
    made = _page(read_plan(root), _title(root), paints)
    etree.indent(made)
    return etree.tostring(made, encoding="unicode") + "\n"


def _title(root: xml.Element) -> str:
    return next((it.get("name", "") for it in root.iter(xml.bpmn("process"))), "")


def _page(plan: Plan, title: str, paints: Sequence[Paint]) -> xml.Element:
    inside = plan.bounds()
    page = Box(
        inside.x - MARGIN,
        inside.y - MARGIN,
        inside.width + 2 * MARGIN,
        inside.height + 2 * MARGIN + (LEGEND_HEIGHT if paints else 0),
    )
    return svg(
        "svg",
        svg("title", text=title),
        svg("style", text=STYLE),
        rectangle(page, look="paper"),
        *_drawn(plan, paints),
        *_legend(paints, left=inside.x, top=inside.y + inside.height + MARGIN),
        viewBox=" ".join(map(number, (page.x, page.y, page.width, page.height))),
        width=page.width,
        height=page.height,
        role="img",
        xmlns=SVG_NS,
    )


def _drawn(plan: Plan, paints: Sequence[Paint]) -> Iterator[xml.Element]:
    """Yield what is drawn, from the back to the front; names stand on top of everything."""
    yield from (_shape(it, paints) for it in plan.shapes if it.is_frame)
    yield from (_group(it, paints, *line_parts(it)) for it in plan.lines)
    yield from (_shape(it, paints) for it in plan.shapes if not it.is_frame)
    for drawn in (*plan.shapes, *plan.lines):
        if drawn.name and (place := _name_place(drawn)):
            name = hanging(drawn.name, box=place, size=LABEL_FONT, look="label")
            yield _group(drawn, paints, *name)


def _shape(shape: Shape, paints: Sequence[Paint]) -> xml.Element:
    made = _group(shape, paints, *shape_parts(shape))
    made.set("transform", f"translate({number(shape.box.x)} {number(shape.box.y)})")
    return made


def _group(drawn: Drawn, paints: Sequence[Paint], *parts: xml.Element) -> xml.Element:
    looks = [family(drawn.kind), *(it.look for it in paints if drawn.id in it.elements)]
    looks += _dashes(drawn.element)
    return svg("g", *parts, class_=" ".join(looks), data_element=drawn.id)


def _dashes(element: xml.Element) -> Iterator[str]:
    """Yield how BPMN dashes the border of what interrupts nothing, and of event subprocesses."""
    if "false" in {element.get("cancelActivity"), element.get("isInterrupting")}:
        yield "aside"
    if xml.is_event_subprocess(element):
        yield "apart"


def _name_place(drawn: Drawn) -> Box | None:
    """Return where a name stands outside of its element; None when it stands inside."""
    if isinstance(drawn, Line):
        return _narrowed(drawn.label) if drawn.label else _beside(drawn)
    if isinstance(drawn, Shape) and drawn.kind.endswith(NAMED_OUTSIDE):
        return _narrowed(drawn.label) if drawn.label else _below(drawn)
    return None


def _narrowed(label: Box) -> Box:
    return Box(label.x + SLACK / 2, label.y, label.width - SLACK, label.height)


def _beside(line: Line) -> Box:
    (x1, y1), (x2, y2) = line.points[:2]
    return Box((x1 + x2 - NAME_WIDTH) / 2, (y1 + y2) / 2 + SLACK, NAME_WIDTH, LABEL_FONT)


def _below(shape: Shape) -> Box:
    box = shape.box
    left = box.x + (box.width - NAME_WIDTH) / 2
    return Box(left, box.y + box.height + SLACK, NAME_WIDTH, LABEL_FONT)


def _legend(paints: Sequence[Paint], *, left: float, top: float) -> Iterator[xml.Element]:
    for place, paint in enumerate(paints):
        x = left + place * LEGEND_WIDTH
        yield svg(
            "g",
            rectangle(Box(x, top, 28, 18), look="body", radius=4),
            path(f"M{number(x + 36)} {number(top + 9)} h30", look="line"),
            svg("text", text=paint.label, x=x + 74, y=top + 13.5, class_="legend"),
            class_=paint.look,
        )
