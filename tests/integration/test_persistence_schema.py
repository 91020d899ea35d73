from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, create_engine, inspect, make_url

from engine.persistence.database import Database, connect
from engine.persistence.tables import metadata


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
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
