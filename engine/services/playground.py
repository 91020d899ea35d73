"""An expression tried on values of one's own, outside of any case."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from itertools import chain, islice
from typing import Any

from engine import feel
from engine.domain.errors import UnusableContextError

MOST_BYTES = 1_000_000
DEEPEST = 100
TESTED = "?"

Read = Callable[..., feel.Expression]


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """Why there is no value; `line` and `column` count from 1, and are 0 where nothing is named."""

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    line: int = 0
    column: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Tried:
    """What an expression came to: as FEEL, as JSON and by the name of its type; or its fault.

    `json_text` is None for what JSON cannot say, such as a function.
    """

    value_text: str = ""
    json_text: str | None = None
    type_name: str = ""
    fault: Fault | None = None


def try_expression(text: str, *, context: Mapping[str, Any], at: datetime) -> Tried:
    """Return what the expression comes to as of `at`; it may name all that the context holds."""
    return _tried(feel.parse, text, context, at)


def try_unary_tests(text: str, *, tested: Any, context: Mapping[str, Any], at: datetime) -> Tried:
    """Return whether a value passes the tests of a decision table's cell."""
    return _tried(feel.parse_unary_tests, text, {**context, TESTED: tested}, at)


def read_context(raw: bytes) -> dict[str, Any]:
    """Return a JSON object with exact numbers. UnusableContextError for anything else."""
    found = read_value(raw)
    if isinstance(found, dict):
        return found
    raise _unusable()


def read_value(raw: bytes) -> Any:
    """Return a JSON value with exact numbers. UnusableContextError for anything else."""
    if len(raw) > MOST_BYTES:
        raise _unusable()
    try:
        found = json.loads(raw, parse_float=Decimal, parse_constant=_refused)
    except (ValueError, RecursionError) as error:
        raise _unusable() from error
    if next(islice(_levels(found), DEEPEST, None), None):
        raise _unusable()
    return found


def names_in(context: Mapping[str, Any]) -> frozenset[str]:
    """Return all names in a context, at any depth."""
    found = (it for level in _levels(context) for it in level if isinstance(it, Mapping))
    return frozenset(chain.from_iterable(found))


def _tried(read: Read, text: str, context: Mapping[str, Any], at: datetime) -> Tried:
    try:
        value = read(text, names=names_in(context)).evaluate(context, now=at)
        value_text = feel.literal(value)
    except (feel.FeelSyntaxError, feel.FeelEvaluationError) as error:
        return Tried(fault=_fault(error))
    return Tried(value_text=value_text, json_text=_json_text(value), type_name=feel.kind(value))


def _fault(error: feel.FeelSyntaxError | feel.FeelEvaluationError) -> Fault:
    return Fault(code=error.code, facts=error.facts, line=error.line, column=error.column)


def _json_text(value: Any) -> str | None:
    try:
        return json.dumps(feel.to_json(value), ensure_ascii=False)
    except feel.FeelEvaluationError:
        return None


def _levels(value: Any) -> Iterator[list[Any]]:
    """Yield a value's containers level by level, from the outermost; needs no recursion."""
    level = [value]
    while level := [it for it in level if isinstance(it, Mapping | list)]:
        yield level
        level = [item for it in level for item in _items(it)]


def _items(container: Mapping[str, Any] | list[Any]) -> Iterable[Any]:
    return container.values() if isinstance(container, Mapping) else container


def _refused(constant: str) -> None:
    """NaN and its like are no JSON, though Python reads them."""
    raise ValueError(constant)


def _unusable() -> UnusableContextError:
    return UnusableContextError(most_bytes=MOST_BYTES, deepest=DEEPEST)
