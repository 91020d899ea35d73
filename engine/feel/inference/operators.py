"""Types of what operators give, and operands that no operator can work with."""

from collections.abc import Callable, Mapping

from engine.feel.comparison import ORDERED
from engine.feel.inference.findings import Known
from engine.feel.syntax import (
    Arithmetic,
    Between,
    Comparison,
    Conjunction,
    Disjunction,
    InstanceOf,
    IsDefined,
    Membership,
    Name,
    Negation,
    Node,
    Satisfied,
    Test,
)
from engine.feel.types import ANY, NOTHING, SIMPLE, Type
from engine.feel.values import (
    BOOLEAN,
    DATE,
    DATE_TIME,
    DAYS_DURATION,
    LIST,
    MONTHS_DURATION,
    NUMBER,
    RANGE,
    STRING,
    TIME,
)

Infer = Callable[[Node, Known], Type]
_Sums = Mapping[tuple[str, str], str]

_TRUTH = SIMPLE[BOOLEAN]
INPUT = "?"
_UNKNOWN = frozenset({ANY.kind, NOTHING.kind})
_EQUALITY = frozenset({"=", "!="})
_SHIFTS: _Sums = {
    (DATE, DAYS_DURATION): DATE,
    (DATE, MONTHS_DURATION): DATE,
    (TIME, DAYS_DURATION): TIME,
    (DATE_TIME, DAYS_DURATION): DATE_TIME,
    (DATE_TIME, MONTHS_DURATION): DATE_TIME,
}
_DAYS: _Sums = {
    (one, other): DAYS_DURATION for one in (DATE, DATE_TIME) for other in (DATE, DATE_TIME)
}
_ALIKE: _Sums = {(it, it): it for it in (NUMBER, DAYS_DURATION, MONTHS_DURATION)}
_SCALED: _Sums = {(it, NUMBER): it for it in (NUMBER, DAYS_DURATION, MONTHS_DURATION)}
SUMS: Mapping[str, _Sums] = {
    "+": {
        **_ALIKE,
        (STRING, STRING): STRING,
        **_SHIFTS,
        **{(right, left): result for (left, right), result in _SHIFTS.items()},
    },
    "-": {**_ALIKE, **_SHIFTS, **_DAYS, (TIME, TIME): DAYS_DURATION},
    "*": {**_SCALED, **{(right, left): result for (left, right), result in _SCALED.items()}},
    "/": {
        **_SCALED,
        (DAYS_DURATION, DAYS_DURATION): NUMBER,
        (MONTHS_DURATION, MONTHS_DURATION): NUMBER,
    },
    "**": {(NUMBER, NUMBER): NUMBER},
}


def negation(node: Negation, known: Known, infer: Infer) -> Type:
    return infer(node.operand, known)


def arithmetic(node: Arithmetic, known: Known, infer: Infer) -> Type:
    left, right = infer(node.left, known), infer(node.right, known)
    fitting = {
        pair: result
        for pair, result in SUMS[node.operator].items()
        if _may_be(left, pair[0]) and _may_be(right, pair[1])
    }
    if not fitting:
        facts = {"operator": node.operator, "left": left.kind, "right": right.kind}
        known.find("no_arithmetic", node.at, **facts)
    if len(fitting) == 1:
        [(first, second)] = fitting
        ask(node.left, known, SIMPLE[first])
        ask(node.right, known, SIMPLE[second])
    results = set(fitting.values())
    return SIMPLE[results.pop()] if len(results) == 1 else ANY


def is_unknown(wanted: Type) -> bool:
    return wanted.kind in _UNKNOWN


def _may_be(found: Type, kind: str) -> bool:
    return is_unknown(found) or found.kind == kind


def ask(node: Node, known: Known, wanted: Type) -> None:
    """Note what a name must be, where the node is one and the type says anything."""
    if isinstance(node, Name) and not is_unknown(wanted):
        known.use(node.name, wanted)


def comparison(node: Comparison, known: Known, infer: Infer) -> Type:
    left, right = infer(node.left, known), infer(node.right, known)
    ask(node.left, known, right)
    ask(node.right, known, left)
    _compare(node.at, known, node.operator, left, right)
    return _TRUTH


def _compare(at: int, known: Known, operator: str, left: Type, right: Type) -> None:
    """Note a comparison that is null for all values of these types."""
    kinds = {it.kind for it in (left, right) if not is_unknown(it)}
    if len(kinds) > 1:
        known.find("different_types", at, left=left.kind, right=right.kind)
    elif operator not in _EQUALITY and not kinds <= ORDERED:
        known.find("no_order", at, type=kinds.pop())


def between(node: Between, known: Known, infer: Infer) -> Type:
    value = infer(node.value, known)
    for bound in (node.low, node.high):
        found = infer(bound, known)
        ask(node.value, known, found)
        ask(bound, known, value)
        _compare(node.at, known, "<=", value, found)
    return _TRUTH


def membership(node: Membership, known: Known, infer: Infer) -> Type:
    value = infer(node.value, known)
    # What a cell tests stays free, so that its use can tell its type.
    inside = known if node.value == Name(INPUT) else known.inside({INPUT: value})
    for one in node.tests:
        tested = infer(one, inside)
        if not isinstance(one, Test | Satisfied):
            _match(node, known, value, tested)
    return _TRUTH


def _match(node: Membership, known: Known, value: Type, tested: Type) -> None:
    """Note a value that can be neither equal to what is tested nor within it."""
    found = (tested.item or ANY) if tested.kind in (RANGE, LIST) else tested
    ask(node.value, known, found)
    if value.kind not in (tested.kind, LIST):
        _compare(node.at, known, "=", value, _inmost(found))


def _inmost(found: Type) -> Type:
    """A list of ranges tests values against each."""
    return (found.item or ANY) if found.kind in (RANGE, LIST) else found


def test(node: Test, known: Known, infer: Infer) -> Type:
    found = infer(node.operand, known)
    ask(Name(INPUT), known, found)
    _compare(node.at, known, node.operator, known.names.get(INPUT, ANY), found)
    return _TRUTH


def satisfied(node: Satisfied, known: Known, infer: Infer) -> Type:
    truth(node.condition, known, infer)
    return _TRUTH


def connected(node: Conjunction | Disjunction, known: Known, infer: Infer) -> Type:
    for operand in node.operands:
        truth(operand, known, infer)
    return _TRUTH


def truth(node: Node, known: Known, infer: Infer) -> None:
    """Note a part that has to be true or false and never is."""
    found = infer(node, known)
    ask(node, known, _TRUTH)
    if not _may_be(found, BOOLEAN):
        known.find("not_boolean", node.at, type=found.kind)


def questioned(node: InstanceOf | IsDefined, known: Known, infer: Infer) -> Type:
    infer(node.value if isinstance(node, InstanceOf) else node.operand, known)
    return _TRUTH
