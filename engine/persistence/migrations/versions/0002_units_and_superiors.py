"""Where people work in their office, and who their superior is."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

IDENTIFIER = sa.LargeBinary(16).with_variant(sa.Uuid(), "postgresql")


def upgrade() -> None:
    op.add_column("account", sa.Column("unit", sa.Text(), nullable=False, server_default=""))
    # Alembic would add the key by itself afterwards, which SQLite cannot do.
    kind = IDENTIFIER.compile(op.get_bind().dialect)
    op.execute(
        f"ALTER TABLE account ADD COLUMN superior_id {kind}"
        " CONSTRAINT fk_account_account REFERENCES account (id)"
    )
