"""What an administrator types about days, seasons and hours."""

from collections.abc import Callable
from datetime import date, time, timedelta
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from uuid_utils.compat import uuid7

from engine.domain.calendar_entries import OfficeSeason
from engine.domain.calendar_form import (
    Form,
    days_beyond,
    field_of,
    read_day,
    read_season,
    read_weeks,
)
from engine.domain.errors import InvalidSubmissionError
from engine.domain.hours_text import read_spans, write_spans
from engine.domain.office_hours import (
    RAMADAN_HOURS,
    USUAL_HOURS,
    CalendarKind,
    DayKind,
    SpecialDay,
)

CLOSURE = {"day": "2027-01-04", "kind": "kantor", "name": "Banjir", "source": "Surat 1/2027"}
WEEKS = {
    field_of(kind, weekday): write_spans(spans)
    for kind, week in USUAL_HOURS.items()
    for weekday, spans in week.items()
}
SEASON = {**WEEKS, "name": "Ramadan", "first": "2027-02-08", "last": "2027-03-09"}
MONDAY = field_of(CalendarKind.WORKING, 0)
ELEVEN = ", ".join(f"{it}.00-{it}.30" for it in range(11))
MORNING = (time(7, 30), time(12))


def season(first: date, last: date) -> OfficeSeason:
    return OfficeSeason(id=uuid7(), name="Lama", first=first, last=last, hours=RAMADAN_HOURS)


def read_new_season(typed: dict[str, str], *others: OfficeSeason) -> OfficeSeason:
    return read_season(typed, season_id=uuid7(), others=others)


def refused(read: Callable[[], Any]) -> dict[str, list[str]]:
    """Return the codes by field."""
    with pytest.raises(InvalidSubmissionError) as found:
        read()
    return {field: [it.code for it in them] for field, them in found.value.problems.items()}


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("", ()),
        ("  ", ()),
        ("07.30-12.00", (MORNING,)),
        ("7:30 \N{EN DASH} 12:00", (MORNING,)),
        ("8-12", ((time(8), time(12)),)),
        ("07.30 sampai 12.00", (MORNING,)),
        ("07.30 s/d 12.00", (MORNING,)),
        ("13.00-16.00, 07.30-12.00", (MORNING, (time(13), time(16)))),
        ("07.30-12.00;13.00-16.00", (MORNING, (time(13), time(16)))),
        ("07.30-12.00 dan 13.00-16.00", (MORNING, (time(13), time(16)))),
    ],
)
def test_hours_are_read_however_people_write_them(text: str, spans: object) -> None:
    assert read_spans(text) == spans


@pytest.mark.parametrize(
    "text",
    [
        "tutup",
        "7",
        "700-1200",
        "25.00-26.00",
        "08.00-24.00",
        "08.61-09.00",
        "08.00-12.00,",
        ",",
    ],
)
def test_what_is_no_hours_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"hour|minute"):
        read_spans(text)


minutes = st.builds(time, st.integers(0, 23), st.integers(0, 59))


@given(st.lists(minutes, unique=True, max_size=20).map(sorted))
def test_written_hours_read_as_what_they_were(times: list[time]) -> None:
    spans = tuple(zip(times[::2], times[1::2], strict=False))

    assert read_spans(write_spans(spans)) == spans


def test_an_own_day_may_have_hours() -> None:
    assert read_day({**CLOSURE, "name": "  Tutup   buku ", "hours": "08.00-11.00"}) == SpecialDay(
        day=date(2027, 1, 4),
        kind=DayKind.OWN,
        name="Tutup buku",
        hours=((time(8), time(11)),),
        source="Surat 1/2027",
    )


@pytest.mark.parametrize(
    ("changed", "problems"),
    [
        ({"day": ""}, {"day": ["bad_date"]}),
        ({"day": "2027-02-30"}, {"day": ["bad_date"]}),
        ({"day": "1999-12-31"}, {"day": ["year_beyond"]}),
        ({"day": "2101-01-01"}, {"day": ["year_beyond"]}),
        ({"kind": "pesta"}, {"kind": ["unknown_choice"]}),
        ({"name": " "}, {"name": ["required"]}),
        ({"name": "x" * 101}, {"name": ["too_long"]}),
        ({"source": "x" * 201}, {"source": ["too_long"]}),
        ({"hours": "pagi"}, {"hours": ["bad_hours"]}),
        ({"hours": "12.00-08.00"}, {"hours": ["span_backwards"]}),
        ({"hours": "08.00-08.00"}, {"hours": ["span_backwards"]}),
        ({"hours": "08.00-12.00, 11.00-15.00"}, {"hours": ["spans_overlap"]}),
        ({"hours": ELEVEN}, {"hours": ["too_many_spans"]}),
        ({"kind": "libur_nasional", "hours": "08.00-11.00"}, {"hours": ["hours_of_own_days_only"]}),
        ({"day": "", "name": ""}, {"day": ["bad_date"], "name": ["required"]}),
    ],
)
def test_a_day_that_cannot_be_is_refused_with_the_reason(
    changed: dict[str, str], problems: object
) -> None:
    assert refused(lambda: read_day({**CLOSURE, **changed})) == problems


def test_ten_spans_are_not_too_many() -> None:
    hours = ", ".join(f"{it}.00-{it}.30" for it in range(10))

    assert len(read_day({**CLOSURE, "hours": hours}).hours) == 10


def test_weeks_are_read_with_their_days_of_rest() -> None:
    assert read_weeks(WEEKS) == USUAL_HOURS


@pytest.mark.parametrize("kind", CalendarKind)
def test_a_week_without_any_hours_is_refused(kind: CalendarKind) -> None:
    empty = {field: "" for field in WEEKS if field.startswith(kind)}

    assert refused(lambda: read_weeks({**WEEKS, **empty})) == {field_of(kind, 0): ["empty_week"]}


def test_wrong_hours_are_named_at_their_day() -> None:
    assert refused(lambda: read_weeks({**WEEKS, MONDAY: "x"})) == {MONDAY: ["bad_hours"]}


@pytest.mark.parametrize(
    ("monday", "beyond"),
    [
        ("08.00-15.00", ()),  # through the break
        ("07.30-16.00", ()),
        ("07.00-15.00", (0,)),
        ("08.00-16.01", (0,)),
        ("", ()),
    ],
)
def test_a_counter_that_is_open_while_the_office_is_not_is_noticed(
    monday: str, beyond: object
) -> None:
    typed = {**WEEKS, field_of(CalendarKind.COUNTER, 0): monday}

    assert days_beyond(read_weeks(typed)) == beyond


def test_a_counter_on_a_day_of_rest_is_noticed() -> None:
    typed = {**WEEKS, field_of(CalendarKind.COUNTER, 5): "08.00-11.00"}

    assert days_beyond(read_weeks(typed)) == (5,)


def test_a_season_is_read_with_both_weeks() -> None:
    found = read_new_season(SEASON)

    assert (found.name, found.first, found.last) == (
        "Ramadan",
        date(2027, 2, 8),
        date(2027, 3, 9),
    )
    assert found.hours == USUAL_HOURS


@pytest.mark.parametrize(
    ("changed", "problems"),
    [
        ({"first": "?"}, {"first": ["bad_date"]}),
        ({"last": "2101-01-01"}, {"last": ["year_beyond"]}),
        ({"last": "2027-02-07"}, {"last": ["ends_before"]}),
        ({"name": ""}, {"name": ["required"]}),
        ({MONDAY: "x"}, {MONDAY: ["bad_hours"]}),
    ],
)
def test_a_season_that_cannot_be_is_refused_with_the_reason(
    changed: dict[str, str], problems: object
) -> None:
    assert refused(lambda: read_new_season({**SEASON, **changed})) == problems


def test_seasons_do_not_overlap() -> None:
    first, last = date(2027, 2, 8), date(2027, 3, 9)
    before, after = first - timedelta(days=1), last + timedelta(days=1)

    read_new_season(SEASON, season(before, before), season(after, after))
    for it in (season(before, first), season(last, after), season(before, after)):
        problems = refused(partial(read_new_season, SEASON, it))
        assert problems == {"first": ["season_overlaps"]}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("14", []),
        (" 14 ", []),
        ("99", []),
        ("", ["not_a_number"]),
        ("-1", ["not_a_number"]),
        ("1,5", ["not_a_number"]),
        ("٣", ["not_a_number"]),
        ("0", ["too_small"]),
        ("100", ["too_large"]),
        ("9" * 50, ["too_large"]),
    ],
)
def test_numbers_are_whole_and_within_their_bounds(text: str, codes: list[str]) -> None:
    form = Form({"number": text})

    number = form.number("number", most=99)

    if codes:
        assert refused(form.require_sound) == {"number": codes}
    else:
        assert number == int(text)
