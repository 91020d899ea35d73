"""The grammar of FEEL (DMN 1.5, 10.3.1.2), and the two kinds of text it can read."""

from engine.feel.grammar import calls, clauses, operators, types, unary, values
from engine.feel.limits import MAX_NESTING
from engine.feel.parser import Grammar, Parser, Vocabulary
from engine.feel.syntax import Node, levels
from engine.feel.types import Type

_GRAMMAR = Grammar(
    first={**values.FIRST, **clauses.FIRST, **calls.FIRST, **operators.FIRST},
    infix=operators.INFIX,
)


def read_expression(text: str, vocabulary: Vocabulary) -> Node:
    """The tree of one expression. Raises FeelSyntaxError."""
    parser = Parser(text, vocabulary, _GRAMMAR)
    return _whole(parser, parser.expression())


def read_unary_tests(text: str, vocabulary: Vocabulary) -> Node:
    """The tree of the tests in a decision table's cell, which read their input from `?`."""
    parser = Parser(text, vocabulary, _GRAMMAR)
    return _whole(parser, unary.cell(parser))


def read_type_name(text: str, vocabulary: Vocabulary) -> Type:
    """The type that this text names. Raises FeelSyntaxError."""
    parser = Parser(text, vocabulary, _GRAMMAR)
    found = types.named(parser)
    if parser.token.kind != "end":
        raise parser.unexpected()
    return found


def _whole(parser: Parser, root: Node) -> Node:
    if parser.token.kind != "end":
        raise parser.unexpected()
    if sum(1 for _ in levels(root)) > MAX_NESTING:
        raise parser.error("too_deep", limit=MAX_NESTING)
    return root
