"""Read gateways and events."""

from typing import Any

from SpiffWorkflow.bpmn.specs.event_definitions.base import EventDefinition
from SpiffWorkflow.bpmn.specs.event_definitions.simple import NoneEventDefinition

from engine.bpmn import message_refs, timer_refs, timing, xml
from engine.bpmn.catching import CatchEvent
from engine.bpmn.events import Terminate
from engine.bpmn.gateways import Flow
from engine.bpmn.message_events import MessageDefinition
from engine.bpmn.message_refs import message_of, message_variables
from engine.bpmn.reading import Reader, RefusedError, read_formula
from engine.bpmn.timer_refs import timer_of
from engine.bpmn.timers import Schedule, TimerDefinition

# An event gateway that begins a case, and one that waits for all of its events.
NOT_RUN = frozenset({("instantiate", "true"), ("eventGatewayType", "Parallel")})


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


class EventGatewayReader(GatewayReader):
    def details(self) -> dict[str, Any]:
        if not NOT_RUN.isdisjoint(self.node.items()):
            raise self.refused("unsupported_event_gateway")
        return {}

    def connect_outgoing(self, outgoing_task: Any, flow: xml.Element, is_default: bool) -> None:  # noqa: FBT001 -- SpiffWorkflow's signature
        if not isinstance(outgoing_task, CatchEvent):
            raise RefusedError("event_gateway_target", flow)
        super().connect_outgoing(outgoing_task, flow, is_default)
        self.task.flow_to[outgoing_task.name] = flow.get("id", "")


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

    def message(self) -> MessageDefinition:
        """Return the message that the event is about."""
        name = message_of(self.node)
        if name is None:
            raise self.refused("missing_message")
        key = xml.own_property(self.node, "correlationKey")
        return MessageDefinition(
            name,
            key=self.formula(key) if key else None,
            variables=message_variables(self.node),
        )

    def timer(self) -> TimerDefinition:
        """Return the time that the event is about."""
        found = timer_of(self.node)
        if found is None:
            raise self.refused("missing_time")
        source = found.text if timing.is_literal(found.text) else self.formula(found.text)
        return TimerDefinition(Schedule(source, found.repeats))


class AwaitingReader(EventReader):
    """Reads an event that waits for a message or a time."""

    def definition(self, node: xml.Element | None) -> EventDefinition:
        kind = "" if node is None else xml.local_name(node)
        if kind == timer_refs.DEFINITION:
            return self.timer()
        if kind == message_refs.DEFINITION:
            return self.message()
        return super().definition(node)


class StartEventReader(AwaitingReader):
    """Reads where a process or subprocess begins; the engine waits for no message or time there."""

    def create_task(self) -> Any:
        task = super().create_task()
        self.spec.start.add(task)
        return task

    def details(self) -> dict[str, Any]:
        if xml.is_event_subprocess(self.process_parser.node):
            return {}  # its event is awaited outside: EventSubProcessStartReader
        found = self._definition()
        if isinstance(found, MessageDefinition):
            return {"message": found.name, "variables": found.variables}
        return {"timed": isinstance(found, TimerDefinition)}

    def definition(self, node: xml.Element | None) -> EventDefinition:
        return EventReader.definition(self, node) if self._is_inside() else super().definition(node)

    def _is_inside(self) -> bool:
        """Tell whether the event begins a subprocess, which nothing outside can do."""
        return bool(self.process_parser.node.tag != xml.bpmn("process"))


class EndEventReader(EventReader):
    def create_task(self) -> Any:
        task = super().create_task()
        task.connect(self.spec.end)
        return task

    def definition(self, node: xml.Element | None) -> EventDefinition:
        if node is not None and xml.local_name(node) == "terminateEventDefinition":
            return Terminate()
        return super().definition(node)


class CatchReader(AwaitingReader):
    def definition(self, node: xml.Element | None) -> EventDefinition:
        if node is None:
            raise self.refused("unsupported_event")
        return super().definition(node)


class BoundaryReader(CatchReader):
    def details(self) -> dict[str, Any]:
        interrupts = self.node.get("cancelActivity") != "false"
        return super().details() | {"cancel_activity": interrupts}
