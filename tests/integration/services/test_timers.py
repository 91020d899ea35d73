"""Reminders and deadlines of the real procedures."""

from datetime import UTC, date, datetime, timedelta
from threading import Barrier, Thread
from uuid import UUID

import pytest

from engine.domain.errors import AlreadyDoneError
from engine.domain.task import TaskStatus
from engine.domain.timer_job import TimerJob
from engine.persistence.database import connect
from engine.services import tasks, timers
from tests.integration.services.desk import OFFICE, Desk, person

DAY = timedelta(days=1)
REMINDER, DEADLINE = 7 * DAY, 14 * DAY


def incomplete(desk: Desk) -> UUID:
    """A case whose applicant has a fortnight to bring what is missing."""
    case_id = desk.start()
    desk.hand_in(case_id, "terima_surat", ada_kk=False)
    return case_id


def notices(desk: Desk) -> list[str]:
    with desk.database.reading(OFFICE.id) as work:
        return [it.code for it in work.notices.inbox(person("Sari").user_id, at=desk.at, limit=9)]


def fired(desk: Desk, case_id: UUID) -> list[str | None]:
    view = desk.view(case_id)
    return [it.element_id for it in view.history if it.happening == "timer_fired"]


def due(desk: Desk) -> list[tuple[UUID, UUID]]:
    with desk.database.directory() as directory:
        return directory.due_timers(at=desk.at + 999 * DAY, limit=99, lease=DAY)


def test_nothing_happens_before_its_time(desk: Desk) -> None:
    case_id = incomplete(desk)
    desk.at += REMINDER - timedelta(microseconds=1)

    assert desk.sweep() == 0

    assert fired(desk, case_id) == []


def test_a_reminder_leaves_the_task_open_and_tells_the_counter(desk: Desk) -> None:
    case_id = incomplete(desk)
    desk.at += REMINDER

    assert desk.sweep() == 1
    assert desk.sweep() == 0

    assert notices(desk) == ["N-04", "N-03"]
    assert desk.task(case_id, "lengkapi_berkas").status is TaskStatus.READY
    assert fired(desk, case_id) == ["t_ingat"]


def test_a_deadline_withdraws_the_task_and_ends_the_case(desk: Desk) -> None:
    case_id = incomplete(desk)
    desk.at += DEADLINE

    desk.sweep()

    view = desk.view(case_id)
    end = view.case.deployed.element("bna_santunan_jpst", view.case.instance.end_id or "")
    assert end is not None
    assert end.properties["alur:status"] == "dibatalkan"
    assert desk.task(case_id, "lengkapi_berkas").status is TaskStatus.CANCELLED
    assert due(desk) == []


def test_what_is_overdue_by_days_fires_in_the_order_of_its_times(desk: Desk) -> None:
    case_id = incomplete(desk)
    desk.at += DEADLINE + 5 * DAY

    assert desk.sweep() == 2

    assert fired(desk, case_id) == ["t_ingat", "t_batas"]
    assert desk.happened(case_id)[-1] == "ended"


def test_the_history_tells_when_a_timer_was_due(desk: Desk) -> None:
    case_id = incomplete(desk)
    asked_at = desk.at
    desk.at += REMINDER + DAY
    desk.sweep()

    (entry,) = (it for it in desk.view(case_id).history if it.happening == "timer_fired")

    assert (entry.name, entry.actor_name) == ("Pengingat 50% batas", None)
    assert entry.facts["due_at"] == (asked_at + REMINDER).isoformat()


def test_a_case_that_went_on_in_time_is_left_alone(desk: Desk) -> None:
    case_id = incomplete(desk)
    desk.hand_in(case_id, "lengkapi_berkas")
    desk.at += DEADLINE

    desk.sweep()

    assert fired(desk, case_id) == []
    assert desk.waits_for(case_id) == {"terima_surat"}


def test_whoever_is_too_late_is_told_so(desk: Desk) -> None:
    case_id = incomplete(desk)
    desk.at += DEADLINE
    desk.sweep()

    with pytest.raises(AlreadyDoneError):
        desk.hand_in(case_id, "lengkapi_berkas")


def test_drafts_of_a_withdrawn_task_vanish(desk: Desk) -> None:
    case_id = incomplete(desk)
    task_id, actor = desk.task(case_id, "lengkapi_berkas").id, person("Sari")
    with desk.database.work(OFFICE.id) as work:
        tasks.save_draft(work, task_id=task_id, actor=actor, values={"x": 1}, at=desk.at)

    desk.at += DEADLINE
    desk.sweep()

    with desk.database.reading(OFFICE.id) as work:
        assert work.drafts.get(task_id, user_id=actor.user_id) is None


def test_timers_outlive_a_restart(desk: Desk, staffed_url: str) -> None:
    case_id = incomplete(desk)
    desk.database.close()

    restarted = Desk(connect(staffed_url), at=desk.at + DEADLINE)
    restarted.sweep()

    assert fired(restarted, case_id) == ["t_ingat", "t_batas"]
    restarted.database.close()


@pytest.mark.parametrize("_", range(4))
def test_two_schedulers_fire_everything_once(desk: Desk, staffed_url: str, _: int) -> None:
    cases = [incomplete(desk) for _ in range(4)]
    desk.at += DEADLINE
    nodes = [Desk(connect(staffed_url), at=desk.at) for _ in range(2)]

    sweep_at_once(nodes)

    assert [fired(desk, it) for it in cases] == [["t_ingat", "t_batas"]] * 4
    assert notices(desk).count("N-04") == 4
    for node in nodes:
        node.database.close()


def sweep_at_once(nodes: list[Desk]) -> None:
    gate = Barrier(len(nodes))

    def sweep(node: Desk) -> None:
        gate.wait()
        while node.sweep():
            pass

    threads = [Thread(target=sweep, args=(node,)) for node in nodes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.mark.parametrize("_", range(4))
def test_one_timer_fired_from_two_threads_fires_once(desk: Desk, _: int) -> None:
    case_id = incomplete(desk)
    desk.at += REMINDER
    timer_id = due(desk)[0][1]
    gate = Barrier(2)

    def fire() -> None:
        gate.wait()
        with desk.database.work(OFFICE.id) as work:
            timers.fire(work, timer_id=timer_id, at=desk.at)

    threads = [Thread(target=fire) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert fired(desk, case_id) == ["t_ingat"]


def test_a_timer_that_is_not_due_yet_does_not_fire(desk: Desk) -> None:
    case_id = incomplete(desk)

    timer_id = due(desk)[0][1]

    with desk.database.work(OFFICE.id) as work:
        timers.fire(work, timer_id=timer_id, at=desk.at)

    assert fired(desk, case_id) == []


def test_a_row_whose_token_does_not_wait_is_cleared(desk: Desk) -> None:
    case_id = incomplete(desk)
    stray = desk.task(case_id, "lengkapi_berkas").id
    job = TimerJob(
        id=stray,
        instance_id=case_id,
        process_id="com_lengkapi_berkas",
        element_id="t_ingat",
        due_at=desk.at,
    )
    with desk.database.work(OFFICE.id) as work:
        work.timers.add([job])

    assert desk.sweep() == 1
    assert desk.sweep() == 0

    assert fired(desk, case_id) == []
    assert desk.waits_for(case_id) == {"lengkapi_berkas"}


def test_deadlines_leave_out_decreed_holidays(desk: Desk) -> None:
    desk.at = datetime(2026, 12, 23, 9, tzinfo=UTC)  # 16.00, closing time, before two days off

    case_id = desk.start()

    due_at = desk.task(case_id, "terima_surat").due_at
    assert due_at is not None
    assert due_at.date() == date(2026, 12, 28)
