"""The tables. Rows that belong to an office carry `office_id` as the first part of their key."""

from engine.persistence.tables.cases import applicant, definition, history, incident, instance
from engine.persistence.tables.offices import (
    account,
    account_role,
    idempotency,
    number_register,
    office,
)
from engine.persistence.tables.papers import document, document_content, message, notice
from engine.persistence.tables.routines import routine
from engine.persistence.tables.shape import metadata
from engine.persistence.tables.work import draft, message_wait, outbox, task, timer

__all__ = [
    "account",
    "account_role",
    "applicant",
    "definition",
    "document",
    "document_content",
    "draft",
    "history",
    "idempotency",
    "incident",
    "instance",
    "message",
    "message_wait",
    "metadata",
    "notice",
    "number_register",
    "office",
    "outbox",
    "routine",
    "task",
    "timer",
]
