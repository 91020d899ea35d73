"""Expressions that begin with a keyword: if, for, some, every and function."""

from collections.abc import Callable, Mapping

from engine.feel.parser import Parser
from engine.feel.syntax import Conditional, For, FunctionLiteral, Node, Quantified, Source


def conditional(parser: Parser) -> Node:
    parser.expect("if")
    condition = parser.expression()
    parser.expect("then")
    then = parser.expression()
    parser.expect("else")
    return Conditional(condition, then, parser.expression())


def loop(parser: Parser) -> Node:
    parser.expect("for")
    sources = _sources(parser)
    parser.expect("return")
    return For(sources, parser.expression())


def quantified(*, deciding: bool) -> Callable[[Parser], Node]:
    def parse(parser: Parser) -> Node:
        parser.take()
        sources = _sources(parser)
        parser.expect("satisfies")
        return Quantified(deciding, sources, parser.expression())

    return parse


def _sources(parser: Parser) -> tuple[Source, ...]:
    sources = [_source(parser)]
    while parser.takes(","):
        sources.append(_source(parser))
    return tuple(sources)


def _source(parser: Parser) -> Source:
    name = parser.name()
    parser.expect("in")
    items = parser.expression()
    return Source(name, items, parser.expression() if parser.takes("..") else None)


def function(parser: Parser) -> Node:
    """A function for a built-in one to call: `function(a, b) a.name < b.name`."""
    parser.expect("function")
    parser.expect("(")
    return FunctionLiteral(_parameters(parser), parser.expression())


def _parameters(parser: Parser) -> tuple[str, ...]:
    names: list[str] = []
    while not parser.takes(")"):
        if names:
            parser.expect(",")
        names.append(parser.name())
    return tuple(names)


FIRST: Mapping[str, Callable[[Parser], Node]] = {
    "if": conditional,
    "for": loop,
    "some": quantified(deciding=True),
    "every": quantified(deciding=False),
    "function": function,
}
