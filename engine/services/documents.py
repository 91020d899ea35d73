"""Files of a case."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from uuid_utils.compat import uuid7

from engine.domain.actor import Actor
from engine.domain.document import Document, DocumentOrigin
from engine.domain.upload import Upload
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import case
from engine.services.case import Case


def store(
    work: UnitOfWork,
    found: Case,
    *,
    field: str,
    uploads: Sequence[Upload],
    actor: Actor,
    at: datetime,
) -> list[str]:
    """Keep the files of one form field, and return their ids as texts."""
    return [str(_add(work, found, field, upload, actor, at)) for upload in uploads]


def read(work: UnitOfWork, *, document_id: UUID, actor: Actor) -> tuple[Document, bytes]:
    """Return a document with its content, if the actor may see its case."""
    document = work.documents.get(document_id)
    case.get_readable(work, document.instance_id, actor=actor)
    return document, work.documents.content(document_id)


def _add(
    work: UnitOfWork, found: Case, field: str, upload: Upload, actor: Actor, at: datetime
) -> UUID:
    document = Document(
        id=uuid7(),
        instance_id=found.instance.id,
        origin=DocumentOrigin.UPLOAD,
        field=field.rpartition(".")[2],
        file_name=upload.name,
        content_type=upload.media_type,
        size=upload.size,
        sha256=upload.sha256,
        at=at,
        added_by=actor.name,
    )
    work.documents.add(document, upload.content)
    return document.id
