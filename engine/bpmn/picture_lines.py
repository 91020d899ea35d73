"""Draws the lines of a diagram: flows with arrow heads, and associations."""

from collections.abc import Iterator, Sequence
from math import hypot

from engine.bpmn.picture_plan import Line, Point
from engine.bpmn.picture_svg import number, path
from engine.bpmn.xml import Element

BEND, HEAD_LENGTH, HEAD_WIDTH = 6.0, 9.0, 4.0
# The stroke across the beginning of a default flow.
DEFAULT_AT, DEFAULT_REACH = 10.0, 4.5


def line_parts(line: Line) -> Iterator[Element]:
    """Yield the line with round bends, its head, and the stroke of a default flow."""
    yield path(_bent(line.points), look="line")
    if line.kind != "association":
        yield path(_head(*line.points[-2:]), look="head")
    if line.is_default:
        yield path(_stroke(*line.points[:2]), look="line")


def _bent(points: Sequence[Point]) -> str:
    turns = zip(points, points[1:], points[2:], strict=False)
    bends = (f"L{_at(a)} Q{_at(corner)} {_at(b)}" for a, corner, b in map(_bend, turns))
    return " ".join((f"M{_at(points[0])}", *bends, f"L{_at(points[-1])}"))


def _bend(turn: tuple[Point, Point, Point]) -> tuple[Point, Point, Point]:
    """Return where a bend begins, its corner, and where it ends: never beyond half of a side."""
    before, corner, after = turn
    return _towards(corner, before, BEND), corner, _towards(corner, after, BEND)


def _towards(start: Point, end: Point, distance: float) -> Point:
    length = hypot(end[0] - start[0], end[1] - start[1])
    part = min(distance / length, 0.5) if length else 0
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part


def _head(before: Point, tip: Point) -> str:
    along, across = _directions(before, tip)
    foot = tip[0] - along[0] * HEAD_LENGTH, tip[1] - along[1] * HEAD_LENGTH
    left, right = _aside(foot, across, HEAD_WIDTH), _aside(foot, across, -HEAD_WIDTH)
    return f"M{_at(left)} L{_at(tip)} L{_at(right)} Z"


def _stroke(start: Point, after: Point) -> str:
    """Return a short stroke that leans against the direction of the line."""
    along, across = _directions(start, after)
    middle = start[0] + along[0] * DEFAULT_AT, start[1] + along[1] * DEFAULT_AT
    leaning = across[0] + along[0] * 0.7, across[1] + along[1] * 0.7
    ends = (_aside(middle, leaning, it) for it in (DEFAULT_REACH, -DEFAULT_REACH))
    return "M{} L{}".format(*map(_at, ends))


def _directions(start: Point, end: Point) -> tuple[Point, Point]:
    """Return the directions of length 1 along a line and across it."""
    length = hypot(end[0] - start[0], end[1] - start[1]) or 1
    along = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    return along, (-along[1], along[0])


def _aside(point: Point, direction: Point, distance: float) -> Point:
    return point[0] + direction[0] * distance, point[1] + direction[1] * distance


def _at(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"
