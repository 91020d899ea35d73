"""A running case: SpiffWorkflow's workflow without its clock, script engine and searches."""

from datetime import datetime
from typing import Any
from uuid import UUID

from SpiffWorkflow.bpmn.script_engine.python_engine import PythonScriptEngine
from SpiffWorkflow.bpmn.script_engine.python_environment import BasePythonScriptEngineEnvironment
from SpiffWorkflow.bpmn.specs.control import BoundaryEventJoin
from SpiffWorkflow.bpmn.specs.mixins.events.event_types import CatchingEvent
from SpiffWorkflow.bpmn.util.subworkflow import BpmnSubWorkflow
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.exceptions import WorkflowException

from engine.bpmn import event_subprocesses, tokens
from engine.bpmn.repetition import is_parallel_instance
from engine.domain.ruling import Ruling
from engine.domain.working_time import Calendar


class PythonRefusedError(WorkflowException):
    """Something in a diagram would have been handed to Python."""


class _NoPython(BasePythonScriptEngineEnvironment):
    def evaluate(self, *_args: Any, **_kwargs: Any) -> Any:
        raise PythonRefusedError("only FEEL is evaluated")

    execute = call_service = evaluate


class RefusingEngine(PythonScriptEngine):
    """Evaluates nothing: our elements evaluate FEEL themselves and never ask an engine."""

    def __init__(self) -> None:
        super().__init__(_NoPython())

    def validate(self, *_args: Any, **_kwargs: Any) -> Any:
        raise PythonRefusedError("only FEEL is evaluated")

    evaluate = execute = call_service = validate


class _Scope:
    """What the case and its subprocesses have in common."""

    last_task: Any
    isolated = False

    def update_waiting_tasks(self) -> None:
        """Let joins look again whether they may fire; events wait for `catching.let_go`."""
        for token in list(self.tasks.values()):  # type: ignore[attr-defined]
            is_event = isinstance(token.task_spec, CatchingEvent)
            if tokens.state(token) == tokens.WAITING and not is_event:
                tokens.update(token)

    def _task_completed_notify(self, task: Any) -> None:
        """Do not let SpiffWorkflow's own joins pass for the last finished token.

        When the scope ends, no event subprocess can begin in it any more.
        """
        before = self.last_task
        if task.task_spec is self.spec.end:  # type: ignore[attr-defined]
            event_subprocesses.withdraw(self)
        super()._task_completed_notify(task)  # type: ignore[misc]
        if isinstance(task.task_spec, BoundaryEventJoin):
            self.last_task = before

    def _task_removed_notify(self, task: Any) -> None:
        super()._task_removed_notify(task)  # type: ignore[misc]
        inside = task.workflow.top_workflow.subprocesses.get(task.id)
        if inside is not None:
            inside.cancel()


class SubScope(_Scope, BpmnSubWorkflow):
    """A running subprocess or called procedure.

    It is `isolated` if it belongs to one of several instances that run at once.
    """


class Case(_Scope, BpmnWorkflow):
    """A case in memory.

    `at` is the time of the run, `calendar` the office's; `chosen` are the flows gateways left by,
    `rulings` how the run's decisions came out.
    """

    at: datetime
    calendar: Calendar
    chosen: dict[UUID, tuple[str, ...]]
    rulings: list[Ruling]
    subprocesses: dict[UUID, Any]

    def __init__(self, spec: Any, subprocess_specs: Any, *, restoring: bool = False) -> None:
        super().__init__(spec, subprocess_specs, RefusingEngine(), deserializing=restoring)
        self.chosen, self.rulings = {}, []

    def create_subprocess(self, my_task: Any, spec_name: str, *, restoring: bool = False) -> Any:
        """Start, or with `restoring` prepare, the subprocess that `my_task` runs."""
        inside = SubScope(
            self.subprocess_specs[spec_name],
            parent_task_id=my_task.id,
            top_workflow=self,
            deserializing=restoring,
        )
        inside.isolated = my_task.workflow.isolated or is_parallel_instance(my_task)
        self.subprocesses[my_task.id] = inside
        return inside

    def forget_finished(self) -> None:
        """Drop subprocesses that ended: nothing reads them any more."""
        self.subprocesses = {
            token_id: it for token_id, it in self.subprocesses.items() if not it.completed
        }
        self.chosen = {}
