"""Values as JSON: numbers as int or float, dates and durations as ISO 8601 text."""

import math
from collections.abc import Callable, Mapping
from json import JSONEncoder
from typing import Any

from engine.feel.arithmetic import settled
from engine.feel.errors import FeelEvaluationError
from engine.feel.limits import MAX_NESTING, WORK_PER_STEP, Run, check_length
from engine.feel.numbers import decimal_of
from engine.feel.temporal import write, write_days, write_months
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
    STRING,
    TIME,
    kind,
)
from engine.feel.wide import Wide

_LARGEST_INT = 2**63 - 1  # larger ones are not portable in JSON
_text = JSONEncoder(ensure_ascii=False).encode


class _Writing(Run):
    """Counts the characters that a value will take as JSON, one for each comma and colon."""

    __slots__ = ("characters",)

    def __init__(self) -> None:
        super().__init__()
        self.characters = 0

    def write(self, characters: int) -> None:
        self.characters += characters
        check_length(self.characters)


def to_json(value: Any) -> Any:
    """The value as JSON has it.

    Raises FeelEvaluationError for what JSON cannot say, or only in more than MAX_CHARACTERS.
    """
    return _json(value, _Writing(), 0)


def _json(value: Any, run: _Writing, depth: int) -> Any:
    if depth > MAX_NESTING:
        raise FeelEvaluationError("too_deep", limit=MAX_NESTING)
    of_kind = kind(value)
    if of_kind in _PLAIN:
        return _written(_PLAIN[of_kind](value), run)
    if of_kind not in _COMPOUND:
        raise FeelEvaluationError("not_json", kind=of_kind)
    # One list may stand in many places of a value: what is written out must be counted.
    run.spend(1 + len(value) // WORK_PER_STEP)
    run.write(len("[]") + len(value))
    return _COMPOUND[of_kind](value, run, depth + 1)


def _written(value: Any, run: _Writing) -> Any:
    run.write(len(_text(value) if isinstance(value, str) else str(value)))
    return value


def _number(value: Any) -> int | float:
    number = settled(decimal_of, value)
    if number is None:
        raise FeelEvaluationError("number_out_of_range")
    if abs(number) <= _LARGEST_INT and number == number.to_integral_value():
        return int(number)
    if math.isinf(float(number)):
        raise FeelEvaluationError("number_out_of_range")
    return float(number)


def _list(value: Any, run: _Writing, depth: int) -> list[Any]:
    return [_json(item, run, depth) for item in value]


def _context(value: Mapping[str, Any], run: _Writing, depth: int) -> dict[str, Any]:
    run.write(len(value))
    return {_written(name, run): _json(item, run, depth) for name, item in value.items()}


def _moment(value: Any) -> str:
    return write(value) if isinstance(value, Wide) else str(value.isoformat())


def _unchanged(value: Any) -> Any:
    return value


_PLAIN: Mapping[str, Callable[[Any], Any]] = {
    NULL: _unchanged,
    BOOLEAN: _unchanged,
    STRING: _unchanged,
    NUMBER: _number,
    **dict.fromkeys((DATE, TIME, DATE_TIME), _moment),
    DAYS_DURATION: write_days,
    MONTHS_DURATION: write_months,
}
_COMPOUND: Mapping[str, Callable[[Any, _Writing, int], Any]] = {LIST: _list, CONTEXT: _context}
