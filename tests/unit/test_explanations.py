"""Why a deadline is when it is, in sentences."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from engine.domain.explanation import Explanation
from engine.domain.office_hours import OFFICE_HOURS
from engine.messages.calendar import describe_week
from engine.messages.dates import listed, write_weekday
from engine.messages.explanations import MOST_NAMED, describe_due, describe_explanation
from tests.unit.domain.calendars import (
    CHRISTMAS,
    CHRISTMAS_LEAVE,
    HALF_DAY,
    NEW_YEAR,
    WIB,
    WITA,
    local,
    special,
)

DASH = "\N{EN DASH}"
PLAIN = Explanation(
    start=local("2026-11-23 10:00"),
    due=local("2026-11-26 16:00"),
    worked=timedelta(hours=28, minutes=30),
    working_days=3,
    closed=(),
    shortened=(),
    seasons=(),
    rest_days=0,
    unknown_years=(),
)


def test_the_due_time_is_told_by_the_clock_of_the_office() -> None:
    assert describe_due(PLAIN, zone=WIB) == "Kamis, 26 Nov 2026 pukul 16.00"
    assert describe_due(PLAIN, zone=WITA) == "Kamis, 26 Nov 2026 pukul 17.00"


def test_what_was_counted_stands_first() -> None:
    assert describe_explanation(PLAIN) == (
        "Dihitung 3 hari kerja sesudah hari mulai, dengan waktu buka 28 jam 30 menit.",
        "Tidak ada hari libur di antaranya.",
    )


@pytest.mark.parametrize(
    ("worked", "length"),
    [
        (timedelta(hours=1), "1 jam"),
        (timedelta(minutes=20, seconds=59), "20 menit"),
        (timedelta(), "0 menit"),
    ],
)
def test_what_ends_on_its_first_day_counts_hours_only(worked: timedelta, length: str) -> None:
    first, *_ = describe_explanation(replace(PLAIN, working_days=0, worked=worked))

    assert first == f"Dihitung {length} pada hari yang sama."


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"rest_days": 4}, "Tidak dihitung: 4 hari libur mingguan."),
        (
            {"closed": (CHRISTMAS_LEAVE, CHRISTMAS, NEW_YEAR)},
            (
                "Tidak dihitung karena tutup: Cuti Natal (24 Des 2026); Natal (25 Des 2026); "
                "Tahun Baru (1 Jan 2027)."
            ),
        ),
        (
            {"closed": tuple(special(f"2027-03-{it}", name="Idulfitri") for it in (10, 11, 12))},
            "Tidak dihitung karena tutup: Idulfitri (10, 11 dan 12 Mar 2027).",
        ),
        (
            {"shortened": (HALF_DAY,)},
            f"Dihitung dengan jam lain: Tutup buku (31 Des 2026, 08.00{DASH}11.00).",
        ),
        (
            {"seasons": ("Ramadan", "Panen")},
            "Selama Ramadan dan Panen berlaku jam masa itu, bukan jam biasa.",
        ),
    ],
)
def test_what_did_not_count_is_named(changed: dict[str, object], sentence: str) -> None:
    found = describe_explanation(replace(PLAIN, **changed))  # type: ignore[arg-type]

    assert found[1:] == (sentence,)


def test_a_missing_decree_is_named_last() -> None:
    found = describe_explanation(replace(PLAIN, unknown_years=(2028, 2029)))

    assert found[-1].startswith("Hari libur 2028 dan 2029 belum ditetapkan")


def test_of_many_days_the_first_are_named() -> None:
    days = tuple(special(f"2027-{it:02}-01", name=f"Hari {it}") for it in range(1, 13))

    text = describe_explanation(replace(PLAIN, closed=days))[1]

    assert f"Hari {MOST_NAMED} " in text
    assert f"Hari {MOST_NAMED + 1} " not in text
    assert text.endswith("; dan 4 lainnya.")


def test_days_with_the_same_hours_are_told_together() -> None:
    assert list(describe_week(OFFICE_HOURS)) == [
        (f"Senin{DASH}Kamis", f"07.30{DASH}12.00, 13.00{DASH}16.00"),
        ("Jumat", f"07.30{DASH}11.30, 13.00{DASH}16.30"),
        (f"Sabtu{DASH}Minggu", "tutup"),
    ]


def test_dates_and_lists_read_as_they_are_spoken() -> None:
    assert write_weekday(date(2026, 11, 29)) == "Minggu, 29 Nov 2026"
    assert [listed(it) for it in (["a"], ["a", "b"], ["a", "b", "c"])] == [
        "a",
        "a dan b",
        "a, b dan c",
    ]
