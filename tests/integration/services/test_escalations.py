"""The ladder of tasks: who is told when, what is done, and never twice."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from engine.domain.history import Happening, HistoryEntry
from engine.domain.task import TaskStatus
from engine.services import escalations, tasks
from tests.integration.services.desk import OFFICE, Desk, person

# The desk's case begins on Saturday; one working day from there lasts all Monday.
HALF = datetime(2026, 11, 23, 4, 15, tzinfo=UTC)
SOON = datetime(2026, 11, 23, 7, 30, tzinfo=UTC)
DUE = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
FAR = datetime(2026, 11, 24, 4, 15, tzinfo=UTC)
MOMENT = timedelta(seconds=1)
EVERYBODY = ("Sari", "Dewi", "Rahayu", "Suharto", "Budi", "Joko Purnomo")


def told(desk: Desk, *codes: str) -> dict[str, list[str]]:
    """What each person's inbox holds of the ladder, oldest first."""
    found = {}
    with desk.database.reading(OFFICE.id) as work:
        for name in EVERYBODY:
            inbox = work.notices.inbox(person(name).user_id, at=desk.at, limit=99)
            if lines := [it.code for it in reversed(inbox) if it.code in codes or not codes]:
                found[name] = lines
    return found


def taken(desk: Desk, case_id: UUID, *, by: str = "Sari") -> UUID:
    task_id = desk.task(case_id, "terima_surat").id
    with desk.database.work(OFFICE.id) as work:
        tasks.claim(work, task_id=task_id, actor=person(by), at=desk.at)
    return task_id


def sweep_at(desk: Desk, *moments: datetime) -> None:
    for it in moments:
        desk.at = it
        desk.sweep()


def test_nobody_is_told_a_moment_before_a_level(desk: Desk) -> None:
    desk.start()

    sweep_at(desk, HALF - MOMENT)

    assert told(desk) == {}


def test_half_of_the_time_is_told_to_whoever_has_the_task(desk: Desk) -> None:
    taken(desk, desk.start())

    sweep_at(desk, HALF)

    assert told(desk) == {"Sari": ["N-24"]}


def test_half_of_the_time_of_a_free_task_is_told_to_all_of_its_role(desk: Desk) -> None:
    desk.start()

    sweep_at(desk, HALF)

    assert told(desk) == {"Sari": ["N-24"], "Dewi": ["N-24"]}


def test_each_level_is_told_once_to_those_it_concerns(desk: Desk) -> None:
    case_id = desk.start()
    taken(desk, case_id)

    sweep_at(desk, HALF, SOON, SOON + MOMENT, DUE, FAR, FAR + timedelta(days=9))

    assert told(desk) == {
        "Sari": ["N-24", "N-21"],
        "Rahayu": ["N-21", "N-22"],
        "Suharto": ["N-22", "N-25"],
    }
    assert [it.facts["level"] for it in climbed(desk, case_id)] == [50, 80, 100, 150]


def climbed(desk: Desk, case_id: UUID) -> list[HistoryEntry]:
    return [it for it in desk.view(case_id).history if it.happening is Happening.ESCALATED]


def test_what_fell_due_while_nothing_ran_is_done_once_and_in_order(desk: Desk) -> None:
    case_id = desk.start()
    taken(desk, case_id)

    sweep_at(desk, FAR + timedelta(days=2))

    assert [it.facts["level"] for it in climbed(desk, case_id)] == [50, 80, 100, 150]
    assert told(desk) == {"Sari": ["N-21"], "Rahayu": ["N-22"], "Suharto": ["N-25"]}


def test_a_late_task_is_open_to_everybody_of_its_role_again(desk: Desk) -> None:
    case_id = desk.start()
    task_id = taken(desk, case_id)

    sweep_at(desk, DUE)

    task = desk.task(case_id, "terima_surat")
    assert (task.status, task.assignee_id, task.level) == (TaskStatus.READY, None, 100)
    desk.hand_in(case_id, "terima_surat", by="Dewi")
    assert desk.task(case_id, "terima_surat").id == task_id


def test_a_task_that_is_done_climbs_no_further(desk: Desk) -> None:
    case_id = desk.start()
    desk.at = HALF - MOMENT
    desk.hand_in(case_id, "terima_surat")

    sweep_at(desk, FAR)

    assert desk.task(case_id, "terima_surat").wake_at is None
    assert {it.element_id for it in climbed(desk, case_id)} == {"cek_dtks"}


def test_at_night_it_is_written_down_but_told_in_the_morning(desk: Desk) -> None:
    taken(desk, desk.start())

    sweep_at(desk, datetime(2026, 11, 23, 17, 0, tzinfo=UTC))
    at_night = told(desk)
    desk.at = datetime(2026, 11, 24, 0, 30, tzinfo=UTC)  # 07.30 WIB

    assert at_night == {}
    assert told(desk)["Rahayu"] == ["N-22"]


def test_in_the_moment_of_closing_it_is_told_at_once(desk: Desk) -> None:
    taken(desk, desk.start())

    sweep_at(desk, DUE)

    assert told(desk)["Suharto"] == ["N-22"]


def test_the_last_level_asks_somebody_to_act(desk: Desk) -> None:
    case_id = desk.start()

    sweep_at(desk, DUE, FAR)

    with desk.database.reading(OFFICE.id) as work:
        (asked,) = work.escalations.unanswered()
    assert asked.asked == (person("Suharto").user_id,)
    assert asked.subject_id == desk.task(case_id, "terima_surat").id


def test_a_ladder_that_is_climbed_too_early_changes_nothing(desk: Desk) -> None:
    """The clock of one machine may be ahead of another's, or be set back."""
    case_id = desk.start()
    desk.at = HALF
    desk.sweep()

    with desk.database.work(OFFICE.id) as work:
        task_id = desk.task(case_id, "terima_surat").id
        escalations.climb_task(work, task_id=task_id, at=HALF - timedelta(days=1))

    assert desk.task(case_id, "terima_surat").level == 50
    sweep_at(desk, SOON - MOMENT)
    assert len(climbed(desk, case_id)) == 1


@pytest.mark.parametrize("name", ["sisa", "tgl", "tugas", "nomor"])
def test_a_notice_has_the_facts_of_its_text(desk: Desk, name: str) -> None:
    desk.start()
    sweep_at(desk, SOON)

    with desk.database.reading(OFFICE.id) as work:
        line = work.notices.inbox(person("Rahayu").user_id, at=desk.at, limit=1)[0]

    assert line.facts["sisa"] == 90
    assert line.facts["tgl"] == "2026-11-23T16:00:00+07:00"
    assert name in line.facts
