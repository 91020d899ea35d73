"""Start and end events."""

from typing import Any

from SpiffWorkflow.bpmn.specs.event_definitions.simple import TerminateEventDefinition
from SpiffWorkflow.bpmn.specs.mixins.events.end_event import EndEvent as EndEventMixin
from SpiffWorkflow.bpmn.specs.mixins.events.start_event import StartEvent as StartEventMixin

from engine.bpmn.activities import Element


class StartEvent(StartEventMixin, Element):
    """Where a process or subprocess begins."""


class EndEvent(EndEventMixin, Element):
    """Where a token ends; with a Terminate definition it ends all others of its scope, too."""


class Terminate(TerminateEventDefinition):
    """Ends the scope without leaving an event behind that nobody catches."""

    def throw(self, _my_task: Any) -> None:
        """Throw nothing: the end event itself cancels what is left."""
