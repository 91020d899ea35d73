"""Places for values that many statements share."""

from typing import Any, TypeVar
from uuid import UUID

import sqlalchemy as sa

from engine.persistence.columns import Identifier, Moment

OFFICE = sa.bindparam("office_id", type_=Identifier)
ID = sa.bindparam("key_id", type_=Identifier)
AFTER = sa.bindparam("after_id", type_=Identifier)
INSTANCE = sa.bindparam("instance_id", type_=Identifier)
AT = sa.bindparam("at", type_=Moment)
UNTIL = sa.bindparam("until", type_=Moment)

Value = TypeVar("Value", str, UUID)


def in_office(table: sa.FromClause) -> sa.ColumnElement[bool]:
    return table.c.office_id == OFFICE


def own(table: sa.FromClause) -> sa.ColumnElement[bool]:
    """Return the condition for the row `key_id` of the office."""
    return sa.and_(in_office(table), table.c.id == ID)


def of_instance(table: sa.FromClause) -> sa.ColumnElement[bool]:
    return sa.and_(in_office(table), table.c.instance_id == INSTANCE)


def given(*columns: sa.Column[Any]) -> dict[str, sa.BindParameter[Any]]:
    """Return a place for each of the columns, under the column's name."""
    return {column.name: sa.bindparam(column.name, type_=column.type) for column in columns}


def without_office(table: sa.Table) -> list[sa.Column[Any]]:
    """Return the columns that are fields of the domain's record."""
    return [column for column in table.columns if column.name != "office_id"]


def one_of(column: sa.Column[Any], count: int) -> sa.ColumnElement[bool]:
    """Return the condition that the column holds one of the values named by `numbered`."""
    if not count:
        return sa.false()
    return column.in_([sa.bindparam(f"{column.name}_{i}", type_=column.type) for i in range(count)])


def numbered(name: str, values: frozenset[Value]) -> dict[str, Value]:
    """Return the values for `one_of` a column of that name."""
    return {f"{name}_{i}": value for i, value in enumerate(sorted(values))}


def literal(value: str | int) -> sa.ColumnClause[Any]:
    """Return a value spelled out in the text, as partial indexes and plans need it."""
    return sa.literal_column(repr(value))
