"""Events that wait: each token remembers what for, and goes on only when it is let go."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
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
from engine.bpmn.formulas import Formula
from engine.bpmn.gateways import EventGateway
from engine.bpmn.merging import OWN

Memory = dict[str, Any]
NOTHING: Mapping[str, Any] = {}


class Trigger(EventDefinition, ABC):
    """What an event waits for. `mark` is a name that every token's memory of it has."""

    mark: str

    @property
    @abstractmethod
    def formula(self) -> Formula | None:
        """What must be worked out before an event can wait, if anything."""

    @abstractmethod
    def memory(self, token: Any) -> Memory:
        """Return what a token that begins to wait must remember."""

    @abstractmethod
    def following(self, token: Any) -> Memory | None:
        """Return what the next token remembers after one that interrupted nothing; None ends."""

    def reset(self, my_task: Any) -> None:
        """Keep what the token remembers: it is history now."""


class Waits:
    """An event whose token remembers what it waits for from the moment that it begins to wait."""

    event_definition: Trigger

    def _update_hook(self, my_task: Any) -> bool | None:
        if not self.remembers(my_task):
            tokens.inherit(my_task)
            my_task.internal_data.update(self.event_definition.memory(my_task))
        return super()._update_hook(my_task)  # type: ignore[misc,no-any-return]

    def remembers(self, my_task: Any) -> bool:
        """Tell whether the token knows what it waits for."""
        return self.event_definition.mark in my_task.internal_data

    def seen(self, my_task: Any) -> Mapping[str, Any]:
        """Return the variables that the waiting token sees."""
        return my_task.data  # type: ignore[no-any-return]


class CatchEvent(Waits, CatchEventMixin, Element):
    """An intermediate catching event. After an event gateway the first of them wins."""

    def _run_hook(self, my_task: Any) -> bool:
        gateway = tokens.parent(my_task)
        if isinstance(gateway.task_spec, EventGateway):
            gateway.task_spec.choose(gateway, my_task)
        return bool(super()._run_hook(my_task))

    def passed_with(self, my_task: Any) -> tuple[Any, ...]:
        gateway = tokens.parent(my_task)
        return (gateway, my_task) if isinstance(gateway.task_spec, EventGateway) else (my_task,)


class Watches(Waits):
    """An event beside something that runs. One that interrupts nothing may wait again."""

    interrupts: bool

    def _run_hook(self, my_task: Any) -> bool:
        memory = None if self.interrupts else self.event_definition.following(my_task)
        if memory is not None:
            successor = tokens.spawn(tokens.parent(my_task), self, tokens.WAITING)
            successor.internal_data.update(memory)
            tokens.update(successor)
        return bool(super()._run_hook(my_task))  # type: ignore[misc]


class BoundaryEvent(Watches, BoundaryEventMixin, Element):
    """An event at the border of an activity."""

    @property
    def interrupts(self) -> bool:  # type: ignore[override]
        """Whether the activity ends when the event happens."""
        return bool(self.cancel_activity)


def happens_again(spec: Any) -> bool:
    """Tell whether an event may happen several times while it watches one and the same thing."""
    return isinstance(spec, Watches) and not spec.interrupts


def waits_for(token: Any, kind: type[Trigger]) -> bool:
    """Tell whether the token waits at an event of that kind."""
    is_waiting = tokens.state(token) == tokens.WAITING and is_event(token, kind)
    return is_waiting and kind.mark in token.internal_data


def is_event(token: Any, kind: type[Trigger]) -> bool:
    """Tell whether the token stands, or stood, at an event of that kind."""
    spec = token.task_spec
    return isinstance(spec, Waits) and isinstance(spec.event_definition, kind)


def seen(token: Any) -> Mapping[str, Any]:
    """Return the variables that a waiting token sees."""
    spec = token.task_spec
    return spec.seen(token) if isinstance(spec, Waits) else token.data


def let_go(token: Any, taken: Mapping[str, Any] = NOTHING) -> None:
    """Let a waiting event's token go on, with what its event sets.

    The caller runs it before anything else.
    """
    token.data = {**seen(token), **taken}
    if taken and token.task_spec.begins_anew:
        token.internal_data[OWN] = sorted(taken)
    token.task_spec.event_definition.catch(token)
    tokens.update(token)
