"""Code for membership and unary tests; inside them `?` is the value that is tested."""

from collections.abc import Callable

from engine.feel.code.operators import comparing, deciding
from engine.feel.comparison import Truth, matched
from engine.feel.scope import Code, Scope
from engine.feel.syntax import Membership, Node, Satisfied, Test

Write = Callable[[Node], Code]

_INPUT = "?"


def membership(node: Membership, write: Write) -> Code:
    value = write(node.value)
    passes = deciding(tuple(_check(test, write) for test in node.tests), decisive=True)
    return lambda scope: passes(scope.inside({_INPUT: value(scope)}))


def _check(node: Node, write: Write) -> Code:
    return write(node) if isinstance(node, Test | Satisfied) else _matching(write(node))


def _matching(tested: Code) -> Code:
    def check(scope: Scope) -> Truth:
        return matched(_input(scope), tested(scope), scope.run)

    return check


def test(node: Test, write: Write) -> Code:
    return comparing(node.operator, _input, write(node.operand))


def satisfied(node: Satisfied, write: Write) -> Code:
    return write(node.condition)


def _input(scope: Scope) -> object:
    return scope.values[_INPUT]
