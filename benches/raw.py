"""The machine's own limit: the same rows as one completion, written by SQLite without us."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from uuid_utils.compat import uuid7

SETTINGS = ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA foreign_keys = ON")


class RawCommits:
    """Commits what one completion of `task_id` left behind, again and again, as new rows."""

    def __init__(self, connection: sqlite3.Connection, *, task_id: bytes) -> None:
        self._connection = connection
        self._task = self._row("task", task_id)
        self._instance = self._row("instance", self._task["instance_id"])
        self._history = self._newest_history()
        self._key = self._one("SELECT * FROM idempotency LIMIT 1", ())

    def commit(self) -> None:
        """Write one transaction: key, case, closed task, next task, history, draft."""
        run, office = self._connection.execute, self._task["office_id"]
        run("BEGIN IMMEDIATE")
        self._insert("idempotency", {**self._key, "key": str(uuid7())})
        run(
            "UPDATE instance SET state = ?, row_version = row_version + 1, search_text = ?"
            " WHERE office_id = ? AND id = ?",
            (
                self._instance["state"],
                self._instance["search_text"],
                office,
                self._instance["id"],
            ),
        )
        run(
            "UPDATE task SET status = 'completed', ended_at = ?, row_version = row_version + 1"
            " WHERE office_id = ? AND id = ?",
            (self._task["created_at"], office, self._task["id"]),
        )
        self._insert("task", {**self._task, "id": uuid7().bytes, "status": "ready"})
        self._insert("history", {**self._history, "id": uuid7().bytes})
        run("DELETE FROM draft WHERE office_id = ? AND task_id = ?", (office, self._task["id"]))
        run("COMMIT")

    def _insert(self, table: str, row: dict[str, Any]) -> None:
        places = ", ".join("?" * len(row))
        names = ", ".join(f'"{name}"' for name in row)
        self._connection.execute(
            f"INSERT INTO {table} ({names}) VALUES ({places})",  # noqa: S608 -- our own names
            tuple(row.values()),
        )

    def _row(self, table: str, key: bytes) -> dict[str, Any]:
        return self._one(f"SELECT * FROM {table} WHERE id = ?", (key,))  # noqa: S608 -- our own

    def _newest_history(self) -> dict[str, Any]:
        query = "SELECT * FROM history WHERE instance_id = ? ORDER BY id DESC LIMIT 1"
        return self._one(query, (self._task["instance_id"],))

    def _one(self, query: str, values: tuple[Any, ...]) -> dict[str, Any]:
        return dict(self._connection.execute(query, values).fetchone())


@contextmanager
def raw_commits(source: Path, target: Path, *, task_id: bytes) -> Iterator[RawCommits]:
    """Work on a copy of the database file, so that both write tables of the same size."""
    shutil.copy(source, target)
    with closing(sqlite3.connect(target, isolation_level=None)) as connection:
        connection.row_factory = sqlite3.Row
        for setting in SETTINGS:
            connection.execute(setting)
        yield RawCommits(connection, task_id=task_id)
