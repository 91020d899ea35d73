"""Operators, from the weakest to the strongest, and what follows a value: paths and filters."""

from collections.abc import Callable, Mapping

from engine.feel.grammar import unary
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
from engine.feel.type_names import TYPE_NAMES


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
    operator = parser.take().symbol
    right = parser.expression(COMPARISON)
    if parser.token.symbol in unary.COMPARISONS:
        raise parser.error("chained_comparison", token=parser.token.text)
    return Comparison(operator, left, right)


def between(parser: Parser, left: Node) -> Node:
    parser.expect("between")
    low = parser.expression(COMPARISON)
    parser.expect("and")
    return Between(left, low, parser.expression(COMPARISON))


def membership(parser: Parser, left: Node) -> Node:
    """`x in test` or `x in (tests)`; the test ends before the next `and` or `or`."""
    parser.expect("in")
    return Membership(left, unary.operand_of_in(parser))


def arithmetic(power: int) -> Infix:
    def parse(parser: Parser, left: Node) -> Node:
        operator = parser.take().symbol
        return Arithmetic(operator, left, parser.expression(power))

    return Infix(power, parse)


def negation(parser: Parser) -> Node:
    parser.expect("-")
    return Negation(parser.expression(SIGN))


def instance_of(parser: Parser, left: Node) -> Node:
    parser.expect("instance")
    if parser.token.text != "of":
        raise parser.unexpected(expected="of")
    parser.take()
    token, words = parser.token, parser.words()
    name = longest(words, TYPE_NAMES)
    if not name:
        raise parser.error("unknown_type", at=token, name=" ".join(words) or token.text)
    parser.skip(len(name.split()))
    parser.refuse_tighter(INSTANCE)
    return InstanceOf(left, name)


def path(parser: Parser, left: Node) -> Node:
    parser.expect(".")
    words = parser.words()
    if not words:
        raise parser.unexpected(expected="name")
    name = longest(words, PROPERTY_PHRASES) or words[0]
    parser.skip(len(name.split()))
    return Path(left, name)


def longest(words: list[str], known: frozenset[str]) -> str:
    """The longest known name that these words begin with, or nothing."""
    starts = (" ".join(words[:count]) for count in range(len(words), 0, -1))
    return next((start for start in starts if start in known), "")


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
}
