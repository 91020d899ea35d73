"""Read event subprocesses, and what their start events wait for."""

from typing import Any

from SpiffWorkflow.bpmn.parser.task_parsers import SubprocessParser

from engine.bpmn import xml
from engine.bpmn.event_subprocesses import EventSubProcessStart
from engine.bpmn.flow_readers import CatchReader
from engine.bpmn.reading import Reader

LOOPS = ("standardLoopCharacteristics", "multiInstanceLoopCharacteristics")


class EventSubProcessReader(Reader):
    """Reads an event subprocess, which no flow leads to: its start waits beside everything."""

    def create_task(self) -> Any:
        if self._is_tied():
            raise self.refused("event_subprocess_tied")
        task = super().create_task()
        start = self._start().create_task()
        self.spec.start.connect(start)
        start.connect(task)
        task.connect(self.spec.end)
        return task

    def details(self) -> dict[str, Any]:
        return {"subworkflow_spec": SubprocessParser.get_subprocess_spec(self)}

    def _start(self) -> "EventSubProcessStartReader":
        node = xml.child(self.node, "startEvent")
        return EventSubProcessStartReader(
            self.process_parser, EventSubProcessStart, node, self.nsmap, lane=self.lane
        )

    def _is_tied(self) -> bool:
        """Tell whether a flow leaves it, an event stands at its border, or it is repeated."""
        flows = self.process_parser.get_outgoing_sequence_flows(self.bpmn_id)
        events = self.process_parser.get_boundary_events(self.bpmn_id)
        return bool(flows or events or any(xml.child(self.node, it) is not None for it in LOOPS))


class EventSubProcessStartReader(CatchReader):
    def details(self) -> dict[str, Any]:
        interrupts = self.node.get("isInterrupting") != "false"
        return super().details() | {"interrupts": interrupts}
