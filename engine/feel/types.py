"""The types of FEEL (DMN 1.5, 10.3.2.1): which values conform to one, and how others are fitted."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, time
from typing import Any, Optional

from engine.feel.errors import FeelEvaluationError
from engine.feel.limits import MAX_NESTING, Run
from engine.feel.moments import combined
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

_ANY = "Any"


@dataclass(frozen=True, slots=True)
class Type:
    """The kind of a type's values and, where that is known, what they consist of.

    `item` belongs to lists and ranges, `entries` to contexts, `parameters` and `result` to
    functions; a context may have more entries than its type names.
    """

    kind: str
    item: Optional["Type"] = None
    entries: tuple[tuple[str, "Type"], ...] = ()
    parameters: tuple["Type", ...] | None = None
    result: Optional["Type"] = None

    def __str__(self) -> str:
        return _written(self)


ANY = Type(_ANY)
NOTHING = Type("Null")
SIMPLE: Mapping[str, Type] = {
    _ANY: ANY,
    "Null": NOTHING,
    **{
        name: Type(name)
        for name in (
            *(BOOLEAN, NUMBER, STRING, DATE, TIME, DATE_TIME, DAYS_DURATION, MONTHS_DURATION),
            *(LIST, CONTEXT, RANGE, FUNCTION),
        )
    },
}


@dataclass(frozen=True, slots=True, eq=False)
class Types:
    """Types that have a name of their own, such as the item definitions of a decision model."""

    by_name: Mapping[str, Type] = field(default_factory=dict)


NO_TYPES = Types()


def list_of(item: Type) -> Type:
    return Type(LIST, item=item)


def range_of(item: Type) -> Type:
    return Type(RANGE, item=item)


def context_of(entries: Mapping[str, Type]) -> Type:
    return Type(CONTEXT, entries=tuple(entries.items()))


def function_of(parameters: Iterable[Type], result: Type) -> Type:
    return Type(FUNCTION, parameters=tuple(parameters), result=result)


def conforms(value: Any, wanted: Type, run: Run, *, depth: int = 0) -> bool:
    """Whether the value belongs to the type; null belongs to all (10.3.2.9.1)."""
    run.spend()
    if depth > MAX_NESTING:
        raise FeelEvaluationError("too_deep", limit=MAX_NESTING)
    of_kind = kind(value)
    if of_kind == NULL or wanted.kind == _ANY:
        return True
    if of_kind != wanted.kind:
        return False
    inside = _INSIDE.get(of_kind)
    return inside is None or inside(value, wanted, run, depth + 1)


def is_instance(value: Any, wanted: Type, run: Run) -> bool:
    """What `instance of` says: null is an instance of no type but its own."""
    return wanted.kind == NOTHING.kind if value is None else conforms(value, wanted, run)


def coerced(value: Any, wanted: Type, run: Run) -> Any:
    """The value as the type takes it, null where no implicit conversion helps (10.3.2.9.4)."""
    if conforms(value, wanted, run):
        return value
    for convert in _CONVERSIONS:
        converted = convert(value, wanted)
        if converted is not None and conforms(converted, wanted, run):
            return converted
    return None


def within(narrow: Type, wide: Type) -> bool:
    """Whether every value of the one type conforms to the other."""
    if wide.kind == _ANY or narrow.kind == NOTHING.kind:
        return True
    if narrow.kind != wide.kind:
        return False
    return _items_within(narrow, wide) and _entries_within(narrow, wide) and _calls(narrow, wide)


def _items_within(narrow: Type, wide: Type) -> bool:
    return wide.item is None or within(narrow.item or ANY, wide.item)


def _entries_within(narrow: Type, wide: Type) -> bool:
    known = dict(narrow.entries)
    return all(name in known and within(known[name], it) for name, it in wide.entries)


def _calls(narrow: Type, wide: Type) -> bool:
    """A function can stand for another that is called with less and gives more."""
    if wide.parameters is None or wide.result is None:
        return True
    if narrow.parameters is None or len(narrow.parameters) != len(wide.parameters):
        return False
    taken = all(map(within, wide.parameters, narrow.parameters))
    return taken and (narrow.result is None or within(narrow.result, wide.result))


def _list_conforms(value: Any, wanted: Type, run: Run, depth: int) -> bool:
    item = wanted.item
    return item is None or all(conforms(it, item, run, depth=depth) for it in value)


def _range_conforms(value: Range, wanted: Type, run: Run, depth: int) -> bool:
    item = wanted.item or ANY
    return all(conforms(it, item, run, depth=depth) for it in (value.start, value.end))


def _context_conforms(value: Any, wanted: Type, run: Run, depth: int) -> bool:
    return all(
        name in value and conforms(value[name], it, run, depth=depth) for name, it in wanted.entries
    )


def _function_conforms(value: FunctionValue, wanted: Type, _run: Run, _depth: int) -> bool:
    own = value.type or Type(FUNCTION, parameters=(ANY,) * len(value.parameters))
    return _calls(own, wanted)


_INSIDE: Mapping[str, Callable[[Any, Type, Run, int], bool]] = {
    LIST: _list_conforms,
    RANGE: _range_conforms,
    CONTEXT: _context_conforms,
    FUNCTION: _function_conforms,
}


def _to_list(value: Any, wanted: Type) -> Any:
    return [value] if wanted.kind == LIST else None


def _from_list(value: Any, _wanted: Type) -> Any:
    return value[0] if kind(value) == LIST and len(value) == 1 else None


def _to_midnight(value: Any, wanted: Type) -> Any:
    is_day = kind(value) == DATE and wanted.kind == DATE_TIME
    return combined(value, time(tzinfo=UTC)) if is_day else None


_CONVERSIONS = (_to_list, _from_list, _to_midnight)


def _written(wanted: Type) -> str:
    """The type as FEEL writes it."""
    if wanted.item:
        return f"{wanted.kind}<{wanted.item}>"
    if wanted.entries:
        return f"context<{', '.join(f'{name}: {it}' for name, it in wanted.entries)}>"
    if wanted.parameters is not None:
        return f"function<{', '.join(map(str, wanted.parameters))}> -> {wanted.result}"
    return wanted.kind
