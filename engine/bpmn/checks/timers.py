"""Checks the dates, durations and repetitions that timers are given in ISO 8601."""

from collections.abc import Iterator
from datetime import UTC, datetime

from engine.bpmn import timing
from engine.bpmn.checks.diagram import Diagram
from engine.bpmn.checks.expressions import TIMER_TEXTS
from engine.bpmn.checks.package import Package
from engine.bpmn.xml import Element, local_name, text_of
from engine.domain.problem import Problem

# Whether a text can be followed does not depend on when; the functions that tell ask for a moment.
_SOME_TIME = datetime(2026, 1, 1, tzinfo=UTC)


def check_timers(package: Package) -> Iterator[Problem]:
    """Yield timers without a time, and ISO 8601 texts that no timer can follow."""
    for diagram in package.diagrams:
        for timer in diagram.named("timerEventDefinition"):
            yield from _timer(diagram, timer)


def _timer(diagram: Diagram, timer: Element) -> Iterator[Problem]:
    times = [it for it in timer.iterchildren("*") if local_name(it) in TIMER_TEXTS]
    if not any(text_of(it) for it in times):
        yield diagram.error("missing_time", timer)
    for element in times:
        text = text_of(element)
        if timing.is_literal(text) and not _can_be_followed(local_name(element), text):
            yield diagram.error("bad_time", element, text=text)


def _can_be_followed(kind: str, text: str) -> bool:
    read = timing.cycle if kind == "timeCycle" else timing.moment
    try:
        read(text, at=_SOME_TIME)
    except timing.BadTimeError:
        return False
    return True
