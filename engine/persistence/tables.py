"""The tables. Every row that belongs to an office carries `office_id` as the first part of its key.

Statuses in partial indexes are literals; a query must spell them the same way to use the index.
"""

from typing import Any

import sqlalchemy as sa

from engine.domain.definition import DefinitionKind
from engine.domain.document import DocumentOrigin
from engine.domain.history import Happening
from engine.domain.incident import Attempt
from engine.domain.instance import InstanceStatus
from engine.domain.message import KeptBecause, MessageStatus
from engine.domain.outbox import JobStatus
from engine.domain.task import TaskStatus
from engine.persistence.columns import Choice, Deadline, Identifier, Json, Moment

metadata = sa.MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    }
)


def _needed(name: str, kind: Any, **options: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False, **options)


def _owned(name: str, *rest: sa.schema.SchemaItem, **options: Any) -> sa.Table:
    """Return a table of records that belong to an office and have an id of their own."""
    return sa.Table(
        name,
        metadata,
        _needed("office_id", Identifier, primary_key=True),
        _needed("id", Identifier, primary_key=True),
        *rest,
        **options,
    )


def _belongs_to(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["office_id", f"{table}_id"], [f"{table}.office_id", f"{table}.id"]
    )


def _keyed(name: str, *rest: sa.schema.SchemaItem) -> sa.Table:
    """Return a table without row ids of its own, for short rows that are found by their key.

    SQLite keeps such rows in the key's own tree: each insert writes one page less.
    """
    return sa.Table(name, metadata, *rest, sqlite_with_rowid=False)


def _of_office() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["office_id"], ["office.id"])


def _partial(name: str, *columns: str, where: str) -> sa.Index:
    condition = sa.text(where)
    return sa.Index(name, *columns, sqlite_where=condition, postgresql_where=condition)


office = sa.Table(
    "office",
    metadata,
    _needed("id", Identifier, primary_key=True),
    _needed("name", sa.Text),
    _needed("area_code", sa.Text),
    _needed("zone", sa.Text),
    _needed("unit", sa.Text),
    _needed("address", sa.Text),
    _needed("town", sa.Text),
    _needed("head_name", sa.Text),
    _needed("head_position", sa.Text),
    _needed("districts", Json),
    _needed("letter_codes", Json),
    _needed("is_demonstration", sa.Boolean),
    _needed("identity_key", sa.Text),
)

account = _owned(
    "account",
    _needed("login", sa.Text, unique=True),
    _needed("name", sa.Text),
    _needed("position", sa.Text),
    _needed("password_hash", sa.Text),
    _needed("is_active", sa.Boolean),
    _needed("is_demonstration", sa.Boolean),
    _needed("session_version", sa.Integer),
    _needed("unit", sa.Text),
    # SQLite adds a column, but no key over two columns: the service keeps to the office.
    sa.Column("superior_id", Identifier, sa.ForeignKey("account.id")),
    sa.UniqueConstraint("id"),
    _of_office(),
)

account_role = _keyed(
    "account_role",
    _needed("office_id", Identifier, primary_key=True),
    _needed("account_id", Identifier, primary_key=True),
    _needed("role", sa.Text, primary_key=True),
    _belongs_to("account"),
    sa.Index("ix_account_role_holders", "office_id", "role", "account_id"),
)

definition = _owned(
    "definition",
    _needed("key", sa.Text),
    _needed("version", sa.Integer),
    _needed("name", sa.Text),
    _needed("kind", Choice(DefinitionKind)),
    _needed("bundle", sa.LargeBinary),
    _needed("deployed_at", Moment),
    _needed("deployed_by", sa.Text),
    _needed("note", sa.Text),
    sa.UniqueConstraint("office_id", "key", "version"),
    _of_office(),
)

# Room on the page lets PostgreSQL keep most new versions of a case next to the old one.
instance = _owned(
    "instance",
    _needed("definition_id", Identifier),
    _needed("definition_key", sa.Text),
    _needed("name", sa.Text),
    _needed("started_at", Moment),
    _needed("state", sa.LargeBinary),
    _needed("status", Choice(InstanceStatus)),
    sa.Column("business_key", sa.Text),
    sa.Column("subject", sa.Text),
    _needed("search_text", sa.Text),
    sa.Column("end_id", sa.Text),
    sa.Column("ended_at", Moment),
    _needed("row_version", sa.Integer),
    sa.Column("started_by", Identifier),
    sa.Column("about", sa.Text),
    sa.UniqueConstraint("office_id", "business_key"),
    _belongs_to("definition"),
    sa.Index("ix_instance_listed", "office_id", "status", "started_at", "id"),
    _partial("ix_instance_about", "office_id", "about", where="about IS NOT NULL"),
    _partial("ix_instance_running", "office_id", "definition_id", where="status = 'running'"),
    postgresql_with={"fillfactor": 80},
)

# SQLite counts from a partial index alone only when the column of its condition is in it.
task = _owned(
    "task",
    _needed("instance_id", Identifier),
    _needed("process_id", sa.Text),
    _needed("element_id", sa.Text),
    _needed("name", sa.Text),
    _needed("role", sa.Text),
    sa.Column("form_id", sa.Text),
    _needed("created_at", Moment),
    _needed("due_at", Deadline),
    _needed("status", Choice(TaskStatus)),
    sa.Column("assignee_id", Identifier),
    sa.Column("assignee_name", sa.Text),
    sa.Column("ended_at", Moment),
    _needed("callers", Json),
    _needed("row_version", sa.Integer),
    _belongs_to("instance"),
    sa.Index("ix_task_instance", "office_id", "instance_id"),
    _partial(
        "ix_task_ready", "office_id", "role", "due_at", "id", "status", where="status = 'ready'"
    ),
    _partial(
        "ix_task_claimed",
        "office_id",
        "assignee_id",
        "due_at",
        "id",
        "status",
        where="status = 'claimed'",
    ),
    sqlite_with_rowid=False,
)

# `wake_at` is `due_at` until a scheduler takes the row; then it is the end of its lease.
timer = _owned(
    "timer",
    _needed("instance_id", Identifier),
    _needed("process_id", sa.Text),
    _needed("element_id", sa.Text),
    _needed("due_at", Moment),
    _needed("wake_at", Moment),
    _belongs_to("instance"),
    sa.Index("ix_timer_wake", "wake_at"),
    sa.Index("ix_timer_instance", "office_id", "instance_id"),
    sqlite_with_rowid=False,
)

outbox = _owned(
    "outbox",
    _needed("instance_id", Identifier),
    _needed("topic", sa.Text),
    _needed("due_at", Moment),
    _needed("wake_at", Moment),
    _needed("payload", Json),
    _needed("attempts", sa.Integer),
    _needed("status", Choice(JobStatus)),
    _partial("ix_outbox_wake", "wake_at", where="status = 'pending'"),
    sqlite_with_rowid=False,
)

message = _owned(
    "message",
    _needed("name", sa.Text),
    _needed("key", sa.Text),
    _needed("data", Json),
    _needed("at", Moment),
    sa.Column("sender_id", Identifier),
    _needed("hops", sa.Integer),
    _needed("status", Choice(MessageStatus)),
    sa.Column("reason", Choice(KeptBecause)),
    sa.Column("receiver_id", Identifier),
    sa.Column("settled_at", Moment),
    sa.Column("settled_by", sa.Text),
    _of_office(),
    _partial("ix_message_kept", "office_id", "name", "at", "id", where="status = 'kept'"),
    sa.Index("ix_message_receiver", "office_id", "receiver_id"),
)

message_wait = _owned(
    "message_wait",
    _needed("instance_id", Identifier),
    _needed("process_id", sa.Text),
    _needed("element_id", sa.Text),
    _needed("message", sa.Text),
    _needed("key", sa.Text),
    _belongs_to("instance"),
    sa.Index("ix_message_wait_name", "office_id", "message", "key"),
    sa.Index("ix_message_wait_instance", "office_id", "instance_id"),
    sqlite_with_rowid=False,
)

history = _owned(
    "history",
    _needed("instance_id", Identifier),
    _needed("at", Moment),
    _needed("happening", Choice(Happening)),
    sa.Column("actor_id", Identifier),
    sa.Column("actor_name", sa.Text),
    sa.Column("process_id", sa.Text),
    sa.Column("element_id", sa.Text),
    sa.Column("name", sa.Text),
    _needed("passed", Json),
    _needed("facts", Json),
    sa.Index("ix_history_instance", "office_id", "instance_id", "at", "id"),
    sqlite_with_rowid=False,
)

incident = _owned(
    "incident",
    _needed("instance_id", Identifier),
    _needed("attempt", Choice(Attempt)),
    _needed("token_id", Identifier),
    _needed("process_id", sa.Text),
    _needed("element_id", sa.Text),
    _needed("code", sa.Text),
    _needed("detail", sa.Text),
    _needed("raised_at", Moment),
    _needed("values", Json),
    sa.Column("resolved_at", Moment),
    _belongs_to("instance"),
    sa.Index("ix_incident_instance", "office_id", "instance_id"),
)

notice = _owned(
    "notice",
    _needed("user_id", Identifier),
    sa.Column("instance_id", Identifier),
    _needed("code", sa.Text),
    _needed("at", Moment),
    _needed("facts", Json),
    sa.Column("read_at", Moment),
    sa.Index("ix_notice_inbox", "office_id", "user_id", "at", "id"),
    _partial("ix_notice_unread", "office_id", "user_id", where="read_at IS NULL"),
    sqlite_with_rowid=False,
)

document = _owned(
    "document",
    _needed("instance_id", Identifier),
    _needed("origin", Choice(DocumentOrigin)),
    _needed("field", sa.Text),
    _needed("file_name", sa.Text),
    _needed("content_type", sa.Text),
    _needed("size", sa.Integer),
    _needed("sha256", sa.Text),
    _needed("at", Moment),
    _needed("added_by", sa.Text),
    sa.Column("verification_code", sa.Text, unique=True),
    _belongs_to("instance"),
    sa.Index("ix_document_instance", "office_id", "instance_id"),
)

# Apart, so that lists of documents never touch the pages of their contents.
document_content = _owned("document_content", _needed("content", sa.LargeBinary))

draft = _keyed(
    "draft",
    _needed("office_id", Identifier, primary_key=True),
    _needed("task_id", Identifier, primary_key=True),
    _needed("user_id", Identifier, primary_key=True),
    _needed("values", Json),
    _needed("at", Moment),
)

number_register = _keyed(
    "number_register",
    _needed("office_id", Identifier, primary_key=True),
    _needed("register", sa.Text, primary_key=True),
    _needed("period", sa.Text, primary_key=True),
    _needed("last_number", sa.Integer),
)

# Whom running cases are for: at most one case of a service for one person.
applicant = _keyed(
    "applicant",
    _needed("office_id", Identifier, primary_key=True),
    _needed("service", sa.Text, primary_key=True),
    _needed("fingerprint", sa.Text, primary_key=True),
    _needed("instance_id", Identifier),
    _belongs_to("instance"),
    sa.Index("ix_applicant_instance", "office_id", "instance_id"),
)

idempotency = _keyed(
    "idempotency",
    _needed("office_id", Identifier, primary_key=True),
    _needed("key", sa.Text, primary_key=True),
    _needed("subject", Identifier),
    _needed("at", Moment),
)
