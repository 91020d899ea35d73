"""Files that were handed in before: a form that is filled in again need not ask for them again."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from engine.domain.form import Form
from engine.domain.upload import Upload
from engine.persistence.unit_of_work import UnitOfWork

PREFIX = "files::tersimpan:"


def of_form(form: Form, known: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return the ids of the documents that the case holds for each file field of the form."""
    return {
        field.key: found
        for field in form.fields()
        if field.type == "filepicker" and isinstance(found := known.get(field.key), list) and found
    }


def with_kept(
    work: UnitOfWork,
    data: Mapping[str, Any],
    files: Mapping[str, Sequence[Upload]],
    *,
    kept: Mapping[str, Sequence[str]],
) -> tuple[dict[str, Any], dict[str, Sequence[Upload]]]:
    """Return the submission with the kept files in the places where nothing new was chosen."""
    again = {key: ids for key, ids in kept.items() if not data.get(key)}
    return (
        {**data, **{key: PREFIX + key for key in again}},
        {**files, **{PREFIX + key: _uploads(work, ids) for key, ids in again.items()}},
    )


def _uploads(work: UnitOfWork, ids: Sequence[str]) -> list[Upload]:
    return [_upload(work, UUID(document_id)) for document_id in ids]


def _upload(work: UnitOfWork, document_id: UUID) -> Upload:
    document = work.documents.get(document_id)
    return Upload(
        name=document.file_name,
        content_type=document.content_type,
        content=work.documents.content(document_id),
    )
