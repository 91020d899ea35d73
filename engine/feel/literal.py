"""A value as FEEL text that comes to the same value again; a function is shown by its head."""

import re
from collections.abc import Callable, Mapping
from json import JSONEncoder
from typing import Any

from engine.feel.arithmetic import settled
from engine.feel.errors import FeelEvaluationError
from engine.feel.lexer import RESERVED
from engine.feel.limits import MAX_NESTING, Run
from engine.feel.numbers import number_text
from engine.feel.temporal import write
from engine.feel.text import joined
from engine.feel.values import (
    BOOLEAN,
    CONTEXT,
    DATE,
    DATE_TIME,
    DAYS_DURATION,
    FUNCTION,
    LIST,
    MONTHS_DURATION,
    NULL,
    NUMBER,
    RANGE,
    STRING,
    TIME,
    FunctionValue,
    Range,
    kind,
)

_PLAIN_NAME = re.compile(r"[A-Za-z_][A-Za-z_0-9]*")
# JSON has two short escapes that FEEL lacks.
_ESCAPES = {r"\b": r"\u0008", r"\f": r"\u000c"}
_ESCAPE = re.compile(r"\\(?:u....|.)")
_json_text = JSONEncoder(ensure_ascii=False).encode


def literal(value: Any) -> str:
    """The value as an expression would write it.

    Raises FeelEvaluationError for what is no value of FEEL, or too long to write.
    """
    return _literal(value, Run(), 0)


def _literal(value: Any, run: Run, depth: int) -> str:
    if depth > MAX_NESTING:
        raise FeelEvaluationError("too_deep", limit=MAX_NESTING)
    of_kind = kind(value)
    run.spend()
    if of_kind in _PLAIN:
        return _PLAIN[of_kind](value)
    if of_kind not in _COMPOUND:
        raise FeelEvaluationError("not_json", kind=of_kind)
    return _COMPOUND[of_kind](value, run, depth + 1)


def _list(value: Any, run: Run, depth: int) -> str:
    return joined(("[", joined((_literal(item, run, depth) for item in value), ", "), "]"))


def _context(value: Mapping[str, Any], run: Run, depth: int) -> str:
    entries = (f"{_key(name)}: {_literal(item, run, depth)}" for name, item in value.items())
    return joined(("{", joined(entries, ", "), "}"))


def _range(value: Range, run: Run, depth: int) -> str:
    if value.operator:
        bound = value.end if value.start is None else value.start
        return joined(("(", value.operator, " ", _literal(bound, run, depth), ")"))
    first, last = "[" if value.start_included else "(", "]" if value.end_included else ")"
    bounds = (_literal(value.start, run, depth), "..", _literal(value.end, run, depth))
    return joined((first, *bounds, last))


def _key(name: str) -> str:
    is_plain = _PLAIN_NAME.fullmatch(name) and name not in RESERVED and not name.startswith("__")
    return name if is_plain else _quoted(name)


def _quoted(value: str) -> str:
    return _ESCAPE.sub(lambda found: _ESCAPES.get(found[0], found[0]), _json_text(value))


def _number(value: Any) -> str:
    return settled(number_text, value) or "null"


def _temporal(value: Any) -> str:
    return f'@"{write(value)}"'


def _function(value: FunctionValue) -> str:
    return f"function({', '.join(value.parameters)})"


_PLAIN: Mapping[str, Callable[[Any], str]] = {
    NULL: lambda _: "null",
    BOOLEAN: lambda value: "true" if value else "false",
    NUMBER: _number,
    STRING: _quoted,
    FUNCTION: _function,
    **dict.fromkeys((DATE, TIME, DATE_TIME, DAYS_DURATION, MONTHS_DURATION), _temporal),
}
_COMPOUND: Mapping[str, Callable[[Any, Run, int], str]] = {
    LIST: _list,
    CONTEXT: _context,
    RANGE: _range,
}
