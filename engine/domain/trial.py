"""Answers that people type to try a decision out, read by what each of them is about."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from engine.domain.errors import FieldProblem, InvalidSubmissionError

MOST_CHARACTERS = 500
_TRUTHS: Mapping[str, bool] = {"ya": True, "tidak": False}


class Kind(StrEnum):
    """What a question asks for; `ANY` is a number where it reads like one, otherwise a text."""

    NUMBER = "number"
    TRUTH = "truth"
    DAY = "day"
    TEXT = "text"
    ANY = "any"


_CODES: Mapping[Kind, str] = {
    Kind.NUMBER: "not_a_number",
    Kind.TRUTH: "not_yes_no",
    Kind.DAY: "bad_date",
    Kind.TEXT: "too_long",
    Kind.ANY: "too_long",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """A variable that a decision reads."""

    name: str
    label: str
    kind: Kind = Kind.ANY


def read_answers(questions: Iterable[Question], given: Mapping[str, str]) -> dict[str, Any]:
    """Return the answers as JSON values; what was left empty is null.

    Raises InvalidSubmissionError with every answer that is not of its kind.
    """
    values: dict[str, Any] = {}
    problems: dict[str, list[FieldProblem]] = {}
    for question in questions:
        try:
            values[question.name] = _read(question.kind, given.get(question.name, "").strip())
        except ValueError:
            problems[question.name] = [_problem(question.kind)]
    if problems:
        raise InvalidSubmissionError(problems)
    return values


def _problem(kind: Kind) -> FieldProblem:
    return FieldProblem(code=_CODES[kind], facts={"max": MOST_CHARACTERS})


def _read(kind: Kind, text: str) -> Any:
    if not text:
        return None
    if len(text) > MOST_CHARACTERS:
        raise ValueError(text)
    return _READERS[kind](text)


def _number(text: str) -> int | float:
    """The number as people write it, with a comma or a point before its decimals."""
    try:
        found = Decimal(text.replace(",", "."))
    except InvalidOperation as error:
        raise ValueError(text) from error
    if not found.is_finite() or abs(found.adjusted()) > MOST_CHARACTERS:
        raise ValueError(text)
    return int(found) if found == found.to_integral_value() else float(found)


def _truth(text: str) -> bool:
    if text not in _TRUTHS:
        raise ValueError(text)
    return _TRUTHS[text]


def _day(text: str) -> str:
    return date.fromisoformat(text).isoformat()


def _any(text: str) -> Any:
    try:
        return _number(text)
    except ValueError:
        return text


_READERS: Mapping[Kind, Callable[[str], Any]] = {
    Kind.NUMBER: _number,
    Kind.TRUTH: _truth,
    Kind.DAY: _day,
    Kind.TEXT: str,
    Kind.ANY: _any,
}
