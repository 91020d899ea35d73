"""Operators, from the weakest to the strongest, and what follows a value: paths and filters."""

from collections.abc import Callable, Mapping

from engine.feel.grammar import calls, types, unary
from engine.feel.grammar.precedence import (
    AND,
    COMPARISON,
    INSTANCE,
    OR,
    POSTFIX,
    POWER,
    PRODUCT,
    SIGN,
    SUM,
)
from engine.feel.parser import Infix, Parser
from engine.feel.properties import PROPERTY_PHRASES
from engine.feel.syntax import (
    Arithmetic,
    Between,
    Comparison,
    Conjunction,
    Disjunction,
    Filter,
    InstanceOf,
    Membership,
    Negation,
    Node,
    Path,
)


def conjunction(parser: Parser, left: Node) -> Node:
    return Conjunction(_operands(parser, left, "and", AND))


def disjunction(parser: Parser, left: Node) -> Node:
    return Disjunction(_operands(parser, left, "or", OR))


def _operands(parser: Parser, left: Node, word: str, power: int) -> tuple[Node, ...]:
    operands = [left]
    while parser.takes(word):
        operands.append(parser.expression(power))
    return tuple(operands)


def comparison(parser: Parser, left: Node) -> Node:
    token = parser.take()
    right = parser.expression(COMPARISON)
    if parser.token.symbol in unary.COMPARISONS:
        raise parser.error("chained_comparison", token=parser.token.text)
    return Comparison(token.symbol, left, right, at=token.offset)


def between(parser: Parser, left: Node) -> Node:
    at = parser.take().offset
    low = parser.expression(COMPARISON)
    parser.expect("and")
    return Between(left, low, parser.expression(COMPARISON), at=at)


def membership(parser: Parser, left: Node) -> Node:
    """`x in test` or `x in (tests)`; the test ends before the next `and` or `or`."""
    at = parser.take().offset
    return Membership(left, unary.operand_of_in(parser), at=at)


def arithmetic(power: int) -> Infix:
    def parse(parser: Parser, left: Node) -> Node:
        token = parser.take()
        return Arithmetic(token.symbol, left, parser.expression(power), at=token.offset)

    return Infix(power, parse)


def negation(parser: Parser) -> Node:
    parser.expect("-")
    return Negation(parser.expression(SIGN))


def instance_of(parser: Parser, left: Node) -> Node:
    parser.expect("instance")
    if parser.token.text != "of":
        raise parser.unexpected(expected="of")
    parser.take()
    found = types.named(parser)
    parser.refuse_tighter(INSTANCE)
    return InstanceOf(left, found)


def path(parser: Parser, left: Node) -> Node:
    parser.expect(".")
    at = parser.token.offset
    name, count = parser.known_name()
    words = parser.words()
    if not words:
        raise parser.unexpected(expected="name")
    phrase = types.longest(words, PROPERTY_PHRASES)
    if len(phrase.split()) > count:
        name, count = phrase, len(phrase.split())
    parser.skip(count or 1)
    return Path(left, name or words[0], at=at)


def filtered(parser: Parser, left: Node) -> Node:
    parser.expect("[")
    condition = parser.expression()
    parser.expect("]")
    return Filter(left, condition)


FIRST: Mapping[str, Callable[[Parser], Node]] = {"-": negation}
INFIX: Mapping[str, Infix] = {
    "or": Infix(OR, disjunction),
    "and": Infix(AND, conjunction),
    **dict.fromkeys(unary.COMPARISONS, Infix(COMPARISON, comparison)),
    "between": Infix(COMPARISON, between),
    "in": Infix(COMPARISON, membership),
    **dict.fromkeys(("+", "-"), arithmetic(SUM)),
    **dict.fromkeys(("*", "/"), arithmetic(PRODUCT)),
    "**": arithmetic(POWER),
    "instance": Infix(INSTANCE, instance_of),
    ".": Infix(POSTFIX, path),
    "[": Infix(POSTFIX, filtered),
    "(": Infix(POSTFIX, calls.invocation),
}
