"""Answers when something would be due, and why, without any case."""

from engine.domain import what_if
from engine.domain.calendar_form import Given
from engine.domain.explanation import Explanation
from engine.domain.what_if import Question
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import calendars


def ask(work: UnitOfWork, *, given: Given) -> tuple[Question, Explanation]:
    """Return the question that was typed and its answer, or raise InvalidSubmissionError."""
    question = what_if.read_question(given, zone=work.office().zone)
    return question, what_if.answer(question, calendars.both(work))
