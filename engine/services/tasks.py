"""Take up, give back, draft and hand in user tasks."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from engine.bpmn import runtime
from engine.bpmn.json_values import submitted
from engine.domain.actor import Actor
from engine.domain.form import Answer
from engine.domain.history import Happening
from engine.domain.incident import Attempt
from engine.domain.snapshot import Failure, Variables
from engine.domain.task import Task
from engine.domain.upload import Upload
from engine.domain.worklist import Page, WorklistQuery, WorklistRow
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import (
    applicants,
    calendars,
    case,
    expressions,
    failed_steps,
    kept_files,
    numbering,
    prefill,
    progress,
    submissions,
    task_history,
)
from engine.services.case import Case
from engine.services.progress import Cause


@dataclass(frozen=True, kw_only=True)
class Submission:
    """What a browser sent. `key` is the form's one-time token; `files` are keyed `files::…`."""

    key: str
    data: Mapping[str, Any]
    files: Mapping[str, Sequence[Upload]]


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A task as its page shows it.

    `values` are the case's own and what the form proposes, `draft` is what this person typed
    before, `kept` the documents that the case already holds for the form's file fields.
    """

    task: Task
    case: Case
    schema: str
    values: Variables = field(default_factory=dict)
    draft: Variables = field(default_factory=dict)
    kept: Mapping[str, Sequence[str]] = field(default_factory=dict)


def worklist(work: UnitOfWork, *, query: WorklistQuery) -> Page[WorklistRow]:
    return work.tasks.worklist(query)


def claim(work: UnitOfWork, *, task_id: UUID, actor: Actor, at: datetime) -> None:
    task = work.tasks.get(task_id)
    is_held = actor.acts_for(task.assignee_id)
    actor = task.on_record(actor)
    task.claim(actor)
    if not is_held:
        work.tasks.save(task)
        work.history.add([task_history.entry(task, Happening.TASK_CLAIMED, actor=actor, at=at)])


def release(work: UnitOfWork, *, task_id: UUID, actor: Actor, at: datetime) -> None:
    task = work.tasks.get(task_id)
    actor = task.on_record(actor)
    task.release(actor)
    work.tasks.save(task)
    work.history.add([task_history.entry(task, Happening.TASK_RELEASED, actor=actor, at=at)])


def save_draft(
    work: UnitOfWork, *, task_id: UUID, actor: Actor, values: Variables, at: datetime
) -> None:
    """Keep what was typed so far; drafts are the holder's and vanish when the task is done.

    Raises InvalidSubmissionError for values that are no JSON.
    """
    task = work.tasks.keep(task_id)
    task.require_workable_by(actor)
    work.drafts.put(task_id, user_id=task.draft_owner(actor), values=submitted(values), at=at)


def open_sheet(work: UnitOfWork, *, task_id: UUID, actor: Actor, at: datetime) -> Sheet:
    """Return everything that the task's page needs; the actor must be of the task's role.

    A task that is not open any more shows no values.
    """
    task = work.tasks.get(task_id)
    task.require_reader(actor)
    found = case.get(work, task.instance_id)
    schema = found.deployed.form_text(task.process_id, task.form_id)
    sheet = Sheet(task=task, case=found, schema=schema)
    return _filled(work, sheet, actor, at) if task.is_open else sheet


def complete(
    work: UnitOfWork, *, task_id: UUID, actor: Actor, submission: Submission, at: datetime
) -> None:
    """Accept the form and let the case move on to its next waiting point.

    The same `submission.key` again changes nothing. Raises InvalidSubmissionError with every
    problem, AlreadyDoneError, HeldByOtherError, NotPermittedError or SuspendedError. When the
    process itself fails at the next step, the answer is kept in an incident and the task waits for
    a supervisor.
    """
    if not work.idempotency.claim(submission.key, task_id, at=at):
        return
    task = work.tasks.get(task_id)
    actor = task.on_record(actor)
    task.claim(actor)
    found = case.get(work, task.instance_id)
    found.instance.require_going_on()
    answer = submissions.read(
        work, found, task, data=submission.data, files=submission.files, actor=actor, at=at
    )
    applicants.require_only_case(work, found, task, answer.values)
    numbering.give_number(work, found, at=at)
    failure = _carry_on(work, found, task, answer.values, _cause(task, answer, actor, at))
    if failure:
        _hold(work, found, task, answer.values, failure, at)
    else:
        task.complete(actor, at=at)
    work.tasks.save(task)
    work.drafts.drop(task.id)


def _filled(work: UnitOfWork, sheet: Sheet, actor: Actor, at: datetime) -> Sheet:
    known = submissions.context_of(work, sheet.case, sheet.task)
    form = sheet.case.deployed.form(sheet.task.process_id, sheet.task.form_id)
    kept = kept_files.of_form(form, known)
    evaluate = expressions.evaluator(expressions.local(work, at))
    asked_anew = prefill.fresh(sheet.schema)
    held = {key: value for key, value in known.items() if key not in asked_anew}
    proposed = prefill.proposals(sheet.schema, known=held, evaluate=evaluate)
    values = {key: value for key, value in held.items() if key not in kept} | proposed
    draft = work.drafts.get(sheet.task.id, user_id=sheet.task.draft_owner(actor)) or {}
    return replace(
        sheet, values=_used(values, sheet.schema), draft=_used(draft, sheet.schema), kept=kept
    )


def _used(values: Variables, schema: str) -> Variables:
    """Return the values that a form names anywhere: nobody else's data goes to its page."""
    names = set(re.findall(r"\w+", schema))
    return {key: value for key, value in values.items() if key in names}


def _carry_on(
    work: UnitOfWork, found: Case, task: Task, values: Variables, cause: Cause
) -> Failure | None:
    snapshot = runtime.complete_task(
        found.deployed.process,
        state=found.instance.state,
        token_id=task.id,
        values=values,
        at=expressions.local(work, cause.at),
        calendar=calendars.of_office(work),
    )
    return progress.carry_on(work, found, snapshot.without(task.id), cause=cause)


def _hold(
    work: UnitOfWork, found: Case, task: Task, values: Variables, failure: Failure, at: datetime
) -> None:
    task.hold()
    failed_steps.report(
        work,
        found,
        failure,
        attempt=Attempt.COMPLETE_TASK,
        token_id=task.id,
        values=values,
        at=at,
    )


def _cause(task: Task, answer: Answer, actor: Actor, at: datetime) -> Cause:
    return Cause(
        happening=Happening.TASK_COMPLETED,
        at=at,
        actor=actor,
        process_id=task.process_id,
        element_id=task.element_id,
        name=task.name,
        task_id=task.id,
        facts={"warnings": [it for found in answer.warnings.values() for it in found]},
    )
