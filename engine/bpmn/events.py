"""Start and end events."""

from typing import Any

from SpiffWorkflow.bpmn.specs.control import BpmnStartTask
from SpiffWorkflow.bpmn.specs.event_definitions.simple import (
    NoneEventDefinition,
    TerminateEventDefinition,
)
from SpiffWorkflow.bpmn.specs.mixins.events.end_event import EndEvent as EndEventMixin
from SpiffWorkflow.bpmn.specs.mixins.events.start_event import StartEvent as StartEventMixin

from engine.bpmn import tokens
from engine.bpmn.activities import Element
from engine.domain.snapshot import Variables

START_ID = "start"


class Beginning(BpmnStartTask):
    """The first token of a process or subprocess: goes on at one of its start events.

    The starts of its event subprocesses begin to wait.
    """

    branches_itself = True

    def __init__(self, wf_spec: Any, name: str) -> None:
        super().__init__(wf_spec, name)
        self.events: dict[str, StartEvent] = {}

    def add(self, event: "StartEvent") -> None:
        """Add a start event, in file order."""
        self.connect(event)
        self.events[event.name] = event

    def event(self, start_id: str | None) -> "StartEvent":
        """Return the start event of that id; without one the first that needs least.

        That is a plain one, else one with a time, else one with a message. Raises KeyError if
        there is none of that id.
        """
        if start_id is not None:
            return self.events[start_id]
        return min(self.events.values(), key=lambda it: (it.message is not None, it.timed))

    def _run_hook(self, my_task: Any) -> bool:
        tokens.spawn(my_task, self.event(my_task.internal_data.get(START_ID)))
        for start in self.outputs:
            if start.begins_anew:
                tokens.spawn(my_task, start)
        return True


class StartEvent(StartEventMixin, Element):
    """Where a process or subprocess begins; `message` is the message that begins a case here.

    `timed` says that a time does; it is followed outside of the engine (`start_timers`).
    `variables` are those that the message's data may set. Those of all start events of a process
    are there from the beginning, null unless they are given.
    """

    def __init__(
        self,
        wf_spec: Any,
        bpmn_id: str,
        *,
        message: str | None = None,
        timed: bool = False,
        variables: tuple[str, ...] = (),
        **attributes: Any,
    ) -> None:
        super().__init__(wf_spec, bpmn_id, event_definition=NoneEventDefinition(), **attributes)
        self.message, self.timed, self.variables = message, timed, variables

    def takes(self, given: Variables) -> dict[str, Any]:
        """Return what a case that begins here takes over of the variables that it is given."""
        if self.message is None:
            return dict(given)
        return {name: it for name, it in given.items() if name in self.variables}

    def _run_hook(self, my_task: Any) -> bool:
        events = my_task.workflow.spec.start.events.values()
        missing = {name: None for event in events for name in event.variables}
        my_task.data = {**missing, **my_task.data}
        return bool(super()._run_hook(my_task))


class EndEvent(EndEventMixin, Element):
    """Where a token ends; with a Terminate definition it ends all others of its scope, too."""


class Terminate(TerminateEventDefinition):
    """Ends the scope without leaving an event behind that nobody catches."""

    def throw(self, _my_task: Any) -> None:
        """Throw nothing: the end event itself cancels what is left."""
