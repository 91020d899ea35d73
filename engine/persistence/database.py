"""Opens transactions on an SQLite file or a PostgreSQL server."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext, suppress
from enum import Enum, auto
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import sqlalchemy as sa
from sqlalchemy.engine import URL, Engine
from sqlalchemy.engine.interfaces import DBAPIConnection

from engine.domain.delivery import ChannelKind
from engine.persistence import migrations
from engine.persistence.bell import Bell, SilentBell
from engine.persistence.calendar import KeptCalendars
from engine.persistence.columns import SQLITE
from engine.persistence.directory import Directory
from engine.persistence.offices import Register
from engine.persistence.statements import Statements
from engine.persistence.transaction import Transaction
from engine.persistence.turns import Turns
from engine.persistence.unit_of_work import UnitOfWork

POOL_SIZE = 10
SQLITE_WAIT_SECONDS = 30
SQLITE_SETTINGS = (
    "PRAGMA journal_mode = WAL",
    # An acknowledged case survives a power cut; offices seldom have an uninterruptible supply.
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
)
# Set once for a connection: changing it makes SQLite compile every statement again.
SQLITE_READ_ONLY = "PRAGMA query_only = ON"


class _Mode(Enum):
    READ = auto()
    WRITE = auto()


_Engines = Mapping[_Mode, Engine]

# A deferred transaction that reads and then writes fails at once when another one has written
# meanwhile, so that writers must begin as such.
_BEGIN: Mapping[str, Mapping[_Mode, str]] = {
    SQLITE: {_Mode.READ: "BEGIN", _Mode.WRITE: "BEGIN IMMEDIATE"},
    "postgresql": {_Mode.READ: "BEGIN READ ONLY", _Mode.WRITE: "BEGIN"},
}


def connect(url: str, *, channels: frozenset[ChannelKind] = frozenset()) -> "Database":
    """Return the database of `sqlite:///path` or `postgresql://…`; ValueError for other kinds.

    The folder of an SQLite file is created. `channels` are those by which notices leave the pages.
    """
    parsed = sa.make_url(url)
    if parsed.drivername not in _KINDS:
        raise ValueError(parsed.drivername)
    return Database(engines=_KINDS[parsed.drivername](parsed), channels=channels)


class Database:
    """Pools of connections. A thread must not open a second unit of work inside another."""

    def __init__(
        self,
        *,
        engines: _Engines,
        channels: frozenset[ChannelKind],
    ) -> None:
        self._engines = engines
        dialect = engines[_Mode.WRITE].dialect
        self.bell = SilentBell() if dialect.name == SQLITE else Bell(engines[_Mode.WRITE])
        self._statements = Statements(dialect)
        self._register = Register()
        self._kept_calendars = KeptCalendars()
        self._channels = channels
        self._begin = _BEGIN[dialect.name]
        writers = Turns() if dialect.name == SQLITE else nullcontext()
        self._turns = {_Mode.READ: nullcontext(), _Mode.WRITE: writers}

    def work(self, office_id: UUID) -> AbstractContextManager[UnitOfWork]:
        """Open a writing transaction: commit on a clean exit, else roll back."""
        return self._unit(office_id, _Mode.WRITE)

    def reading(self, office_id: UUID) -> AbstractContextManager[UnitOfWork]:
        """Open a transaction that cannot write and waits for no writer."""
        return self._unit(office_id, _Mode.READ)

    @contextmanager
    def directory(self) -> Iterator[Directory]:
        """Open what is asked across offices; a change is committed on a clean exit."""
        with ExitStack() as scope:
            transaction = scope.enter_context(self._connected(None, _Mode.WRITE))
            begin = cache(lambda: scope.enter_context(self._begun(transaction, _Mode.WRITE)))
            yield Directory(transaction, begin=begin)

    def migrate(self) -> None:
        """Bring the schema up to date; a second process that starts now waits for the first."""
        migrations.upgrade(self._engines[_Mode.WRITE])

    def close(self) -> None:
        """Close the idle connections; open transactions keep theirs until they end."""
        for engine in self._engines.values():
            engine.dispose()

    @contextmanager
    def _unit(self, office_id: UUID, mode: _Mode) -> Iterator[UnitOfWork]:
        with self._connected(office_id, mode) as transaction:
            work = UnitOfWork(
                transaction,
                office_id=office_id,
                register=self._register,
                kept_calendars=self._kept_calendars,
                channels=self._channels,
            )
            with self._begun(transaction, mode):
                yield work
            if work.calendar.has_changed:
                self._register.read_again(transaction)

    @contextmanager
    def _connected(self, office_id: UUID | None, mode: _Mode) -> Iterator[Transaction]:
        connection = self._engines[mode].raw_connection()
        try:
            yield Transaction(
                connection.cursor(),
                statements=self._statements,
                office_id=office_id,
                writing=mode is _Mode.WRITE,
            )
        except psycopg.OperationalError:
            # The server went away, and with it the idle connections; the next gets a new one.
            connection.invalidate()
            self.close()
            raise
        finally:
            connection.close()

    @contextmanager
    def _begun(self, transaction: Transaction, mode: _Mode) -> Iterator[None]:
        with self._turns[mode]:
            transaction.control(self._begin[mode])
            try:
                yield
            except BaseException:
                with suppress(sqlite3.Error, psycopg.Error):
                    transaction.control("ROLLBACK")
                raise
            transaction.control("COMMIT")


def _sqlite(url: URL) -> _Engines:
    Path(str(url.database)).parent.mkdir(parents=True, exist_ok=True)
    return {
        _Mode.WRITE: _sqlite_engine(url, SQLITE_SETTINGS),
        _Mode.READ: _sqlite_engine(url, (*SQLITE_SETTINGS, SQLITE_READ_ONLY)),
    }


def _sqlite_engine(url: URL, settings: tuple[str, ...]) -> Engine:
    options = {
        "isolation_level": None,
        "timeout": SQLITE_WAIT_SECONDS,
        "check_same_thread": False,
    }
    engine = sa.create_engine(url, pool_size=POOL_SIZE, connect_args=options)

    @sa.event.listens_for(engine, "connect")
    def _prepare(connection: DBAPIConnection, _record: Any) -> None:
        cursor = connection.cursor()
        for setting in settings:
            cursor.execute(setting)
        cursor.close()

    return engine


def _postgresql(url: URL) -> _Engines:
    engine = sa.create_engine(
        url.set(drivername="postgresql+psycopg"),
        paramstyle="format",
        pool_size=POOL_SIZE,
        connect_args={"autocommit": True},
    )
    return dict.fromkeys(_Mode, engine)


_KINDS: Mapping[str, Callable[[URL], _Engines]] = {
    SQLITE: _sqlite,
    "postgres": _postgresql,
    "postgresql": _postgresql,
}
