"""What people send with a form: judged by the form, and its files kept as documents."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from engine.bpmn import runtime
from engine.domain.actor import Actor
from engine.domain.form import Answer
from engine.domain.task import Task
from engine.domain.upload import Upload
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import documents, expressions, form_lists, kept_files
from engine.services.case import Case


def context_of(work: UnitOfWork, found: Case, task: Task) -> dict[str, Any]:
    """Return what the task's form can refer to: the case's variables, its number, and lists."""
    known = runtime.variables(found.deployed.process, state=found.instance.state, token_id=task.id)
    form = found.deployed.form(task.process_id, task.form_id)
    lists = form_lists.for_form(work, form)
    return {"nomor_kasus": found.instance.business_key, **known, **lists}


def read(
    work: UnitOfWork,
    found: Case,
    task: Task,
    *,
    data: Mapping[str, Any],
    files: Mapping[str, Sequence[Upload]],
    actor: Actor,
    at: datetime,
) -> Answer:
    """Return the answer that the task takes over, with ids of documents in place of files.

    Raises InvalidSubmissionError with every problem.
    """
    form = found.deployed.form(task.process_id, task.form_id)
    context = context_of(work, found, task)
    kept = kept_files.of_form(form, context)
    data, files = kept_files.with_kept(work, data, files, kept=kept)
    today = expressions.local(work, at)
    answer = form.read(
        data, context=context, evaluate=expressions.evaluator(today), uploads=files, at=today
    )
    for path, uploads in answer.accepted.items():
        ids = kept.get(path) if answer.values.get(path) == kept_files.PREFIX + path else None
        ids = ids or documents.store(work, found, field=path, uploads=uploads, actor=actor, at=at)
        _place(answer.values, path.split("."), ids)
    return answer


def _place(values: Any, path: Sequence[str], ids: Sequence[str]) -> None:
    """Put document ids where the browser's file key stands; rows of a list go by their number."""
    *outer, last = path
    for step in outer:
        values = values[int(step)] if isinstance(values, list) else values[step]
    values[last] = list(ids)
