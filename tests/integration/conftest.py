"""Every test that asks for `database` runs on an SQLite file and on a PostgreSQL server."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from engine.domain.office import Office
from engine.persistence.database import Database, connect
from tests.integration.records import an_office
from tests.postgres import Postgres, running_postgres

KINDS = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """One server for this process's tests."""
    with running_postgres() as server:
        server.forget_durability()
        yield server


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with all tables and no rows."""
    path = tmp_path_factory.mktemp("template") / "alur.db"
    with _opened(f"sqlite:///{path}") as database:
        database.migrate()
    return path


@pytest.fixture(params=KINDS)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a new database without tables."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/new/alur.db"
    else:
        with request.getfixturevalue("postgres").empty() as url:
            yield url


@pytest.fixture(params=KINDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a new database with all tables."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("migrated_file"), tmp_path / "alur.db")
        yield f"sqlite:///{tmp_path}/alur.db"
    else:
        with request.getfixturevalue("postgres").migrated() as address:
            yield address


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    with _opened(url) as database:
        yield database


@pytest.fixture
def office(database: Database) -> Office:
    """The office whose people the tests tell of."""
    return _added(database, an_office("Dinas Sosial Kabupaten Lumajang"))


@pytest.fixture
def neighbour(database: Database) -> Office:
    """Another office in the same database."""
    return _added(database, an_office("Dinas Sosial Kabupaten Jember"))


def _added(database: Database, office: Office) -> Office:
    with database.directory() as directory:
        directory.add_office(office)
    return office


@contextmanager
def _opened(url: str) -> Iterator[Database]:
    database = connect(url)
    try:
        yield database
    finally:
        database.close()
