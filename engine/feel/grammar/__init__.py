"""The grammar of FEEL (DMN 1.5, 10.3.1.2), and the two kinds of text it can read."""

from engine.feel.builtin import Functions
from engine.feel.grammar import calls, clauses, operators, unary, values
from engine.feel.limits import MAX_NESTING
from engine.feel.parser import Grammar, Parser
from engine.feel.syntax import Node, levels

_GRAMMAR = Grammar(
    first={**values.FIRST, **clauses.FIRST, **calls.FIRST, **operators.FIRST},
    infix=operators.INFIX,
)


def read_expression(text: str, functions: Functions) -> Node:
    """The tree of one expression. Raises FeelSyntaxError."""
    parser = Parser(text, functions, _GRAMMAR)
    return _whole(parser, parser.expression())


def read_unary_tests(text: str, functions: Functions) -> Node:
    """The tree of the tests in a decision table's cell, which read their input from `?`."""
    parser = Parser(text, functions, _GRAMMAR)
    return _whole(parser, unary.cell(parser))


def _whole(parser: Parser, root: Node) -> Node:
    if parser.token.kind != "end":
        raise parser.unexpected()
    if sum(1 for _ in levels(root)) > MAX_NESTING:
        raise parser.error("too_deep", limit=MAX_NESTING)
    return root
