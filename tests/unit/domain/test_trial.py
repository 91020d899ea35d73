from typing import Any

import pytest

from engine.domain.errors import InvalidSubmissionError
from engine.domain.trial import MOST_CHARACTERS, Kind, Question, read_answers


def question(kind: Kind) -> Question:
    return Question(name="umur", label="Umur", kind=kind)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Kind.NUMBER, " 67 ", 67),
        (Kind.NUMBER, "1,5", 1.5),
        (Kind.NUMBER, "1.5", 1.5),
        (Kind.NUMBER, "", None),
        (Kind.TRUTH, "ya", True),
        (Kind.TRUTH, "tidak", False),
        (Kind.DAY, "2026-08-17", "2026-08-17"),
        (Kind.TEXT, "67", "67"),
        (Kind.ANY, "67", 67),
        (Kind.ANY, "lansia", "lansia"),
    ],
)
def test_an_answer_is_read_by_its_kind(kind: Kind, text: str, value: Any) -> None:
    assert read_answers([question(kind)], {"umur": text}) == {"umur": value}


def test_what_nobody_answered_is_null() -> None:
    assert read_answers([question(Kind.TEXT)], {}) == {"umur": None}


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [
        (Kind.NUMBER, "enam", "not_a_number"),
        (Kind.NUMBER, "NaN", "not_a_number"),
        (Kind.NUMBER, "1e9999", "not_a_number"),
        (Kind.TRUTH, "mungkin", "not_yes_no"),
        (Kind.DAY, "31 Juni", "bad_date"),
        (Kind.TEXT, "a" * (MOST_CHARACTERS + 1), "too_long"),
    ],
)
def test_an_answer_of_another_kind_is_refused(kind: Kind, text: str, code: str) -> None:
    with pytest.raises(InvalidSubmissionError) as refused:
        read_answers([question(kind)], {"umur": text})

    assert [it.code for it in refused.value.problems["umur"]] == [code]
