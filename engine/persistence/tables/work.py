"""What a case waits for: people, times, messages, and the outside."""

import sqlalchemy as sa

from engine.domain.outbox import JobStatus
from engine.domain.task import TaskStatus
from engine.persistence.columns import Choice, Deadline, Identifier, Json, Moment
from engine.persistence.tables.shape import belongs_to, keyed, needed, owned, partial

# SQLite counts from a partial index alone only when the column of its condition is in it.
task = owned(
    "task",
    needed("instance_id", Identifier),
    needed("process_id", sa.Text),
    needed("element_id", sa.Text),
    needed("name", sa.Text),
    needed("role", sa.Text),
    sa.Column("form_id", sa.Text),
    needed("created_at", Moment),
    needed("due_at", Deadline),
    needed("status", Choice(TaskStatus)),
    sa.Column("assignee_id", Identifier),
    sa.Column("assignee_name", sa.Text),
    sa.Column("ended_at", Moment),
    needed("callers", Json),
    needed("target", Json),
    sa.Column("since", Moment),
    needed("level", sa.Integer),
    sa.Column("wake_at", Moment),
    needed("row_version", sa.Integer),
    belongs_to("instance"),
    sa.Index("ix_task_instance", "office_id", "instance_id"),
    partial(
        "ix_task_ready", "office_id", "role", "due_at", "id", "status", where="status = 'ready'"
    ),
    partial(
        "ix_task_claimed",
        "office_id",
        "assignee_id",
        "due_at",
        "id",
        "status",
        where="status = 'claimed'",
    ),
    partial("ix_task_wake", "wake_at", where="wake_at IS NOT NULL"),
    sqlite_with_rowid=False,
)

draft = keyed(
    "draft",
    needed("office_id", Identifier, primary_key=True),
    needed("task_id", Identifier, primary_key=True),
    needed("user_id", Identifier, primary_key=True),
    needed("values", Json),
    needed("at", Moment),
)

# `wake_at` is `due_at` until a scheduler takes the row; then it is the end of its lease.
timer = owned(
    "timer",
    needed("instance_id", Identifier),
    needed("process_id", sa.Text),
    needed("element_id", sa.Text),
    needed("due_at", Moment),
    needed("wake_at", Moment),
    belongs_to("instance"),
    sa.Index("ix_timer_wake", "wake_at"),
    sa.Index("ix_timer_instance", "office_id", "instance_id"),
    sqlite_with_rowid=False,
)

outbox = owned(
    "outbox",
    needed("instance_id", Identifier),
    needed("topic", sa.Text),
    needed("due_at", Moment),
    needed("wake_at", Moment),
    needed("payload", Json),
    needed("attempts", sa.Integer),
    needed("status", Choice(JobStatus)),
    partial("ix_outbox_wake", "wake_at", where="status = 'pending'"),
    sqlite_with_rowid=False,
)

message_wait = owned(
    "message_wait",
    needed("instance_id", Identifier),
    needed("process_id", sa.Text),
    needed("element_id", sa.Text),
    needed("message", sa.Text),
    needed("key", sa.Text),
    belongs_to("instance"),
    sa.Index("ix_message_wait_name", "office_id", "message", "key"),
    sa.Index("ix_message_wait_instance", "office_id", "instance_id"),
    sqlite_with_rowid=False,
)
