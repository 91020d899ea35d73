"""Embedded subprocesses and called procedures."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from SpiffWorkflow.bpmn.specs.mixins.subworkflow_task import SubWorkflowTask as SubWorkflowMixin

from engine.bpmn import tokens
from engine.bpmn.activities import Element
from engine.bpmn.formulas import Formula
from engine.domain.snapshot import Target

SINCE = "since"


@dataclass(frozen=True, slots=True)
class Mapped:
    """What passes a procedure's border: `camunda:in` or `camunda:out`, in file order.

    A plain source that has no value yet passes as null; a FEEL source must know all its names.
    """

    everything: bool = False
    sources: Mapping[str, str | Formula] = field(default_factory=dict)

    def values(self, token: Any) -> dict[str, Any]:
        """Return the values by target name, taken from the token's variables."""
        passed = dict(token.data) if self.everything else {}
        for target, source in self.sources.items():
            if isinstance(source, str):
                passed[target] = token.data.get(source)
            else:
                passed[target] = source.value(token)
        return passed


class SubProcess(SubWorkflowMixin, Element):
    """An embedded subprocess: its variables are those of the process around it.

    Tasks inside that have no `target` of their own share the one of the whole.
    """

    def __init__(
        self, wf_spec: Any, bpmn_id: str, *, target: Target | None = None, **attributes: Any
    ) -> None:
        super().__init__(wf_spec, bpmn_id, **attributes)
        self.target = target

    def _update_hook(self, my_task: Any) -> bool:
        tokens.inherit(my_task)
        case = my_task.workflow.top_workflow
        inside = case.create_subprocess(my_task, self.spec)
        if self.target:
            my_task.internal_data[SINCE] = case.at.isoformat()
        inside.task_tree.data = self.data_inside(my_task)
        self.follow(inside, my_task)
        tokens.set_state(my_task, tokens.STARTED)
        return False

    def follow(self, inside: Any, my_task: Any) -> None:
        """Go on when the subprocess completes; to be renewed when a case is restored."""
        inside.completed_event.connect(self._on_subworkflow_completed, my_task)

    def _on_subworkflow_completed(self, subworkflow: Any, my_task: Any) -> None:
        my_task.data = self.data_after(my_task, subworkflow.last_task)
        tokens.set_state(my_task, tokens.READY)

    def data_inside(self, my_task: Any) -> dict[str, Any]:
        return dict(my_task.data)

    def data_after(self, _my_task: Any, last: Any) -> dict[str, Any]:
        return dict(last.data)


class CallActivity(SubProcess):
    """A called procedure: only what is mapped passes its border."""

    def __init__(
        self, wf_spec: Any, bpmn_id: str, *, taken: Mapped, given: Mapped, **attributes: Any
    ) -> None:
        super().__init__(wf_spec, bpmn_id, **attributes)
        self.taken, self.given = taken, given

    def data_inside(self, my_task: Any) -> dict[str, Any]:
        return self.taken.values(my_task)

    def data_after(self, my_task: Any, last: Any) -> dict[str, Any]:
        return {**my_task.data, **self.given.values(last)}
