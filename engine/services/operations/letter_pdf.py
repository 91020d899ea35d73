"""Operation `surat-pdf`: a numbered letter as a PDF among the case's documents."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from uuid_utils.compat import uuid7

from engine import letters
from engine.domain.document import Document, DocumentOrigin
from engine.domain.outbox import OutboxJob
from engine.letters import Letter
from engine.persistence.unit_of_work import UnitOfWork
from engine.services.operations.deferred import Deferred

TOPIC = "surat-pdf"
NEEDED = ("jenis_naskah", "nomor_naskah")
ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
CODE_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Rendered:
    content: bytes
    verification_code: str


def prepare(work: UnitOfWork, job: OutboxJob, at: datetime) -> Letter:
    """Return the letter of the inputs `jenis_naskah`, `nomor_naskah`, `perihal` and `isi`."""
    office = work.office()
    return Letter(
        office=office,
        kind=str(job.payload["jenis_naskah"]),
        number=str(job.payload["nomor_naskah"]),
        subject=str(job.payload.get("perihal") or ""),
        body=str(job.payload.get("isi") or ""),
        day=at.astimezone(ZoneInfo(office.zone)).date(),
        verification_code=_code(job),
    )


def perform(letter: Letter) -> Rendered:
    return Rendered(letters.render(letter), letter.verification_code)


def keep(work: UnitOfWork, job: OutboxJob, rendered: Rendered, at: datetime) -> Mapping[str, Any]:
    number = str(job.payload["nomor_naskah"])
    document = Document(
        id=uuid7(),
        instance_id=job.instance_id,
        origin=DocumentOrigin.LETTER,
        field=str(job.payload["jenis_naskah"]),
        file_name=f"{number.replace('/', '-')}.pdf",
        content_type="application/pdf",
        size=len(rendered.content),
        sha256=hashlib.sha256(rendered.content).hexdigest(),
        at=at,
        added_by="Alur",
        verification_code=rendered.verification_code,
    )
    work.documents.add(document, rendered.content)
    return {"dokumen_id": str(document.id), "kode_verifikasi": rendered.verification_code}


def _code(job: OutboxJob) -> str:
    # Derived from the job, so that doing it twice prints the same code. Sixty bits of a random
    # token cannot be guessed at the counter or through the verification page.
    digest = hashlib.sha256(job.id.bytes).digest()
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:CODE_LENGTH])


OPERATION = Deferred(prepare=prepare, perform=perform, keep=keep)
