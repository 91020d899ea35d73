"""Every test gets a furnished office of its own, on a fresh copy of one database file."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from engine.persistence.database import connect
from tests.functional.office import Served, furnish, serve
from tests.integration.conftest import postgres  # noqa: F401 -- a fixture


@pytest.fixture(scope="session")
def furnished_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("office") / "alur.db"
    with closing(connect(f"sqlite:///{path}")) as database:
        database.migrate()
        furnish(database)
    return path


@pytest.fixture(scope="session")
def sessions() -> dict[str, str]:
    """The sessions of the furnished file's people."""
    return {}


@pytest.fixture
def office(furnished_file: Path, sessions: dict[str, str], tmp_path: Path) -> Iterator[Served]:
    shutil.copy(furnished_file, tmp_path / "alur.db")
    with closing(connect(f"sqlite:///{tmp_path}/alur.db")) as database:
        yield serve(database, tmp_path, sessions)


@pytest.fixture(params=["sqlite", "postgresql"])
def either_office(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Served]:
    """The same on both kinds of database, for what depends on them most."""
    if request.param == "sqlite":
        yield request.getfixturevalue("office")
        return
    with (
        request.getfixturevalue("postgres").migrated() as url,
        closing(connect(url)) as database,
    ):
        furnish(database)
        yield serve(database, tmp_path, {})
