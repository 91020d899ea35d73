"""The tables. Rows that belong to an office carry `office_id` as the first part of their key."""

from engine.persistence.tables.calendar import season, special_day, weekly_hours
from engine.persistence.tables.cases import applicant, definition, history, incident, instance
from engine.persistence.tables.deadlines import escalation, pause, service_clock
from engine.persistence.tables.deliveries import delivery, notice_text
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
from engine.persistence.tables.staff import absence
from engine.persistence.tables.work import draft, message_wait, outbox, task, timer

__all__ = [
    "absence",
    "account",
    "account_role",
    "applicant",
    "definition",
    "delivery",
    "document",
    "document_content",
    "draft",
    "escalation",
    "history",
    "idempotency",
    "incident",
    "instance",
    "message",
    "message_wait",
    "metadata",
    "notice",
    "notice_text",
    "number_register",
    "office",
    "outbox",
    "pause",
    "routine",
    "season",
    "service_clock",
    "special_day",
    "task",
    "timer",
    "weekly_hours",
]
