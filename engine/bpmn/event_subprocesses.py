"""Starts of event subprocesses: they wait beside everything else in their scope.

A scope is a process or an embedded subprocess. Its event subprocesses wait from its beginning to
its end, and see its variables as they stand when the event happens. BPMN 2.0.2, 10.5.6 and 13.5.4:
one that interrupts ends everything else in the scope, which is complete when it ends; one that does
not runs beside, and may happen again.
"""

from typing import Any

from SpiffWorkflow.bpmn.specs.mixins.events.intermediate_event import (
    IntermediateCatchEvent as CatchEventMixin,
)

from engine.bpmn import merging, tokens
from engine.bpmn.activities import Element
from engine.bpmn.catching import Trigger, Watches
from engine.bpmn.failures import StepFailedError
from engine.bpmn.merging import Data

NOT_THERE_YET = "unknown_name"


class EventSubProcessStart(Watches, CatchEventMixin, Element):
    """Waits for the event of an event subprocess, which follows it.

    It sleeps while a name in its time or key has no value yet, or the result is null: a process
    begins before people have answered anything.
    """

    begins_anew = True

    def __init__(
        self,
        wf_spec: Any,
        bpmn_id: str,
        *,
        event_definition: Trigger,
        interrupts: bool,
        **attributes: Any,
    ) -> None:
        super().__init__(wf_spec, bpmn_id, event_definition=event_definition, **attributes)
        self.interrupts = interrupts

    def _update_hook(self, my_task: Any) -> bool | None:
        if self.remembers(my_task):
            return super()._update_hook(my_task)
        tokens.set_state(my_task, tokens.WAITING)
        return False

    def wake(self, my_task: Any) -> None:
        """Begin to wait, if all that must be known is known. Raises StepFailedError."""
        my_task.data = self.seen(my_task)
        if self._is_known(my_task):
            my_task.internal_data.update(self.event_definition.memory(my_task))
        my_task.data = tokens.parent(my_task).data
        tokens.update(my_task)

    def _is_known(self, my_task: Any) -> bool:
        formula = self.event_definition.formula
        try:
            return formula is None or formula.raw(my_task) is not None
        except StepFailedError as error:
            if error.code != NOT_THERE_YET:
                raise
            return False

    def seen(self, my_task: Any) -> Data:
        return merging.standing(my_task.workflow)

    def _run_hook(self, my_task: Any) -> bool:
        if self.interrupts:
            tokens.cancel_others(my_task)
        return super()._run_hook(my_task)

    def passed_with(self, _my_task: Any) -> tuple[Any, ...]:
        """Return nothing: the start event inside is passed in the same step."""
        return ()


def wake(case: Any) -> None:
    """Let the starts that sleep look again whether they can wait. Raises StepFailedError."""
    for token in [it for scope in tokens.scopes(case) for it in _watching(scope)]:
        if not token.task_spec.remembers(token):
            token.task_spec.wake(token)


def withdraw(scope: Any) -> None:
    """Let the scope's starts wait no more: it ends."""
    for token in _watching(scope):
        token.cancel()


def ends_case(scope: Any) -> bool:
    """Tell whether the case ends as this scope does: itself, or what interrupted all of it."""
    case = scope.top_workflow
    if scope is case:
        return True
    runner = tokens.token_of(case, scope.parent_task_id)
    begun_by = tokens.parent(runner).task_spec
    interrupted = begun_by.begins_anew and begun_by.interrupts
    return bool(interrupted and ends_case(runner.workflow))


def _watching(scope: Any) -> list[Any]:
    found = (it for it in scope.tasks.values() if it.task_spec.begins_anew)
    return [] if scope.completed else [it for it in found if tokens.state(it) == tokens.WAITING]
