"""Checks the dates, durations and repetitions of timers, as far as no case is needed to tell."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from engine.bpmn import cycles, timing
from engine.bpmn.checks.diagram import Diagram, children
from engine.bpmn.checks.expressions import TIMER_TEXTS
from engine.bpmn.checks.feel_texts import names_in, without_sign
from engine.bpmn.checks.package import Package
from engine.bpmn.cycles import TooShortError
from engine.bpmn.functions import FUNCTIONS
from engine.bpmn.timer_refs import timer_of
from engine.bpmn.xml import Element, local_name, text_of
from engine.domain.problem import Problem
from engine.domain.working_time import usual_calendar
from engine.feel import FeelError, parse, to_json

# Whether a text can be followed does not depend on when; the functions that tell ask for a moment.
_SOME_TIME = datetime(2026, 1, 1, tzinfo=UTC)


def check_timers(package: Package) -> Iterator[Problem]:
    """Yield timers without a time, times that no timer can follow, and starts that need a case.

    FEEL that reads no variables is worked out as of some moment.
    """
    for diagram in package.diagrams:
        for timer in diagram.named("timerEventDefinition"):
            yield from _timer(diagram, timer)
        for process in diagram.processes:
            yield from _starts(diagram, process)


def _timer(diagram: Diagram, timer: Element) -> Iterator[Problem]:
    times = [it for it in timer.iterchildren("*") if local_name(it) in TIMER_TEXTS]
    if not any(text_of(it) for it in times):
        yield diagram.error("missing_time", timer)
    for element in times:
        if text := text_of(element):
            yield from _text(diagram, element, text)


def _text(diagram: Diagram, element: Element, text: str) -> Iterator[Problem]:
    try:
        _follow(local_name(element), text)
    except TooShortError:
        yield diagram.error("short_cycle", element, text=text)
    except timing.BadTimeError:
        yield diagram.error("bad_time", element, text=text)


def _follow(kind: str, text: str) -> None:
    """Raise BadTimeError for what is no time, as far as no case is needed to tell."""
    read = cycles.cycle if kind == "timeCycle" else timing.moment
    # What FEEL says against it is unreadable, which is another finding, or in need of a case.
    with suppress(FeelError):
        read(text if timing.is_literal(text) else _worked_out(text), at=_SOME_TIME)


def _worked_out(text: str) -> Any:
    parsed = parse(without_sign(text), functions=FUNCTIONS)
    return to_json(parsed.evaluate({}, now=_SOME_TIME, host=usual_calendar(_SOME_TIME)))


def _starts(diagram: Diagram, process: Element) -> Iterator[Problem]:
    """Yield what begins cases at a time that only a case could tell."""
    for start in children(process, frozenset({"startEvent"})):
        found = timer_of(start)
        if found and not timing.is_literal(found.text) and names_in(found.text):
            names = ", ".join(sorted(names_in(found.text)))
            yield diagram.error("start_timer_reads", start, text=found.text, names=names)
