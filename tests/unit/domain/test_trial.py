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
        (Kind.NUMBER, "1.500", 1500),
        (Kind.NUMBER, "-1.500.000,25", -1500000.25),
        (Kind.NUMBER, "", None),
        (Kind.TRUTH, "ya", True),
        (Kind.TRUTH, "tidak", False),
        (Kind.DAY, "2026-08-17", "2026-08-17"),
        (Kind.TEXT, "67", "67"),
        (Kind.ANY, "67", 67),
        (Kind.ANY, "lansia", "lansia"),
        (Kind.ANY, "0071014105900003", "0071014105900003"),
        (Kind.ANY, "3271014105900003", "3271014105900003"),
        (Kind.ANY, "0,5", 0.5),
        (Kind.ANY, '"10"', "10"),
        (Kind.ANY, '{"umur": 5}', {"umur": 5}),
        (Kind.DATA, "[1, 2]", [1, 2]),
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
        (Kind.NUMBER, "1_0", "not_a_number"),
        (Kind.NUMBER, "1.2.3", "not_a_number"),
        (Kind.DATA, "[1,", "not_data"),
        (Kind.ANY, "{umur}", "not_data"),
        (Kind.DATA, "[" * 500, "not_data"),
        (Kind.TRUTH, "mungkin", "not_yes_no"),
        (Kind.DAY, "31 Juni", "bad_date"),
        (Kind.TEXT, "a" * (MOST_CHARACTERS + 1), "too_long"),
    ],
)
def test_an_answer_of_another_kind_is_refused(kind: Kind, text: str, code: str) -> None:
    with pytest.raises(InvalidSubmissionError) as refused:
        read_answers([question(kind)], {"umur": text})

    assert [it.code for it in refused.value.problems["umur"]] == [code]
