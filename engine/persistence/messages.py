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
            status=message.status,
            reason=message.reason,
            receiver_id=message.receiver_id,
            settled_at=message.settled_at,
            settled_by=message.settled_by,
        )

    def kept(self) -> list[Message]:
        """Return the messages that found no case, oldest first, at most `MOST_SHOWN`."""
        return [Message(**row) for row in self._transaction.rows(_ALL_KEPT)]

    def kept_as(self, name: str) -> list[Message]:
        """Return the messages of one name that found no case, oldest first."""
        return [Message(**row) for row in self._transaction.rows(_FITTING, name=name)]
