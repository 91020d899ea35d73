"""Cells of decision tables in words, for those who do not read FEEL."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from engine.feel import FeelError, parse, parse_unary_tests
from engine.feel.numbers import number_text
from engine.feel.syntax import (
    Call,
    ListLiteral,
    Literal,
    Membership,
    Negation,
    Node,
    RangeLiteral,
    Test,
)
from engine.feel.values import NUMBER, kind
from engine.messages.dates import listed, write_day

_TRUTHS = {True: "ya", False: "tidak"}
# What is not `true` may also be missing.
_OTHER_TRUTHS = {True: "tidak atau kosong", False: "ya atau kosong"}
_TESTS = {
    "=": "{}",
    "!=": "bukan {}",
    "<": "kurang dari {}",
    "<=": "paling banyak {}",
    ">": "lebih dari {}",
    ">=": "paling sedikit {}",
}
_TESTS_OF_DAYS = {
    **_TESTS,
    "<": "sebelum {}",
    "<=": "paling lambat {}",
    ">": "sesudah {}",
    ">=": "mulai {}",
}
_RANGES = {
    (True, True): "{} sampai {}",
    (True, False): "{} sampai kurang dari {}",
    (False, True): "lebih dari {} sampai {}",
    (False, False): "lebih dari {}, kurang dari {}",
}

_RANGES_OF_DAYS = {
    (True, True): "{} sampai {}",
    (True, False): "mulai {}, sebelum {}",
    (False, True): "sesudah {} sampai {}",
    (False, False): "sesudah {}, sebelum {}",
}


class _UntoldError(Exception):
    """The cell says something that only FEEL can say."""


def describe_condition(text: str) -> str:
    """Return what a cell asks of its input; empty for what has no plain words."""
    return _described(text, parse_unary_tests)


def describe_result(text: str) -> str:
    """Return what a cell gives; empty for what has no plain words."""
    return _described(text, parse, _outcome)


def _described(
    text: str, read: Callable[[str], Any], write: Callable[[Any], str] | None = None
) -> str:
    try:
        return (write or _words)(read(text).root)
    except (FeelError, _UntoldError):
        return ""


def _outcome(node: Node) -> str:
    """A list gives all that stands in it; everything else gives one value."""
    if isinstance(node, ListLiteral):
        return listed([*map(_outcome, node.items)]) if node.items else "daftar kosong"
    return _constant(node)


def _words(node: Node) -> str:
    write = _WRITERS.get(type(node))
    if write is None:
        raise _UntoldError
    return write(node)


def _value(node: Node) -> Any:
    """The constant that the node is."""
    if isinstance(node, Negation):
        value = _value(node.operand)
        if kind(value) == NUMBER:
            return -value
    if isinstance(node, Call) and node.builtin.name == "date":
        return _day(node)
    if not isinstance(node, Literal):
        raise _UntoldError
    return node.value


def _day(node: Call) -> date:
    """The day that `date("2026-08-17")` is, as many editors write it."""
    (written,) = node.arguments if len(node.arguments) == 1 else (None,)
    if not isinstance(written, Literal) or not isinstance(written.value, str):
        raise _UntoldError
    try:
        return date.fromisoformat(written.value)
    except ValueError as error:
        raise _UntoldError from error


def _constant(node: Node) -> str:
    value = _value(node)
    if isinstance(value, bool):
        return _TRUTHS[value]
    if value is None:
        return "kosong"
    if isinstance(value, str):
        return f"“{value}”"
    if kind(value) == NUMBER:
        return _number(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return write_day(value)
    raise _UntoldError


def _number(value: Any) -> str:
    whole, _, decimals = number_text(value).partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    sign = "-" if whole == "-0" else ""
    return f"{sign}{grouped},{decimals}" if decimals else grouped


def _tests(node: Membership) -> str:
    return " atau ".join(map(_words, node.tests))


def _list(node: ListLiteral) -> str:
    return " atau ".join(map(_words, node.items))


def _test(node: Test) -> str:
    words = _TESTS_OF_DAYS if isinstance(_value(node.operand), date) else _TESTS
    return words[node.operator].format(_constant(node.operand))


def _range(node: RangeLiteral) -> str:
    of_days = isinstance(_value(node.start), date)
    words = (_RANGES_OF_DAYS if of_days else _RANGES)[node.start_included, node.end_included]
    return words.format(_constant(node.start), _constant(node.end))


def _called(node: Call) -> str:
    return _constant(node) if node.builtin.name == "date" else _excluded(node)


def _excluded(node: Call) -> str:
    """All but some values; what is missing passes, too."""
    tests = node.arguments[0] if node.builtin.name == "not" else None
    if not isinstance(tests, Membership):
        raise _UntoldError
    only = tests.tests[0] if len(tests.tests) == 1 else None
    if isinstance(only, Literal) and isinstance(only.value, bool):
        return _OTHER_TRUTHS[only.value]
    return f"selain {_tests(tests)}, juga bila kosong"


_WRITERS: Mapping[type[Node], Callable[[Any], str]] = {
    Literal: _constant,
    Negation: _constant,
    Membership: _tests,
    ListLiteral: _list,
    Test: _test,
    RangeLiteral: _range,
    Call: _called,
}
