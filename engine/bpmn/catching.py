"""Events that wait: each token remembers what for, and goes on only when it is let go."""

from abc import ABC, abstractmethod
from typing import Any

from SpiffWorkflow.bpmn.specs.event_definitions.base import EventDefinition
from SpiffWorkflow.bpmn.specs.mixins.events.intermediate_event import (
    BoundaryEvent as BoundaryEventMixin,
)
from SpiffWorkflow.bpmn.specs.mixins.events.intermediate_event import (
    IntermediateCatchEvent as CatchEventMixin,
)

from engine.bpmn import tokens
from engine.bpmn.activities import Element
from engine.bpmn.gateways import EventGateway

Memory = dict[str, Any]


class Trigger(EventDefinition, ABC):
    """What an event waits for. `mark` is a name that every token's memory of it has."""

    mark: str

    @abstractmethod
    def memory(self, token: Any) -> Memory:
        """Return what a token that begins to wait must remember."""

    @abstractmethod
    def following(self, token: Any) -> Memory | None:
        """Return what the next token remembers after one that interrupted nothing; None ends."""

    def reset(self, my_task: Any) -> None:
        """Keep what the token remembers: it is history now."""


class _Waits:
    event_definition: Trigger

    def _update_hook(self, my_task: Any) -> bool | None:
        if self.event_definition.mark not in my_task.internal_data:
            tokens.inherit(my_task)
            my_task.internal_data.update(self.event_definition.memory(my_task))
        return super()._update_hook(my_task)  # type: ignore[misc,no-any-return]


class CatchEvent(_Waits, CatchEventMixin, Element):
    """An intermediate catching event. After an event gateway the first of them wins."""

    def _run_hook(self, my_task: Any) -> bool:
        gateway = tokens.parent(my_task)
        if isinstance(gateway.task_spec, EventGateway):
            gateway.task_spec.choose(gateway, my_task)
        return bool(super()._run_hook(my_task))

    def passed_with(self, my_task: Any) -> tuple[Any, ...]:
        gateway = tokens.parent(my_task)
        return (gateway, my_task) if isinstance(gateway.task_spec, EventGateway) else (my_task,)


class BoundaryEvent(_Waits, BoundaryEventMixin, Element):
    """An event at the border of an activity. One that interrupts nothing may wait again."""

    def _run_hook(self, my_task: Any) -> bool:
        memory = None if self.cancel_activity else self.event_definition.following(my_task)
        if memory is not None:
            successor = tokens.spawn(tokens.parent(my_task), self, tokens.WAITING)
            successor.internal_data.update(memory)
            tokens.update(successor)
        return bool(super()._run_hook(my_task))


def happens_again(spec: Any) -> bool:
    """Tell whether an event may happen several times while it watches one and the same thing."""
    return isinstance(spec, BoundaryEvent) and not spec.cancel_activity


def waits_for(token: Any, kind: type[Trigger]) -> bool:
    """Tell whether the token waits at an event of that kind."""
    return tokens.state(token) == tokens.WAITING and is_event(token, kind)


def is_event(token: Any, kind: type[Trigger]) -> bool:
    """Tell whether the token stands, or stood, at an event of that kind."""
    spec = token.task_spec
    return isinstance(spec, _Waits) and isinstance(spec.event_definition, kind)


def let_go(token: Any) -> None:
    """Let a waiting event's token go on; the caller runs it before anything else."""
    token.task_spec.event_definition.catch(token)
    tokens.update(token)
