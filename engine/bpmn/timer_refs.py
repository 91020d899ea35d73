"""Reads which time an event of a diagram is about."""

from dataclasses import dataclass

from engine.bpmn import xml
from engine.bpmn.xml import Element

DEFINITION = "timerEventDefinition"
KINDS = ("timeDate", "timeDuration", "timeCycle")


@dataclass(frozen=True, slots=True)
class TimerFacts:
    """What a diagram says about a timer: `kind` is one of KINDS, `text` is ISO 8601 or FEEL."""

    kind: str
    text: str

    @property
    def repeats(self) -> bool:
        """Whether the text is a repetition."""
        return self.kind == "timeCycle"


def is_about_time(event: Element) -> bool:
    """Tell whether the event has a timer definition."""
    return xml.child(event, DEFINITION) is not None


def timer_of(event: Element) -> TimerFacts | None:
    """Return the event's time; None without a timer definition, or for one without a time."""
    definition = xml.child(event, DEFINITION)
    if definition is None:
        return None
    times = (TimerFacts(kind, xml.child_text(definition, kind) or "") for kind in KINDS)
    return next((it for it in times if it.text), None)
