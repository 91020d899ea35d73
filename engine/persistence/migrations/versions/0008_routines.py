"""Recurring work of offices."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

IDENTIFIER = sa.LargeBinary(16).with_variant(sa.Uuid(), "postgresql")
MOMENT = sa.BigInteger().with_variant(sa.DateTime(timezone=True), "postgresql")


def upgrade() -> None:
    op.create_table(
        "routine",
        _needed("office_id", IDENTIFIER),
        _needed("id", IDENTIFIER),
        _needed("kind", sa.Text()),
        _needed("key", sa.Text()),
        _needed("element_id", sa.Text()),
        _needed("due_at", MOMENT),
        _needed("wake_at", MOMENT),
        _needed("memory", sa.Text()),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name="fk_routine_office"),
        sa.UniqueConstraint(
            "office_id",
            "kind",
            "key",
            "element_id",
            name="uq_routine_office_id_kind_key_element_id",
        ),
        sa.PrimaryKeyConstraint("office_id", "id", name="pk_routine"),
    )
    op.create_index("ix_routine_wake", "routine", ["wake_at"])


def _needed(name: str, kind: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False)
