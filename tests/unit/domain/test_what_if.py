"""What would be due when."""

import pytest

from engine.domain.errors import InvalidSubmissionError
from engine.domain.what_if import MOST, Measure, Question, answer, read_question
from tests.unit.domain.calendars import CALENDARS, CHRISTMAS, CHRISTMAS_LEAVE, local

TYPED = {"start": "2026-12-23T10:00", "number": "2", "measure": "hari_kerja"}


@pytest.mark.parametrize(
    ("number", "measure", "due"),
    [
        ("2", "hari_kerja", "2026-12-29 16:00"),
        ("6", "jam_kerja", "2026-12-28 08:30"),
        ("60", "menit_loket", "2026-12-23 11:00"),
        ("1", "bulan", "2027-01-25 16:00"),
    ],
)
def test_each_measure_ends_by_its_own_hours(number: str, measure: str, due: str) -> None:
    question = read_question({**TYPED, "number": number, "measure": measure}, zone="Asia/Jakarta")

    assert answer(question, CALENDARS).due == local(due)


def test_the_answer_says_what_did_not_count() -> None:
    found = answer(read_question(TYPED, zone="Asia/Jakarta"), CALENDARS)

    assert found.closed == (CHRISTMAS_LEAVE, CHRISTMAS)


def test_the_time_is_the_offices_own() -> None:
    assert read_question(TYPED, zone="Asia/Makassar") == Question(
        start=local("2026-12-23 09:00"), number=2, measure=Measure.WORKING_DAYS
    )


@pytest.mark.parametrize(
    ("changed", "field", "code"),
    [
        ({"start": "besok"}, "start", "bad_date"),
        ({"start": "1999-12-31T10:00"}, "start", "year_beyond"),
        ({"number": "x"}, "number", "not_a_number"),
        ({"number": str(MOST[Measure.WORKING_DAYS] + 1)}, "number", "too_large"),
        ({"measure": "abad"}, "measure", "unknown_choice"),
    ],
)
def test_a_question_that_is_none_is_refused(changed: dict[str, str], field: str, code: str) -> None:
    with pytest.raises(InvalidSubmissionError) as refused:
        read_question({**TYPED, **changed}, zone="Asia/Jakarta")

    assert [it.code for it in refused.value.problems[field]] == [code]


@pytest.mark.parametrize("measure", Measure)
def test_the_most_that_may_be_asked_has_an_answer(measure: Measure) -> None:
    typed = {"start": "2100-12-31T23:59", "number": str(MOST[measure]), "measure": measure}

    assert answer(read_question(typed, zone="Asia/Jakarta"), CALENDARS).working_days > 0
