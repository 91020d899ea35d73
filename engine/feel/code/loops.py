"""Code for loops and quantifiers."""

from collections.abc import Callable
from typing import Any

from engine.feel.code.rounds import NothingToIterateError, cost, rounds_of
from engine.feel.comparison import Truth
from engine.feel.scope import Code, Scope
from engine.feel.syntax import For, Node, Quantified

Write = Callable[[Node], Code]


def loop(node: For, write: Write) -> Code:
    rounds, body = rounds_of(node.sources, write, cost(node.body)), write(node.body)

    def collect(scope: Scope) -> list[Any] | None:
        try:
            return [body(inner) for inner in rounds(scope)]
        except NothingToIterateError:
            return None

    return collect


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
