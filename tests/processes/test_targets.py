"""Targets shrink where a promise leaves fewer working days than were planned for."""

from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from engine.domain import deadline, durations
from engine.domain.service_clock import ServiceClock
from engine.domain.snapshot import Target, WaitingTask
from engine.domain.working_time import office_calendars
from engine.holidays import decreed_days
from engine.library import read_standard
from engine.services.deadlines import Deadlines
from engine.services.time_plan import TimePlan
from tests.processes.case import package

ROUNDS, JPST = "mgl-pantau-bpnt", "bna-santunan-jpst"
CALENDARS = office_calendars(
    ZoneInfo("Asia/Jakarta"),
    special_days=decreed_days(),
    ramadans=[(date(2027, 2, 8), date(2027, 3, 9))],
)


def planned(key: str, *, since: str, amount: float = 3) -> float:
    """How many working days a step of so many gets in a case that begins on a day."""
    bundle, _, facts = package(key)
    standard = read_standard(bundle.files[f"processes/{key}/standar.yaml"])
    begun = datetime.fromisoformat(since).replace(tzinfo=ZoneInfo("Asia/Jakarta"))
    promise = durations.from_iso(standard.promise)
    frame = deadline.of_promise(promise, since=begun, calendars=CALENDARS)
    clock = ServiceClock(
        id=UUID(int=1), promise=standard.promise, started_at=begun, due_at=frame.due_at
    )
    deadlines = Deadlines(
        plan=TimePlan(facts, bundle.process_id, standard.promise),
        calendars=CALENDARS,
        clock=clock,
        at=begun,
    )
    timing = deadlines.timing_of(waiting(bundle.process_id, amount))
    assert timing is not None
    return timing.target.amount


def waiting(process_id: str, amount: float) -> WaitingTask:
    element = {"mgl_pantau_bpnt": "susun_jadwal", "bna_santunan_jpst": "lapor_kadis"}[process_id]
    return WaitingTask(
        token_id=UUID(int=2),
        process_id=process_id,
        element_id=element,
        name=element,
        role="kepala_bidang",
        target=Target(amount=amount, unit="hk"),
    )


def test_two_months_over_lebaran_hold_35_of_the_41_working_days() -> None:
    assert planned(ROUNDS, since="2027-02-15T08:00") == pytest.approx(3 * 35 / 41)


def test_two_usual_months_leave_the_targets_as_they_are() -> None:
    assert planned(ROUNDS, since="2026-09-01T08:00") == 3


def test_three_months_over_lebaran_hold_56_of_58() -> None:
    """55 until Saturday, 15 May; the promise ends on Monday."""
    assert planned(JPST, since="2027-02-15T08:00") == pytest.approx(3 * 56 / 58)


def test_no_step_gets_less_than_half_an_hour() -> None:
    assert planned(ROUNDS, since="2027-02-15T08:00", amount=0.07) == pytest.approx(0.5 / 7.5)
