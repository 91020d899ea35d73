"""Ways out of the pages: one module for each channel. None of them knows offices or cases."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from engine.domain.delivery import NO_PAUSE, ChannelKind, Fault

TIMEOUT_SECONDS = 10


@dataclass(frozen=True, kw_only=True, slots=True)
class Message:
    """What one person is told: the same `id` means the same message, however often it is sent.

    `to` is an e-mail address, or a number as `+62…`. `office` is the sender's name. Subject and
    `html` are for e-mail; `at` is the time of this try.
    """

    id: UUID
    to: str = field(repr=False)
    text: str = field(repr=False)
    office: str
    at: datetime
    subject: str = ""
    html: str = field(default="", repr=False)


class Channel(Protocol):
    def send(self, message: Message) -> None:
        """Hand the message over.

        Raises RefusedError when another try would end the same; after any other error the message
        may or may not have been taken, and is to be sent again.
        """


class NotSentError(Exception):
    """The message was not taken. What the other side said is not repeated: it may quote people."""

    def __init__(self, fault: Fault, number: int | None = None) -> None:
        self.fault = fault.value if number is None else f"{fault.value} {number}"
        super().__init__(self.fault)


class RefusedError(NotSentError):
    """The other side will never take this message."""


class LaterError(NotSentError):
    """The other side may take it another time, at the earliest after `pause`."""

    def __init__(
        self, fault: Fault, number: int | None = None, *, pause: timedelta = NO_PAUSE
    ) -> None:
        super().__init__(fault, number)
        self.pause = pause


Channels = Mapping[ChannelKind, Channel]
