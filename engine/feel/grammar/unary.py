"""Unary tests: what stands after `in`, and in a decision table's cell (DMN 1.5, rules 7 to 17)."""

from engine.feel.grammar.precedence import COMPARISON
from engine.feel.grammar.values import range_end
from engine.feel.parser import Parser
from engine.feel.syntax import Call, Literal, Membership, Name, Node, Satisfied, Test, walk

COMPARISONS = ("=", "!=", "<", "<=", ">", ">=")
_INPUT = Name("?")


def operand_of_in(parser: Parser) -> tuple[Node, ...]:
    """One test, or several in parentheses."""
    if parser.token.symbol != "(":
        return (_test(parser, COMPARISON),)
    tests = _parenthesised(parser)
    if len(tests) == 1 and not isinstance(tests[0], Test):
        return (parser.continued(tests[0], COMPARISON),)
    parser.refuse_tighter(COMPARISON)
    return tests


def cell(parser: Parser) -> Node:
    """Tests of the input `?`: a row of them, all but some of them, or `-` for any input."""
    if parser.token.symbol == "-" and parser.ahead(1).kind == "end":
        parser.take()
        return Literal(value=True)
    return _exclusion(parser) or _applied(_listed(parser))


def _exclusion(parser: Parser) -> Node | None:
    start = parser.token
    if start.text != "not" or parser.ahead(1).symbol != "(":
        return None
    parser.take()
    tests = _parenthesised(parser)
    if parser.token.kind != "end":
        parser.back_to(start)
        return None
    return Call(parser.functions.by_name["not"][0], (_applied(tests),))


def _parenthesised(parser: Parser) -> tuple[Node, ...]:
    parser.expect("(")
    tests = _listed(parser)
    if parser.token.symbol == ".." and len(tests) == 1:
        return (range_end(parser, tests[0], included=False),)
    parser.expect(")")
    return tests


def _listed(parser: Parser) -> tuple[Node, ...]:
    tests = [_test(parser, 0)]
    while parser.takes(","):
        tests.append(_test(parser, 0))
    return tuple(tests)


def _test(parser: Parser, power: int) -> Node:
    if parser.token.symbol in COMPARISONS:
        token = parser.take()
        return Test(token.symbol, parser.expression(COMPARISON), at=token.offset)
    return parser.expression(power)


def _applied(tests: tuple[Node, ...]) -> Node:
    return Membership(_INPUT, tuple(map(_condition_or_value, tests)))


def _condition_or_value(test: Node) -> Node:
    """A test that mentions its input says itself whether it holds."""
    return Satisfied(test) if _INPUT in walk(test) else test
