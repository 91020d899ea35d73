"""The clock of a case: when it runs, when it stands still, and what it promises."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from engine.domain.history import Happening
from engine.domain.service_clock import ServiceClock
from engine.domain.snapshot import Snapshot
from engine.services import case, clocks, suspensions
from tests.integration.services.desk import OFFICE, Desk, person
from tests.integration.services.packages import promising
from tests.integration.services.test_escalations import sweep_at, told

DAY = timedelta(days=1)
MONDAY = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)  # 09.00 WIB


def clock(desk: Desk, case_id: UUID) -> ServiceClock | None:
    with desk.database.reading(OFFICE.id) as work:
        return work.clocks.get(case_id)


def running(desk: Desk, case_id: UUID) -> ServiceClock:
    found = clock(desk, case_id)
    assert found is not None
    return found


def complete_file(desk: Desk) -> UUID:
    """A case whose papers are complete, so that its clock runs."""
    desk.at = MONDAY
    case_id = desk.start()
    desk.hand_in(case_id, "terima_surat")
    return case_id


def happened(desk: Desk, case_id: UUID) -> list[Happening]:
    clocks = {it for it in Happening if it.value.startswith("clock")}
    return [it.happening for it in desk.view(case_id).history if it.happening in clocks]


def test_it_does_not_run_before_the_papers_are_complete(desk: Desk) -> None:
    case_id = desk.start()

    desk.hand_in(case_id, "terima_surat", ada_kk=False)

    assert clock(desk, case_id) is None


def test_it_promises_three_calendar_months_until_closing(desk: Desk) -> None:
    case_id = complete_file(desk)

    found = running(desk, case_id)

    assert found.started_at == MONDAY
    assert found.due_at == datetime(2027, 2, 23, 9, 0, tzinfo=UTC)  # Tuesday, 16.00 WIB
    assert found.promise == "P3M"


def test_it_stands_still_while_the_applicant_must_act_and_says_why(desk: Desk) -> None:
    case_id = complete_file(desk)
    desk.at += DAY
    desk.hand_in(case_id, "cek_dtks", terdaftar=False, ada_sktm=False, sudah_program=False)

    found = running(desk, case_id)

    assert found.paused_at == desk.at
    assert found.pause_reason == "Menunggu pemohon melampirkan SKTM"
    assert found.wake_at is None


def test_its_due_time_moves_by_what_the_applicant_took(desk: Desk) -> None:
    case_id = complete_file(desk)
    due_at = running(desk, case_id).due_at
    desk.hand_in(case_id, "cek_dtks", terdaftar=False, ada_sktm=False, sudah_program=False)
    desk.at += 7 * DAY  # five working days

    desk.hand_in(case_id, "lengkapi_berkas")

    found = running(desk, case_id)
    assert found.paused_at is None
    assert due_at == datetime(2027, 2, 23, 9, 0, tzinfo=UTC)
    assert found.due_at == datetime(2027, 3, 2, 9, 0, tzinfo=UTC)  # Tuesday again, 16.00 WIB
    assert happened(desk, case_id) == [
        Happening.CLOCK_STARTED,
        Happening.CLOCK_PAUSED,
        Happening.CLOCK_WENT_ON,
    ]


def test_no_level_is_reached_while_it_stands_still(desk: Desk) -> None:
    case_id = complete_file(desk)
    desk.hand_in(case_id, "cek_dtks", terdaftar=False, ada_sktm=False, sudah_program=False)

    sweep_at(desk, MONDAY + 13 * DAY)

    assert running(desk, case_id).level == 0


def test_its_levels_are_told_to_those_who_oversee_the_case(desk: Desk) -> None:
    case_id = complete_file(desk)

    sweep_at(desk, running(desk, case_id).due_at)

    assert running(desk, case_id).level == 100
    assert "N-42" in told(desk)["Budi"]
    assert "N-42" in told(desk)["Suharto"]


def test_it_stops_when_the_aid_is_handed_over(desk: Desk) -> None:
    case_id = complete_file(desk)

    desk.play(case_id, until="lpj")

    found = running(desk, case_id)
    assert found.stopped_at == desk.at
    assert not found.is_late(at=desk.at + 999 * DAY)
    assert happened(desk, case_id)[-1] is Happening.CLOCK_STOPPED


def test_it_stops_with_a_case_that_ends_otherwise(desk: Desk) -> None:
    case_id = complete_file(desk)

    desk.play(case_id, "g_disposisi__tolak")

    assert running(desk, case_id).stopped_at is not None
    assert Happening.CLOCK_STOPPED not in happened(desk, case_id)


def test_a_case_that_ends_while_it_stands_still_has_no_open_pause(desk: Desk) -> None:
    case_id = complete_file(desk)
    desk.hand_in(case_id, "cek_dtks", terdaftar=False, ada_sktm=False, sudah_program=False)

    sweep_at(desk, MONDAY + 40 * DAY)

    found = running(desk, case_id)
    assert not desk.is_running(case_id)
    assert found.stopped_at is not None
    assert found.paused_at is None


def suspend(
    desk: Desk, case_id: UUID, *, by: str = "Budi", reason: str = "Menunggu putusan"
) -> None:
    with desk.database.work(OFFICE.id) as work:
        suspensions.suspend(work, instance_id=case_id, reason=reason, actor=person(by), at=desk.at)


def go_on(desk: Desk, case_id: UUID) -> None:
    with desk.database.work(OFFICE.id) as work:
        suspensions.go_on(work, instance_id=case_id, actor=person("Budi"), at=desk.at)


BY_CLASS = 'get value({ringan: "P2HK", berat: "P14HK"}, nama)'


def classed(desk: Desk, text: str = BY_CLASS) -> UUID:
    desk.deploy(promising(text))
    desk.at = MONDAY
    return desk.start("uji")


def answered(desk: Desk, case_id: UUID, element_id: str, name: str) -> None:
    desk.complete(desk.task(case_id, element_id).id, by="Sari", data={"nama": name})


def test_a_promise_by_class_is_known_with_the_class_and_counts_from_the_beginning(
    desk: Desk,
) -> None:
    case_id = classed(desk)
    before = clock(desk, case_id)
    desk.at += DAY

    answered(desk, case_id, "isi", "ringan")

    assert before is None
    assert running(desk, case_id).started_at == MONDAY
    assert running(desk, case_id).due_at == datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


def test_another_class_is_another_promise(desk: Desk) -> None:
    desk.deploy(promising(BY_CLASS), key="uji")
    desk.at = MONDAY
    case_id = desk.start("uji")
    answered(desk, case_id, "isi", "ringan")
    with desk.database.work(OFFICE.id) as work:
        found = case.get(work, case_id)
        known = Snapshot(state=found.instance.state, variables={"nama": "berat"})
        clocks.begin(work, found, known, at=desk.at)

    assert running(desk, case_id).promise == "P14HK"
    assert running(desk, case_id).due_at == datetime(2026, 12, 11, 9, 30, tzinfo=UTC)  # Friday


@pytest.mark.parametrize("text", ['"besok"', "1", "nama.x", "null"])
def test_a_promise_that_cannot_be_counted_is_none(desk: Desk, text: str) -> None:
    case_id = classed(desk, text)

    answered(desk, case_id, "isi", "ringan")

    assert clock(desk, case_id) is None


def test_a_suspension_moves_the_clock_and_the_tasks_of_the_case(desk: Desk) -> None:
    case_id = complete_file(desk)
    task_due, case_due = desk.task(case_id, "cek_dtks").due_at, running(desk, case_id).due_at

    suspend(desk, case_id)
    desk.at += 2 * DAY
    go_on(desk, case_id)

    assert task_due is not None
    assert desk.task(case_id, "cek_dtks").due_at == task_due + 2 * DAY
    assert running(desk, case_id).due_at.date() - case_due.date() == 2 * DAY
    assert date(2027, 2, 25) == running(desk, case_id).due_at.date()


def test_a_suspension_during_a_wait_for_the_applicant_is_not_counted_twice(desk: Desk) -> None:
    case_id = complete_file(desk)
    desk.hand_in(case_id, "cek_dtks", terdaftar=False, ada_sktm=False, sudah_program=False)
    desk.at += DAY
    suspend(desk, case_id)
    desk.at += DAY
    go_on(desk, case_id)
    waiting = running(desk, case_id)
    desk.at += DAY

    desk.hand_in(case_id, "lengkapi_berkas")

    assert waiting.pause_reason == "Menunggu pemohon melampirkan SKTM"
    assert running(desk, case_id).due_at.date() == date(2027, 2, 26)
