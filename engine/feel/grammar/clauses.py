"""Expressions that begin with a keyword: if, for, some, every and function."""

from collections.abc import Callable, Mapping

from engine.feel.grammar import types
from engine.feel.parser import Parser
from engine.feel.syntax import (
    Conditional,
    For,
    FunctionLiteral,
    Node,
    Parameter,
    Quantified,
    Source,
)
from engine.feel.types import ANY


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
    if parser.token.symbol:
        raise parser.unexpected(expected="name")
    name = parser.new_name("in")
    parser.expect("in")
    items = parser.expression()
    return Source(name, items, parser.expression() if parser.takes("..") else None)


def function(parser: Parser) -> Node:
    """`function(a, b: number) a.size < b`: a value that can be called."""
    parser.expect("function")
    parser.expect("(")
    parameters = _parameters(parser)
    if parser.token.text == "external":
        raise parser.error("external_function")
    return FunctionLiteral(parameters, parser.expression())


def _parameters(parser: Parser) -> tuple[Parameter, ...]:
    found: dict[str, Parameter] = {}
    while not parser.takes(")"):
        if found:
            parser.expect(",")
        at, name = parser.token.offset, parser.new_name(",", ":", ")")
        if name in found:
            raise parser.error("duplicate_key", name=name)
        found[name] = Parameter(name, types.named(parser) if parser.takes(":") else ANY, at=at)
    return tuple(found.values())


FIRST: Mapping[str, Callable[[Parser], Node]] = {
    "if": conditional,
    "for": loop,
    "some": quantified(deciding=True),
    "every": quantified(deciding=False),
    "function": function,
}
