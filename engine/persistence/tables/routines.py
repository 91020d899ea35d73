"""What an office does again and again by itself."""

import sqlalchemy as sa

from engine.domain.routine import RoutineKind
from engine.persistence.columns import Choice, Json, Moment
from engine.persistence.tables.shape import needed, of_office, owned

# `wake_at` is `due_at` until a scheduler takes the row; then it is the end of its lease.
routine = owned(
    "routine",
    needed("kind", Choice(RoutineKind)),
    needed("key", sa.Text),
    needed("element_id", sa.Text),
    needed("due_at", Moment),
    needed("wake_at", Moment),
    needed("memory", Json),
    sa.UniqueConstraint("office_id", "kind", "key", "element_id"),
    of_office(),
    sa.Index("ix_routine_wake", "wake_at"),
)
