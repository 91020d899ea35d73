"""Brings a database's schema up to date with Alembic, without a configuration file."""

from pathlib import Path
from threading import Lock

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from sqlalchemy.engine import Connection, Engine

_ALEMBIC = Lock()
_BEGIN = {"sqlite": "BEGIN IMMEDIATE", "postgresql": "BEGIN"}
# Any number does that nobody else on this server locks.
_ADVISORY_LOCK = sa.text("SELECT pg_advisory_xact_lock(7325114)")


def upgrade(engine: Engine, *, to: str = "head") -> None:
    """Run the missing migrations in one transaction, after those of any other process."""
    # Alembic keeps the migration that runs in a variable of its module.
    with _ALEMBIC, engine.connect() as connection, connection.begin():
        _wait_for_others(connection)
        command.upgrade(_config(connection), to)


def _wait_for_others(connection: Connection) -> None:
    """Begin for the driver, which is set to commit each statement, and lock the schema."""
    connection.exec_driver_sql(_BEGIN[connection.dialect.name])
    if connection.dialect.name == "postgresql":
        connection.execute(_ADVISORY_LOCK)


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
