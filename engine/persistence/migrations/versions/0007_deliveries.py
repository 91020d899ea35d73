"""Where people are reached outside the pages, what is sent there, and the office's own words."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

IDENTIFIER = sa.LargeBinary(16).with_variant(sa.Uuid(), "postgresql")
MOMENT = sa.BigInteger().with_variant(sa.DateTime(timezone=True), "postgresql")


def upgrade() -> None:
    _account()
    _delivery()
    _notice_text()


def _account() -> None:
    op.add_column("account", sa.Column("email", sa.Text()))
    op.add_column("account", sa.Column("phone", sa.Text()))
    op.add_column(
        "account", sa.Column("mails", sa.Boolean(), nullable=False, server_default=sa.true())
    )


def _delivery() -> None:
    op.create_table(
        "delivery",
        _needed("office_id", IDENTIFIER),
        _needed("id", IDENTIFIER),
        sa.Column("notice_id", IDENTIFIER),
        sa.Column("instance_id", IDENTIFIER),
        sa.Column("user_id", IDENTIFIER),
        _needed("channel", sa.Text()),
        _needed("code", sa.Text()),
        _needed("facts", sa.Text()),
        sa.Column("address", sa.Text()),
        _needed("due_at", MOMENT),
        _needed("wake_at", MOMENT),
        _needed("attempts", sa.Integer()),
        _needed("status", sa.Text()),
        sa.Column("sent_at", MOMENT),
        sa.Column("fault", sa.Text()),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name="fk_delivery_office"),
        sa.PrimaryKeyConstraint("office_id", "id", name="pk_delivery"),
        sqlite_with_rowid=False,
    )
    _index("ix_delivery_wake", "wake_at", where="status = 'pending'")
    _index("ix_delivery_waiting", "office_id", "due_at", "id", where="status = 'pending'")
    _index("ix_delivery_dead", "office_id", "due_at", "id", where="status = 'dead'")


def _notice_text() -> None:
    op.create_table(
        "notice_text",
        _needed("office_id", IDENTIFIER),
        _needed("audience", sa.Text()),
        _needed("code", sa.Text()),
        _needed("text", sa.Text()),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name="fk_notice_text_office"),
        sa.PrimaryKeyConstraint("office_id", "audience", "code", name="pk_notice_text"),
        sqlite_with_rowid=False,
    )


def _needed(name: str, kind: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False)


def _index(name: str, *columns: str, where: str) -> None:
    condition = sa.text(where)
    op.create_index(
        name, "delivery", list(columns), sqlite_where=condition, postgresql_where=condition
    )
