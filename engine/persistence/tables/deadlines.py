"""The clocks of cases, what held them up, and whom their lateness was brought before."""

import sqlalchemy as sa

from engine.domain.pause import PauseKind
from engine.persistence.columns import Choice, Identifier, Json, Moment
from engine.persistence.tables.shape import belongs_to, keyed, needed, owned, partial

# Its id is the case's. One that stopped stays, to tell whether the promise was kept.
service_clock = owned(
    "service_clock",
    needed("promise", sa.Text),
    needed("started_at", Moment),
    needed("due_at", Moment),
    needed("level", sa.Integer),
    sa.Column("wake_at", Moment),
    sa.Column("paused_at", Moment),
    needed("pause_reason", sa.Text),
    sa.Column("stopped_at", Moment),
    sa.ForeignKeyConstraint(["office_id", "id"], ["instance.office_id", "instance.id"]),
    partial("ix_service_clock_wake", "wake_at", where="wake_at IS NOT NULL"),
    sqlite_with_rowid=False,
)

pause = owned(
    "pause",
    needed("instance_id", Identifier),
    needed("kind", Choice(PauseKind)),
    needed("reason", sa.Text),
    needed("started_at", Moment),
    sa.Column("ended_at", Moment),
    sa.Column("started_by", sa.Text),
    belongs_to("instance"),
    sa.Index("ix_pause_instance", "office_id", "instance_id"),
    sqlite_with_rowid=False,
)

# The subject is a task or, for its clock, a case. Its key lets each level be reached once.
escalation = keyed(
    "escalation",
    needed("office_id", Identifier, primary_key=True),
    needed("subject_id", Identifier, primary_key=True),
    needed("level", sa.Integer, primary_key=True),
    needed("instance_id", Identifier),
    needed("at", Moment),
    needed("due_at", Moment),
    needed("told", Json),
    needed("asked", Json),
    sa.Column("answered_at", Moment),
    sa.Column("answered_by", sa.Text),
    sa.Column("answer", sa.Text),
    belongs_to("instance"),
    sa.Index("ix_escalation_instance", "office_id", "instance_id"),
    partial("ix_escalation_asked", "office_id", "at", where="level = 150 AND answered_at IS NULL"),
)
