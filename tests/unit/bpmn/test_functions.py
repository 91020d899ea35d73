"""Working time in the formulas of diagrams."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from engine.bpmn import runtime
from engine.bpmn.checks import check
from engine.bpmn.formulas import formula
from engine.domain.office_hours import OFFICE_HOURS, DayKind, SpecialDay
from engine.domain.problem import Problem, Severity
from engine.domain.working_time import Calendar
from tests.unit.bpmn import packages
from tests.unit.bpmn.models import Play, boundary, chain, compiled, end, node, script, timer, user

WIB = ZoneInfo("Asia/Jakarta")
MONDAY = datetime(2026, 11, 23, 10, tzinfo=WIB)

Starter = Callable[..., Play]


def waiting(text: str) -> str:
    return "".join(
        (
            node("intermediateCatchEvent", "tunggu", timer("timeDate", text)),
            user("z"),
            end(),
            chain("mulai", "tunggu", "z", "selesai"),
        )
    )


def due(text: str, **variables: Any) -> datetime:
    case = Play(compiled(waiting(text)), at=MONDAY).start(**variables)
    return case.snapshot.opened_timers[0].due_at


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tambah_hari_kerja(now(), 1)", "2026-11-24T10:00"),
        ("tambah_hari_kerja(now(), 5)", "2026-11-30T10:00"),
        ("tambah_hari_kerja(now(), 1.5)", "2026-11-24T14:45"),
        ("tambah_hari_kerja(now(), 0)", "2026-11-23T10:00"),
        ("tambah_jam_kerja(now(), 3)", "2026-11-23T14:00"),
        ("tambah_jam_kerja(now(), 0.5)", "2026-11-23T10:30"),
        ("tambah_jam_kerja(mulai: now(), n: 7.5)", "2026-11-24T10:00"),
        ("tambah_hari_kerja(today(), 1)", "2026-11-23T16:00"),
        ('tambah_hari_kerja(date("2026-11-27"), 1)', "2026-11-27T16:30"),
        ('tambah_hari_kerja(date and time("2026-11-23T08:00:00+07:00"), 1)', "2026-11-24T08:00"),
        ('tambah_jam_kerja("2026-11-28", 1)', "2026-11-30T08:30"),
        ('tambah_jam_kerja("2026-11-23T08:00:00", 1)', "2026-11-23T09:00"),
    ],
)
def test_working_time_passes_in_office_hours_only(text: str, expected: str) -> None:
    assert due(text) == datetime.fromisoformat(expected).replace(tzinfo=WIB)


def test_amounts_and_starts_may_be_variables() -> None:
    found = due("tambah_hari_kerja(sejak, batas)", sejak="2026-11-20T10:00:00+07:00", batas=1)

    assert found == MONDAY


@pytest.mark.parametrize(
    "amount", ["-1", "null", '"tiga"', "2501", "1e300", "10 ** 400", "true", "[1, 2]"]
)
@pytest.mark.parametrize("function", ["tambah_hari_kerja", "tambah_jam_kerja"])
def test_an_absurd_amount_makes_a_bad_timer(play: Starter, function: str, amount: str) -> None:
    amount = amount.replace("2501", "2501 * 7.5") if function.endswith("jam_kerja") else amount

    case = play(compiled(waiting(f"{function}(now(), {amount})")))

    assert (case.failure.element_id, case.failure.code) == ("tunggu", "bad_timer")


@pytest.mark.parametrize(
    "start", ["null", '"besok"', "3", 'date("9999-12-31")', 'date("12345-12-31")']
)
def test_an_absurd_start_makes_a_bad_timer(play: Starter, start: str) -> None:
    case = play(compiled(waiting(f"tambah_hari_kerja({start}, 3)")))

    assert case.failure.code == "bad_timer"


def test_a_result_can_be_kept_in_the_offices_own_time() -> None:
    parts = script("hitung", "batas", "tambah_hari_kerja(now(), 1)"), user("z")
    process = compiled(*parts, end(), chain("mulai", "hitung", "z", "selesai"))

    case = Play(process, at=MONDAY).start()

    assert case.sees("z")["batas"] == "2026-11-24T10:00:00+07:00"


def test_the_offices_own_calendar_counts() -> None:
    closed = SpecialDay(day=date(2026, 11, 24), kind=DayKind.OWN, name="Pindahan")
    off = Calendar(zone=WIB, hours=OFFICE_HOURS, special_days=(closed,))
    process = compiled(waiting("tambah_hari_kerja(now(), 1)"))

    found = runtime.start(process, variables={}, at=MONDAY, calendar=off)

    assert found.opened_timers[0].due_at == datetime(2026, 11, 25, 10, tzinfo=WIB)


def test_a_round_of_many_sums_runs_out_of_steps(play: Starter) -> None:
    text = "(for i in 1..10000 return tambah_hari_kerja(now(), 2500))[1]"

    assert play(compiled(waiting(text))).failure.code == "too_many_steps"


def test_names_in_arguments_are_read_from_the_case() -> None:
    assert formula("tambah_hari_kerja(sejak, batas)").parsed.names == {"sejak", "batas"}


def checked(text: str) -> list[Problem]:
    event = f'<bpmn:intermediateCatchEvent id="x" name="Tunggu">{timer("timeDate", text)}'
    asked = packages.around(f"{event}</bpmn:intermediateCatchEvent>")
    return [it for it in check(packages.package(asked)) if it.severity is Severity.ERROR]


def test_the_check_knows_the_functions() -> None:
    assert checked("tambah_hari_kerja(now(), 3)") == []


@pytest.mark.parametrize(
    ("text", "code", "reason"),
    [
        ("tambah_hari_kerja(now())", "bad_expression", "wrong_arguments"),
        ("tambah_hari_kerja(now(), 1, 2)", "bad_expression", "wrong_arguments"),
        ("tambah_hari_kerja(mulai: now(), hari: 1)", "bad_expression", "wrong_arguments"),
        ("tambah_hari_kerjaa(now(), 1)", "bad_expression", "unknown_function"),
        ("tambah_hari_kerja(now(), bats)", "unknown_name", None),
        ("tambah_hari_kerja(now(), -1)", "bad_time", None),
        ('tambah_jam_kerja(now(), "satu")', "bad_time", None),
        ("3", "bad_time", None),
        ('duration("-P1D")', "bad_time", None),
    ],
)
def test_the_check_finds_misuse(text: str, code: str, reason: str | None) -> None:
    (problem,) = checked(text)

    assert (problem.code, problem.element_id) == (code, "x")
    assert problem.facts.get("reason") == reason


@pytest.mark.parametrize(
    ("kind", "text", "count"),
    [
        ("timeDuration", 'duration("P1M")', 0),
        ("timeDuration", 'duration("P1D") * 2', 0),
        ("timeDate", 'date("2026-05-01")', 0),
        ("timeCycle", '"R3/P1D"', 0),
        ("timeCycle", "3", 1),
    ],
)
def test_times_that_need_no_case_are_worked_out(kind: str, text: str, count: int) -> None:
    event = boundary("b", "isi", timer(kind, text), interrupting=False)
    late = '<bpmn:endEvent id="telat"/>' + packages.flow("b", "telat")
    process = packages.around(packages.TASK, "isi") + event + late

    assert len(packages.found(packages.package(process), "bad_time")) == count


def test_forms_do_not_know_the_functions() -> None:
    asked = packages.field("batas", conditional={"hide": "=tambah_hari_kerja(now(), 1) = null"})

    (problem,) = packages.found(packages.asking(asked), "form_feel")

    assert problem.facts["reason"] == "unknown_function"
