"""Read gateways and events."""

from typing import Any

from SpiffWorkflow.bpmn.specs.event_definitions.base import EventDefinition
from SpiffWorkflow.bpmn.specs.event_definitions.simple import NoneEventDefinition

from engine.bpmn import timing, xml
from engine.bpmn.events import Terminate
from engine.bpmn.gateways import Flow
from engine.bpmn.reading import Reader, RefusedError, read_formula
from engine.bpmn.timers import Schedule, TimerDefinition

_TIMES = {"timeDate": False, "timeDuration": False, "timeCycle": True}


class GatewayReader(Reader):
    def handles_multiple_outgoing(self) -> bool:
        return True


class ChoiceReader(GatewayReader):
    def connect_outgoing(self, outgoing_task: Any, flow: xml.Element, is_default: bool) -> None:  # noqa: FBT001 -- SpiffWorkflow's signature
        condition = None if is_default else _condition(flow)
        self.task.add_flow(Flow(flow.get("id", ""), outgoing_task, condition))


def _condition(flow: xml.Element) -> Any:
    node = xml.child(flow, "conditionExpression")
    if node is None:
        raise RefusedError("missing_condition", flow)
    language = node.get("language", "feel").lower()
    if "feel" not in language:
        raise RefusedError("condition_not_feel", flow, language=language)
    return read_formula(node.text, flow)


class EventReader(Reader):
    """Reads an event; the subclass says which definitions it may have."""

    def details(self) -> dict[str, Any]:
        return {"event_definition": self._definition()}

    def _definition(self) -> EventDefinition:
        found = [it for it in self.node.iterchildren() if "ventDefinition" in it.tag]
        if len(found) > 1:
            raise self.refused("unsupported_event")
        return self.definition(found[0] if found else None)

    def definition(self, node: xml.Element | None) -> EventDefinition:
        """Return what the event does; plain start events have no definition."""
        if node is not None:
            raise self.refused("unsupported_event", kind=xml.local_name(node))
        return NoneEventDefinition()


class StartEventReader(EventReader):
    def create_task(self) -> Any:
        if self.spec.bpmn_start_events:
            raise self.refused("several_start_events")
        task = super().create_task()
        self.spec.start.connect(task)
        return task


class EndEventReader(EventReader):
    def create_task(self) -> Any:
        task = super().create_task()
        task.connect(self.spec.end)
        return task

    def definition(self, node: xml.Element | None) -> EventDefinition:
        if node is not None and xml.local_name(node) == "terminateEventDefinition":
            return Terminate()
        return super().definition(node)


class TimerReader(EventReader):
    def definition(self, node: xml.Element | None) -> EventDefinition:
        if node is None or xml.local_name(node) != "timerEventDefinition":
            raise self.refused("unsupported_event")
        for name, repeats in _TIMES.items():
            if text := xml.child_text(node, name):
                return TimerDefinition(self._schedule(text, repeats))
        raise self.refused("missing_time")

    def _schedule(self, text: str, repeats: bool) -> Schedule:  # noqa: FBT001 -- from a table
        if repeats and not self.may_repeat():
            raise self.refused("cycle_unsupported")
        source = text if timing.is_literal(text) else self.formula(text)
        return Schedule(source, repeats)

    def may_repeat(self) -> bool:
        """Tell whether the event may fire several times."""
        return False


class BoundaryTimerReader(TimerReader):
    def details(self) -> dict[str, Any]:
        return super().details() | {"cancel_activity": not self.may_repeat()}

    def may_repeat(self) -> bool:
        return bool(self.node.get("cancelActivity") == "false")
