"""Cases that begin because their time has come."""

import logging
from threading import Barrier, Thread
from uuid import UUID

import pytest

from engine.domain.permissions import ANALYST
from engine.domain.routine import Plan, Routine, RoutineKind
from engine.domain.worklist import CaseFilter, CaseQuery
from engine.services import routines
from engine.services.routines import timetable
from tests.integration.records import a_user
from tests.integration.services.desk import OFFICE, Desk
from tests.integration.services.packages import LATER, Files, asking, branching
from tests.integration.services.timetables import DAY, Daily
from tests.unit.bpmn.packages import field
from webapp.narration import happened


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL, "alur.scheduler")


@pytest.fixture(autouse=True)
def _daily(monkeypatch: pytest.MonkeyPatch) -> None:
    keep(monkeypatch, Daily())


def keep(monkeypatch: pytest.MonkeyPatch, daily: Daily) -> None:
    monkeypatch.setattr(timetable, "TIMETABLE", daily)


def round_of(subject: str = "nama") -> Files:
    return asking(field(subject))


def starts(desk: Desk) -> list[Routine]:
    with desk.database.reading(OFFICE.id) as work:
        return [it for it in work.routines.all() if it.kind is RoutineKind.START]


def cases(desk: Desk) -> list[UUID]:
    with desk.database.reading(OFFICE.id) as work:
        query = CaseQuery(at=desk.at, filter=CaseFilter.RUNNING)
        return [it.instance_id for it in work.instances.search(query).rows]


def test_a_case_begins_when_its_time_has_come(database_only: Desk) -> None:
    definition = database_only.deploy(round_of())
    database_only.at += DAY

    assert database_only.sweep() == 1

    (case_id,) = cases(database_only)
    instance = database_only.instance(case_id)
    assert (instance.definition_id, instance.started_by) == (definition.id, None)
    assert instance.business_key is not None
    assert database_only.waits_for(case_id) == {"isi"}


def test_its_history_tells_when_it_was_to_begin(database_only: Desk) -> None:
    database_only.deploy(round_of())
    due_at = database_only.at + DAY
    database_only.at += 1.5 * DAY
    database_only.sweep()

    with database_only.database.reading(OFFICE.id) as work:
        (begun,) = work.history.of_instance(cases(database_only)[0])

    assert (begun.at, begun.actor_name) == (database_only.at, None)
    assert begun.facts == {"due_at": due_at.isoformat()}
    view = database_only.view(begun.instance_id)
    assert happened(view, begun) == "Sistem membuka kasus ini karena jadwalnya tiba."


def test_two_days_without_a_server_begin_one_case(database_only: Desk) -> None:
    database_only.deploy(round_of())
    due_at = database_only.at + DAY
    database_only.at += 3.5 * DAY

    assert database_only.sweep() == 1
    assert database_only.sweep() == 0

    assert len(cases(database_only)) == 1
    assert starts(database_only)[0].due_at == due_at + 3 * DAY


def test_a_new_version_plans_its_own_cases_alone(database_only: Desk) -> None:
    database_only.deploy(round_of())
    (first,) = starts(database_only)
    database_only.at += DAY / 2

    newer = database_only.deploy(round_of("alamat"))

    (planned,) = starts(database_only)
    assert (planned.id == first.id, planned.due_at) == (False, database_only.at + DAY)
    database_only.at += DAY
    database_only.sweep()
    assert database_only.instance(cases(database_only)[0]).definition_id == newer.id


def test_an_unchanged_package_keeps_its_rhythm(database_only: Desk) -> None:
    database_only.deploy(round_of())
    before = starts(database_only)
    database_only.at += DAY / 2

    database_only.deploy(round_of())

    assert starts(database_only) == before


def test_a_version_without_times_ends_them(
    database_only: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    database_only.deploy(round_of())
    keep(monkeypatch, Daily(days=0))

    database_only.deploy(round_of("alamat"))

    assert starts(database_only) == []


def test_the_last_time_takes_the_routine_away(
    database_only: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(monkeypatch, Daily(days=1))
    database_only.deploy(round_of())
    database_only.at += DAY

    database_only.sweep()

    assert len(cases(database_only)) == 1
    assert starts(database_only) == []


def test_analysts_are_told_of_a_case_that_could_not_begin(database_only: Desk) -> None:
    analyst = a_user(OFFICE.id, roles=frozenset({ANALYST}))
    with database_only.database.work(OFFICE.id) as work:
        work.users.add(analyst)
    database_only.deploy(branching(LATER, first=False))
    due_at = database_only.at + DAY
    with database_only.database.work(OFFICE.id) as work:
        (routine,) = work.routines.all()
        work.routines.plan(routine.id, Plan(due_at=database_only.at, memory=routine.memory))

    database_only.sweep()
    database_only.sweep()

    assert cases(database_only) == []
    assert starts(database_only)[0].due_at == due_at
    with database_only.database.reading(OFFICE.id) as work:
        (told,) = work.notices.inbox(analyst.id, at=database_only.at, limit=9)
    assert (told.code, told.facts) == ("N-32", {"layanan": "Uji"})


def test_of_two_that_begin_a_case_at_once_one_does(database_only: Desk) -> None:
    database_only.deploy(round_of())
    database_only.at += DAY
    (routine,) = starts(database_only)
    gate = Barrier(2)

    def run() -> None:
        gate.wait()
        with database_only.database.work(OFFICE.id) as work:
            routines.run(work, routine_id=routine.id, at=database_only.at)

    threads = [Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(cases(database_only)) == 1
