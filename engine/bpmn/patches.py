"""What SpiffWorkflow 3.2.0 gets wrong or does too slowly for us, put right in one place."""
# ruff: noqa: SLF001 -- the whole point of this module is to replace private methods

import importlib.metadata
import logging
import time

import SpiffWorkflow.task
from SpiffWorkflow.bpmn.specs.control import EventSplit, _EndJoin
from SpiffWorkflow.bpmn.specs.mixins.unstructured_join import UnstructuredJoin
from SpiffWorkflow.bpmn.util.task import BpmnTaskIterator
from SpiffWorkflow.specs.base import TaskSpec
from SpiffWorkflow.task import Task
from SpiffWorkflow.util.task import TaskIterator, TaskState
from uuid_utils.compat import uuid7

from engine.bpmn import merging, tokens

PATCHED_VERSION = "3.2.0"
DEFAULT_DEPTH = 1000
UNLIMITED_DEPTH = 10**9
FINISHED = int(TaskState.FINISHED_MASK)


def apply() -> None:
    """Patch SpiffWorkflow; raises RuntimeError for any release but the one that was examined."""
    version = importlib.metadata.version("SpiffWorkflow")
    if version != PATCHED_VERSION:
        raise RuntimeError(f"SpiffWorkflow {version} is installed, {PATCHED_VERSION} is needed")
    _search_to_any_depth()
    _create_tokens_when_they_arrive()
    _merge_only_changes()
    _end_without_watchers()
    _identify_by_time()
    _share_values()
    _keep_quiet()


def _search_to_any_depth() -> None:
    """Lift the limit of 1000 levels, after which searches miss tokens and a case looks finished.

    A loop of three elements reaches it in its 333rd round.
    """
    for iterator in (TaskIterator, BpmnTaskIterator):
        defaults = iterator.__init__.__defaults__
        iterator.__init__.__defaults__ = tuple(
            UNLIMITED_DEPTH if it == DEFAULT_DEPTH else it for it in defaults
        )
    Task.is_descendant_of = lambda task, other: any(it is other for it in tokens.ancestors(task))
    Task.find_ancestor = _find_ancestor


def _find_ancestor(task: Task, spec_name: str) -> Task | None:
    return next((it for it in tokens.ancestors(task) if it.task_spec.name == spec_name), None)


def _create_tokens_when_they_arrive() -> None:
    """Predict nothing: predicted tokens double at every parallel block, and we need none.

    An element's followers are created when it completes. So every unfinished task in a tree is a
    token that is really there.
    """
    TaskSpec._predict = lambda *_args, **_kwargs: None
    TaskSpec._on_complete = _on_complete
    TaskSpec.branches_itself = False
    EventSplit._run_hook = _open_events
    EventSplit.branches_itself = True


def _on_complete(spec: TaskSpec, task: Task) -> None:
    spec._on_complete_hook(task)
    workflow = task.workflow
    if not workflow.completed:
        if not spec.branches_itself:
            for follower in spec.outputs:
                task._add_child(follower, TaskState.FUTURE)
        for child in task.children:
            if not child._state & FINISHED:
                child.task_spec._update(child)
    workflow._task_completed_notify(task)


def _open_events(spec: EventSplit, task: Task) -> bool:
    for follower in spec.outputs:
        waits = isinstance(follower, spec.event_type)
        task._add_child(follower, TaskState.WAITING if waits else TaskState.FUTURE)
    return True


def _merge_only_changes() -> None:
    """Keep a joining branch from overwriting what only other branches have changed."""
    UnstructuredJoin._run_hook = _join


def _join(_spec: UnstructuredJoin, task: Task) -> bool:
    task.data = merging.joined(task)
    return True


def _end_without_watchers() -> None:
    """Let a scope end while nothing but starts of event subprocesses waits in it."""
    TaskSpec.begins_anew = False
    _EndJoin._check_threshold_unstructured = _is_last


def _is_last(spec: _EndJoin, task: Task) -> bool:
    unfinished = (it for it in task.workflow.tasks.values() if not it._state & FINISHED)
    others = (it.task_spec for it in unfinished if it.task_spec is not spec)
    return all(it.begins_anew for it in others)


def _identify_by_time() -> None:
    """Use UUIDv7: a token's id is the primary key of its task or timer."""
    SpiffWorkflow.task.uuid4 = uuid7


def _share_values() -> None:
    """Let tokens share their variables, which are replaced and never changed in place.

    SpiffWorkflow merges dictionaries and lists item by item, which would change what earlier
    tokens show.
    """
    Task._inherit_data = _inherit_data


def _inherit_data(task: Task) -> None:
    inherited = task.workflow.tasks[task._parent].data
    task.data = {**inherited, **task.data} if task.data else inherited


def _keep_quiet() -> None:
    """Build no log records: they would carry personal data, and cost as much as the step itself."""
    for name in ("spiff.task", "spiff.workflow", "spiff.data"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    Task._set_state = _set_state


def _set_state(task: Task, value: int) -> None:
    if value != task._state:
        task._state = value
        task.last_state_change = time.time()
