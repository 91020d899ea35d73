"""Any value as the text that `string()` gives (DMN 1.5, 10.3.4.1)."""

from typing import Any

from engine.feel.limits import Run
from engine.feel.notation import Notation
from engine.feel.numbers import number_text
from engine.feel.temporal import write
from engine.feel.values import (
    BOOLEAN,
    DATE,
    DATE_TIME,
    DAYS_DURATION,
    MONTHS_DURATION,
    NULL,
    NUMBER,
    STRING,
    TIME,
    kind,
)


def text_of(value: Any, run: Run) -> str:
    """The value as text; texts inside lists and contexts stand in quotes.

    Raises ValueError for what has no text, such as a function.
    """
    return str(value) if kind(value) == STRING else _TEXT.written(value, run)


def _quoted(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


_TEXT = Notation(
    {
        NULL: lambda _: "null",
        BOOLEAN: lambda value: "true" if value else "false",
        NUMBER: number_text,
        STRING: _quoted,
        **dict.fromkeys((DATE, TIME, DATE_TIME, DAYS_DURATION, MONTHS_DURATION), write),
    },
    key=str,
)
