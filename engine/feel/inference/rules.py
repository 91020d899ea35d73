"""The rule that infers the type of each kind of node."""

from collections.abc import Callable, Mapping
from typing import Any

from engine.feel import syntax
from engine.feel.inference import calls, loops, operators, values
from engine.feel.inference.findings import Known
from engine.feel.syntax import Node
from engine.feel.types import Type

Infer = Callable[[Node, Known], Type]
_RULES: Mapping[type[Node], Callable[[Any, Known, Infer], Type]] = {
    syntax.Literal: values.literal,
    syntax.Name: values.name,
    syntax.Path: values.path,
    syntax.Filter: values.filtered,
    syntax.ListLiteral: values.list_literal,
    syntax.ContextLiteral: values.context_literal,
    syntax.RangeLiteral: values.range_literal,
    syntax.OpenRange: values.open_range,
    syntax.Conditional: values.conditional,
    syntax.Negation: operators.negation,
    syntax.Arithmetic: operators.arithmetic,
    syntax.Comparison: operators.comparison,
    syntax.Between: operators.between,
    syntax.Membership: operators.membership,
    syntax.Test: operators.test,
    syntax.Satisfied: operators.satisfied,
    syntax.Conjunction: operators.connected,
    syntax.Disjunction: operators.connected,
    syntax.InstanceOf: operators.questioned,
    syntax.IsDefined: operators.questioned,
    syntax.For: loops.loop,
    syntax.Quantified: loops.quantified,
    syntax.Call: calls.call,
    syntax.Invocation: calls.invocation,
    syntax.FunctionLiteral: calls.function,
}


def type_of(node: Node, known: Known) -> Type:
    """The type of the node's value, any where it is not known; null may always come instead."""
    return _RULES[type(node)](node, known, type_of)
