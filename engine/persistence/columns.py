"""How values of the domain are written in the columns of each kind of database."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Any, cast
from uuid import UUID

import orjson
import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
NEVER = datetime(9999, 12, 31, tzinfo=UTC)
SQLITE = "sqlite"


class Identifier(TypeDecorator[UUID]):
    """A UUID: `uuid` on PostgreSQL, its 16 bytes on SQLite."""

    impl = sa.Uuid
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return sa.LargeBinary(16) if dialect.name == SQLITE else sa.Uuid()

    def process_bind_param(self, value: UUID | None, dialect: Dialect) -> Any:
        return value.bytes if value is not None and dialect.name == SQLITE else value

    def process_result_value(self, value: Any | None, dialect: Dialect) -> UUID | None:
        return UUID(bytes=value) if value is not None and dialect.name == SQLITE else value


class Moment(TypeDecorator[datetime]):
    """An aware time, UTC when read: `timestamptz`, or microseconds since 1970 on SQLite."""

    impl = sa.DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return sa.BigInteger() if dialect.name == SQLITE else sa.DateTime(timezone=True)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None or dialect.name != SQLITE:
            return value
        return (value - EPOCH) // MICROSECOND

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if dialect.name == SQLITE:
            return EPOCH + int(value) * MICROSECOND
        return cast(datetime, value).astimezone(UTC)


class Deadline(Moment):
    """A time that may be missing. None is stored as `NEVER`, so that rows sort and compare."""

    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        return super().process_bind_param(NEVER if value is None else value, dialect)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        read = super().process_result_value(value, dialect)
        return None if read == NEVER else read


class Day(TypeDecorator[date]):
    """A calendar day of the office: `date` on PostgreSQL, ISO text on SQLite."""

    impl = sa.Date
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return sa.Text() if dialect.name == SQLITE else sa.Date()

    def process_bind_param(self, value: date | None, dialect: Dialect) -> Any:
        return value.isoformat() if value is not None and dialect.name == SQLITE else value

    def process_result_value(self, value: Any | None, dialect: Dialect) -> date | None:
        return date.fromisoformat(value) if value is not None and dialect.name == SQLITE else value


class LastDay(Day):
    """A day that may be open. None is stored as the last of all, so that rows sort and compare."""

    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> Any:
        return super().process_bind_param(date.max if value is None else value, dialect)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> date | None:
        read = super().process_result_value(value, dialect)
        return None if read == date.max else read


class Json(TypeDecorator[Any]):
    """A JSON value, written as text: nobody asks the database what is in it."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: Any | None, dialect: Dialect) -> str:  # noqa: ARG002 - SQLAlchemy's signature
        return orjson.dumps(value, default=_plain).decode()

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Any:  # noqa: ARG002 - SQLAlchemy's signature
        return orjson.loads(cast(str, value))


class Choice(TypeDecorator[StrEnum]):
    """One of the values of an enumeration of strings."""

    impl = sa.Text
    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        return None if value is None else value.value

    def process_result_value(self, value: Any | None, dialect: Dialect) -> StrEnum | None:  # noqa: ARG002 - SQLAlchemy's signature
        return None if value is None else self.kind(value)


def _plain(value: object) -> object:
    """Return what orjson can write: read-only mappings are not dictionaries to it."""
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(type(value).__name__)
