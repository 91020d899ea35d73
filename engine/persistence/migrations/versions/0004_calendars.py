"""Calendars of offices: days unlike the others, seasons, weekly hours."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

IDENTIFIER = sa.LargeBinary(16).with_variant(sa.Uuid(), "postgresql")


def upgrade() -> None:
    _office()
    _special_day()
    _season()
    _weekly_hours()


def _office() -> None:
    op.add_column("office", _needed("leave_closes", sa.Boolean(), server_default=sa.true()))
    op.add_column("office", _needed("calendar_revision", sa.Integer(), server_default="0"))


def _special_day() -> None:
    op.create_table(
        "special_day",
        _needed("office_id", IDENTIFIER),
        _needed("day", sa.Date()),
        _needed("kind", sa.Text()),
        _needed("name", sa.Text()),
        _needed("hours", sa.Text()),
        _needed("source", sa.Text()),
        _of_office("special_day"),
        sa.PrimaryKeyConstraint("office_id", "day", "kind", name="pk_special_day"),
        sqlite_with_rowid=False,
    )


def _season() -> None:
    op.create_table(
        "season",
        _needed("office_id", IDENTIFIER),
        _needed("id", IDENTIFIER),
        _needed("name", sa.Text()),
        _needed("first", sa.Date()),
        _needed("last", sa.Date()),
        _needed("hours", sa.Text()),
        _of_office("season"),
        sa.PrimaryKeyConstraint("office_id", "id", name="pk_season"),
    )


def _weekly_hours() -> None:
    op.create_table(
        "weekly_hours",
        _needed("office_id", IDENTIFIER),
        _needed("kind", sa.Text()),
        _needed("hours", sa.Text()),
        _of_office("weekly_hours"),
        sa.PrimaryKeyConstraint("office_id", "kind", name="pk_weekly_hours"),
        sqlite_with_rowid=False,
    )


def _of_office(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=f"fk_{table}_office")


def _needed(name: str, kind: Any, **options: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False, **options)
