"""Checks the dates, durations and repetitions of timers, as far as no case is needed to tell."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from engine.bpmn import cycles, timing
from engine.bpmn.checks.diagram import Diagram
from engine.bpmn.checks.expressions import TIMER_TEXTS
from engine.bpmn.checks.feel_texts import without_sign
from engine.bpmn.checks.package import Package
from engine.bpmn.cycles import TooShortError
from engine.bpmn.functions import FUNCTIONS
from engine.bpmn.xml import Element, local_name, text_of
from engine.domain.problem import Problem
from engine.domain.working_time import usual_calendar
from engine.feel import FeelError, parse, to_json

# Whether a text can be followed does not depend on when; the functions that tell ask for a moment.
_SOME_TIME = datetime(2026, 1, 1, tzinfo=UTC)


def check_timers(package: Package) -> Iterator[Problem]:
    """Yield timers without a time, and times that no timer can follow.

    FEEL that reads no variables is worked out as of some moment.
    """
    for diagram in package.diagrams:
        for timer in diagram.named("timerEventDefinition"):
            yield from _timer(diagram, timer)


def _timer(diagram: Diagram, timer: Element) -> Iterator[Problem]:
    times = [it for it in timer.iterchildren("*") if local_name(it) in TIMER_TEXTS]
    if not any(text_of(it) for it in times):
        yield diagram.error("missing_time", timer)
    for element in times:
        text = text_of(element)
        if text and (code := _fault(local_name(element), text)):
            yield diagram.error(code, element, text=text)


def _fault(kind: str, text: str) -> str | None:
    """Return the code of what is wrong with a time, as far as no case is needed to tell."""
    read = cycles.cycle if kind == "timeCycle" else timing.moment
    try:
        read(text if timing.is_literal(text) else _worked_out(text), at=_SOME_TIME)
    except TooShortError:
        return "short_cycle"
    except timing.BadTimeError:
        return "bad_time"
    except FeelError:  # unreadable, which is another finding, or in need of a case
        return None
    return None


def _worked_out(text: str) -> Any:
    parsed = parse(without_sign(text), functions=FUNCTIONS)
    return to_json(parsed.evaluate({}, now=_SOME_TIME, host=usual_calendar(_SOME_TIME)))
