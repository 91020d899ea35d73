"""Turns a syntax tree into nested Python closures, once; they are then called many times."""

from collections.abc import Callable, Mapping
from typing import Any

from engine.feel import syntax
from engine.feel.code import calls, filters, loops, operators, tests, values
from engine.feel.scope import Code
from engine.feel.syntax import Node

_Writer = Callable[[Any, Callable[[Node], Code]], Code]

_WRITERS: Mapping[type[Node], _Writer] = {
    syntax.Literal: values.literal,
    syntax.Name: values.name,
    syntax.Path: values.path,
    syntax.ListLiteral: values.list_literal,
    syntax.ContextLiteral: values.context_literal,
    syntax.RangeLiteral: values.range_literal,
    syntax.OpenRange: values.open_range,
    syntax.Conditional: values.conditional,
    syntax.Negation: operators.negation,
    syntax.Arithmetic: operators.arithmetic,
    syntax.Comparison: operators.comparison,
    syntax.Between: operators.between,
    syntax.Conjunction: operators.conjunction,
    syntax.Disjunction: operators.disjunction,
    syntax.InstanceOf: operators.instance_of,
    syntax.Test: tests.test,
    syntax.Satisfied: tests.satisfied,
    syntax.Membership: tests.membership,
    syntax.Filter: filters.filtered,
    syntax.For: loops.loop,
    syntax.Quantified: loops.quantified,
    syntax.Call: calls.call,
    syntax.IsDefined: calls.is_defined,
    syntax.Invocation: calls.invocation,
    syntax.FunctionLiteral: calls.function,
}


def code_for(node: Node) -> Code:
    """The closure that evaluates the node in a scope."""
    return _WRITERS[type(node)](node, code_for)
