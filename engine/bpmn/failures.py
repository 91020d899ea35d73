"""How a step of a process fails, as opposed to our own code."""

from typing import Any

from engine.domain.snapshot import Failure

INTERNAL_SUFFIXES = (".BoundaryEventSplit", ".BoundaryEventJoin")


class StepFailedError(Exception):
    """The process made this step fail at `task`; `code` and `detail` go into the incident."""

    def __init__(self, code: str, detail: str, *, task: Any) -> None:
        super().__init__(f"{code}: {detail}")
        self.code, self.detail, self.task = code, detail, task

    @property
    def failure(self) -> Failure:
        return Failure(
            process_id=self.task.workflow.spec.process_id,
            element_id=element_id(self.task),
            code=self.code,
            detail=self.detail,
        )


def element_id(task: Any) -> str:
    """Return the id of the task's BPMN element; that of the process for SpiffWorkflow's ends."""
    spec = task.task_spec
    if spec.bpmn_id:
        return str(spec.bpmn_id)
    for suffix in INTERNAL_SUFFIXES:
        if spec.name.endswith(suffix):
            return str(spec.name.removesuffix(suffix))
    return str(task.workflow.spec.process_id)
