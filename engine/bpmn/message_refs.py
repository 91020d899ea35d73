"""Reads which message an event of a diagram is about."""

from collections.abc import Iterator

from engine.bpmn import xml
from engine.bpmn.xml import Element

DEFINITION = "messageEventDefinition"


def is_about_message(event: Element) -> bool:
    """Tell whether the event has a message definition."""
    return xml.child(event, DEFINITION) is not None


def message_of(event: Element) -> str | None:
    """Return the name of the event's message; None without one, or for a message without name."""
    definition = xml.child(event, DEFINITION)
    if definition is None:
        return None
    # References are QNames: a prefix is allowed and means nothing inside one file.
    wanted = definition.get("messageRef", "").rsplit(":", maxsplit=1)[-1]
    names = (it.get("name", "") for it in _messages(event) if wanted and it.get("id") == wanted)
    return next((name.strip() for name in names if name.strip()), None)


def message_variables(event: Element) -> tuple[str, ...]:
    """Return the variables that the message's data may set, as `alur:variables` lists them."""
    names = (xml.own_property(event, "variables") or "").split(",")
    return tuple(dict.fromkeys(name.strip() for name in names if name.strip()))


def _messages(event: Element) -> Iterator[Element]:
    return event.getroottree().getroot().iterchildren(xml.bpmn("message"))
