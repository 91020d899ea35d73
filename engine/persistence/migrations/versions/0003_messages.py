"""Messages between cases, the events that wait for them, and the case that a case is about."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

IDENTIFIER = sa.LargeBinary(16).with_variant(sa.Uuid(), "postgresql")
MOMENT = sa.BigInteger().with_variant(sa.DateTime(timezone=True), "postgresql")


def upgrade() -> None:
    _about()
    _message()
    _message_wait()
    op.create_index("ix_timer_instance", "timer", ["office_id", "instance_id"])


def _about() -> None:
    op.add_column("instance", sa.Column("about", sa.Text()))
    _index("ix_instance_about", "instance", "office_id", "about", where="about IS NOT NULL")


def _message() -> None:
    op.create_table(
        "message",
        _needed("office_id", IDENTIFIER),
        _needed("id", IDENTIFIER),
        _needed("name", sa.Text()),
        _needed("key", sa.Text()),
        _needed("data", sa.Text()),
        _needed("at", MOMENT),
        sa.Column("sender_id", IDENTIFIER),
        _needed("hops", sa.Integer()),
        _needed("status", sa.Text()),
        sa.Column("reason", sa.Text()),
        sa.Column("receiver_id", IDENTIFIER),
        sa.Column("settled_at", MOMENT),
        sa.Column("settled_by", sa.Text()),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name="fk_message_office"),
        sa.PrimaryKeyConstraint("office_id", "id", name="pk_message"),
    )
    _index("ix_message_kept", "message", "office_id", "name", "at", "id", where="status = 'kept'")
    op.create_index("ix_message_receiver", "message", ["office_id", "receiver_id"])


def _message_wait() -> None:
    op.create_table(
        "message_wait",
        _needed("office_id", IDENTIFIER),
        _needed("id", IDENTIFIER),
        _needed("instance_id", IDENTIFIER),
        _needed("process_id", sa.Text()),
        _needed("element_id", sa.Text()),
        _needed("message", sa.Text()),
        _needed("key", sa.Text()),
        sa.ForeignKeyConstraint(
            ["office_id", "instance_id"],
            ["instance.office_id", "instance.id"],
            name="fk_message_wait_instance",
        ),
        sa.PrimaryKeyConstraint("office_id", "id", name="pk_message_wait"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_message_wait_name", "message_wait", ["office_id", "message", "key"])
    op.create_index("ix_message_wait_instance", "message_wait", ["office_id", "instance_id"])


def _needed(name: str, kind: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False)


def _index(name: str, table: str, *columns: str, where: str) -> None:
    condition = sa.text(where)
    op.create_index(name, table, list(columns), sqlite_where=condition, postgresql_where=condition)
