"""How tables are made: keys, owners and partial indexes.

Statuses in partial indexes are literals; a query must spell them the same way to use the index.
"""

from typing import Any

import sqlalchemy as sa

from engine.persistence.columns import Identifier

metadata = sa.MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    }
)


def needed(name: str, kind: Any, **options: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False, **options)


def owned(name: str, *rest: sa.schema.SchemaItem, **options: Any) -> sa.Table:
    """Return a table of records that belong to an office and have an id of their own."""
    return sa.Table(
        name,
        metadata,
        needed("office_id", Identifier, primary_key=True),
        needed("id", Identifier, primary_key=True),
        *rest,
        **options,
    )


def belongs_to(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["office_id", f"{table}_id"], [f"{table}.office_id", f"{table}.id"]
    )


def keyed(name: str, *rest: sa.schema.SchemaItem) -> sa.Table:
    """Return a table without row ids of its own, for short rows that are found by their key.

    SQLite keeps such rows in the key's own tree: each insert writes one page less.
    """
    return sa.Table(name, metadata, *rest, sqlite_with_rowid=False)


def of_office() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["office_id"], ["office.id"])


def partial(name: str, *columns: str, where: str) -> sa.Index:
    condition = sa.text(where)
    return sa.Index(name, *columns, sqlite_where=condition, postgresql_where=condition)
