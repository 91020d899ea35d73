"""The ladder of tasks, the clocks of cases, what held them up, and escalations."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

IDENTIFIER = sa.LargeBinary(16).with_variant(sa.Uuid(), "postgresql")
MOMENT = sa.BigInteger().with_variant(sa.DateTime(timezone=True), "postgresql")


def upgrade() -> None:
    _task()
    op.add_column("instance", sa.Column("suspended_at", MOMENT))
    _service_clock()
    _pause()
    _escalation()


def _task() -> None:
    op.add_column("task", sa.Column("target", sa.Text(), nullable=False, server_default="null"))
    op.add_column("task", sa.Column("since", MOMENT))
    op.add_column("task", sa.Column("level", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("task", sa.Column("wake_at", MOMENT))
    _index("ix_task_wake", "task", "wake_at", where="wake_at IS NOT NULL")


def _service_clock() -> None:
    op.create_table(
        "service_clock",
        _needed("office_id", IDENTIFIER),
        _needed("id", IDENTIFIER),
        _needed("promise", sa.Text()),
        _needed("started_at", MOMENT),
        _needed("due_at", MOMENT),
        _needed("level", sa.Integer()),
        sa.Column("wake_at", MOMENT),
        sa.Column("paused_at", MOMENT),
        _needed("pause_reason", sa.Text()),
        sa.Column("stopped_at", MOMENT),
        sa.ForeignKeyConstraint(
            ["office_id", "id"],
            ["instance.office_id", "instance.id"],
            name="fk_service_clock_instance",
        ),
        sa.PrimaryKeyConstraint("office_id", "id", name="pk_service_clock"),
        sqlite_with_rowid=False,
    )
    _index("ix_service_clock_wake", "service_clock", "wake_at", where="wake_at IS NOT NULL")


def _pause() -> None:
    op.create_table(
        "pause",
        _needed("office_id", IDENTIFIER),
        _needed("id", IDENTIFIER),
        _needed("instance_id", IDENTIFIER),
        _needed("kind", sa.Text()),
        _needed("reason", sa.Text()),
        _needed("started_at", MOMENT),
        sa.Column("ended_at", MOMENT),
        sa.Column("started_by", sa.Text()),
        _of_instance("fk_pause_instance"),
        sa.PrimaryKeyConstraint("office_id", "id", name="pk_pause"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_pause_instance", "pause", ["office_id", "instance_id"])


def _escalation() -> None:
    op.create_table(
        "escalation",
        _needed("office_id", IDENTIFIER),
        _needed("subject_id", IDENTIFIER),
        _needed("level", sa.Integer()),
        _needed("instance_id", IDENTIFIER),
        _needed("at", MOMENT),
        _needed("due_at", MOMENT),
        _needed("told", sa.Text()),
        _needed("asked", sa.Text()),
        sa.Column("answered_at", MOMENT),
        sa.Column("answered_by", sa.Text()),
        sa.Column("answer", sa.Text()),
        _of_instance("fk_escalation_instance"),
        sa.PrimaryKeyConstraint("office_id", "subject_id", "level", name="pk_escalation"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_escalation_instance", "escalation", ["office_id", "instance_id"])
    _index(
        "ix_escalation_asked",
        "escalation",
        "office_id",
        "at",
        where="level = 150 AND answered_at IS NULL",
    )


def _of_instance(name: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["office_id", "instance_id"], ["instance.office_id", "instance.id"], name=name
    )


def _needed(name: str, kind: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False)


def _index(name: str, table: str, *columns: str, where: str) -> None:
    condition = sa.text(where)
    op.create_index(name, table, list(columns), sqlite_where=condition, postgresql_where=condition)
