"""The syntax tree of an expression: what was written, with function names already resolved."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from itertools import chain
from typing import Any

from engine.feel.builtin import Builtin
from engine.feel.types import Type


@dataclass(frozen=True, slots=True)
class Node:
    """Any part of an expression; `at` is where in the text it begins, as far as that is told."""

    at: int = field(default=0, compare=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Literal(Node):
    value: Any


@dataclass(frozen=True, slots=True)
class Name(Node):
    """A variable, or where there is none of that name, the built-in function called so."""

    name: str
    builtins: tuple[Builtin, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Path(Node):
    owner: Node
    name: str


@dataclass(frozen=True, slots=True)
class Filter(Node):
    owner: Node
    condition: Node


@dataclass(frozen=True, slots=True)
class ListLiteral(Node):
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Entry(Node):
    name: str
    value: Node


@dataclass(frozen=True, slots=True)
class ContextLiteral(Node):
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class RangeLiteral(Node):
    start: Node
    end: Node
    start_included: bool
    end_included: bool


@dataclass(frozen=True, slots=True)
class OpenRange(Node):
    """A range with one bound: `(< 5)`; `(= 5)` has that one value."""

    operator: str
    bound: Node


@dataclass(frozen=True, slots=True)
class Negation(Node):
    operand: Node


@dataclass(frozen=True, slots=True)
class Arithmetic(Node):
    operator: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Comparison(Node):
    operator: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Between(Node):
    value: Node
    low: Node
    high: Node


@dataclass(frozen=True, slots=True)
class Test(Node):
    """A unary test with an operator: `< 5`."""

    operator: str
    operand: Node


@dataclass(frozen=True, slots=True)
class Satisfied(Node):
    """A unary test that mentions its input `?`, and says itself whether it holds."""

    condition: Node


@dataclass(frozen=True, slots=True)
class Membership(Node):
    """`value in (tests)`: true if one of the tests is."""

    value: Node
    tests: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Conjunction(Node):
    operands: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Disjunction(Node):
    operands: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Conditional(Node):
    condition: Node
    then: Node
    otherwise: Node


@dataclass(frozen=True, slots=True)
class Source(Node):
    """`name in items`, or `name in items .. end` for a row of whole numbers or dates."""

    name: str
    items: Node
    end: Node | None


@dataclass(frozen=True, slots=True)
class For(Node):
    sources: tuple[Source, ...]
    body: Node


@dataclass(frozen=True, slots=True)
class Quantified(Node):
    """`some` is decided by the first true, `every` by the first false."""

    deciding: bool
    sources: tuple[Source, ...]
    condition: Node


@dataclass(frozen=True, slots=True)
class InstanceOf(Node):
    value: Node
    type: Type


@dataclass(frozen=True, slots=True)
class Call(Node):
    """A built-in function called in one of its ways, its arguments in the order of parameters."""

    builtin: Builtin
    arguments: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Argument(Node):
    """What a function is given; without a name it is told by its place."""

    name: str
    value: Node


@dataclass(frozen=True, slots=True)
class Invocation(Node):
    """A call of whatever function the callee turns out to be."""

    callee: Node
    arguments: tuple[Argument, ...]


@dataclass(frozen=True, slots=True)
class IsDefined(Node):
    operand: Node


@dataclass(frozen=True, slots=True)
class Parameter(Node):
    name: str
    type: Type


@dataclass(frozen=True, slots=True)
class FunctionLiteral(Node):
    parameters: tuple[Parameter, ...]
    body: Node


def children(node: Node) -> Iterator[Node]:
    """The nodes directly below this one, in the order they were written."""
    for value in (getattr(node, part.name) for part in fields(node)):
        below = value if isinstance(value, tuple) else (value,)
        yield from (it for it in below if isinstance(it, Node))


def levels(root: Node) -> Iterator[list[Node]]:
    """The nodes of the tree level by level, from the root; needs no recursion."""
    level = [root]
    while level:
        yield level
        level = [child for node in level for child in children(node)]


def walk(root: Node) -> Iterator[Node]:
    """Every node of the tree."""
    return chain.from_iterable(levels(root))
