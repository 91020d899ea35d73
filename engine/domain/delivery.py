"""A notice on its way out of the pages: to somebody's mailbox, or to a citizen's telephone."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid5

from engine.domain.errors import IllegalTransitionError

GIVE_UP_AFTER = 8
FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(days=1)
NO_PAUSE = timedelta(0)


class ChannelKind(StrEnum):
    """E-mail, or the office's gateway for WhatsApp and SMS."""

    MAIL = "mail"
    GATEWAY = "gateway"


class DeliveryStatus(StrEnum):
    """A dead delivery failed for good, or too often; a dropped one is no longer wanted."""

    PENDING = "pending"
    SENT = "sent"
    DEAD = "dead"
    DROPPED = "dropped"


OPEN = frozenset({DeliveryStatus.PENDING, DeliveryStatus.DEAD})


class Fault(StrEnum):
    """Why a try failed."""

    REFUSED = "refused"
    BUSY = "busy"
    SIGN_IN = "sign_in"
    INSECURE = "insecure"
    TIMEOUT = "timeout"
    UNREACHABLE = "unreachable"
    OFF = "off"
    UNEXPECTED = "unexpected"


# Notices of these codes leave the pages. Each of them is in the inbox, too.
WANTED: Mapping[ChannelKind, frozenset[str]] = {
    ChannelKind.MAIL: frozenset(
        {"N-21", "N-22", "N-23", "N-25", "N-30", "N-30A", "N-41", "N-42", "N-45"}
    ),
    ChannelKind.GATEWAY: frozenset(),
}

# Of these, citizens are told in their own words.
TOLD_TO_CITIZENS = frozenset(f"N-{number:02}" for number in range(1, 14))


@dataclass(frozen=True, kw_only=True, slots=True)
class Delivery:
    """`user_id` is the person of the office whom it is for; without one, it is for a citizen.

    Where a person is reached is read when it is sent. A citizen's number is `address`, as `+62…`.
    Once it is settled, neither number nor facts are kept. `fault` is what went wrong last: a code,
    maybe with the other side's number of it; never its words, which may quote an address.
    """

    id: UUID
    channel: ChannelKind
    code: str
    due_at: datetime
    notice_id: UUID | None = None
    instance_id: UUID | None = None
    user_id: UUID | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    address: str | None = field(default=None, repr=False)
    attempts: int = 0
    status: DeliveryStatus = DeliveryStatus.PENDING
    sent_at: datetime | None = None
    fault: str | None = None

    @property
    def has_failed(self) -> bool:
        """Whether it is open and was tried in vain."""
        return self.status in OPEN and self.attempts > 0

    def sent(self, *, at: datetime) -> "Delivery":
        return replace(self._emptied(DeliveryStatus.SENT), sent_at=at, fault=None)

    def dropped(self) -> "Delivery":
        """Return it as given up. Raises IllegalTransitionError when it is settled."""
        if self.status not in OPEN:
            raise IllegalTransitionError(self.status, DeliveryStatus.DROPPED)
        return self._emptied(DeliveryStatus.DROPPED)

    def refused(self, fault: str) -> "Delivery":
        """Return it after an answer that would be the same another time."""
        return replace(self, attempts=self.attempts + 1, status=DeliveryStatus.DEAD, fault=fault)

    def failed(self, fault: str, *, at: datetime, pause: timedelta = NO_PAUSE) -> "Delivery":
        """Return it after one more failure, put off by 1, 2, 4 … minutes, at least by `pause`.

        It is given up after eight.
        """
        failures = self.attempts + 1
        if failures >= GIVE_UP_AFTER:
            return self.refused(fault)
        wait = max(FIRST_PAUSE * 2**self.attempts, min(pause, LONGEST_PAUSE))
        return replace(self, attempts=failures, fault=fault, due_at=at + wait)

    def woken(self, *, at: datetime) -> "Delivery":
        """Return it as if it had never failed, due at once.

        Raises IllegalTransitionError when it has not failed, or is settled.
        """
        if not self.has_failed:
            raise IllegalTransitionError(self.status, DeliveryStatus.PENDING)
        return replace(self, attempts=0, status=DeliveryStatus.PENDING, due_at=at)

    def _emptied(self, status: DeliveryStatus) -> "Delivery":
        return replace(self, status=status, address=None, facts={})


def delivery_id(told: UUID, channel: ChannelKind) -> UUID:
    """Return the id of what is told by one channel: the same for the same notice."""
    return uuid5(told, channel.value)
