"""Files of a case."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from uuid_utils.compat import uuid7

from engine.domain.actor import Actor
from engine.domain.document import Document, DocumentOrigin
from engine.domain.errors import NotPermittedError
from engine.domain.permissions import Permission, may
from engine.domain.upload import Upload
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import answers, case, discretion
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
    found = case.get_readable(work, document.instance_id, actor=actor)
    if document not in readable(work, found, [document], actor=actor):
        raise NotPermittedError
    return document, work.documents.content(document_id)


def readable(
    work: UnitOfWork, found: Case, documents: Iterable[Document], *, actor: Actor
) -> tuple[Document, ...]:
    """Return those that the actor may open.

    Pictures of people and papers on health are for the roles whose tasks ask for them, and for the
    chain above them; evidence of complaints is for all who handle the case.
    """
    if may(actor, Permission.SEE_SENSITIVE):
        return tuple(documents)
    classes = discretion.withheld_classes(work, found, actor=actor)
    withheld = answers.fields_of_classes(found, classes=classes) - _asked_for(work, found, actor)
    return tuple(it for it in documents if it.field not in withheld)


def _asked_for(work: UnitOfWork, found: Case, actor: Actor) -> frozenset[str]:
    forms = [
        found.deployed.form(task.process_id, task.form_id)
        for task in work.tasks.of_instance(found.instance.id)
        if task.role in actor.roles
    ]
    return frozenset(name for form in forms for name in answers.names_of(form))


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
