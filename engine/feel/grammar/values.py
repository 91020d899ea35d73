"""Literals, names, lists, ranges and contexts."""

import re
from collections.abc import Callable, Mapping

from engine.feel.arithmetic import settled
from engine.feel.errors import FeelEvaluationError
from engine.feel.grammar.precedence import COMPARISON
from engine.feel.lexer import Token
from engine.feel.numbers import NUMBERS
from engine.feel.parser import Parser
from engine.feel.syntax import (
    ContextLiteral,
    Entry,
    ListLiteral,
    Literal,
    Node,
    OpenRange,
    RangeLiteral,
)
from engine.feel.temporal import read_any

_MAX_INTEGER_DIGITS = 34
_ESCAPE = re.compile(r"""\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|(["'\\nrt]))""")
# What the first bound of a range such as `]1..5[` begins with, and nothing after a list does.
_BOUNDS = frozenset({"number", "string", "name", "@"})
_COMPARISONS = frozenset({"=", "!=", "<", "<=", ">", ">="})
_CONSTANTS = {"true": True, "false": False, "null": None}
_SHORT_ESCAPES = {"n": "\n", "r": "\r", "t": "\t"}


def number(parser: Parser) -> Node:
    text = parser.token.text
    if text.isdigit() and len(text) <= _MAX_INTEGER_DIGITS:
        return Literal(int(parser.take().text))
    try:
        value = settled(NUMBERS.create_decimal, text)
    except FeelEvaluationError as error:
        raise parser.error(error.code) from error
    parser.take()
    return Literal(value)


def string(parser: Parser) -> Node:
    return Literal(string_value(parser))


def string_value(parser: Parser) -> str:
    """The text of the string literal that stands here; unknown escapes stay as they are."""
    token = parser.take()
    try:
        raw = _ESCAPE.sub(_unescaped, token.text[1:-1])
        # Two \u escapes may be the halves of one character.
        return raw.encode("utf-16", "surrogatepass").decode("utf-16")
    except (ValueError, OverflowError) as error:
        raise parser.error("invalid_escape", at=token) from error


def _unescaped(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    return chr(int(code, 16)) if code else _SHORT_ESCAPES.get(found[3], found[3])


def temporal(parser: Parser) -> Node:
    """`@"2026-08-17"`: a date, a time, both, or a duration."""
    parser.expect("@")
    token = parser.token
    if token.kind != "string":
        raise parser.unexpected(expected="string")
    try:
        return Literal(read_any(string_value(parser)))
    except (ValueError, OverflowError) as error:
        raise parser.error("invalid_temporal_literal", at=token, text=token.text) from error


def constant(parser: Parser) -> Node:
    return Literal(_CONSTANTS[parser.take().symbol])


def parenthesis(parser: Parser) -> Node:
    """An expression in parentheses, or a range: `(1..5]`, `(< 5)`."""
    parser.expect("(")
    if parser.token.symbol in _COMPARISONS:
        return _open_range(parser)
    first = parser.expression()
    if parser.token.symbol == "..":
        return range_end(parser, first, included=False)
    parser.expect(")")
    return first


def _open_range(parser: Parser) -> Node:
    operator = parser.take().symbol
    bound = parser.expression(COMPARISON)
    parser.expect(")")
    return OpenRange(operator, bound)


def bracket(parser: Parser) -> Node:
    """A list, or a range with its first value: `[1..5]`."""
    parser.expect("[")
    if parser.token.symbol == "]" and not _opens_range(parser.ahead(1)):
        parser.take()
        return ListLiteral(())
    first = parser.expression()
    if parser.token.symbol == "..":
        return range_end(parser, first, included=True)
    items = [first, *_further_items(parser)]
    parser.expect("]")
    return ListLiteral(tuple(items))


def _opens_range(token: Token) -> bool:
    return (token.symbol or token.kind) in _BOUNDS


def _further_items(parser: Parser) -> list[Node]:
    items = []
    while parser.takes(","):
        items.append(parser.expression())
    return items


def open_bracket(parser: Parser) -> Node:
    """A range without its first value: `]1..5]`."""
    parser.expect("]")
    return range_end(parser, parser.expression(), included=False)


def range_end(parser: Parser, start: Node, *, included: bool) -> Node:
    """The rest of a range from its two dots on."""
    parser.expect("..")
    end = parser.expression()
    closing = parser.take()
    if closing.symbol not in ("]", ")", "["):
        raise parser.error("unexpected_token", at=closing, token=closing.text, expected="]")
    return RangeLiteral(start, end, included, closing.symbol == "]")


def context(parser: Parser) -> Node:
    """`{name: value, …}`; names may have several words or stand in quotes."""
    parser.expect("{")
    entries: dict[str, Entry] = {}
    while not parser.takes("}"):
        if entries:
            parser.expect(",")
        entry = _entry(parser)
        if entry.name in entries:
            raise parser.error("duplicate_key", name=entry.name)
        entries[entry.name] = entry
    return ContextLiteral(tuple(entries.values()))


def _entry(parser: Parser) -> Entry:
    name = _quoted_key(parser) if parser.token.kind == "string" else parser.new_name(":")
    parser.expect(":")
    return Entry(name, parser.expression())


def _quoted_key(parser: Parser) -> str:
    name = string_value(parser)
    parser.names.add(name)
    return name


FIRST: Mapping[str, Callable[[Parser], Node]] = {
    "number": number,
    "string": string,
    "@": temporal,
    **dict.fromkeys(_CONSTANTS, constant),
    "(": parenthesis,
    "[": bracket,
    "]": open_bracket,
    "{": context,
}
