"""Makes the parts of an SVG picture: elements, and texts that break as the drawing expects."""

from collections.abc import Iterator

from lxml import etree

from engine.bpmn.layout_labels import Box
from engine.bpmn.layout_text import LINE_HEIGHT, lines
from engine.bpmn.xml import Element

SVG_NS = "http://www.w3.org/2000/svg"
# From the middle of a line of text down to the line that its letters stand on.
BASELINE = 0.35


def svg(tag: str, *children: Element, text: str = "", **attributes: object) -> Element:
    """Return an SVG element; `_` in a name stands for `-`, and one at its end for nothing."""
    made = etree.Element(tag)
    for name, value in attributes.items():
        made.set(name.rstrip("_").replace("_", "-"), _written(value))
    made.text = text or None
    made.extend(children)
    return made


def path(data: str, *, look: str) -> Element:
    """Return a path of one of the looks that the style knows."""
    return svg("path", d=data, class_=look)


def rectangle(box: Box, *, look: str, radius: float = 0) -> Element:
    """Return a rectangle, with round corners when it has a radius."""
    return svg("rect", x=box.x, y=box.y, width=box.width, height=box.height, rx=radius, class_=look)


def circle(x: float, y: float, radius: float, *, look: str) -> Element:
    """Return a circle around a point."""
    return svg("circle", cx=x, cy=y, r=radius, class_=look)


def centered(text: str, *, box: Box, size: int, look: str) -> Iterator[Element]:
    """Yield the lines of a text in the middle of a box."""
    broken = list(lines(text, size=size, width=box.width))
    top = box.y + (box.height - len(broken) * size * LINE_HEIGHT) / 2
    return _set(broken, Box(box.x, top, box.width, box.height), size, look)


def hanging(text: str, *, box: Box, size: int, look: str) -> Iterator[Element]:
    """Yield the lines of a text from the top of a box downwards, each in its middle."""
    return _set(list(lines(text, size=size, width=box.width)), box, size, look)


def upwards(text: str, *, box: Box, size: int, look: str) -> Element:
    """Return a text in the middle of a box, written from its bottom to its top."""
    lying = Box(-box.height / 2, -box.width / 2, box.height, box.width)
    middle = f"{number(box.x + box.width / 2)} {number(box.y + box.height / 2)}"
    written = centered(text, box=lying, size=size, look=look)
    return svg("g", *written, transform=f"translate({middle}) rotate(-90)")


def number(value: float) -> str:
    """Return a number as SVG has it, to a tenth of a pixel."""
    return f"{round(value, 1):g}"


def _written(value: object) -> str:
    return number(value) if isinstance(value, int | float) else str(value)


def _set(broken: list[str], box: Box, size: int, look: str) -> Iterator[Element]:
    for place, line in enumerate(broken):
        y = box.y + size * (LINE_HEIGHT * (place + 0.5) + BASELINE)
        yield svg("text", text=line, x=box.x + box.width / 2, y=y, class_=look)
