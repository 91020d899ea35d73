"""Checks what a package says about time: its promise, its clock, and its ladders."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from engine.bpmn import timing
from engine.bpmn.checks.diagram import Diagram
from engine.bpmn.checks.feel_texts import feel_fault
from engine.bpmn.checks.package import Package
from engine.bpmn.xml import OWN_PREFIX, Element, local_name, properties
from engine.domain import durations
from engine.domain.ladder import LEVELS, Party
from engine.domain.problem import Problem

LONGEST_REASON = 100
NOTHING = "-"
_NAMES = re.compile(r"[a-z][a-z0-9_]*|-")
_WORKING_DAYS = re.compile(r"[1-9][0-9]{0,3}(\.[0-9]{1,2})?")
MOST_NAMED = 3


def check_time(package: Package) -> Iterator[Problem]:
    """Yield what of `alur:promise` and the like nobody could follow."""
    for diagram in package.diagrams:
        for element in diagram.elements:
            yield from _properties(diagram, element)


def _properties(diagram: Diagram, element: Element) -> Iterator[Problem]:
    for full_name, value in properties(element).items():
        rule = RULES.get(full_name.removeprefix(OWN_PREFIX))
        facts = {"property": full_name, "value": value}
        if rule and rule.places and local_name(element) not in rule.places:
            yield diagram.error("misplaced_property", element, **facts)
        elif rule and not rule.holds(value):
            yield diagram.error(rule.problem, element, **facts)


def _is_promise(text: str) -> bool:
    return is_duration(text) if timing.is_literal(text) else not feel_fault(text)


def is_duration(text: str) -> bool:
    """Tell whether the text is a promise of time in ISO 8601, as `P3M` or `P14HK`."""
    try:
        return durations.from_iso(text) != durations.Duration()
    except ValueError:
        return False


def _is_ladder(text: str) -> bool:
    levels = [it.strip() for it in text.split(",")]
    return levels == [NOTHING] or {*levels} <= {str(it) for it in LEVELS}


def _are_names(text: str) -> bool:
    names = [it.strip() for it in text.split(",")]
    return len(names) <= MOST_NAMED and all(map(_NAMES.fullmatch, names))


@dataclass(frozen=True, slots=True)
class Rule:
    """What is wrong with a value that does not hold, and where the property means something.

    Without any it means something everywhere.
    """

    problem: str
    holds: Callable[[str], Any]
    places: frozenset[str] = frozenset()


_PROCESS, _LANE = frozenset({"process"}), frozenset({"lane"})
# What an embedded subprocess would say of them nobody reads.
_WAITING = frozenset({"userTask", "callActivity"})
_LADDERS = _PROCESS | _LANE | _WAITING
RULES: Mapping[str, Rule] = {
    "promise": Rule("bad_promise", _is_promise, _PROCESS),
    "planned": Rule("bad_planned", _WORKING_DAYS.fullmatch, _PROCESS),
    "party": Rule("bad_party", {it.value for it in Party if it.value}.__contains__, _LANE),
    "escalateTo": Rule("bad_superiors", _are_names, _LADDERS),
    "ladder": Rule("bad_ladder", _is_ladder, _LADDERS),
    "pause": Rule(
        "bad_pause",
        lambda text: 0 < len(text.strip()) <= LONGEST_REASON,
        _WAITING | {"intermediateCatchEvent"},
    ),
    "clockStart": Rule("bad_clock_mark", "true".__eq__),
    "clockStop": Rule("bad_clock_mark", "true".__eq__),
}
