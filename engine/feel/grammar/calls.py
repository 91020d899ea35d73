"""Names, and calls of built-in functions with their arguments put in order."""

from collections.abc import Callable, Mapping

from engine.feel.builtin import Builtin
from engine.feel.lexer import Token
from engine.feel.parser import Parser
from engine.feel.suggestion import closest
from engine.feel.syntax import Call, IsDefined, Literal, Name, Node

# Not a function: it looks at a name that may be missing, which no value can tell.
_IS_DEFINED = "is defined"


def name_or_call(parser: Parser) -> Node:
    words = parser.words()
    start = parser.token
    if parser.ahead(len(words)).symbol != "(" or not _is_callee(words, parser):
        return Name(parser.name())
    parser.skip(len(words))
    return _call(parser, " ".join(words), start)


def _is_callee(words: list[str], parser: Parser) -> bool:
    """Whether all these words are one function's name, known or misspelt."""
    known = " ".join(words) in parser.functions.by_name
    return known or not any(parser.ahead(place).symbol for place in range(len(words)))


def _call(parser: Parser, name: str, start: Token) -> Node:
    if name == _IS_DEFINED:
        return _is_defined(parser)
    ways = parser.functions.by_name.get(name)
    if ways is None:
        known = [*parser.functions.by_name, _IS_DEFINED]
        raise parser.error("unknown_function", at=start, name=name, suggestion=closest(name, known))
    arguments = _arguments(parser)
    for builtin in ways:
        found = _in_order(builtin, arguments)
        if found is not None:
            return Call(builtin, found)
    raise parser.error(
        "wrong_arguments", at=start, name=name, expected=[_signature(way) for way in ways]
    )


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
        arguments.append((_argument_name(parser), parser.expression()))
    return arguments


def _argument_name(parser: Parser) -> str:
    words = parser.words()
    if not words or parser.ahead(len(words)).symbol != ":":
        return ""
    parser.skip(len(words) + 1)
    return " ".join(words)


def _in_order(builtin: Builtin, arguments: list[tuple[str, Node]]) -> tuple[Node, ...] | None:
    """One node per parameter, or nothing if the function cannot be called so."""
    if any(name for name, _ in arguments):
        return _by_name(builtin, arguments)
    accepted = builtin.accepts(len(arguments))
    return tuple(node for _, node in arguments) if accepted else None


def _by_name(builtin: Builtin, arguments: list[tuple[str, Node]]) -> tuple[Node, ...] | None:
    given = dict(arguments)
    known = {parameter.name for parameter in builtin.parameters}
    required = {parameter.name for parameter in builtin.parameters if not parameter.optional}
    if len(given) < len(arguments) or not required <= given.keys() <= known:
        return None
    wanted = [parameter.name for parameter in builtin.parameters]
    while wanted[-1] not in given:
        wanted.pop()
    return tuple(given.get(name, Literal(None)) for name in wanted)


def _signature(builtin: Builtin) -> list[str]:
    return [parameter.name for parameter in builtin.parameters]


FIRST: Mapping[str, Callable[[Parser], Node]] = {"name": name_or_call}
