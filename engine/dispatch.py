"""Sends what leaves the pages: read, worded and sent without a transaction, and written down."""

import logging
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from uuid import UUID

from engine.channels import Channels, LaterError, RefusedError
from engine.channels.gateway import Gateway
from engine.channels.mail import Mail
from engine.domain.delivery import ChannelKind, Delivery, Fault
from engine.messages.outgoing import message_of
from engine.persistence.database import Database
from engine.services import deliveries
from engine.services.deliveries import Addressed
from engine.settings import Settings

log = logging.getLogger("alur.dispatch")


def channels_of(settings: Settings) -> Channels:
    """Return the ways out of the pages that the settings open."""
    mail = {ChannelKind.MAIL: Mail(settings.mail)} if settings.mail else {}
    gateway = {ChannelKind.GATEWAY: Gateway(settings.gateway)} if settings.gateway else {}
    return {**mail, **gateway}


class Dispatch:
    """`public_url` is where readers find the pages.

    A crash between sending and writing sends again: at least once, always with the same id.
    """

    def __init__(self, database: Database, *, channels: Channels, public_url: str = "") -> None:
        self._database = database
        self._channels = channels
        self._public_url = public_url

    def send(self, office_id: UUID, delivery_id: UUID, *, clock: Callable[[], datetime]) -> None:
        """Send one delivery, unless it is settled or not yet due."""
        with self._database.reading(office_id) as work:
            addressed = deliveries.prepare(work, delivery_id=delivery_id, at=clock())
        if addressed is not None:
            after = self._sent(addressed, clock)
            with self._database.work(office_id) as work:
                work.deliveries.save(after)

    def _sent(self, addressed: Addressed, clock: Callable[[], datetime]) -> Delivery:
        """Return what became of it."""
        delivery = addressed.delivery
        if addressed.to is None:
            return delivery.dropped()
        try:
            self._hand_over(addressed, addressed.to, clock())
        except RefusedError as error:
            _note(delivery, error.fault)
            return delivery.refused(error.fault)
        except LaterError as error:
            _note(delivery, error.fault)
            return delivery.failed(error.fault, at=clock(), pause=error.pause)
        except Exception as error:  # noqa: BLE001 -- whatever it is, it is tried again
            _note(delivery, trace(error))
            return delivery.failed(Fault.UNEXPECTED.value, at=clock())
        return delivery.sent(at=clock())

    def _hand_over(self, addressed: Addressed, to: str, at: datetime) -> None:
        channel = self._channels.get(addressed.delivery.channel)
        if channel is None:
            raise LaterError(Fault.OFF)
        channel.send(message_of(addressed, to=to, public_url=self._public_url, at=at))


def dispatch_of(settings: Settings, database: Database) -> Dispatch:
    """Return what sends by the ways that the settings open."""
    return Dispatch(database, channels=channels_of(settings), public_url=settings.public_url)


def _note(delivery: Delivery, why: str) -> None:
    log.warning("delivery %s by %s failed: %s", delivery.id, delivery.channel.value, why)


def trace(error: Exception) -> str:
    """Return the kind of an error and where it arose, but not its text: that may quote a record."""
    places = traceback.extract_tb(error.__traceback__)
    way = " > ".join(f"{Path(it.filename).name}:{it.lineno}" for it in places)
    return f"{type(error).__name__} at {way}"
