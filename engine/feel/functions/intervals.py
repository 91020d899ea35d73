"""How points and ranges lie to each other (DMN 1.5, table 81).

A point is a range that begins and ends with it. The edge of a range that leaves its bound out lies
a little inside, so that all relations are comparisons of edges.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from engine.feel.builtin import Topic
from engine.feel.comparison import ORDERED, ORDERS, ordered
from engine.feel.values import Range, kind

TOPIC = Topic()

_POINTS = ("point1: any", "point2: any")
_POINT_IN = ("point: any", "range: range")
_AROUND_POINT = ("range: range", "point: any")
_RANGES = ("range1: range", "range2: range")


class _Edge(NamedTuple):
    """`shift` is 1 behind the bound, -1 before it; `end` is 1 or -1 for an edge without a bound."""

    bound: Any
    shift: int = 0
    end: int = 0

    def past(self, other: "_Edge") -> int:
        """Positive if this edge comes after the other, negative before, 0 at the same place."""
        if self.end or other.end:
            return self.end - other.end
        below, above = (ordered(ORDERS[order], self.bound, other.bound) for order in "<>")
        if below is None or above is None:
            raise ValueError
        return (above - below) or self.shift - other.shift


class _Span(NamedTuple):
    start: _Edge
    end: _Edge


_Relation = Callable[[_Span, _Span], bool]


def _span(value: Any) -> _Span:
    """The edges. Raises ValueError for what is neither a range with edges nor ordered."""
    if not isinstance(value, Range):
        if kind(value) not in ORDERED:
            raise ValueError
        return _Span(_Edge(value), _Edge(value))
    if value.operator == "!=":
        raise ValueError
    start_open, end_open = (value.open and it is None for it in (value.start, value.end))
    start = _Edge(value.start, int(not value.start_included), -int(start_open))
    return _Span(start, _Edge(value.end, -int(not value.end_included), int(end_open)))


def _relation(name: str, *signatures: tuple[str, str]) -> Callable[[_Relation], _Relation]:
    """Registers a relation; the first signature must also take what the others do."""

    def register(relation: _Relation) -> _Relation:
        for signature in signatures:
            TOPIC.plain(name, *signature)(lambda one, two: relation(_span(one), _span(two)))
        return relation

    return register


@_relation("before", _POINTS, _POINT_IN, _AROUND_POINT, _RANGES)
def before(one: _Span, two: _Span) -> bool:
    return one.end.past(two.start) < 0


@_relation("after", _POINTS, _POINT_IN, _AROUND_POINT, _RANGES)
def after(one: _Span, two: _Span) -> bool:
    return before(two, one)


@_relation("meets", _RANGES)
def meets(one: _Span, two: _Span) -> bool:
    return one.end.past(two.start) == 0


@_relation("met by", _RANGES)
def met_by(one: _Span, two: _Span) -> bool:
    return meets(two, one)


@_relation("overlaps", _RANGES)
def overlaps(one: _Span, two: _Span) -> bool:
    return one.end.past(two.start) >= 0 and two.end.past(one.start) >= 0


@_relation("overlaps before", _RANGES)
def overlaps_before(one: _Span, two: _Span) -> bool:
    """It begins first, and ends within the other."""
    begins_first = one.start.past(two.start) < 0
    return begins_first and one.end.past(two.start) >= 0 and one.end.past(two.end) <= 0


@_relation("overlaps after", _RANGES)
def overlaps_after(one: _Span, two: _Span) -> bool:
    return overlaps_before(two, one)


@_relation("finishes", _POINT_IN, _RANGES)
def finishes(one: _Span, two: _Span) -> bool:
    return one.end.past(two.end) == 0 and one.start.past(two.start) >= 0


@_relation("finished by", _AROUND_POINT, _RANGES)
def finished_by(one: _Span, two: _Span) -> bool:
    return finishes(two, one)


@_relation("includes", _AROUND_POINT, _RANGES)
def includes(one: _Span, two: _Span) -> bool:
    return one.start.past(two.start) <= 0 and one.end.past(two.end) >= 0


@_relation("during", _POINT_IN, _RANGES)
def during(one: _Span, two: _Span) -> bool:
    return includes(two, one)


@_relation("starts", _POINT_IN, _RANGES)
def starts(one: _Span, two: _Span) -> bool:
    return one.start.past(two.start) == 0 and one.end.past(two.end) <= 0


@_relation("started by", _AROUND_POINT, _RANGES)
def started_by(one: _Span, two: _Span) -> bool:
    return starts(two, one)


@TOPIC.plain("coincides", *_RANGES)
@TOPIC.plain("coincides", *_POINTS)
def coincides(one: Any, two: Any) -> bool | None:
    """Whether both are one point or one range; null for a point and a range."""
    if isinstance(one, Range) != isinstance(two, Range):
        return None
    left, right = _span(one), _span(two)
    return left.start.past(right.start) == 0 and left.end.past(right.end) == 0
