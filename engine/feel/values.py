"""The values FEEL knows (DMN 1.5, 10.3.2), and the name of each value's type."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from engine.feel.wide import WideDate, WideDateTime, WideTime

NULL = "null"
BOOLEAN = "boolean"
NUMBER = "number"
STRING = "string"
DATE = "date"
TIME = "time"
DATE_TIME = "date and time"
DAYS_DURATION = "days and time duration"
MONTHS_DURATION = "years and months duration"
LIST = "list"
CONTEXT = "context"
RANGE = "range"
FUNCTION = "function"
FOREIGN = "foreign"  # a Python object that is no FEEL value: nothing can be done with it

_MAX_MONTHS = 12 * 10**9  # the standard's years have nine digits


@dataclass(frozen=True, order=True, slots=True)
class YearsMonths:
    """A years and months duration, counted in months; negative when it points back."""

    total: int

    def __post_init__(self) -> None:
        if abs(self.total) > _MAX_MONTHS:
            raise OverflowError

    def __add__(self, other: "YearsMonths") -> "YearsMonths":
        return YearsMonths(self.total + other.total)

    def __sub__(self, other: "YearsMonths") -> "YearsMonths":
        return YearsMonths(self.total - other.total)

    def __neg__(self) -> "YearsMonths":
        return YearsMonths(-self.total)

    @property
    def years(self) -> int:
        return self._sign * (abs(self.total) // 12)

    @property
    def months(self) -> int:
        return self._sign * (abs(self.total) % 12)

    @property
    def _sign(self) -> int:
        return -1 if self.total < 0 else 1


@dataclass(frozen=True, slots=True)
class Range:
    """From `start` to `end`; nothing can be compared with a bound that is null.

    Only where the range is `open` does a null mean that there is no bound on that side; an open
    range with two bounds stands for the one value that they are, or for all others.
    """

    start: Any
    end: Any
    start_included: bool
    end_included: bool
    open: bool = False

    @property
    def operator(self) -> str:
        """The operator of the unary test that an open range was written as, or nothing."""
        if not self.open:
            return ""
        if self.start is None:
            return "<=" if self.end_included else "<"
        if self.end is None:
            return ">=" if self.start_included else ">"
        return "=" if self.start_included else "!="


@dataclass(frozen=True, slots=True, eq=False)
class FunctionValue:
    """A function as a value: one that the expression wrote, that is built in, or that a host made.

    `call` takes a value for each parameter; `type` says of which types they and the result are.
    """

    parameters: tuple[str, ...]
    call: Callable[..., Any]
    type: Any = None
    arrange: Callable[[Sequence[str], list[Any]], list[Any] | None] | None = None

    def ordered(self, names: Sequence[str], given: list[Any]) -> list[Any] | None:
        """The values as the function takes them; those with names are put in its order.

        None if it cannot be called so. Values without names have empty ones.
        """
        if self.arrange:
            return self.arrange(names, given)
        if not any(names):
            return given if len(given) == len(self.parameters) else None
        values = dict(zip(names, given, strict=True))
        if len(values) < len(given) or not values.keys() <= set(self.parameters):
            return None
        return [values.get(name) for name in self.parameters]


_KINDS: dict[type, str] = {
    type(None): NULL,
    bool: BOOLEAN,
    int: NUMBER,
    Decimal: NUMBER,
    float: NUMBER,
    str: STRING,
    datetime: DATE_TIME,
    date: DATE,
    time: TIME,
    timedelta: DAYS_DURATION,
    WideDate: DATE,
    WideTime: TIME,
    WideDateTime: DATE_TIME,
    YearsMonths: MONTHS_DURATION,
    list: LIST,
    tuple: LIST,
    dict: CONTEXT,
    Mapping: CONTEXT,
    Range: RANGE,
    FunctionValue: FUNCTION,
}


def kind(value: Any) -> str:
    """The FEEL name of the value's type."""
    return _KINDS.get(type(value)) or _inherited_kind(value)


def _inherited_kind(value: Any) -> str:
    return next((name for base, name in _KINDS.items() if isinstance(value, base)), FOREIGN)
