"""When an office changes its calendar, open due times follow."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from engine.domain.office_hours import DayKind
from engine.services import calendars, case, deadlines, office_calendar
from engine.services.routines import laying
from tests.integration.services.desk import OFFICE, Desk, person
from tests.integration.services.test_clocks import complete_file, go_on, running, suspend
from tests.integration.services.test_escalations import DUE, climbed, sweep_at

DAY = timedelta(days=1)


def close(desk: Desk, day: str) -> None:
    """Let the office stay closed on a day."""
    given: Mapping[str, str] = {
        "day": day,
        "kind": DayKind.OWN.value,
        "name": "Banjir",
        "hours": "",
        "source": "",
    }
    with desk.database.work(OFFICE.id) as work:
        office_calendar.add_day(work, given=given, actor=person("Ningsih"), at=desk.at)


def due(desk: Desk, case_id: UUID, element_id: str = "terima_surat") -> datetime | None:
    return desk.task(case_id, element_id).due_at


def test_a_closed_day_moves_what_is_due_behind_it(desk: Desk) -> None:
    case_id = desk.start()

    close(desk, "2026-11-23")
    before = due(desk, case_id)
    desk.sweep()

    assert before == DUE
    assert due(desk, case_id) == DUE + DAY
    sweep_at(desk, DUE)
    assert climbed(desk, case_id) == []


def test_the_promise_of_a_case_moves_too(desk: Desk) -> None:
    case_id = complete_file(desk)

    close(desk, "2027-02-23")
    desk.sweep()

    assert running(desk, case_id).due_at == datetime(2027, 2, 24, 9, 0, tzinfo=UTC)


def test_what_is_done_keeps_the_due_time_that_it_had(desk: Desk) -> None:
    case_id = desk.start()
    desk.hand_in(case_id, "terima_surat")

    close(desk, "2026-11-23")
    desk.sweep()

    assert due(desk, case_id) == DUE


def test_a_suspension_before_is_still_made_up_for(desk: Desk) -> None:
    case_id = complete_file(desk)
    suspend(desk, case_id)
    desk.at += 2 * DAY
    go_on(desk, case_id)
    moved = due(desk, case_id, "cek_dtks")

    close(desk, "2026-12-30")
    desk.sweep()

    assert due(desk, case_id, "cek_dtks") == moved


def test_levels_that_were_reached_are_not_reached_again(desk: Desk) -> None:
    case_id = desk.start()
    sweep_at(desk, datetime(2026, 11, 23, 4, 15, tzinfo=UTC))

    close(desk, "2026-11-24")
    sweep_at(desk, DUE)

    assert [it.facts["level"] for it in climbed(desk, case_id)] == [50, 80, 100]


def test_what_was_closed_meanwhile_is_left_alone(desk: Desk) -> None:
    case_id = complete_file(desk)
    task = desk.task(case_id, "cek_dtks")
    with desk.database.reading(OFFICE.id) as work:
        clock = work.clocks.get(case_id)
    desk.play(case_id, "g_disposisi__tolak")
    before = (desk.task(case_id, "cek_dtks"), running(desk, case_id))

    with desk.database.work(OFFICE.id) as work:
        laying.PARTS[laying.TASKS].lay(work, task)
        laying.PARTS[laying.CLOCKS].lay(work, clock)

    after = (desk.task(case_id, "cek_dtks"), running(desk, case_id))
    assert [(it.due_at, it.wake_at) for it in after] == [(it.due_at, it.wake_at) for it in before]


def test_a_due_time_from_before_targets_were_kept_stays(desk: Desk) -> None:
    case_id = complete_file(desk)
    task = desk.task(case_id, "cek_dtks")
    task.due_at, task.target = desk.at, None
    with desk.database.reading(OFFICE.id) as work:
        deadlines.lay(
            task,
            plan=case.get(work, case_id).deployed.time_plan,
            calendars=calendars.both(work),
            pauses=[],
        )

    assert task.due_at == desk.at


def test_many_cases_are_done_batch_by_batch(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(laying, "BATCH", 2)
    cases = [desk.start() for _ in range(5)]

    close(desk, "2026-11-23")
    desk.sweep()

    assert {due(desk, it) for it in cases} == {DUE + DAY}
    with desk.database.reading(OFFICE.id) as work:
        assert "laying" not in {it.kind for it in work.routines.all()}
