"""A person's inbox."""

from datetime import datetime

from engine.domain.actor import Actor
from engine.domain.notice import Notice
from engine.persistence.unit_of_work import UnitOfWork

SHOWN = 100


def read(work: UnitOfWork, *, actor: Actor, at: datetime) -> list[Notice]:
    """Return the newest notices, newest first."""
    return work.notices.inbox(actor.user_id, at=at, limit=SHOWN)


def unread(work: UnitOfWork, *, actor: Actor, at: datetime) -> int:
    return work.notices.unread(actor.user_id, at=at)


def mark_read(work: UnitOfWork, *, actor: Actor, at: datetime) -> None:
    work.notices.mark_read(actor.user_id, at=at)
