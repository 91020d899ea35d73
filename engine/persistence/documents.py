"""Files of cases."""

from uuid import UUID

import sqlalchemy as sa

from engine.domain.document import Document
from engine.persistence import tables
from engine.persistence.binds import of_instance, own, without_office
from engine.persistence.transaction import Transaction

_document = tables.document.c
_RECORD = without_office(tables.document)

_INSERT = sa.insert(tables.document)
_INSERT_CONTENT = sa.insert(tables.document_content)
_GET = sa.select(*_RECORD).where(own(tables.document))
_CONTENT = sa.select(tables.document_content.c.content).where(own(tables.document_content))
_OF_INSTANCE = (
    sa.select(*_RECORD).where(of_instance(tables.document)).order_by(_document.at, _document.id)
)


class Documents:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, document: Document, content: bytes) -> None:
        self._transaction.run(
            _INSERT, **{name: getattr(document, name) for name in Document.__slots__}
        )
        self._transaction.run(_INSERT_CONTENT, id=document.id, content=content)

    def get(self, document_id: UUID) -> Document:
        """Return what is known of a file, or raise NotFoundError."""
        return Document(**self._transaction.one(_GET, key_id=document_id))

    def content(self, document_id: UUID) -> bytes:
        """Return the file itself, or raise NotFoundError."""
        return bytes(self._transaction.one(_CONTENT, key_id=document_id)["content"])

    def of_instance(self, instance_id: UUID) -> list[Document]:
        """Return the files of a case, oldest first."""
        rows = self._transaction.rows(_OF_INSTANCE, instance_id=instance_id)
        return [Document(**row) for row in rows]
