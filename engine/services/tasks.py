"""Take up, give back, draft and hand in user tasks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from uuid_utils.compat import uuid7

from engine.bpmn import runtime
from engine.domain.actor import Actor
from engine.domain.form import Form
from engine.domain.history import Happening, HistoryEntry
from engine.domain.incident import Attempt
from engine.domain.snapshot import Variables
from engine.domain.task import Task
from engine.domain.upload import Upload
from engine.domain.worklist import Page, WorklistQuery, WorklistRow
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import (
    case,
    documents,
    expressions,
    form_lists,
    incidents,
    kept_files,
    numbering,
    prefill,
    progress,
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
    values: Variables
    draft: Variables
    kept: Mapping[str, Sequence[str]]


def worklist(work: UnitOfWork, *, query: WorklistQuery) -> Page[WorklistRow]:
    return work.tasks.worklist(query)


def claim(work: UnitOfWork, *, task_id: UUID, actor: Actor, at: datetime) -> None:
    task = work.tasks.get(task_id)
    task.claim(actor)
    work.tasks.save(task)
    work.history.add([_note(task, Happening.TASK_CLAIMED, actor, at)])


def release(work: UnitOfWork, *, task_id: UUID, actor: Actor, at: datetime) -> None:
    task = work.tasks.get(task_id)
    task.release(actor)
    work.tasks.save(task)
    work.history.add([_note(task, Happening.TASK_RELEASED, actor, at)])


def save_draft(
    work: UnitOfWork, *, task_id: UUID, actor: Actor, values: Variables, at: datetime
) -> None:
    """Keep what was typed so far; drafts are per person and vanish when the task is done."""
    task = work.tasks.get(task_id)
    task.require_workable_by(actor)
    work.drafts.put(task_id, user_id=actor.user_id, values=values, at=at)


def open_sheet(work: UnitOfWork, *, task_id: UUID, actor: Actor, at: datetime) -> Sheet:
    """Return everything that the task's page needs; the actor must be of the task's role."""
    task = work.tasks.get(task_id)
    task.require_reader(actor)
    found = case.get(work, task.instance_id)
    form = found.deployed.form(task.process_id, task.form_id) if task.is_open else None
    values = _context(work, found, task, form) if task.is_open else {}
    kept = kept_files.of_form(form, values) if form else {}
    schema = found.deployed.bundle.form(task.process_id, task.form_id or "") or "{}"
    evaluate = expressions.evaluator(expressions.local(work, at))
    return Sheet(
        task=task,
        case=found,
        schema=schema,
        values={
            **{key: value for key, value in values.items() if key not in kept},
            **prefill.proposals(schema, known=values, evaluate=evaluate),
        },
        draft=work.drafts.get(task_id, user_id=actor.user_id) or {},
        kept=kept,
    )


def complete(
    work: UnitOfWork, *, task_id: UUID, actor: Actor, submission: Submission, at: datetime
) -> None:
    """Accept the form and let the case move on to its next waiting point.

    The same `submission.key` again changes nothing. Raises InvalidSubmissionError with every
    problem, AlreadyDoneError, HeldByOtherError or NotPermittedError. When the process itself fails
    at the next step, the answer is kept in an incident and the task waits for a supervisor.
    """
    if not work.idempotency.claim(submission.key, task_id, at=at):
        return
    task = work.tasks.get(task_id)
    task.claim(actor)
    found = case.get(work, task.instance_id)

    values = _read(work, found, task, submission, actor=actor, at=at)
    numbering.give_number(work, found, at=at)
    snapshot = runtime.complete_task(
        found.deployed.process, state=found.instance.state, token_id=task.id, values=values, at=at
    )
    failure = progress.carry_on(work, found, snapshot.without(task.id), cause=_cause(task, actor, at))

    if failure:
        task.hold()
        incidents.report(
            work,
            found,
            failure,
            attempt=Attempt.COMPLETE_TASK,
            token_id=task.id,
            values=values,
            at=at,
        )
    else:
        task.complete(actor, at=at)
    work.tasks.save(task)
    work.drafts.drop(task.id)


def _read(
    work: UnitOfWork,
    found: Case,
    task: Task,
    submission: Submission,
    *,
    actor: Actor,
    at: datetime,
) -> Variables:
    form = found.deployed.form(task.process_id, task.form_id)
    if form is None:
        return {}
    context = _context(work, found, task, form)
    kept = kept_files.of_form(form, context)
    data, files = kept_files.with_kept(work, submission.data, submission.files, kept=kept)
    today = expressions.local(work, at)
    answer = form.read(
        data, context=context, evaluate=expressions.evaluator(today), uploads=files, at=today
    )
    for path, uploads in answer.accepted.items():
        ids = kept.get(path) if answer.values.get(path) == kept_files.PREFIX + path else None
        ids = ids or documents.store(work, found, field=path, uploads=uploads, actor=actor, at=at)
        _place(answer.values, path.split("."), ids)
    return answer.values


def _place(values: Any, path: Sequence[str], ids: list[str]) -> None:
    """Put document ids where the browser's file key stands; rows of a list go by their number."""
    *outer, last = path
    for step in outer:
        values = values[int(step)] if isinstance(values, list) else values[step]
    values[last] = ids


def _context(work: UnitOfWork, found: Case, task: Task, form: Form | None) -> Variables:
    known = runtime.variables(
        found.deployed.process, state=found.instance.state, token_id=task.id
    )
    lists = form_lists.for_form(work, form) if form else {}
    return {"nomor_kasus": found.instance.business_key, **known, **lists}


def _cause(task: Task, actor: Actor, at: datetime) -> Cause:
    return Cause(
        happening=Happening.TASK_COMPLETED,
        at=at,
        actor=actor,
        process_id=task.process_id,
        element_id=task.element_id,
        name=task.name,
    )


def _note(task: Task, happening: Happening, actor: Actor, at: datetime) -> HistoryEntry:
    return HistoryEntry(
        id=uuid7(),
        instance_id=task.instance_id,
        at=at,
        happening=happening,
        actor_id=actor.user_id,
        actor_name=actor.name,
        process_id=task.process_id,
        element_id=task.element_id,
        name=task.name,
    )
