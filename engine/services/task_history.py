"""What somebody did with a task, as the history of its case keeps it."""

from datetime import datetime

from uuid_utils.compat import uuid7

from engine.domain.actor import Actor
from engine.domain.history import Happening, HistoryEntry
from engine.domain.task import Task


def entry(
    task: Task, happening: Happening, *, actor: Actor, at: datetime, **facts: str
) -> HistoryEntry:
    """Return the line that says who did it; `facts` never hold personal data."""
    return HistoryEntry(
        id=uuid7(),
        instance_id=task.instance_id,
        at=at,
        happening=happening,
        actor_id=actor.user_id,
        actor_name=actor.name,
        process_id=task.process_id,
        element_id=task.element_id,
        name=task.name,
        facts=facts,
    )
