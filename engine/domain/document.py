"""A file that belongs to a case: handed in with a form, or made as a letter."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class DocumentOrigin(StrEnum):
    UPLOAD = "upload"
    LETTER = "letter"


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """`sha256` is hexadecimal; `field` is the form field's key, or the kind of letter."""

    id: UUID
    instance_id: UUID
    origin: DocumentOrigin
    field: str
    file_name: str
    content_type: str
    size: int
    sha256: str
    at: datetime
    added_by: str
    verification_code: str | None = None
