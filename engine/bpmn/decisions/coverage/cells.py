"""Reads the tests of a cell: whether a value passes, and at which values that can change."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from engine.bpmn.decisions.coverage.lines import (
    SOMETHING,
    Line,
    is_measurable,
    line_of,
    point_of,
)
from engine.feel import Expression, FeelError, Range, Run, Scope, parse, parse_unary_tests
from engine.feel.code import code_for
from engine.feel.syntax import (
    Arithmetic,
    Between,
    Call,
    Comparison,
    Conjunction,
    Disjunction,
    ListLiteral,
    Literal,
    Membership,
    Name,
    Negation,
    Node,
    OpenRange,
    RangeLiteral,
    Satisfied,
    Test,
    children,
    walk,
)

_INPUT, _NULL, _EVERYTHING = Name("?"), Literal(None), Literal(value=True)
_CONSTANTS = (Literal, Negation, Arithmetic, ListLiteral, RangeLiteral, OpenRange)
_CONSTRUCTORS = frozenset(
    {"date", "time", "date and time", "duration", "years and months duration"}
)
# What these say depends on their parts alone, and on how those compare.
_CONDITIONS = (Membership, Satisfied, Test, Comparison, Between, Conjunction, Disjunction)


@dataclass(frozen=True, eq=False)
class Tests:
    """Between two neighbouring points of a line either all values pass, or none does.

    `names_null` tells whether the author has thought of empty inputs.
    """

    points: Mapping[Line, tuple[Any, ...]]
    passes: Callable[[Any], bool]
    names_null: bool
    _verdicts: dict[Line, tuple[bool, ...]] = field(default_factory=dict)

    def cuts(self, line: Line) -> tuple[Any, ...]:
        """The points that cut this line."""
        return line.fixed or self.points.get(line, ())

    def verdicts(self, line: Line) -> tuple[bool, ...]:
        """Whether values before the first of these points pass, at it, after it, and so on."""
        if line not in self._verdicts:
            self._verdicts[line] = tuple(self._tried(line))
        return self._verdicts[line]

    @property
    def accept_everything(self) -> bool:
        """Whether values of any kind pass, and null as well."""
        return not self.points and self.passes(None) and self.passes(SOMETHING)

    def _tried(self, line: Line) -> Iterator[bool]:
        points = self.cuts(line)
        for low, high in pairwise((None, *points, None)):
            between = line.within(low, high)
            yield between is not None and self.passes(between)
            if high is not None:
                yield self.passes(high)


class _OpaqueError(Exception):
    """The text asks for more than how its input compares with constants."""


def read_tests(text: str) -> Tests | None:
    """The tests of a cell; None for what can only be told by running it."""
    try:
        return _tests(parse_unary_tests(text.strip() or "-"))
    except (FeelError, RecursionError, _OpaqueError):
        return None


def read_values(text: str) -> tuple[Any, ...]:
    """The values of a row of constants such as `"a", "b"`; none for any other text."""
    try:
        root = parse_unary_tests(text).root
        tests = root.tests if isinstance(root, Membership) else ()
        return tuple(_evaluated(_constant(test)) for test in tests)
    except (FeelError, RecursionError, _OpaqueError):
        return ()


def read_constant(text: str) -> tuple[Any] | None:
    """The value of an expression that needs no context, as the only item; None for others."""
    try:
        return (_evaluated(_constant(parse(text).root)),)
    except (FeelError, RecursionError, _OpaqueError):
        return None


def _tests(expression: Expression) -> Tests:
    code, root = expression.code, expression.root
    constants = [] if root == _EVERYTHING else [*_constants(root)]
    values = [scalar for node in constants for scalar in _scalars(_evaluated(node))]
    return Tests(
        _points(values),
        lambda value: code(Scope({"?": value}, Run())) is True,
        names_null=root == _EVERYTHING or _NULL in constants,
    )


def _constants(node: Node) -> Iterator[Node]:
    """What the input is compared with. Raises for a part that does more than compare it."""
    if isinstance(node, _CONDITIONS) or _calls(node, frozenset({"not"})):
        for child in children(node):
            yield from _constants(child)
    elif node != _INPUT:
        yield _constant(node)


def _constant(node: Node) -> Node:
    """The node itself. Raises for one that needs a context."""
    if not all(isinstance(it, _CONSTANTS) or _calls(it, _CONSTRUCTORS) for it in walk(node)):
        raise _OpaqueError
    return node


def _calls(node: Node, names: frozenset[str]) -> bool:
    return isinstance(node, Call) and node.builtin.name in names


def _evaluated(constant: Node) -> Any:
    return code_for(constant)(Scope({}, Run()))


def _scalars(value: Any) -> Iterator[Any]:
    if isinstance(value, list):
        for item in value:
            yield from _scalars(item)
    elif isinstance(value, Range):
        yield from (value.start, value.end)
    else:
        yield value


def _points(values: Iterable[Any]) -> Mapping[Line, tuple[Any, ...]]:
    found: defaultdict[Line, set[Any]] = defaultdict(set)
    for value in values:
        if not is_measurable(value):
            raise _OpaqueError
        line = line_of(value)
        if line:
            found[line].add(point_of(value))
    return {line: tuple(sorted(points)) for line, points in found.items()}
