"""A person's inbox."""

from datetime import datetime
from uuid import UUID

from engine.domain.actor import Actor
from engine.domain.notice import Notice
from engine.domain.worklist import PAGE_SIZE, Cursor, Page
from engine.persistence.unit_of_work import UnitOfWork


def read(
    work: UnitOfWork,
    *,
    actor: Actor,
    at: datetime,
    after: Cursor | None = None,
    limit: int = PAGE_SIZE,
) -> Page[Notice]:
    """Return a page of notices, newest first."""
    found = work.notices.inbox(actor.user_id, at=at, limit=limit + 1, after=after)
    shown = tuple(found[:limit])
    following = Cursor(at=shown[-1].at, id=shown[-1].id) if len(found) > limit else None
    return Page(rows=shown, following=following)


def unread(work: UnitOfWork, *, actor: Actor, at: datetime) -> int:
    """Return how many notices are not read, at most one hundred."""
    return work.notices.unread(actor.user_id, at=at)


def mark_read(work: UnitOfWork, *, actor: Actor, at: datetime) -> None:
    work.notices.mark_read(actor.user_id, at=at)


def mark_one(work: UnitOfWork, *, notice_id: UUID, actor: Actor, at: datetime) -> None:
    """Note that one notice was read. Raises NotFoundError when it is somebody else's."""
    work.notices.mark_one(notice_id, reader=actor.user_id, at=at)
