"""Any value as the text that `string()` gives (DMN 1.5, 10.3.4.1)."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from engine.feel.errors import FeelEvaluationError
from engine.feel.limits import CHARACTERS_PER_STEP, MAX_NESTING, Run, check_length
from engine.feel.numbers import number_text
from engine.feel.temporal import write
from engine.feel.values import (
    BOOLEAN,
    CONTEXT,
    DATE,
    DATE_TIME,
    DAYS_DURATION,
    LIST,
    MONTHS_DURATION,
    NULL,
    NUMBER,
    RANGE,
    STRING,
    TIME,
    Range,
    kind,
)


def text_of(value: Any, run: Run) -> str:
    """The value as text; texts inside lists and contexts stand in quotes.

    Raises ValueError for what has no text, such as a function.
    """
    return str(value) if kind(value) == STRING else _nested(value, run, 0)


def joined(parts: Iterable[str], separator: str = "") -> str:
    """The parts as one text of bounded length."""
    pieces = list(parts)
    check_length(sum(map(len, pieces)) + len(separator) * max(len(pieces) - 1, 0))
    return separator.join(pieces)


def _nested(value: Any, run: Run, depth: int) -> str:
    if depth > MAX_NESTING:
        raise FeelEvaluationError("too_deep", limit=MAX_NESTING)
    run.spend()
    of_kind = kind(value)
    if of_kind in _PLAIN:
        text = _PLAIN[of_kind](value)
    elif of_kind in _COMPOUND:
        text = _COMPOUND[of_kind](value, run, depth + 1)
    else:
        raise ValueError(of_kind)
    run.spend(len(text) // CHARACTERS_PER_STEP)
    return text


def _list(value: Any, run: Run, depth: int) -> str:
    return joined(("[", joined((_nested(item, run, depth) for item in value), ", "), "]"))


def _context(value: Mapping[str, Any], run: Run, depth: int) -> str:
    entries = (f"{name}: {_nested(item, run, depth)}" for name, item in value.items())
    return joined(("{", joined(entries, ", "), "}"))


def _range(value: Range, run: Run, depth: int) -> str:
    if value.operator:
        bound = value.end if value.start is None else value.start
        return joined(("(", value.operator, " ", _nested(bound, run, depth), ")"))
    first, last = "[" if value.start_included else "(", "]" if value.end_included else ")"
    bounds = (_nested(value.start, run, depth), "..", _nested(value.end, run, depth))
    return joined((first, *bounds, last))


def _quoted(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


_PLAIN: Mapping[str, Callable[[Any], str]] = {
    NULL: lambda _: "null",
    BOOLEAN: lambda value: "true" if value else "false",
    NUMBER: number_text,
    STRING: _quoted,
    **dict.fromkeys((DATE, TIME, DATE_TIME, DAYS_DURATION, MONTHS_DURATION), write),
}
_COMPOUND: Mapping[str, Callable[[Any, Run, int], str]] = {
    LIST: _list,
    CONTEXT: _context,
    RANGE: _range,
}
