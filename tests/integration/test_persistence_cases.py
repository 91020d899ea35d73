from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest

from engine.domain.errors import ConflictError, NotFoundError
from engine.domain.instance import InstanceStatus
from engine.domain.office import Office
from engine.domain.task import TaskStatus
from engine.domain.worklist import CaseFilter, CaseQuery, Cursor
from engine.persistence.database import Database
from engine.persistence.unit_of_work import UnitOfWork
from tests.integration.records import (
    HOUR,
    NOON,
    a_case,
    a_definition,
    a_stored_case,
    a_task,
    an_incident,
    new_id,
)


@pytest.fixture
def work(database: Database, office: Office) -> Iterator[UnitOfWork]:
    with database.work(office.id) as work:
        yield work


def found(work: UnitOfWork, **question: object) -> list[UUID]:
    page = work.instances.search(CaseQuery(at=NOON, **question))  # type: ignore[arg-type]  # any
    return [row.instance_id for row in page.rows]


def test_a_case_comes_back_as_it_was_stored(work: UnitOfWork) -> None:
    case = a_stored_case(
        work,
        business_key="DS-2026-0001",
        subject="Siti Aminah",
        status=InstanceStatus.COMPLETED,
        end_id="ditolak",
        ended_at=NOON + HOUR,
        started_by=new_id(),
        state=bytes(range(256)),
    )

    read = work.instances.get(case.id)

    assert all(getattr(read, name) == getattr(case, name) for name in type(case).__slots__)


def test_times_are_exact_and_utc(work: UnitOfWork) -> None:
    moment = NOON + timedelta(microseconds=123457)
    case = a_stored_case(work, started_at=moment)

    read = work.instances.get(case.id).started_at

    assert read == moment
    assert read.utcoffset() == timedelta(0)


def test_a_case_that_is_not_there_is_not_found(work: UnitOfWork) -> None:
    with pytest.raises(NotFoundError):
        work.instances.get(new_id())


def test_a_business_key_is_given_once(work: UnitOfWork) -> None:
    a_stored_case(work, business_key="DS-1")

    with pytest.raises(ConflictError), work.savepoint():
        a_stored_case(work, business_key="DS-1")


def test_many_cases_may_have_no_business_key_yet(work: UnitOfWork) -> None:
    first, second = a_stored_case(work), a_stored_case(work)

    assert {first.id, second.id} == set(found(work))


def test_no_cases_make_an_empty_page(work: UnitOfWork) -> None:
    page = work.instances.search(CaseQuery(at=NOON))

    assert page.rows == ()
    assert page.following is None


def test_a_row_shows_the_case_and_its_open_steps(work: UnitOfWork) -> None:
    case = a_stored_case(work, business_key="DS-1", subject="Siti")
    done = a_task(case, element_id="daftar", status=TaskStatus.COMPLETED)
    taken = a_task(
        case,
        element_id="periksa",
        status=TaskStatus.CLAIMED,
        assignee_id=new_id(),
        assignee_name="Sari",
    )
    free = a_task(case, element_id="survei", created_at=NOON + HOUR, due_at=NOON + 2 * HOUR)
    work.tasks.add([free, done, taken])

    (row,) = work.instances.search(CaseQuery(at=NOON)).rows

    assert (row.business_key, row.subject, row.service) == ("DS-1", "Siti", case.name)
    assert [step.element_id for step in row.steps] == ["periksa", "survei"]
    assert [step.assignee_name for step in row.steps] == ["Sari", None]
    assert [step.due_at for step in row.steps] == [None, NOON + 2 * HOUR]


def test_running_and_ended_cases_are_listed_apart(work: UnitOfWork) -> None:
    running = a_stored_case(work)
    ended = a_stored_case(work, status=InstanceStatus.COMPLETED)

    assert found(work, filter=CaseFilter.RUNNING) == [running.id]
    assert found(work, filter=CaseFilter.ENDED) == [ended.id]


def test_a_case_is_late_when_an_open_task_is(work: UnitOfWork) -> None:
    late, timely, done, endless = (a_stored_case(work) for _ in range(4))
    work.tasks.add(
        [
            a_task(late, due_at=NOON - HOUR),
            a_task(timely, due_at=NOON),
            a_task(done, due_at=NOON - HOUR, status=TaskStatus.COMPLETED),
            a_task(endless),
        ]
    )

    assert found(work, filter=CaseFilter.LATE) == [late.id]


def test_a_case_is_stuck_while_an_incident_is_open(work: UnitOfWork) -> None:
    stuck, helped, _fine = (a_stored_case(work) for _ in range(3))
    work.incidents.add(an_incident(stuck))
    work.incidents.add(an_incident(helped, resolved_at=NOON))

    assert found(work, filter=CaseFilter.STUCK) == [stuck.id]


def test_cases_are_found_by_service_and_step(work: UnitOfWork) -> None:
    case, other = a_stored_case(work), a_stored_case(work)
    work.tasks.add([a_task(case, element_id="survei"), a_task(other, element_id="periksa")])

    assert found(work, definition_key=case.definition_key) == [case.id]
    assert found(work, step="survei") == [case.id]
    assert found(work, step="survei", definition_key=other.definition_key) == []


def test_a_role_finds_the_cases_in_which_it_has_or_had_a_task(work: UnitOfWork) -> None:
    case, other = a_stored_case(work), a_stored_case(work)
    work.tasks.add([a_task(case, role="peksos", status=TaskStatus.COMPLETED), a_task(other)])

    assert found(work, roles=frozenset({"peksos", "bendahara"})) == [case.id]
    assert found(work, roles=frozenset()) == []
    assert work.instances.takes_part(case.id, frozenset({"peksos", "pimpinan"}))
    assert not work.instances.takes_part(other.id, frozenset({"peksos"}))
    assert not work.instances.takes_part(case.id, frozenset())


@pytest.mark.parametrize(
    "text",
    ["DS-2026-0042", "ds20260042", "2026-00", "202600", "siti", "AMINAH", " siti  am ", "n-n"],
)
def test_number_and_name_are_found_by_a_part(work: UnitOfWork, text: str) -> None:
    case = a_stored_case(work, business_key="DS-2026-0042", subject="Siti  Aminah Nun-Nur")
    a_stored_case(work, business_key="DS-2025-0041", subject="Budi")

    assert found(work, text=text) == [case.id]


@pytest.mark.parametrize("text", ["%", "_", "!", "100%", "a_b", "a!b"])
def test_wildcards_are_taken_literally(work: UnitOfWork, text: str) -> None:
    case = a_stored_case(work, subject=f"x{text}y")
    a_stored_case(work, subject="100 aub aab")

    assert found(work, text=text) == [case.id]


def test_blank_text_asks_nothing(work: UnitOfWork) -> None:
    case = a_stored_case(work)

    assert found(work, text="  ") == [case.id]


def test_what_a_saved_case_is_found_by_follows_its_changes(work: UnitOfWork) -> None:
    case = a_stored_case(work)
    case.business_key, case.subject = "DS-7", "Rahmat"
    work.instances.save(case)

    assert found(work, text="rahmat") == [case.id]


@pytest.mark.parametrize("count", [0, 1, 4, 5, 6])
def test_pages_follow_each_other_newest_first(work: UnitOfWork, count: int) -> None:
    definition = a_definition()
    work.definitions.add(definition)
    cases = [a_case(definition, started_at=NOON + (i // 2) * HOUR) for i in range(count)]
    for case in cases:
        work.instances.add(case)
        work.tasks.add([a_task(case), a_task(case)])

    seen, after = [], None
    while True:
        page = work.instances.search(CaseQuery(at=NOON, after=after, limit=2))
        seen += [row.instance_id for row in page.rows]
        after = page.following
        if after is None:
            break

    newest_first = sorted(cases, key=lambda it: (it.started_at, it.id), reverse=True)
    assert seen == [case.id for case in newest_first]


def test_a_cursor_after_the_last_row_gives_an_empty_page(work: UnitOfWork) -> None:
    case = a_stored_case(work)

    page = work.instances.search(CaseQuery(at=NOON, after=Cursor(at=NOON, id=case.id)))

    assert page.rows == ()
