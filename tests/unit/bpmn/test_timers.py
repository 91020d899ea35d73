"""Timers fall due when the diagram says, and fire only when they are told to."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from engine.bpmn import runtime
from engine.domain.errors import AlreadyDoneError
from tests.unit.bpmn.models import (
    AT,
    Play,
    boundary,
    chain,
    compiled,
    end,
    node,
    service,
    timer,
    user,
)

Starter = Callable[..., Play]

DAY = timedelta(days=1)


def catching(kind: str, text: str) -> str:
    return "".join(
        (
            node("intermediateCatchEvent", "tunggu", timer(kind, text)),
            user("z"),
            end(),
            chain("mulai", "tunggu", "z", "selesai"),
        )
    )


def due(case: Play) -> datetime:
    return case.snapshot.opened_timers[0].due_at


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("timeDuration", "PT1H", AT + timedelta(hours=1)),
        ("timeDuration", 'duration("P1D") * hari', AT + 3 * DAY),
        ("timeDuration", '=duration("P1M")', datetime(2026, 4, 2, 1, tzinfo=UTC)),
        ("timeDuration", "batas", AT + 14 * DAY),
        ("timeDate", "2026-12-31T23:59:59+07:00", datetime(2026, 12, 31, 16, 59, 59, tzinfo=UTC)),
        ("timeDate", "2026-12-31", datetime(2026, 12, 31, tzinfo=UTC)),
        ("timeDate", "tenggat", datetime(2026, 5, 1, 2, tzinfo=UTC)),
        ("timeDate", 'date("2026-05-01")', datetime(2026, 5, 1, tzinfo=UTC)),
        (
            "timeDate",
            'date and time("2026-05-01T08:00:00+07:00")',
            datetime(2026, 5, 1, 1, tzinfo=UTC),
        ),
        (
            "timeDate",
            'date and time("2026-05-01T08:00:00@Asia/Jakarta")',
            datetime(2026, 5, 1, 1, tzinfo=UTC),
        ),
        ("timeDate", 'today() + duration("P1D")', datetime(2026, 3, 3, tzinfo=UTC)),
        ("timeDate", "now()", AT),
    ],
)
def test_due_times_are_counted_from_the_moment_of_the_run(
    play: Starter, kind: str, text: str, expected: datetime
) -> None:
    case = play(
        compiled(catching(kind, text)), hari=3, batas="P14D", tenggat="2026-05-01T09:00:00+07:00"
    )

    assert due(case) == expected
    assert due(case).tzinfo is UTC


@pytest.mark.parametrize("value", [None, 5, True, "besok", "-P1D", "P1", "PT", [], "2026-13-01"])
def test_what_is_no_time_is_a_failure(play: Starter, value: object) -> None:
    case = play(compiled(catching("timeDuration", "batas")), batas=value)

    assert (case.failure.code, case.failure.element_id) == ("bad_timer", "tunggu")


def test_a_timer_given_a_range_is_a_failure(play: Starter) -> None:
    case = play(compiled(catching("timeDuration", "[1..5]")))

    assert (case.failure.code, case.failure.element_id) == ("not_json", "tunggu")


def test_a_negative_duration_is_a_failure(play: Starter) -> None:
    case = play(compiled(catching("timeDuration", '-duration("P1D")')))

    assert case.failure.code == "bad_timer"


def test_a_timer_goes_on_when_it_is_fired(play: Starter) -> None:
    case = play(compiled(catching("timeDuration", "PT0S")))
    token_id = case.waiting["tunggu"][0]
    assert case.waits_for == ["tunggu"]

    case.fire("tunggu")

    assert case.passed == ["tunggu"]
    assert case.snapshot.closed_timers == (token_id,)
    assert case.waits_for == ["z"]


def test_an_overdue_timer_does_not_fire_by_itself(play: Starter) -> None:
    process = compiled(
        node("parallelGateway", "g"),
        node("intermediateCatchEvent", "tunggu", timer("timeDate", "2000-01-01")),
        user("a"),
        user("b"),
        end(),
        chain("mulai", "g", "tunggu", "selesai"),
        chain("g", "a", "b", "selesai"),
    )

    case = play(process).complete("a")

    assert case.waits_for == ["b", "tunggu"]


def limited(definition: str, *, interrupting: bool = True) -> str:
    return "".join(
        (
            user("a"),
            boundary("batas", "a", definition, interrupting=interrupting),
            user("z"),
            end(),
            chain("mulai", "a", "selesai"),
            chain("batas", "z", "selesai"),
        )
    )


def test_an_interrupting_timer_withdraws_the_task(play: Starter) -> None:
    case = play(compiled(limited(timer("timeDuration", "P1D"))), a=1)
    task_id = case.waiting["a"][0]
    case.fire("batas")

    assert case.snapshot.closed_tasks == (task_id,)
    assert case.passed == ["batas"]
    assert case.snapshot.passed[0].flow_ids == ("batas__z",)
    assert case.waits_for == ["z"]
    assert case.complete("z").snapshot.completed


def test_an_interrupted_operation_takes_no_answer_any_more(play: Starter) -> None:
    process = compiled(
        service("s"),
        boundary("batas", "s", timer("timeDuration", "P1D")),
        user("z"),
        end(),
        chain("mulai", "s", "selesai"),
        chain("batas", "z", "selesai"),
    )

    case = play(process)
    token_id = case.waiting["s"][0]
    case.fire("batas")

    assert case.snapshot.operations == ()
    with pytest.raises(AlreadyDoneError):
        runtime.answer_operation(
            process, state=case.snapshot.state, token_id=token_id, outputs={}, at=AT
        )


def test_a_timer_ends_with_its_task(play: Starter) -> None:
    case = play(compiled(limited(timer("timeDuration", "P1D"))))
    timer_id = case.waiting["batas"][0]
    case.complete("a", x=1)

    assert case.snapshot.completed
    assert case.snapshot.closed_timers == (timer_id,)
    assert case.snapshot.variables == {"x": 1}


def test_a_non_interrupting_timer_leaves_the_task_open(play: Starter) -> None:
    case = play(compiled(limited(timer("timeDuration", "P1D"), interrupting=False)))
    case.fire("batas")

    assert case.waits_for == ["a", "z"]
    assert not case.complete("a", x=1).snapshot.completed
    assert case.complete("z", y=1).snapshot.completed
    assert case.snapshot.variables == {"x": 1, "y": 1}


def test_variables_are_those_of_the_last_finished_token(play: Starter) -> None:
    process = compiled(
        user("a"),
        boundary("batas", "a", timer("timeDuration", "P1D")),
        node(
            "scriptTask",
            "catat",
            "<bpmn:script>1</bpmn:script>",
            scriptFormat="feel",
            camunda_resultVariable="x",
        ),
        user("z"),
        end(),
        chain("mulai", "a", "selesai"),
        chain("batas", "catat", "z", "selesai"),
    )

    case = play(process, awal=0).fire("batas")

    assert case.snapshot.variables == {"awal": 0, "x": 1}


def cyclic(text: str) -> str:
    return "".join(
        (
            user("a"),
            boundary("ingat", "a", timer("timeCycle", text), interrupting=False),
            end("e_ingat"),
            end(),
            chain("mulai", "a", "selesai"),
            chain("ingat", "e_ingat"),
        )
    )


def test_a_cycle_keeps_its_rhythm_until_it_is_used_up(play: Starter) -> None:
    case = play(compiled(cyclic("R3/PT1H")))
    first = case.waiting["ingat"][0]
    assert due(case) == AT + timedelta(hours=1)

    case.fire("ingat", at=AT + timedelta(hours=1, minutes=20))
    assert case.passed == ["ingat", "e_ingat"]
    assert case.snapshot.closed_timers == (first,)
    assert due(case) == AT + timedelta(hours=2)

    case.fire("ingat", at=AT + timedelta(hours=2))
    assert due(case) == AT + timedelta(hours=3)

    case.fire("ingat", at=AT + timedelta(hours=3))
    assert case.waits_for == ["a"]
    assert case.complete("a").snapshot.completed


def test_missed_firings_of_a_cycle_are_not_made_up_for(play: Starter) -> None:
    case = play(compiled(cyclic('="R/" + "PT1H"')))
    case.fire("ingat", at=AT + timedelta(hours=48, minutes=5))

    assert due(case) == AT + timedelta(hours=49)
    assert case.waits_for == ["a", "ingat"]


def test_the_task_of_a_cycle_can_be_completed_at_any_time(play: Starter) -> None:
    case = play(compiled(cyclic("R/PT1H"))).fire("ingat", at=AT + timedelta(hours=1))

    assert case.complete("a", x=1).snapshot.completed
    assert case.snapshot.variables == {"x": 1}


@pytest.mark.parametrize("value", ["PT1H", "R0/PT1H", "R3/PT0S", "R3/PT59S", "R3", 3, None])
def test_what_is_no_cycle_is_a_failure(play: Starter, value: object) -> None:
    case = play(compiled(cyclic("irama")), irama=value)

    assert (case.failure.code, case.failure.element_id) == ("bad_timer", "ingat")


def test_a_cycle_of_months_is_counted_from_its_first_day(play: Starter) -> None:
    first = datetime(2026, 1, 31, 17, 30, tzinfo=UTC)
    case = play(compiled(cyclic('"R/2026-01-31T17:30:00Z/P1M"')))
    assert due(case) == first

    case.fire("ingat", at=first)
    assert due(case) == datetime(2026, 2, 28, 17, 30, tzinfo=UTC)

    case.fire("ingat", at=due(case))
    assert due(case) == datetime(2026, 3, 31, 17, 30, tzinfo=UTC)


@pytest.mark.parametrize("forgetful", [False, True])
@pytest.mark.parametrize("zone", ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"])
def test_days_and_months_are_those_of_the_office(zone: str, forgetful: bool) -> None:  # noqa: FBT001 -- pytest passes it by name
    def here(month: int, day: int) -> datetime:
        return datetime(2026, month, day, tzinfo=ZoneInfo(zone))

    case = Play(compiled(cyclic("R/2026-03-31/P1M")), at=here(3, 30), forgetful=forgetful).start()
    assert due(case) == here(3, 31)

    case.fire("ingat", at=here(3, 31))
    assert due(case) == here(4, 30)
    case.fire("ingat", at=here(4, 30))
    assert due(case) == here(5, 31)


def test_a_catch_event_passes_at_the_first_time_of_a_cycle_alone(play: Starter) -> None:
    case = play(compiled(catching("timeCycle", "R3/PT1H")))
    assert due(case) == AT + timedelta(hours=1)

    case.fire("tunggu", at=due(case))

    assert case.waits_for == ["z"]


def test_an_interrupting_cycle_interrupts_at_its_first_time(play: Starter) -> None:
    case = play(compiled(limited(timer("timeCycle", "R/P1D"))))
    assert due(case) == AT + DAY

    case.fire("batas", at=due(case))

    assert case.waits_for == ["z"]


def test_a_timer_reports_its_procedure(play: Starter) -> None:
    case = play(compiled(catching("timeDuration", "P1D")))

    assert case.snapshot.opened_timers[0].process_id == "uji"
    assert case.snapshot.opened_timers[0].element_id == "tunggu"


def test_the_variables_of_a_waiting_timer_can_be_seen() -> None:
    case = Play(compiled(catching("timeDuration", "P1D"))).start(a=1)
    token_id = case.waiting["tunggu"][0]

    assert runtime.variables(case.process, state=case.snapshot.state, token_id=token_id) == {"a": 1}
