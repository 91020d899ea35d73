"""Tells the schedulers of other processes when something falls due."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from threading import Event
from typing import Any

from sqlalchemy.engine import Engine

from engine.persistence.transaction import TROUBLE

CHANNEL = "alur_due"
RECONNECT_SECONDS = 5.0
# How long a listener that is told to stop may go on.
PATIENCE_SECONDS = 0.5


class SilentBell:
    """That of a database on which one process works: there is nobody else to be told."""

    def ring(self, at: datetime) -> None:
        """Do nothing."""

    def listen(self, heard: Callable[[datetime], None], *, stopping: Event) -> None:
        """Return at once."""


class Bell:
    """PostgreSQL carries the sound. What is rung while nobody listens is not kept."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def ring(self, at: datetime) -> None:
        """Say that something falls due at `at`, as far as the database is there to say it.

        This must come after the commit: a commit that carries it would wait for all others that do.
        """
        with suppress(*TROUBLE):
            connection = self._engine.raw_connection()
            try:
                values = (CHANNEL, at.isoformat())
                connection.cursor().execute("SELECT pg_notify(%s, %s)", values)
            finally:
                connection.close()

    def listen(self, heard: Callable[[datetime], None], *, stopping: Event) -> None:
        """Call `heard` with every time that is rung, until `stopping` is set."""
        while not stopping.is_set():
            try:
                self._hear(heard, stopping)
            except TROUBLE:
                stopping.wait(RECONNECT_SECONDS)

    def _hear(self, heard: Callable[[datetime], None], stopping: Event) -> None:
        pooled = self._engine.raw_connection()
        connection: Any = pooled.driver_connection
        # It does not go back to the pool, where the next one to use it would listen, too.
        pooled.detach()
        try:
            connection.execute(f"LISTEN {CHANNEL}")
            while not stopping.is_set():
                for note in connection.notifies(timeout=PATIENCE_SECONDS):
                    heard(datetime.fromisoformat(note.payload))
        finally:
            connection.close()
