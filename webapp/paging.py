"""Cursors of lists as text in the address."""

from datetime import UTC, datetime
from uuid import UUID

from engine.domain.worklist import Cursor


def read_cursor(text: str | None) -> Cursor | None:
    """Return the cursor of an address; None for the first page or a text that is none."""
    moment, _, key = (text or "").partition("~")
    try:
        return Cursor(at=datetime.fromtimestamp(int(moment) / 1e6, UTC), id=UUID(key))
    except (ValueError, OverflowError, OSError):
        return None


def write_cursor(cursor: Cursor | None) -> str | None:
    if cursor is None:
        return None
    microseconds = round(cursor.at.timestamp() * 1e6)
    return f"{microseconds}~{cursor.id}"
