"""A value as FEEL text that comes to the same value again; a function is shown by its head."""

import re
from json import JSONEncoder
from typing import Any

from engine.feel.arithmetic import settled
from engine.feel.errors import FeelEvaluationError
from engine.feel.lexer import RESERVED
from engine.feel.limits import Run
from engine.feel.notation import Notation
from engine.feel.numbers import number_text
from engine.feel.temporal import write
from engine.feel.values import (
    BOOLEAN,
    DATE,
    DATE_TIME,
    DAYS_DURATION,
    FUNCTION,
    MONTHS_DURATION,
    NULL,
    NUMBER,
    STRING,
    TIME,
    FunctionValue,
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
    try:
        return _LITERAL.written(value, Run())
    except ValueError as error:
        raise FeelEvaluationError("not_json", kind=str(error)) from error


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


_LITERAL = Notation(
    {
        NULL: lambda _: "null",
        BOOLEAN: lambda value: "true" if value else "false",
        NUMBER: _number,
        STRING: _quoted,
        FUNCTION: _function,
        **dict.fromkeys((DATE, TIME, DATE_TIME, DAYS_DURATION, MONTHS_DURATION), _temporal),
    },
    key=_key,
)
