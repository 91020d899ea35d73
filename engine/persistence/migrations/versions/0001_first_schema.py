"""The first schema."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

IDENTIFIER = sa.LargeBinary(16).with_variant(sa.Uuid(), "postgresql")
MOMENT = sa.BigInteger().with_variant(sa.DateTime(timezone=True), "postgresql")


def upgrade() -> None:
    _office()
    _account()
    _account_role()
    _definition()
    _instance()
    _task()
    _timer()
    _outbox()
    _history()
    _incident()
    _notice()
    _document()
    _document_content()
    _draft()
    _number_register()
    _applicant()
    _idempotency()
    _sizes()


def _office() -> None:
    op.create_table(
        "office",
        _needed("id", IDENTIFIER),
        _needed("name", sa.Text()),
        _needed("area_code", sa.Text()),
        _needed("zone", sa.Text()),
        _needed("unit", sa.Text()),
        _needed("address", sa.Text()),
        _needed("town", sa.Text()),
        _needed("head_name", sa.Text()),
        _needed("head_position", sa.Text()),
        _needed("districts", sa.Text()),
        _needed("letter_codes", sa.Text()),
        _needed("is_demonstration", sa.Boolean()),
        _needed("identity_key", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_office"),
    )


def _account() -> None:
    op.create_table(
        "account",
        _needed("office_id", IDENTIFIER),
        _needed("id", IDENTIFIER),
        _needed("login", sa.Text()),
        _needed("name", sa.Text()),
        _needed("position", sa.Text()),
        _needed("password_hash", sa.Text()),
        _needed("is_active", sa.Boolean()),
        _needed("is_demonstration", sa.Boolean()),
        _needed("session_version", sa.Integer()),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name="fk_account_office"),
        sa.PrimaryKeyConstraint("office_id", "id", name="pk_account"),
        sa.UniqueConstraint("id", name="uq_account_id"),
        sa.UniqueConstraint("login", name="uq_account_login"),
    )


def _account_role() -> None:
    op.create_table(
        "account_role",
        _needed("office_id", IDENTIFIER),
        _needed("account_id", IDENTIFIER),
        _needed("role", sa.Text()),
        sa.ForeignKeyConstraint(
            ["office_id", "account_id"],
            ["account.office_id", "account.id"],
            name="fk_account_role_account",
        ),
        sa.PrimaryKeyConstraint("office_id", "account_id", "role", name="pk_account_role"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_account_role_holders", "account_role", ["office_id", "role", "account_id"])


def _definition() -> None:
    op.create_table(
        "definition",
        _needed("office_id", IDENTIFIER),
        _needed("id", IDENTIFIER),
        _needed("key", sa.Text()),
        _needed("version", sa.Integer()),
        _needed("name", sa.Text()),
        _needed("kind", sa.Text()),
        _needed("bundle", sa.LargeBinary()),
        _needed("deployed_at", MOMENT),
        _needed("deployed_by", sa.Text()),
        _needed("note", sa.Text()),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name="fk_definition_office"),
        sa.PrimaryKeyConstraint("office_id", "id", name="pk_definition"),
        sa.UniqueConstraint(
            "office_id", "key", "version", name="uq_definition_office_id_key_version"
        ),
    )


def _instance() -> None:
    op.create_table(
        "instance",
        _needed("office_id", IDENTIFIER),
        _needed("id", IDENTIFIER),
        _needed("definition_id", IDENTIFIER),
        _needed("definition_key", sa.Text()),
        _needed("name", sa.Text()),
        _needed("started_at", MOMENT),
        _needed("state", sa.LargeBinary()),
        _needed("status", sa.Text()),
        sa.Column("business_key", sa.Text()),
        sa.Column("subject", sa.Text()),
        _needed("search_text", sa.Text()),
        sa.Column("end_id", sa.Text()),
        sa.Column("ended_at", MOMENT),
        _needed("row_version", sa.Integer()),
        sa.Column("started_by", IDENTIFIER),
        sa.ForeignKeyConstraint(
            ["office_id", "definition_id"],
            ["definition.office_id", "definition.id"],
            name="fk_instance_definition",
        ),
        sa.PrimaryKeyConstraint("office_id", "id", name="pk_instance"),
        sa.UniqueConstraint("office_id", "business_key", name="uq_instance_office_id_business_key"),
        postgresql_with={"fillfactor": 80},
    )
    op.create_index("ix_instance_listed", "instance", ["office_id", "status", "started_at", "id"])
    _partial_index(
        "ix_instance_running",
        "instance",
        ["office_id", "definition_id"],
        where="status = 'running'",
    )


def _task() -> None:
    op.create_table(
        "task",
        _needed("office_id", IDENTIFIER),
        _needed("id", IDENTIFIER),
        _needed("instance_id", IDENTIFIER),
        _needed("process_id", sa.Text()),
        _needed("element_id", sa.Text()),
        _needed("name", sa.Text()),
        _needed("role", sa.Text()),
        sa.Column("form_id", sa.Text()),
        _needed("created_at", MOMENT),
        _needed("due_at", MOMENT),
        _needed("status", sa.Text()),
        sa.Column("assignee_id", IDENTIFIER),
        sa.Column("assignee_name", sa.Text()),
        sa.Column("ended_at", MOMENT),
        _needed("callers", sa.Text()),
        _needed("row_version", sa.Integer()),
        sa.ForeignKeyConstraint(
            ["office_id", "instance_id"],
            ["instance.office_id", "instance.id"],
            name="fk_task_instance",
        ),
        sa.PrimaryKeyConstraint("office_id", "id", name="pk_task"),
        sqlite_with_rowid=False,
    )
    _partial_index(
        "ix_task_claimed",
        "task",
        ["office_id", "assignee_id", "due_at", "id", "status"],
        where="status = 'claimed'",
    )
    op.create_index("ix_task_instance", "task", ["office_id", "instance_id"])
    _partial_index(
        "ix_task_ready",
        "task",
        ["office_id", "role", "due_at", "id", "status"],
        where="status = 'ready'",
    )


def _timer() -> None:
    op.create_table(
        "timer",
        _needed("office_id", IDENTIFIER),
        _needed("id", IDENTIFIER),
        _needed("instance_id", IDENTIFIER),
        _needed("process_id", sa.Text()),
        _needed("element_id", sa.Text()),
        _needed("due_at", MOMENT),
        _needed("wake_at", MOMENT),
        sa.ForeignKeyConstraint(
            ["office_id", "instance_id"],
            ["instance.office_id", "instance.id"],
            name="fk_timer_instance",
        ),
        sa.PrimaryKeyConstraint("office_id", "id", name="pk_timer"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_timer_wake", "timer", ["wake_at"])


def _outbox() -> None:
    op.create_table(
        "outbox",
        _needed("office_id", IDENTIFIER),
        _needed("id", IDENTIFIER),
        _needed("instance_id", IDENTIFIER),
        _needed("topic", sa.Text()),
        _needed("due_at", MOMENT),
        _needed("wake_at", MOMENT),
        _needed("payload", sa.Text()),
        _needed("attempts", sa.Integer()),
        _needed("status", sa.Text()),
        sa.PrimaryKeyConstraint("office_id", "id", name="pk_outbox"),
        sqlite_with_rowid=False,
    )
    _partial_index("ix_outbox_wake", "outbox", ["wake_at"], where="status = 'pending'")


def _history() -> None:
    op.create_table(
        "history",
        _needed("office_id", IDENTIFIER),
        _needed("id", IDENTIFIER),
        _needed("instance_id", IDENTIFIER),
        _needed("at", MOMENT),
        _needed("happening", sa.Text()),
        sa.Column("actor_id", IDENTIFIER),
        sa.Column("actor_name", sa.Text()),
        sa.Column("process_id", sa.Text()),
        sa.Column("element_id", sa.Text()),
        sa.Column("name", sa.Text()),
        _needed("passed", sa.Text()),
        _needed("facts", sa.Text()),
        sa.PrimaryKeyConstraint("office_id", "id", name="pk_history"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_history_instance", "history", ["office_id", "instance_id", "at", "id"])


def _incident() -> None:
    op.create_table(
        "incident",
        _needed("office_id", IDENTIFIER),
        _needed("id", IDENTIFIER),
        _needed("instance_id", IDENTIFIER),
        _needed("attempt", sa.Text()),
        _needed("token_id", IDENTIFIER),
        _needed("process_id", sa.Text()),
        _needed("element_id", sa.Text()),
        _needed("code", sa.Text()),
        _needed("detail", sa.Text()),
        _needed("raised_at", MOMENT),
        _needed("values", sa.Text()),
        sa.Column("resolved_at", MOMENT),
        sa.ForeignKeyConstraint(
            ["office_id", "instance_id"],
            ["instance.office_id", "instance.id"],
            name="fk_incident_instance",
        ),
        sa.PrimaryKeyConstraint("office_id", "id", name="pk_incident"),
    )
    op.create_index("ix_incident_instance", "incident", ["office_id", "instance_id"])


def _notice() -> None:
    op.create_table(
        "notice",
        _needed("office_id", IDENTIFIER),
        _needed("id", IDENTIFIER),
        _needed("user_id", IDENTIFIER),
        sa.Column("instance_id", IDENTIFIER),
        _needed("code", sa.Text()),
        _needed("at", MOMENT),
        _needed("facts", sa.Text()),
        sa.Column("read_at", MOMENT),
        sa.PrimaryKeyConstraint("office_id", "id", name="pk_notice"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_notice_inbox", "notice", ["office_id", "user_id", "at", "id"])
    _partial_index("ix_notice_unread", "notice", ["office_id", "user_id"], where="read_at IS NULL")


def _document() -> None:
    op.create_table(
        "document",
        _needed("office_id", IDENTIFIER),
        _needed("id", IDENTIFIER),
        _needed("instance_id", IDENTIFIER),
        _needed("origin", sa.Text()),
        _needed("field", sa.Text()),
        _needed("file_name", sa.Text()),
        _needed("content_type", sa.Text()),
        _needed("size", sa.Integer()),
        _needed("sha256", sa.Text()),
        _needed("at", MOMENT),
        _needed("added_by", sa.Text()),
        sa.Column("verification_code", sa.Text()),
        sa.ForeignKeyConstraint(
            ["office_id", "instance_id"],
            ["instance.office_id", "instance.id"],
            name="fk_document_instance",
        ),
        sa.PrimaryKeyConstraint("office_id", "id", name="pk_document"),
        sa.UniqueConstraint("verification_code", name="uq_document_verification_code"),
    )
    op.create_index("ix_document_instance", "document", ["office_id", "instance_id"])


def _document_content() -> None:
    op.create_table(
        "document_content",
        _needed("office_id", IDENTIFIER),
        _needed("id", IDENTIFIER),
        _needed("content", sa.LargeBinary()),
        sa.PrimaryKeyConstraint("office_id", "id", name="pk_document_content"),
    )


def _draft() -> None:
    op.create_table(
        "draft",
        _needed("office_id", IDENTIFIER),
        _needed("task_id", IDENTIFIER),
        _needed("user_id", IDENTIFIER),
        _needed("values", sa.Text()),
        _needed("at", MOMENT),
        sa.PrimaryKeyConstraint("office_id", "task_id", "user_id", name="pk_draft"),
        sqlite_with_rowid=False,
    )


def _number_register() -> None:
    op.create_table(
        "number_register",
        _needed("office_id", IDENTIFIER),
        _needed("register", sa.Text()),
        _needed("period", sa.Text()),
        _needed("last_number", sa.Integer()),
        sa.PrimaryKeyConstraint("office_id", "register", "period", name="pk_number_register"),
        sqlite_with_rowid=False,
    )


def _applicant() -> None:
    op.create_table(
        "applicant",
        _needed("office_id", IDENTIFIER),
        _needed("service", sa.Text()),
        _needed("fingerprint", sa.Text()),
        _needed("instance_id", IDENTIFIER),
        sa.ForeignKeyConstraint(
            ["office_id", "instance_id"],
            ["instance.office_id", "instance.id"],
            name="fk_applicant_instance",
        ),
        sa.PrimaryKeyConstraint("office_id", "service", "fingerprint", name="pk_applicant"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_applicant_instance", "applicant", ["office_id", "instance_id"])


def _idempotency() -> None:
    op.create_table(
        "idempotency",
        _needed("office_id", IDENTIFIER),
        _needed("key", sa.Text()),
        _needed("subject", IDENTIFIER),
        _needed("at", MOMENT),
        sa.PrimaryKeyConstraint("office_id", "key", name="pk_idempotency"),
        sqlite_with_rowid=False,
    )


def _sizes() -> None:
    """Tell SQLite how large tables will be: it would look for a case's tasks among all of them."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("ANALYZE")
        op.execute(
            "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES"
            " ('task', 'task', '1000000 1000000 1'),"
            " ('task', 'ix_task_instance', '1000000 1000000 8'),"
            " ('task', 'ix_task_ready', '100000 100000 10000 10 1 1'),"
            " ('task', 'ix_task_claimed', '10000 10000 20 2 1 1')"
        )
        op.execute("ANALYZE sqlite_master")


def _needed(name: str, kind: sa.types.TypeEngine[Any]) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False)


def _partial_index(name: str, table: str, columns: list[str], *, where: str) -> None:
    condition = sa.text(where)
    op.create_index(name, table, columns, sqlite_where=condition, postgresql_where=condition)
