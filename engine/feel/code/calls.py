"""Code for calls of built-in functions, and for functions written in the expression."""

from collections.abc import Callable
from typing import Any

from engine.feel.code.rounds import cost
from engine.feel.errors import FeelEvaluationError
from engine.feel.scope import Code, Scope
from engine.feel.syntax import Call, FunctionLiteral, IsDefined, Node
from engine.feel.values import FunctionValue

Write = Callable[[Node], Code]


def call(node: Call, write: Write) -> Code:
    invoke, arguments = node.builtin.call, tuple(map(write, node.arguments))
    return lambda scope: invoke(scope.run, [argument(scope) for argument in arguments])


def is_defined(node: IsDefined, write: Write) -> Code:
    """Whether the value is there and not null; the one place where a name may be missing."""
    operand = write(node.operand)

    def check(scope: Scope) -> bool:
        try:
            return operand(scope) is not None
        except FeelEvaluationError as error:
            if error.code != "unknown_name":
                raise
            return False

    return check


def function(node: FunctionLiteral, write: Write) -> Code:
    parameters, body, price = node.parameters, write(node.body), cost(node.body)

    def make(scope: Scope) -> FunctionValue:
        def invoke(*values: Any) -> Any:
            scope.run.spend(price)
            return body(scope.inside(dict(zip(parameters, values, strict=False))))

        return FunctionValue(parameters, invoke)

    return make
