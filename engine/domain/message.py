"""Messages between cases, and the events that wait for them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

ANY_KEY = ""


class MessageStatus(StrEnum):
    SENDING = "sending"
    KEPT = "kept"
    DELIVERED = "delivered"
    DISCARDED = "discarded"


class KeptBecause(StrEnum):
    """Why a message found no case.

    Nobody waits for it, several do, or messages have begun cases after one another too often.
    """

    NOBODY = "nobody"
    SEVERAL = "several"
    CIRCLE = "circle"


@dataclass(eq=False, kw_only=True, slots=True)
class Message:
    """`key` tells apart the cases that wait for messages of one name.

    `sender_id` is the case that sent it, `receiver_id` the one that it reached or started. `hops`
    counts the messages that led to this one, itself included. Once a message is settled its data
    are the receiver's, and are kept here no longer.
    """

    id: UUID
    name: str
    at: datetime
    key: str = ANY_KEY
    data: Mapping[str, Any] = field(default_factory=dict)
    sender_id: UUID | None = None
    hops: int = 1
    status: MessageStatus = MessageStatus.SENDING
    reason: KeptBecause | None = None
    receiver_id: UUID | None = None
    settled_at: datetime | None = None
    settled_by: str | None = None

    def keep(self, reason: KeptBecause) -> None:
        """Leave the message for people to see: it may find its case later."""
        self.status, self.reason = MessageStatus.KEPT, reason

    def reach(self, instance_id: UUID, *, at: datetime) -> None:
        self.status, self.reason = MessageStatus.DELIVERED, None
        self.receiver_id, self.settled_at, self.data = instance_id, at, {}

    def discard(self, *, by: str, at: datetime) -> None:
        self.status, self.settled_by, self.settled_at = MessageStatus.DISCARDED, by, at
        self.data = {}


@dataclass(frozen=True, kw_only=True, slots=True)
class MessageWait:
    """An event that waits for a message; `id` is its token's. A wait without a key takes any."""

    id: UUID
    instance_id: UUID
    process_id: str
    element_id: str
    message: str
    key: str = ANY_KEY
