import time
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest

from engine.domain.errors import AlreadyDoneError, ConflictError, NotFoundError
from engine.domain.instance import ProcessInstance
from engine.domain.office import Office
from engine.domain.task import Task, TaskStatus
from engine.domain.worklist import WorklistQuery
from engine.persistence.database import Database
from engine.persistence.unit_of_work import UnitOfWork
from tests.integration.records import HOUR, NOON, a_stored_case, a_task, new_id

LOKET = frozenset({"front_office"})
MANY = 10_000


@pytest.fixture
def work(database: Database, office: Office) -> Iterator[UnitOfWork]:
    with database.work(office.id) as work:
        yield work


@pytest.fixture
def case(work: UnitOfWork) -> ProcessInstance:
    return a_stored_case(work, business_key="DS-1", subject="Siti")


def all_pages(work: UnitOfWork, query: WorklistQuery) -> list[UUID]:
    page = work.tasks.worklist(query)
    seen = [row.task_id for row in page.rows]
    while page.following is not None:
        page = work.tasks.worklist(
            WorklistQuery(
                roles=query.roles, holders=query.holders, after=page.following, limit=query.limit
            )
        )
        seen += [row.task_id for row in page.rows]
    return seen


def same(one: Task, other: Task) -> bool:
    return all(getattr(one, name) == getattr(other, name) for name in Task.__slots__)


def test_a_task_comes_back_as_it_was_stored(work: UnitOfWork, case: ProcessInstance) -> None:
    task = a_task(
        case,
        due_at=NOON + HOUR,
        status=TaskStatus.CLAIMED,
        assignee_id=new_id(),
        assignee_name="Sari",
    )
    bare = a_task(case, form_id=None)
    work.tasks.add([task, bare])

    assert same(work.tasks.get(task.id), task)
    assert same(work.tasks.get(bare.id), bare)


def test_a_task_that_is_not_there_is_not_found(work: UnitOfWork, case: ProcessInstance) -> None:
    with pytest.raises(NotFoundError):
        work.tasks.get(new_id())
    with pytest.raises(NotFoundError):
        work.tasks.save(a_task(case))


def test_tasks_of_a_case_come_oldest_first(work: UnitOfWork, case: ProcessInstance) -> None:
    late, early = a_task(case, created_at=NOON + HOUR), a_task(case)
    work.tasks.add([late, early])

    assert [task.id for task in work.tasks.of_instance(case.id)] == [early.id, late.id]


def test_nothing_to_add_is_no_error(work: UnitOfWork, case: ProcessInstance) -> None:
    work.tasks.add([])
    work.tasks.cancel([], at=NOON)

    assert work.tasks.of_instance(case.id) == []


def test_a_task_changed_meanwhile_is_a_conflict(work: UnitOfWork, case: ProcessInstance) -> None:
    task = a_task(case)
    work.tasks.add([task])
    stale = work.tasks.get(task.id)
    work.tasks.save(task)

    with pytest.raises(ConflictError):
        work.tasks.save(stale)
    assert task.row_version == stale.row_version + 1


def test_a_task_closed_meanwhile_is_already_done(work: UnitOfWork, case: ProcessInstance) -> None:
    task = a_task(case)
    work.tasks.add([task])

    work.tasks.cancel([task.id], at=NOON)

    with pytest.raises(AlreadyDoneError):
        work.tasks.save(task)


def test_cancelling_closes_open_and_held_tasks_only(
    work: UnitOfWork, case: ProcessInstance
) -> None:
    tasks = {status: a_task(case, status=status) for status in TaskStatus}
    work.tasks.add(tasks.values())

    work.tasks.cancel([task.id for task in tasks.values()], at=NOON)

    read = {status: work.tasks.get(task.id) for status, task in tasks.items()}
    assert read.pop(TaskStatus.COMPLETED).status is TaskStatus.COMPLETED
    assert {task.status for task in read.values()} == {TaskStatus.CANCELLED}
    assert read[TaskStatus.READY].ended_at == NOON


def test_the_worklist_shows_the_task_and_its_case(work: UnitOfWork, case: ProcessInstance) -> None:
    task = a_task(case)
    work.tasks.add([task])

    (row,) = work.tasks.worklist(WorklistQuery(roles=LOKET)).rows

    assert (row.task_id, row.instance_id, row.status) == (task.id, case.id, TaskStatus.READY)
    assert (row.business_key, row.subject, row.service) == ("DS-1", "Siti", case.name)
    assert row.due_at is None


def test_only_free_tasks_of_the_roles_are_listed(work: UnitOfWork, case: ProcessInstance) -> None:
    free, other_role = a_task(case), a_task(case, role="peksos")
    closed = [a_task(case, status=status) for status in TaskStatus if status != TaskStatus.READY]
    work.tasks.add([free, other_role, *closed])

    assert all_pages(work, WorklistQuery(roles=LOKET)) == [free.id]
    assert set(all_pages(work, WorklistQuery(roles=frozenset({"peksos", "front_office"})))) == {
        free.id,
        other_role.id,
    }


def test_a_holder_sees_what_they_have_taken(work: UnitOfWork, case: ProcessInstance) -> None:
    sari = new_id()
    mine = a_task(case, status=TaskStatus.CLAIMED, assignee_id=sari)
    done = a_task(case, status=TaskStatus.COMPLETED, assignee_id=sari)
    theirs = a_task(case, status=TaskStatus.CLAIMED, assignee_id=new_id())
    work.tasks.add([mine, done, theirs])

    assert all_pages(work, WorklistQuery(holders=frozenset({sari}))) == [mine.id]
    assert work.tasks.count(WorklistQuery(holders=frozenset({sari})), limit=9) == 1


def test_nobodys_worklist_is_empty(work: UnitOfWork, case: ProcessInstance) -> None:
    work.tasks.add([a_task(case)])

    assert work.tasks.worklist(WorklistQuery()).rows == ()
    assert work.tasks.count(WorklistQuery(), limit=9) == 0


@pytest.mark.parametrize("count", [0, 1, 3, 4, 5, 11])
def test_pages_are_in_order_of_due_time_without_gaps(
    work: UnitOfWork, case: ProcessInstance, count: int
) -> None:
    due = [NOON, NOON, NOON, NOON + HOUR, None, None]
    roles = ["front_office", "peksos", "kasir"]
    tasks = [a_task(case, due_at=due[i % 6], role=roles[i % 3]) for i in range(count)]
    work.tasks.add(tasks)

    seen = all_pages(work, WorklistQuery(roles=frozenset(roles), limit=2))

    by_due = sorted(tasks, key=lambda it: (it.due_at is None, it.due_at or NOON, it.id))
    assert seen == [task.id for task in by_due]


def test_the_worklist_is_searched_by_case(work: UnitOfWork, case: ProcessInstance) -> None:
    other = a_stored_case(work, business_key="DS-2", subject="Budi")
    task, others_task = a_task(case), a_task(other)
    work.tasks.add([task, others_task])

    assert [
        row.task_id for row in work.tasks.worklist(WorklistQuery(roles=LOKET, text="siti")).rows
    ] == [task.id]
    assert work.tasks.count(WorklistQuery(roles=LOKET, text="ds2"), limit=9) == 1


def test_a_count_stops_at_its_limit_and_ignores_the_page(
    work: UnitOfWork, case: ProcessInstance
) -> None:
    work.tasks.add([a_task(case) for _ in range(5)] + [a_task(case, role="peksos")])
    both = frozenset({"front_office", "peksos"})
    second = work.tasks.worklist(WorklistQuery(roles=both, limit=2)).following

    assert work.tasks.count(WorklistQuery(roles=both), limit=9) == 6
    assert work.tasks.count(WorklistQuery(roles=both, after=second), limit=9) == 6
    assert work.tasks.count(WorklistQuery(roles=both), limit=3) == 3


def test_a_page_of_ten_thousand_tasks_is_quick(work: UnitOfWork, case: ProcessInstance) -> None:
    roles = [f"bidang_{i}" for i in range(5)]
    work.tasks.add(
        a_task(case, role=roles[i % 5], due_at=NOON + timedelta(minutes=i % 997))
        for i in range(MANY)
    )
    query = WorklistQuery(roles=frozenset(roles))
    work.tasks.worklist(query)

    begin = time.perf_counter()
    page = work.tasks.worklist(query)
    taken = (time.perf_counter() - begin) * 1000

    print(f"one page of {MANY} open tasks: {taken:.1f} ms")  # noqa: T201 - measured, not judged
    assert [row.due_at for row in page.rows] == sorted(
        [NOON] * 11 + [NOON + HOUR / 60] * 11 + [NOON + HOUR / 30] * 3
    )
    assert work.tasks.count(query, limit=1000) == 1000
