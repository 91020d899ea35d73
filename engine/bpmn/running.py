"""Run everything that needs no person, no clock and no operation, within limits."""

import time
from collections.abc import Callable
from typing import Any

from SpiffWorkflow.exceptions import SpiffWorkflowException

from engine.bpmn import event_subprocesses, tokens
from engine.bpmn.activities import Element
from engine.bpmn.case import Case
from engine.bpmn.events import EndEvent
from engine.bpmn.failures import StepFailedError
from engine.bpmn.waiting import automatic, waiting
from engine.domain.snapshot import Passage

MAX_STEPS = 2_000
MAX_TOKENS = 20_000
MAX_SECONDS = 5.0


class Run:
    """One run of a case: what was passed so far, `last` the last of it, and how much may follow."""

    def __init__(self, case: Case) -> None:
        self.passed: list[Passage] = []
        self.end_id: str | None = None
        self.last: Any = case.task_tree
        self._case = case
        self._steps = 0
        self._deadline = time.monotonic() + MAX_SECONDS

    def settle(self) -> None:
        """Go on until only people, times and operations are waited for."""
        while ready := automatic(self._case):
            for token in ready:
                if tokens.state(token) == tokens.READY:
                    self.step(token, token.run)
        event_subprocesses.wake(self._case)
        if not self._case.completed and next(waiting(self._case), None) is None:
            raise StepFailedError("stuck", "", task=self.last)

    def step(self, token: Any, action: Callable[[], object]) -> None:
        """Do `action`, which moves the token on, and note what it passed."""
        self._spend(token)
        try:
            action()
        except SpiffWorkflowException as error:
            raise StepFailedError("engine_refused", str(error), task=token) from error
        if tokens.state(token) == tokens.COMPLETED and isinstance(token.task_spec, Element):
            self._note(token)

    def _spend(self, token: Any) -> None:
        self._steps += 1
        size = sum(len(scope.tasks) for scope in tokens.scopes(self._case))
        if self._steps > MAX_STEPS or size > MAX_TOKENS or time.monotonic() > self._deadline:
            raise StepFailedError("budget", f"{self._steps} steps, {size} tokens", task=token)

    def _note(self, token: Any) -> None:
        self.last, spec = token, token.task_spec
        if not spec.is_repeated:
            self.passed += map(self._passage, spec.passed_with(token))
        if isinstance(spec, EndEvent) and event_subprocesses.ends_case(token.workflow):
            self.end_id = spec.bpmn_id

    def _passage(self, token: Any) -> Passage:
        spec = token.task_spec
        return Passage(
            process_id=token.workflow.spec.process_id,
            element_id=spec.bpmn_id,
            flow_ids=self._case.chosen.get(token.id, spec.flow_ids),
        )
