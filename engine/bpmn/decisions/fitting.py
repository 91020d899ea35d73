"""Fits values to the types that a model declares."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Any

from engine.bpmn.decisions.item_types import ANY, ItemType
from engine.feel import Run
from engine.feel.values import DATE, LIST, kind


def fitted(value: Any, to: ItemType, run: Run) -> Any:
    """Return the value as that type takes it, null where no conversion helps (10.3.2.9.4)."""
    if value is None or to is ANY:
        return value
    return next((it for it in _readings(value) if to.conforms(it, run)), None)


def _readings(value: Any) -> Iterator[Any]:
    yield value
    of_kind = kind(value)
    if of_kind == LIST:
        yield from value if len(value) == 1 else ()
        return
    yield [value]
    if of_kind == DATE:
        yield _midnight(value)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
