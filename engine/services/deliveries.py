"""Notices on their way out of the pages: written with the notice, sent afterwards."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from engine.domain.delivery import WANTED, ChannelKind, Delivery, DeliveryStatus, delivery_id
from engine.domain.notice import Notice
from engine.domain.notice_text import Audience
from engine.domain.office import Office
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import calendars


@dataclass(frozen=True, kw_only=True, slots=True)
class Addressed:
    """A delivery that is due; `to` is None when nobody is to be reached any more.

    `own` are the office's own words for it.
    """

    delivery: Delivery
    to: str | None = field(repr=False)
    audience: Audience
    office: Office
    own: str | None


def queue(work: UnitOfWork, notices: Sequence[Notice]) -> None:
    """Write a delivery for each person and channel that wants a notice.

    It falls due with the notice, but only while the office works. A demonstration office sends
    nothing to anybody: nothing is written.
    """
    work.deliveries.add(
        delivery for channel in open_channels(work) for delivery in _wanted(work, channel, notices)
    )


def open_channels(work: UnitOfWork) -> frozenset[ChannelKind]:
    """Return the channels by which this office reaches people."""
    return frozenset() if work.office().is_demonstration else work.channels


def prepare(work: UnitOfWork, *, delivery_id: UUID, at: datetime) -> Addressed | None:
    """Return a delivery with what is needed to send it; None when it is settled or not yet due."""
    delivery = work.deliveries.get(delivery_id)
    if delivery is None or delivery.status is not DeliveryStatus.PENDING or delivery.due_at > at:
        return None
    audience = Audience.STAFF if delivery.user_id else Audience.CITIZEN
    return Addressed(
        delivery=delivery,
        to=_address(work, delivery),
        audience=audience,
        office=work.office(),
        own=work.notice_texts.all(audience).get(delivery.code),
    )


def _wanted(
    work: UnitOfWork, channel: ChannelKind, notices: Sequence[Notice]
) -> Iterator[Delivery]:
    calendar = calendars.of_office(work)
    for notice in notices:
        if notice.code in WANTED[channel] and work.users.get(notice.user_id).address(channel):
            yield Delivery(
                id=delivery_id(notice.id, channel),
                channel=channel,
                code=notice.code,
                due_at=calendar.next_opening(notice.at),
                notice_id=notice.id,
                instance_id=notice.instance_id,
                user_id=notice.user_id,
                facts=notice.facts,
            )


def _address(work: UnitOfWork, delivery: Delivery) -> str | None:
    if work.office().is_demonstration:
        return None
    if delivery.user_id is None:
        return delivery.address
    return work.users.get(delivery.user_id).address(delivery.channel)
