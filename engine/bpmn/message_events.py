"""Message events: the correlation key is fixed when the event begins to wait."""

from typing import Any

from engine.bpmn import catching
from engine.bpmn.catching import Memory, Trigger
from engine.bpmn.failures import StepFailedError
from engine.bpmn.formulas import Formula
from engine.domain.snapshot import Variables

KEY = "key"
LONGEST_KEY = 200


class MessageDefinition(Trigger):
    """Waits for a message of that name; `variables` are those that its data may set.

    Which message belongs to which case is decided outside of the engine, by name and key.
    """

    mark = KEY

    def __init__(self, name: str, *, key: Formula | None, variables: tuple[str, ...]) -> None:
        super().__init__(name=name)
        self.key, self.variables = key, variables

    @property
    def formula(self) -> Formula | None:
        return self.key

    def memory(self, token: Any) -> Memory:
        return {KEY: None if self.key is None else _key(self.key, token)}

    def following(self, token: Any) -> Memory:
        return {KEY: key_of(token)}

    def taken(self, token: Any, given: Variables) -> dict[str, Any]:
        """Return what the message's data sets; what it lacks keeps its value, or becomes null."""
        known = catching.seen(token)
        return {name: given.get(name, known.get(name)) for name in self.variables}


def _key(formula: Formula, token: Any) -> str:
    value = formula.value(token)
    text = str(value) if type(value) is int else value
    if not isinstance(text, str) or not text.strip() or len(text) > LONGEST_KEY:
        raise StepFailedError("bad_key", formula.text, task=token)
    return text


def is_message(token: Any) -> bool:
    return catching.is_event(token, MessageDefinition)


def waits_for_message(token: Any) -> bool:
    return catching.waits_for(token, MessageDefinition)


def key_of(token: Any) -> str | None:
    """Return the correlation key of a waiting event; None if it takes every message."""
    key: str | None = token.internal_data[KEY]
    return key


def deliver(token: Any, given: Variables) -> None:
    """Let a waiting event go on with a message's data; the caller runs it before anything else."""
    catching.let_go(token, token.task_spec.event_definition.taken(token, given))
