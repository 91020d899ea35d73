"""Records for tests, complete and plausible where a test says nothing."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import uuid_utils

from engine.domain.absence import Absence, AbsenceKind
from engine.domain.bundle import Bundle
from engine.domain.definition import DefinitionKind, ProcessDefinition
from engine.domain.delivery import ChannelKind, Delivery
from engine.domain.document import Document, DocumentOrigin
from engine.domain.history import Happening, HistoryEntry
from engine.domain.incident import Attempt, Incident
from engine.domain.instance import ProcessInstance
from engine.domain.notice import Notice
from engine.domain.office import Office
from engine.domain.outbox import OutboxJob
from engine.domain.task import Task
from engine.domain.timer_job import TimerJob
from engine.domain.user import User
from engine.persistence.unit_of_work import UnitOfWork

NOON = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


class Mishap(Exception):  # noqa: N818 - it is meant to happen
    """What ends a unit of work before its time."""


def new_id() -> UUID:
    return UUID(bytes=uuid_utils.uuid7().bytes)


def an_office(name: str) -> Office:
    return Office(
        id=new_id(),
        name=name,
        area_code="3508",
        zone="Asia/Jakarta",
        unit="Dinsos",
        address="Jalan Ahmad Yani 5",
        town="Lumajang",
        head_name="Dra. Ratna",
        head_position="Kepala Dinas",
        districts=("Senduro", "Pasirian"),
        letter_codes={"rekomendasi": "400.9"},
    )


def a_user(office_id: UUID, **changes: Any) -> User:
    facts: dict[str, Any] = {
        "id": new_id(),
        "office_id": office_id,
        "login": f"sari-{new_id()}",
        "name": "Sari",
        "position": "Petugas loket",
        "roles": frozenset({"front_office"}),
        "password_hash": "$argon2id$v=19$x",
    }
    return User(**facts | changes)


def an_absence(user_id: UUID, **changes: Any) -> Absence:
    facts: dict[str, Any] = {
        "id": new_id(),
        "user_id": user_id,
        "first_day": date(2026, 3, 2),
        "last_day": date(2026, 3, 4),
        "kind": AbsenceKind.LEAVE,
        "deputy_id": None,
        "note": "",
        "entered_by": "Ningsih",
        "at": NOON,
    }
    return Absence(**facts | changes)


def a_definition(**changes: Any) -> ProcessDefinition:
    facts: dict[str, Any] = {
        "id": new_id(),
        "key": "rehabilitasi",
        "version": 1,
        "name": "Rehabilitasi sosial",
        "kind": DefinitionKind.SERVICE,
        "bundle": Bundle("rehabilitasi", {"processes/rehabilitasi/rehabilitasi.bpmn": "<x/>"}),
        "deployed_at": NOON,
        "deployed_by": "Wati",
        "note": "Pertama",
    }
    return ProcessDefinition(**facts | changes)


def a_case(definition: ProcessDefinition, **changes: Any) -> ProcessInstance:
    facts: dict[str, Any] = {
        "id": new_id(),
        "definition_id": definition.id,
        "definition_key": definition.key,
        "name": definition.name,
        "started_at": NOON,
        "state": b"\x01state",
    }
    return ProcessInstance(**facts | changes)


def a_stored_case(work: UnitOfWork, **changes: Any) -> ProcessInstance:
    """Store a case, with a definition of its own, and return it."""
    definition = a_definition(key=f"layanan-{new_id()}")
    work.definitions.add(definition)
    case = a_case(definition, **changes)
    work.instances.add(case)
    return case


def a_task(case: ProcessInstance, **changes: Any) -> Task:
    facts: dict[str, Any] = {
        "id": new_id(),
        "instance_id": case.id,
        "process_id": "rehabilitasi",
        "element_id": "periksa",
        "name": "Periksa berkas",
        "role": "front_office",
        "form_id": "periksa",
        "created_at": NOON,
    }
    return Task(**facts | changes)


def a_timer(case: ProcessInstance, **changes: Any) -> TimerJob:
    facts: dict[str, Any] = {
        "id": new_id(),
        "instance_id": case.id,
        "process_id": "rehabilitasi",
        "element_id": "tenggat",
        "due_at": NOON,
    }
    return TimerJob(**facts | changes)


def a_job(case: ProcessInstance, *, office_id: UUID, **changes: Any) -> OutboxJob:
    facts: dict[str, Any] = {
        "id": new_id(),
        "office_id": office_id,
        "instance_id": case.id,
        "topic": "surat",
        "due_at": NOON,
        "payload": {"jenis": "rekomendasi"},
    }
    return OutboxJob(**facts | changes)


def an_entry(case: ProcessInstance, **changes: Any) -> HistoryEntry:
    facts: dict[str, Any] = {
        "id": new_id(),
        "instance_id": case.id,
        "at": NOON,
        "happening": Happening.STARTED,
    }
    return HistoryEntry(**facts | changes)


def an_incident(case: ProcessInstance, **changes: Any) -> Incident:
    facts: dict[str, Any] = {
        "id": new_id(),
        "instance_id": case.id,
        "attempt": Attempt.COMPLETE_TASK,
        "token_id": new_id(),
        "process_id": "rehabilitasi",
        "element_id": "periksa",
        "code": "no_flow",
        "detail": "",
        "raised_at": NOON,
        "values": {"lengkap": True},
    }
    return Incident(**facts | changes)


def a_notice(user_id: UUID, **changes: Any) -> Notice:
    facts: dict[str, Any] = {
        "id": new_id(),
        "user_id": user_id,
        "instance_id": None,
        "code": "N-03",
        "at": NOON,
        "facts": {"layanan": "Rehabilitasi"},
    }
    return Notice(**facts | changes)


def a_document(case: ProcessInstance, **changes: Any) -> Document:
    facts: dict[str, Any] = {
        "id": new_id(),
        "instance_id": case.id,
        "origin": DocumentOrigin.UPLOAD,
        "field": "ktp",
        "file_name": "ktp.pdf",
        "content_type": "application/pdf",
        "size": 4,
        "sha256": "0" * 64,
        "at": NOON,
        "added_by": "Sari",
    }
    return Document(**facts | changes)


def a_delivery(**changes: Any) -> Delivery:
    facts: dict[str, Any] = {
        "id": new_id(),
        "channel": ChannelKind.MAIL,
        "code": "N-22",
        "due_at": NOON,
        "user_id": new_id(),
        "facts": {"tugas": "Periksa berkas"},
    }
    return Delivery(**facts | changes)
