import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from typing import Any
from uuid import UUID

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, create_engine, inspect, make_url, text

from engine.domain.office import Office
from engine.persistence import migrations
from engine.persistence.database import Database, connect
from engine.persistence.tables import metadata
from tests.integration.records import a_user, new_id

FIRST_OFFICE = """
INSERT INTO office VALUES (:office, 'Dinsos', '3508', 'Asia/Jakarta', 'Dinsos', 'Jalan', 'Lumajang',
    'Ratna', 'Kepala', '[]', '{}', false, 'kunci')
"""
FIRST_ACCOUNT = """
INSERT INTO account VALUES (:office, :id, 'sari', 'Sari', 'Petugas', 'hash', true, false, 3)
"""
FIRST_ROLE = "INSERT INTO account_role VALUES (:office, :id, 'front_office')"


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    with connected(url) as engine:
        yield engine


@contextmanager
def connected(url: str) -> Iterator[Engine]:
    address = make_url(url)
    kind = address.drivername
    driver = kind if kind == "sqlite" else "postgresql+psycopg"
    engine = create_engine(address.set(drivername=driver))
    yield engine
    engine.dispose()


def test_the_migrations_make_the_schema_that_the_code_expects(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, metadata)

    assert differences == []


def test_indexes_are_partial_where_the_queries_count_on_it(engine: Engine) -> None:
    indexes = {it["name"]: it for it in inspect(engine).get_indexes("task")}

    where = f"{engine.dialect.name}_where"
    assert "ready" in str(indexes["ix_task_ready"]["dialect_options"][where])
    assert "claimed" in str(indexes["ix_task_claimed"]["dialect_options"][where])


def test_migrating_twice_changes_nothing(database: Database) -> None:
    database.migrate()

    with database.directory() as directory:
        assert directory.offices() == []


def test_people_of_the_first_schema_stay_and_can_get_a_superior(empty_url: str) -> None:
    office_id, sari_id = new_id(), new_id()
    with closing(connect(empty_url)) as database:
        with connected(empty_url) as engine:
            migrations.upgrade(engine, to="0001")
            _insert_first(engine, office_id, sari_id)

        database.migrate()

        with database.work(office_id) as work:
            [sari] = work.users.all()
            head = a_user(office_id, login="kepala")
            work.users.add(head)
            work.users.add(a_user(office_id, unit="Loket", superior_id=head.id, name="Tini"))
        with database.reading(office_id) as work:
            tini = work.users.all()[-1]
    assert sari == a_user(
        office_id,
        id=sari_id,
        login="sari",
        position="Petugas",
        password_hash="hash",
        session_version=3,
    )
    assert (tini.unit, tini.superior_id) == ("Loket", head.id)


def _insert_first(engine: Engine, office_id: UUID, account_id: UUID) -> None:
    ids: dict[str, Any] = {"office": office_id, "id": account_id}
    if engine.dialect.name == "sqlite":
        ids = {name: it.bytes for name, it in ids.items()}
    with engine.begin() as connection:
        for statement in (FIRST_OFFICE, FIRST_ACCOUNT, FIRST_ROLE):
            connection.execute(text(statement), ids)


def test_an_older_office_closes_on_collective_leave_and_has_changed_nothing_yet(
    empty_url: str,
) -> None:
    with closing(connect(empty_url)) as database:
        with connected(empty_url) as engine:
            migrations.upgrade(engine, to="0001")
            _insert_first(engine, new_id(), new_id())

        database.migrate()

        with database.directory() as directory:
            [office] = directory.offices()
    assert (office.leave_closes, office.calendar_revision) == (True, 0)


def test_nobody_is_the_superior_who_is_not_there(database: Database, office: Office) -> None:
    refused = (sqlite3.IntegrityError, psycopg.IntegrityError)

    with pytest.raises(refused), database.work(office.id) as work:
        work.users.add(a_user(office.id, superior_id=new_id()))


def test_two_processes_may_migrate_at_once(empty_url: str) -> None:
    databases = [connect(empty_url) for _ in range(4)]

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(Database.migrate, databases))

    with databases[0].directory() as directory:
        assert directory.offices() == []
    for database in databases:
        database.close()


@pytest.mark.parametrize("scheme", ["postgres", "postgresql"])
def test_both_spellings_of_a_postgresql_address_are_understood(scheme: str) -> None:
    connect(f"{scheme}://nobody@nowhere/alur").close()


def test_an_unknown_kind_of_database_is_refused() -> None:
    with pytest.raises(ValueError, match="mysql"):
        connect("mysql://nobody@nowhere/alur")
