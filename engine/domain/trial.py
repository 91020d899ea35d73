"""Answers that people type to try a decision out, read by what each of them is about."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from engine.domain.errors import FieldProblem, InvalidSubmissionError

MOST_CHARACTERS = 500
_GROUPED = re.compile(r"-?\d{1,3}(\.\d{3})+(,\d+)?", re.ASCII)
_NUMBER = re.compile(rf"{_GROUPED.pattern}|-?\d{{1,30}}([.,]\d{{1,30}})?", re.ASCII)
_CODE = re.compile(r"0\d|\d{16}", re.ASCII)
_DATA_SIGNS = ("[", "{", '"')
_TRUTHS: Mapping[str, bool] = {"ya": True, "tidak": False}


class Kind(StrEnum):
    """What a question asks for.

    `DATA` is JSON, for lists and contexts. `ANY` is JSON where it begins like that, a number where
    it reads like one, otherwise a text.
    """

    NUMBER = "number"
    TRUTH = "truth"
    DAY = "day"
    TEXT = "text"
    DATA = "data"
    ANY = "any"


_CODES: Mapping[Kind, str] = {
    Kind.NUMBER: "not_a_number",
    Kind.TRUTH: "not_yes_no",
    Kind.DAY: "bad_date",
    Kind.TEXT: "too_long",
    Kind.DATA: "not_data",
    Kind.ANY: "not_data",
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
    """The number as Indonesians write it: `1.500.000,5`; a single point may also begin decimals."""
    if not _NUMBER.fullmatch(text):
        raise ValueError(text)
    plain = text.replace(".", "") if _GROUPED.fullmatch(text) else text
    found = Decimal(plain.replace(",", "."))
    return int(found) if found == found.to_integral_value() else float(found)


def _truth(text: str) -> bool:
    if text not in _TRUTHS:
        raise ValueError(text)
    return _TRUTHS[text]


def _day(text: str) -> str:
    return date.fromisoformat(text).isoformat()


def _any(text: str) -> Any:
    """A number, unless digits stand for a name, such as those of a code or an identity card."""
    if text.startswith(_DATA_SIGNS):
        return json.loads(text)
    return _number(text) if _NUMBER.fullmatch(text) and not _CODE.match(text) else text


_READERS: Mapping[Kind, Callable[[str], Any]] = {
    Kind.NUMBER: _number,
    Kind.TRUTH: _truth,
    Kind.DAY: _day,
    Kind.TEXT: str,
    Kind.DATA: json.loads,
    Kind.ANY: _any,
}
