"""The types that built-in functions give."""

from collections.abc import Callable, Mapping, Sequence

from engine.feel.types import ANY, SIMPLE, Type, list_of
from engine.feel.values import (
    BOOLEAN,
    CONTEXT,
    DATE,
    DATE_TIME,
    LIST,
    MONTHS_DURATION,
    NUMBER,
    RANGE,
    STRING,
    TIME,
)

_Given = Sequence[Type]


def result_of(name: str, given: _Given) -> Type:
    """The type of a function's result when its arguments are of these types."""
    if name in _SAME:
        return _SAME[name](given)
    return _FIXED.get(name, ANY)


def _single(given: _Given) -> Type:
    """The type of the value; a list of one value stands for that value."""
    return (given[0].item or ANY) if given[0].kind == LIST else given[0]


def _list(given: _Given) -> Type:
    return given[0] if given[0].kind == LIST else list_of(given[0])


_SAME: Mapping[str, Callable[[_Given], Type]] = {
    "abs": _single,
    **dict.fromkeys(("sublist", "remove", "reverse", "sort", "distinct values"), _list),
}


def _by_kind(kinds: Mapping[str, Sequence[str]]) -> dict[str, Type]:
    return {name: SIMPLE[kind] for kind, names in kinds.items() for name in names}


_FIXED: Mapping[str, Type] = {
    **_by_kind(
        {
            STRING: (
                *("string", "substring", "substring before", "substring after", "upper case"),
                *("lower case", "replace", "string join", "day of week", "month of year"),
            ),
            NUMBER: (
                *("number", "string length", "count", "sum", "mean", "median", "stddev"),
                *("product", "decimal", "floor", "ceiling", "round up", "round down"),
                *("round half up", "round half down", "modulo", "sqrt", "log", "exp"),
                *("day of year", "week of year"),
            ),
            BOOLEAN: (
                *("not", "contains", "starts with", "ends with", "matches", "list contains"),
                *("all", "any", "odd", "even", "is", "before", "after", "meets", "met by"),
                *("overlaps", "overlaps before", "overlaps after", "finishes", "finished by"),
                *("includes", "during", "starts", "started by", "coincides"),
            ),
            DATE: ("date", "today", "last day of month"),
            TIME: ("time",),
            DATE_TIME: ("date and time", "now"),
            MONTHS_DURATION: ("years and months duration",),
            LIST: (
                *("append", "concatenate", "union", "flatten", "insert before", "list replace"),
                *("mode", "duplicate values", "get entries"),
            ),
            CONTEXT: ("context", "context put", "context merge"),
            RANGE: ("range",),
        }
    ),
    "split": list_of(SIMPLE[STRING]),
    "index of": list_of(SIMPLE[NUMBER]),
}
