"""Every test that asks for `desk` gets an office at work, once on SQLite and once on PostgreSQL."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.persistence.database import Database, connect
from engine.services import office_calendar
from tests.integration.conftest import KINDS
from tests.integration.services.desk import OFFICE, Desk, set_up
from tests.postgres import TEMPLATE, Postgres
from tests.processes.case import NOW

STAFFED = "staffed"


@pytest.fixture(scope="session")
def staffed_file(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with the office, its people, and all packages deployed."""
    path = tmp_path_factory.mktemp("staffed") / "alur.db"
    shutil.copy(migrated_file, path)
    _set_up(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def staffed_postgres(postgres: Postgres) -> Postgres:
    """The server, with such a database as a template."""
    postgres.run(f"CREATE DATABASE {STAFFED} TEMPLATE {TEMPLATE}")
    _set_up(postgres.database(STAFFED))
    return postgres


@pytest.fixture(params=KINDS)
def staffed_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("staffed_file"), tmp_path / "alur.db")
        yield f"sqlite:///{tmp_path}/alur.db"
    else:
        with request.getfixturevalue("staffed_postgres").copy_of(STAFFED) as url:
            yield url


@pytest.fixture
def staffed(staffed_url: str) -> Iterator[Database]:
    database = connect(staffed_url)
    yield database
    database.close()


@pytest.fixture
def desk(staffed: Database) -> Desk:
    return Desk(staffed)


@pytest.fixture
def database_only(database: Database) -> Desk:
    """A desk of the office before anything was deployed."""
    with database.directory() as directory:
        directory.add_office(OFFICE)
    return Desk(database)


@pytest.fixture
def calendar_only(database_only: Desk) -> Desk:
    """The same, with the holidays that are decreed."""
    with database_only.database.work(OFFICE.id) as work:
        office_calendar.load_decreed(work, at=NOW)
    database_only.sweep()
    return database_only


def _set_up(url: str) -> None:
    database = connect(url)
    set_up(database)
    database.close()
