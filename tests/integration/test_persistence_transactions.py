import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier

import psycopg
import pytest

from engine.domain.actor import Actor
from engine.domain.errors import AlreadyDoneError, ConflictError, NotFoundError, WorkflowError
from engine.domain.instance import InstanceStatus, ProcessInstance
from engine.domain.office import Office
from engine.persistence.database import Database, connect
from tests.integration.records import (
    NOON,
    Mishap,
    a_case,
    a_definition,
    a_document,
    a_job,
    a_notice,
    a_stored_case,
    a_task,
    a_timer,
    a_user,
    an_entry,
    an_incident,
    new_id,
)


def test_a_clean_exit_commits(database: Database, office: Office) -> None:
    with database.work(office.id) as work:
        case = a_stored_case(work)

    with database.reading(office.id) as work:
        assert work.instances.get(case.id).state == case.state


def test_an_error_rolls_everything_back(database: Database, office: Office) -> None:
    with suppress(Mishap), database.work(office.id) as work:
        case = a_stored_case(work)
        raise Mishap

    with database.work(office.id) as work, pytest.raises(NotFoundError):
        work.instances.get(case.id)


def test_a_reading_unit_of_work_cannot_write(database: Database, office: Office) -> None:
    refusals = (sqlite3.OperationalError, psycopg.errors.ReadOnlySqlTransaction)

    with pytest.raises(refusals), database.reading(office.id) as work:
        work.definitions.add(a_definition())

    with database.work(office.id) as work:
        work.definitions.add(a_definition())


def test_reading_does_not_wait_for_a_writer(database: Database, office: Office) -> None:
    with database.work(office.id) as work:
        case = a_stored_case(work)
        with database.reading(office.id) as other, pytest.raises(NotFoundError):
            other.instances.get(case.id)


def test_a_savepoint_undoes_only_what_was_written_inside(
    database: Database, office: Office
) -> None:
    with database.work(office.id) as work:
        kept = a_stored_case(work)
        with suppress(Mishap), work.savepoint():
            lost = a_stored_case(work)
            raise Mishap
        with work.savepoint():
            also_kept = a_stored_case(work)

    with database.reading(office.id) as work:
        assert work.instances.get(kept.id).id == kept.id
        assert work.instances.get(also_kept.id).id == also_kept.id
        with pytest.raises(NotFoundError):
            work.instances.get(lost.id)


def test_savepoints_nest(database: Database, office: Office) -> None:
    with database.work(office.id) as work:
        with work.savepoint():
            outer = a_stored_case(work)
            with suppress(Mishap), work.savepoint():
                a_stored_case(work, business_key="A-1")
                raise Mishap
        a_stored_case(work, business_key="A-1")

    with database.reading(office.id) as work:
        assert work.instances.get(outer.id).id == outer.id


def test_a_refused_insert_leaves_the_work_usable_after_a_savepoint(
    database: Database, office: Office
) -> None:
    with database.work(office.id) as work:
        a_stored_case(work, business_key="A-1")
        with pytest.raises(ConflictError), work.savepoint():
            a_stored_case(work, business_key="A-1")

        a_stored_case(work, business_key="A-2")


def test_another_offices_records_are_invisible(
    database: Database, office: Office, neighbour: Office
) -> None:
    with database.work(office.id) as work:
        user = a_user(office.id, roles=frozenset({"supervisor"}))
        work.users.add(user)
        case = a_stored_case(work, business_key="A-1", subject="Siti")
        definition_key = case.definition_key
        task, timer = a_task(case), a_timer(case)
        job = a_job(case, office_id=office.id)
        incident, document = an_incident(case), a_document(case)
        work.tasks.add([task])
        work.timers.add([timer])
        work.outbox.add([job])
        work.history.add([an_entry(case)])
        work.incidents.add(incident)
        work.notices.add([a_notice(user.id)])
        work.documents.add(document, content=b"%PDF")
        work.drafts.put(task.id, user_id=user.id, values={"a": 1}, at=NOON)
        work.numbers.take("perkara", "2026")
        work.idempotency.claim("k", task.id, at=NOON)
        work.definitions.get(case.definition_id)

    with database.work(neighbour.id) as other:
        for get, key in (
            (other.definitions.get, case.definition_id),
            (other.instances.get, case.id),
            (other.tasks.get, task.id),
            (other.incidents.get, incident.id),
            (other.documents.get, document.id),
            (other.documents.content, document.id),
            (other.users.get, user.id),
        ):
            with pytest.raises(NotFoundError):
                get(key)
        assert other.definitions.latest(definition_key) is None
        assert other.definitions.newest() == []
        assert other.definitions.versions(definition_key) == []
        assert other.tasks.of_instance(case.id) == []
        assert not other.instances.takes_part(case.id, frozenset({task.role}))
        assert other.timers.get(timer.id) is None
        assert other.outbox.get(job.id) is None
        assert other.outbox.dead() == []
        assert other.history.of_instance(case.id) == []
        assert other.incidents.of_instance(case.id) == []
        assert other.documents.of_instance(case.id) == []
        assert other.notices.inbox(user.id, at=NOON, limit=9) == []
        assert other.notices.unread(user.id, at=NOON) == 0
        assert other.drafts.get(task.id, user_id=user.id) is None
        assert other.users.all() == []
        assert other.users.with_role("supervisor") == []
        assert other.numbers.take("perkara", "2026") == 1
        assert other.idempotency.claim("k", task.id, at=NOON)
        assert other.office() == neighbour


def test_another_offices_records_cannot_be_changed(
    database: Database, office: Office, neighbour: Office
) -> None:
    with database.work(office.id) as work:
        user = a_user(office.id)
        case = a_stored_case(work)
        task, timer = a_task(case), a_timer(case)
        job, incident = a_job(case, office_id=office.id), an_incident(case)
        work.tasks.add([task])
        work.timers.add([timer])
        work.outbox.add([job])
        work.incidents.add(incident)
        work.notices.add([a_notice(user.id)])
        work.drafts.put(task.id, user_id=user.id, values={"a": 1}, at=NOON)

    with database.work(neighbour.id) as other:
        with pytest.raises(ConflictError):
            other.instances.save(case)
        with pytest.raises(NotFoundError):
            other.tasks.save(task)
        with pytest.raises(NotFoundError):
            other.incidents.save(incident)
        other.tasks.cancel([task.id], at=NOON)
        other.timers.clear([timer.id])
        other.outbox.remove(job.id)
        other.notices.mark_read(user.id, at=NOON)
        other.drafts.drop(task.id)

    with database.reading(office.id) as work:
        assert work.tasks.get(task.id).is_open
        assert work.timers.get(timer.id) == timer
        assert work.outbox.get(job.id) == job
        assert work.notices.unread(user.id, at=NOON) == 1
        assert work.drafts.get(task.id, user_id=user.id) == {"a": 1}


def test_a_case_cannot_point_to_another_offices_definition(
    database: Database, office: Office, neighbour: Office
) -> None:
    theirs = a_definition()
    with database.work(neighbour.id) as work:
        work.definitions.add(theirs)

    refusals = (sqlite3.IntegrityError, psycopg.errors.ForeignKeyViolation)
    with pytest.raises(refusals), database.work(office.id) as work:
        work.instances.add(a_case(theirs))


def test_an_old_version_of_a_case_is_not_stored(database: Database, office: Office) -> None:
    with database.work(office.id) as work:
        case = a_stored_case(work)
    with database.work(office.id) as work:
        fresh, stale = work.instances.get(case.id), work.instances.get(case.id)
        fresh.status = InstanceStatus.COMPLETED
        work.instances.save(fresh)
        assert fresh.row_version == case.row_version + 1

    with pytest.raises(ConflictError), database.work(office.id) as work:
        work.instances.save(stale)

    with database.work(office.id) as work:
        assert work.instances.get(case.id).status is InstanceStatus.COMPLETED
        work.instances.save(fresh)


def test_two_people_complete_a_task_and_one_succeeds(database: Database, office: Office) -> None:
    with database.work(office.id) as work:
        case = a_stored_case(work)
        task = a_task(case)
        work.tasks.add([task])
    start = Barrier(2)

    def complete(name: str) -> str:
        actor = Actor(
            office_id=office.id, user_id=new_id(), name=name, roles=frozenset({task.role})
        )
        start.wait()
        try:
            with database.work(office.id) as work:
                mine = work.tasks.get(task.id)
                its_case = work.instances.get(case.id)
                mine.complete(actor, at=NOON)
                work.tasks.save(mine)
                its_case.state = name.encode()
                work.instances.save(its_case)
        except (AlreadyDoneError, ConflictError):
            return "late"
        return name

    with ThreadPoolExecutor(2) as pool:
        outcomes = sorted(pool.map(complete, ["Sari", "Dewi"]))

    assert outcomes in (["Dewi", "late"], ["Sari", "late"])
    with database.reading(office.id) as work:
        assert work.tasks.get(task.id).assignee_name == outcomes[0]
        assert work.instances.get(case.id).state == outcomes[0].encode()
        assert work.instances.get(case.id).row_version == 1


def test_no_update_is_lost_when_many_change_one_case(database: Database, office: Office) -> None:
    with database.work(office.id) as work:
        case = a_stored_case(work, state=b"0")

    def count_up(_: int) -> None:
        with database.work(office.id) as work:
            mine = work.instances.get(case.id)
            mine.state = str(int(mine.state) + 1).encode()
            work.instances.save(mine)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(count_up, range(40)))

    with database.reading(office.id) as work:
        assert work.instances.get(case.id).state == b"40"


def test_a_deadlock_is_a_conflict(database: Database, office: Office, url: str) -> None:
    if url.startswith("sqlite"):
        pytest.skip("one writer at a time cannot come to a deadlock")
    with database.work(office.id) as work:
        first, second = a_stored_case(work), a_stored_case(work)
    start = Barrier(2)

    def lock(order: tuple[ProcessInstance, ProcessInstance]) -> type[WorkflowError] | None:
        try:
            with database.work(office.id) as work:
                work.instances.get(order[0].id)
                start.wait()
                work.instances.get(order[1].id)
        except ConflictError as error:
            return type(error)
        return None

    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(lock, [(first, second), (second, first)]))

    assert outcomes.count(ConflictError) == 1


def test_a_lost_connection_costs_one_request(database: Database, office: Office, url: str) -> None:
    if url.startswith("sqlite"):
        pytest.skip("a file has no server to lose")
    with database.reading(office.id), database.reading(office.id):
        pass

    disconnect_everybody(url)

    with pytest.raises(psycopg.OperationalError), database.reading(office.id) as work:
        work.office()
    with database.reading(office.id) as work, database.reading(office.id) as other:
        assert work.office() == other.office() == office


def test_a_connection_that_breaks_during_work_is_reported_as_itself(
    database: Database, office: Office, url: str
) -> None:
    if url.startswith("sqlite"):
        pytest.skip("a file has no server to lose")

    def work_without_connection() -> None:
        with database.work(office.id) as work:
            disconnect_everybody(url)
            work.definitions.add(a_definition())

    with pytest.raises(psycopg.OperationalError):
        work_without_connection()


def disconnect_everybody(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as admin:
        admin.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def test_many_rows_of_which_one_is_refused_are_a_conflict(
    database: Database, office: Office
) -> None:
    with database.work(office.id) as work:
        case = a_stored_case(work)
        task = a_task(case)
        with pytest.raises(ConflictError), work.savepoint():
            work.tasks.add([task, task])

        assert work.tasks.of_instance(case.id) == []


def test_a_value_that_is_no_json_is_refused(database: Database, office: Office) -> None:
    with database.work(office.id) as work, pytest.raises(TypeError):
        work.drafts.put(new_id(), user_id=new_id(), values={"berkas": object()}, at=NOON)


def test_the_folder_of_a_new_file_is_made(url: str, tmp_path: object) -> None:
    if not url.startswith("sqlite"):
        pytest.skip("a server keeps its own files")

    database = connect(f"sqlite:///{tmp_path}/data/kantor/alur.db")
    database.migrate()

    with database.directory() as directory:
        assert directory.offices() == []
    database.close()
