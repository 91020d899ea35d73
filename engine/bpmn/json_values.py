"""Only JSON may enter a case: nothing else survives being saved and loaded."""

import math
from collections.abc import Mapping
from typing import Any

import orjson

from engine.domain.errors import FieldProblem, InvalidSubmissionError

MAX_DEPTH = 40
MIN_INTEGER, MAX_INTEGER = -(2**63), 2**64 - 1
FORBIDDEN_KEY = "forbidden_key"


class NotJsonError(ValueError):
    """A value is no JSON, or too deep or too large for our storage; `path` leads to it."""

    def __init__(self, *path: str) -> None:
        super().__init__(".".join(path))
        self.path = path


def submitted(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return a deep copy of what a person sent.

    Raises InvalidSubmissionError (code `forbidden_key`) for values that are no JSON, and for keys
    that are no text, that begin with `__` or that are `typename`.
    """
    try:
        return _mapping(values, 0)
    except NotJsonError as error:
        problems = {str(error): [FieldProblem(code=FORBIDDEN_KEY)]}
        raise InvalidSubmissionError(problems) from error


def copied(value: Any) -> Any:
    """Return a deep copy of what is known to be JSON."""
    return orjson.loads(orjson.dumps(value))


def plain(value: Any, depth: int = 0) -> Any:
    """Return a deep copy of a JSON value; raises NotJsonError for anything else."""
    check = _CHECKS.get(type(value))
    if check is None or depth > MAX_DEPTH:
        raise NotJsonError
    return check(value, depth)


def _mapping(value: Mapping[Any, Any], depth: int) -> dict[str, Any]:
    copy = {}
    for key, item in value.items():
        if type(key) is not str or key == "typename" or key.startswith("__"):
            raise NotJsonError(str(key))
        try:
            copy[_text(key, depth)] = plain(item, depth + 1)
        except NotJsonError as error:
            raise NotJsonError(key, *error.path) from error
    return copy


def _sequence(value: list[Any] | tuple[Any, ...], depth: int) -> list[Any]:
    copy = []
    for index, item in enumerate(value):
        try:
            copy.append(plain(item, depth + 1))
        except NotJsonError as error:
            raise NotJsonError(str(index), *error.path) from error
    return copy


def _text(value: str, _depth: int) -> str:
    if "\0" in value:  # no column of text takes it
        raise NotJsonError
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise NotJsonError from error
    return value


def _integer(value: int, _depth: int) -> int:
    if not MIN_INTEGER <= value <= MAX_INTEGER:
        raise NotJsonError
    return value


def _decimal(value: float, _depth: int) -> float:
    if not math.isfinite(value):
        raise NotJsonError
    return value


def _as_is(value: Any, _depth: int) -> Any:
    return value


_CHECKS: dict[type, Any] = {
    dict: _mapping,
    list: _sequence,
    tuple: _sequence,
    str: _text,
    int: _integer,
    float: _decimal,
    bool: _as_is,
    type(None): _as_is,
}
