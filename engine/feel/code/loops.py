"""Code for loops and quantifiers."""

from collections.abc import Callable, Iterator
from typing import Any

from engine.feel.code.rounds import NothingToIterateError, cost, rounds_of
from engine.feel.comparison import Truth
from engine.feel.limits import WORK_PER_STEP
from engine.feel.names import PARTIAL
from engine.feel.scope import Code, Scope
from engine.feel.syntax import For, Name, Node, Quantified, walk

Write = Callable[[Node], Code]


def loop(node: For, write: Write) -> Code:
    rounds, body = rounds_of(node.sources, write, cost(node.body)), write(node.body)
    collected = _with_partial if Name(PARTIAL) in walk(node.body) else _collected

    def collect(scope: Scope) -> list[Any] | None:
        try:
            return collected(body, rounds(scope))
        except NothingToIterateError:
            return None

    return collect


def _collected(body: Code, rounds: Iterator[Scope]) -> list[Any]:
    return [body(inner) for inner in rounds]


def _with_partial(body: Code, rounds: Iterator[Scope]) -> list[Any]:
    """Each round sees a copy of what the earlier ones gave: a list must not contain itself."""
    found: list[Any] = []
    for inner in rounds:
        inner.run.spend(len(found) // WORK_PER_STEP)
        found.append(body(inner.inside({PARTIAL: [*found]})))
    return found


def quantified(node: Quantified, write: Write) -> Code:
    """The first deciding truth is the result; otherwise one that is no truth value makes null."""
    rounds = rounds_of(node.sources, write, cost(node.condition))
    condition, decisive = write(node.condition), node.deciding

    def decide(scope: Scope) -> Truth:
        result: Truth = not decisive
        try:
            for inner in rounds(scope):
                value: object = condition(inner)
                if value is decisive:
                    return decisive
                if type(value) is not bool:
                    result = None
        except NothingToIterateError:
            return None
        return result

    return decide
