"""Offices and the people who sign in there."""

import sqlalchemy as sa

from engine.persistence.columns import Identifier, Json, Moment
from engine.persistence.tables.shape import belongs_to, keyed, metadata, needed, of_office, owned

office = sa.Table(
    "office",
    metadata,
    needed("id", Identifier, primary_key=True),
    needed("name", sa.Text),
    needed("area_code", sa.Text),
    needed("zone", sa.Text),
    needed("unit", sa.Text),
    needed("address", sa.Text),
    needed("town", sa.Text),
    needed("head_name", sa.Text),
    needed("head_position", sa.Text),
    needed("districts", Json),
    needed("letter_codes", Json),
    needed("is_demonstration", sa.Boolean),
    needed("identity_key", sa.Text),
    needed("leave_closes", sa.Boolean),
    needed("calendar_revision", sa.Integer),
)

account = owned(
    "account",
    needed("login", sa.Text, unique=True),
    needed("name", sa.Text),
    needed("position", sa.Text),
    needed("password_hash", sa.Text),
    needed("is_active", sa.Boolean),
    needed("is_demonstration", sa.Boolean),
    needed("session_version", sa.Integer),
    needed("unit", sa.Text),
    # SQLite adds a column, but no key over two columns: the service keeps to the office.
    sa.Column("superior_id", Identifier, sa.ForeignKey("account.id")),
    sa.Column("email", sa.Text),
    sa.Column("phone", sa.Text),
    needed("mails", sa.Boolean),
    sa.UniqueConstraint("id"),
    of_office(),
)

account_role = keyed(
    "account_role",
    needed("office_id", Identifier, primary_key=True),
    needed("account_id", Identifier, primary_key=True),
    needed("role", sa.Text, primary_key=True),
    belongs_to("account"),
    sa.Index("ix_account_role_holders", "office_id", "role", "account_id"),
)

number_register = keyed(
    "number_register",
    needed("office_id", Identifier, primary_key=True),
    needed("register", sa.Text, primary_key=True),
    needed("period", sa.Text, primary_key=True),
    needed("last_number", sa.Integer),
)

idempotency = keyed(
    "idempotency",
    needed("office_id", Identifier, primary_key=True),
    needed("key", sa.Text, primary_key=True),
    needed("subject", Identifier),
    needed("at", Moment),
)
