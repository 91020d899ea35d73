"""Who is away from the office on which days, and who stands in for them."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

IDENTIFIER = sa.LargeBinary(16).with_variant(sa.Uuid(), "postgresql")
MOMENT = sa.BigInteger().with_variant(sa.DateTime(timezone=True), "postgresql")
DAY = sa.Text().with_variant(sa.Date(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "absence",
        _needed("office_id", IDENTIFIER),
        _needed("id", IDENTIFIER),
        _needed("user_id", IDENTIFIER),
        _needed("first_day", DAY),
        _needed("last_day", DAY),
        _needed("kind", sa.Text()),
        sa.Column("deputy_id", IDENTIFIER),
        _needed("note", sa.Text()),
        _needed("entered_by", sa.Text()),
        _needed("at", MOMENT),
        _person("user_id", name="fk_absence_user"),
        _person("deputy_id", name="fk_absence_deputy"),
        sa.PrimaryKeyConstraint("office_id", "id", name="pk_absence"),
        sa.UniqueConstraint(
            "office_id", "user_id", "first_day", name="uq_absence_office_id_user_id_first_day"
        ),
    )
    op.create_index("ix_absence_last_day", "absence", ["office_id", "last_day"])


def _needed(name: str, kind: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False)


def _person(column: str, *, name: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["office_id", column], ["account.office_id", "account.id"], name=name
    )
