"""The names of types, after `instance of` and beside parameters (DMN 1.5, rules 66 and 67)."""

from collections.abc import Callable, Mapping

from engine.feel.parser import Parser
from engine.feel.types import SIMPLE, Type, context_of, function_of, list_of, range_of


def named(parser: Parser) -> Type:
    """The type that is named here: one of the language's, one with parts, or one of the model."""
    if name := parser.known_type():
        return parser.types[name]
    compound = _COMPOUND.get(parser.token.text)
    if compound and parser.ahead(1).symbol == "<":
        parser.skip(2)
        return compound(parser)
    return _simple(parser)


def _simple(parser: Parser) -> Type:
    words = parser.words()
    name = longest(words, frozenset(SIMPLE))
    if not name:
        raise parser.error("unknown_type", name=" ".join(words) or parser.token.text)
    parser.skip(len(name.split()))
    return SIMPLE[name]


def longest(words: list[str], known: frozenset[str]) -> str:
    """The longest known name that these words begin with, or nothing."""
    starts = (" ".join(words[:count]) for count in range(len(words), 0, -1))
    return next((start for start in starts if start in known), "")


def _list(parser: Parser) -> Type:
    return list_of(_last(parser))


def _range(parser: Parser) -> Type:
    return range_of(_last(parser))


def _last(parser: Parser) -> Type:
    found = named(parser)
    parser.expect(">")
    return found


def _context(parser: Parser) -> Type:
    entries: dict[str, Type] = {}
    while not parser.takes(">"):
        if entries:
            parser.expect(",")
        name = parser.new_name(":")
        parser.expect(":")
        entries[name] = named(parser)
    return context_of(entries)


def _function(parser: Parser) -> Type:
    parameters: list[Type] = []
    while not parser.takes(">"):
        if parameters:
            parser.expect(",")
        parameters.append(named(parser))
    parser.expect("-")
    parser.expect(">")
    return function_of(parameters, named(parser))


_COMPOUND: Mapping[str, Callable[[Parser], Type]] = {
    "list": _list,
    "range": _range,
    "context": _context,
    "function": _function,
}
