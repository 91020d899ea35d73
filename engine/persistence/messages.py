"""Messages that were sent, among them those that found no case."""

from uuid import UUID

import sqlalchemy as sa

from engine.domain.message import Message
from engine.persistence import tables
from engine.persistence.binds import given, in_office, literal, own, without_office
from engine.persistence.transaction import Transaction

MOST_SHOWN = 200

_message = tables.message.c
_KEPT = sa.and_(in_office(tables.message), _message.status == literal("kept"))

_INSERT = sa.insert(tables.message)
_GET = sa.select(*without_office(tables.message)).where(own(tables.message))
_SAVE = (
    sa.update(tables.message)
    .where(own(tables.message))
    .values(
        given(
            _message.data,
            _message.status,
            _message.reason,
            _message.receiver_id,
            _message.settled_at,
            _message.settled_by,
        )
    )
)
_ALL_KEPT = (
    sa.select(*without_office(tables.message))
    .where(_KEPT)
    .order_by(_message.at, _message.id)
    .limit(literal(MOST_SHOWN))
)
_COUNT = sa.select(sa.func.count().label("count")).select_from(
    sa.select(_message.id).where(_KEPT).limit(literal(MOST_SHOWN)).subquery()
)
_HOPS = sa.select(sa.func.max(_message.hops).label("hops")).where(
    in_office(tables.message), _message.receiver_id == given(_message.receiver_id)["receiver_id"]
)
_FITTING = (
    sa.select(*without_office(tables.message))
    .where(_KEPT, _message.name == given(_message.name)["name"])
    .order_by(_message.at, _message.id)
)


class Messages:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, message: Message) -> None:
        fields = {name: getattr(message, name) for name in Message.__slots__}
        self._transaction.run(_INSERT, **fields)

    def get(self, message_id: UUID) -> Message:
        """Return a message, or raise NotFoundError."""
        return Message(**self._transaction.one(_GET, key_id=message_id))

    def save(self, message: Message) -> None:
        """Store where the message went."""
        self._transaction.run(
            _SAVE,
            key_id=message.id,
            data=message.data,
            status=message.status,
            reason=message.reason,
            receiver_id=message.receiver_id,
            settled_at=message.settled_at,
            settled_by=message.settled_by,
        )

    def kept(self) -> list[Message]:
        """Return the messages that found no case, oldest first, at most `MOST_SHOWN`."""
        return [Message(**row) for row in self._transaction.rows(_ALL_KEPT)]

    def count_kept(self) -> int:
        """Return how many messages found no case, at most `MOST_SHOWN`."""
        return int(self._transaction.one(_COUNT)["count"])

    def hops_to(self, instance_id: UUID) -> int:
        """Return how many messages led to a case one after the other; 0 when none did."""
        return int(self._transaction.one(_HOPS, receiver_id=instance_id)["hops"] or 0)

    def kept_as(self, name: str) -> list[Message]:
        """Return the messages of one name that found no case, oldest first."""
        return [Message(**row) for row in self._transaction.rows(_FITTING, name=name)]
