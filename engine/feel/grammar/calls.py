"""Names, and calls of built-in functions with their arguments put in order."""

from collections.abc import Callable, Mapping

from engine.feel.errors import FeelSyntaxError
from engine.feel.grammar.types import longest
from engine.feel.lexer import Token
from engine.feel.parser import Parser
from engine.feel.suggestion import closest
from engine.feel.syntax import Argument, Call, Invocation, IsDefined, Literal, Name, Node

# Not a function: it looks at a name that may be missing, which no value can tell.
_IS_DEFINED = "is defined"


def name_or_call(parser: Parser) -> Node:
    """A call of a built-in function, or a name; what else is called follows its name."""
    words, start = parser.words(), parser.token
    known, count = parser.known_name()
    callee = " ".join(words)
    if len(words) >= count and _is_builtin(parser, callee) and _is_called(parser, words):
        parser.skip(len(words))
        return _call(parser, callee, start)
    if count:
        parser.skip(count)
        return _named(parser, known, start)
    if _is_called(parser, words) and callee not in parser.names and _are_plain(parser, words):
        raise _unknown(parser, callee, start)
    return _phrase(parser, words, start)


def _is_builtin(parser: Parser, name: str) -> bool:
    return name == _IS_DEFINED or name in parser.functions.by_name


def _is_called(parser: Parser, words: list[str]) -> bool:
    return parser.ahead(len(words)).symbol == "("


def _are_plain(parser: Parser, words: list[str]) -> bool:
    return not any(parser.ahead(place).symbol for place in range(len(words)))


def _phrase(parser: Parser, words: list[str], start: Token) -> Node:
    """A name of one word, or a built-in function of several that is passed on as a value."""
    phrase = longest(words, frozenset(parser.functions.by_name))
    name = phrase if " " in phrase else words[0]
    parser.skip(len(name.split()))
    return _named(parser, name, start)


def _named(parser: Parser, name: str, start: Token) -> Name:
    return Name(name, parser.functions.by_name.get(name, ()), at=start.offset)


def _unknown(parser: Parser, name: str, start: Token) -> FeelSyntaxError:
    known = [*parser.functions.by_name, _IS_DEFINED]
    return parser.error("unknown_function", at=start, name=name, suggestion=closest(name, known))


def _call(parser: Parser, name: str, start: Token) -> Node:
    if name == _IS_DEFINED:
        return _is_defined(parser)
    ways, arguments = parser.functions.by_name[name], _arguments(parser)
    names, given = [it for it, _ in arguments], [it for _, it in arguments]
    for builtin in ways:
        found = builtin.arranged(names, given, Literal(None))
        if found is not None:
            return Call(builtin, tuple(found), at=start.offset)
    expected = [way.signature for way in ways]
    raise parser.error("wrong_arguments", at=start, name=name, expected=expected)


def invocation(parser: Parser, callee: Node) -> Node:
    """A call of a function that is only known when it is called."""
    at = parser.token.offset
    given = (Argument(name, value) for name, value in _arguments(parser))
    return Invocation(callee, tuple(given), at=at)


def _is_defined(parser: Parser) -> Node:
    parser.expect("(")
    operand = parser.expression()
    parser.expect(")")
    return IsDefined(operand)


def _arguments(parser: Parser) -> list[tuple[str, Node]]:
    """Each argument with its name, or with an empty one."""
    parser.expect("(")
    arguments: list[tuple[str, Node]] = []
    while not parser.takes(")"):
        if arguments:
            parser.expect(",")
        arguments.append(_argument(parser))
    return arguments


def _argument(parser: Parser) -> tuple[str, Node]:
    name = parser.label(":")
    if name:
        parser.expect(":")
    return name, parser.expression()


FIRST: Mapping[str, Callable[[Parser], Node]] = {"name": name_or_call}
