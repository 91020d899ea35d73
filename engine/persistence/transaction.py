"""Runs prepared statements on the cursor of one connection."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NoReturn
from uuid import UUID

import psycopg
import sqlalchemy as sa
from sqlalchemy.engine.interfaces import DBAPICursor

from engine.domain.errors import ConflictError, NotFoundError
from engine.persistence.statements import Record, Statement, Statements

# Serialization failure, deadlock, unique violation; busy, primary key, unique.
CONFLICTS = frozenset(
    {
        "40001",
        "40P01",
        "23505",
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY,
        sqlite3.SQLITE_CONSTRAINT_UNIQUE,
    }
)

# What the database or the way to it is to blame for, not the record: later it may go well.
TROUBLE = (
    ConflictError,
    sqlite3.OperationalError,
    psycopg.OperationalError,
    psycopg.InterfaceError,
    sa.exc.TimeoutError,
)


class Transaction:
    """Statements of one office; `writing` says whether rows read here may be changed.

    Every statement may use `office_id` without being given it.
    """

    def __init__(
        self, cursor: DBAPICursor, *, statements: Statements, office_id: UUID | None, writing: bool
    ) -> None:
        self._cursor = cursor
        self._statements = statements
        self._own = {"office_id": office_id}
        self.writing = writing

    def rows(self, statement: Statement, **values: Any) -> list[Record]:
        """Return all result rows."""
        prepared = self._statements.prepared(statement)
        self._execute(prepared.text, prepared.encode({**self._own, **values}))
        return [prepared.decode(row) for row in self._cursor.fetchall()]

    def first(self, statement: Statement, **values: Any) -> Record | None:
        """Return the only result row, or None."""
        found = self.rows(statement, **values)
        return found[0] if found else None

    def one(self, statement: Statement, **values: Any) -> Record:
        """Return the only result row, or raise NotFoundError."""
        return self.some(statement, **values)[0]

    def some(self, statement: Statement, **values: Any) -> list[Record]:
        """Return all result rows, or raise NotFoundError when there is none."""
        found = self.rows(statement, **values)
        if not found:
            raise NotFoundError
        return found

    def run(self, statement: Statement, **values: Any) -> int:
        """Return how many rows were changed."""
        prepared = self._statements.prepared(statement)
        self._execute(prepared.text, prepared.encode({**self._own, **values}))
        return self._cursor.rowcount

    def run_all(self, statement: Statement, rows: Iterable[Mapping[str, Any]]) -> None:
        """Run the statement once for each of `rows`."""
        prepared = self._statements.prepared(statement)
        encoded = [prepared.encode({**self._own, **row}) for row in rows]
        if len(encoded) == 1:
            # psycopg opens a pipeline for executemany, which costs more than one statement.
            self._execute(prepared.text, encoded[0])
        elif encoded:
            try:
                self._cursor.executemany(prepared.text, encoded)
            except (sqlite3.Error, psycopg.Error) as error:
                _refuse(error)

    def control(self, command: str) -> None:
        """Run a command that begins, marks or ends (part of) the transaction."""
        self._execute(command, ())

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """Undo what was written inside when it raises."""
        self.control("SAVEPOINT step")
        try:
            yield
        except BaseException:
            self.control("ROLLBACK TO SAVEPOINT step")
            self.control("RELEASE SAVEPOINT step")
            raise
        self.control("RELEASE SAVEPOINT step")

    def _execute(self, text: str, parameters: tuple[Any, ...]) -> None:
        try:
            self._cursor.execute(text, parameters)
        except (sqlite3.Error, psycopg.Error) as error:
            _refuse(error)


def _refuse(error: Exception) -> NoReturn:
    """Raise ConflictError when another transaction was in the way, else the error itself."""
    code = getattr(error, "sqlstate", None) or getattr(error, "sqlite_errorcode", None)
    if code in CONFLICTS:
        raise ConflictError from error
    raise error
