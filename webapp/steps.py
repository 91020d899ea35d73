"""Where a case stands in one diagram: as marks for the drawing, and in words for its readers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import Flask

from engine.bpmn.facts import ElementFacts
from engine.domain.history import HistoryEntry
from engine.domain.task import Task
from engine.services.cases import CaseView, Progress
from engine.services.deployed import Deployed

WORK = frozenset(
    {
        "task",
        "userTask",
        "manualTask",
        "serviceTask",
        "sendTask",
        "receiveTask",
        "scriptTask",
        "businessRuleTask",
        "callActivity",
        "subProcess",
    }
)
TOLD = WORK | {"boundaryEvent", "intermediateCatchEvent", "endEvent"}
SYSTEM = "Sistem"


@dataclass(frozen=True, kw_only=True, slots=True)
class FinishedStep:
    name: str
    by: str
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class PresentStep:
    """`task` is what somebody has to do; in a called procedure its name differs from the step's."""

    name: str
    task: Task


@dataclass(frozen=True, kw_only=True, slots=True)
class LaneSteps:
    lane: str
    names: tuple[str, ...]


def register(app: Flask) -> None:
    for function in (diagram_state, finished_steps, present_steps, lane_steps):
        app.add_template_global(function)


def diagram_state(view: CaseView, part: Progress) -> dict[str, Any]:
    """Return what the diagram marks: finished elements and flows, and the waiting tokens."""
    elements = _elements(view, part)
    return {
        "done": sorted(part.done),
        "flows": sorted(part.flows),
        "waiting": [
            {"id": it.element_id, "late": it.is_late, "label": elements[it.element_id].name}
            for it in part.waiting
        ],
    }


def finished_steps(view: CaseView, part: Progress) -> list[FinishedStep]:
    """Return the named steps that were passed, in the order in which they were."""
    return [
        FinishedStep(name=element.name, by=_doer(entry, element), at=entry.at)
        for entry, element in _passages(view, part)
        if element.kind in TOLD and element.name != element.id
    ]


def present_steps(view: CaseView, part: Progress) -> list[PresentStep]:
    """Return the steps of this diagram at which the case waits for somebody."""
    elements = _elements(view, part)
    return [
        PresentStep(name=elements[place].name, task=task)
        for task in view.open_tasks
        if (place := _places(task).get(part.process_id)) is not None
    ]


def lane_steps(found: Deployed) -> list[LaneSteps]:
    """Return what each lane of a procedure does, in the order of the file."""
    facts = found.facts[found.bundle.process_id]
    work = [it for it in facts.elements.values() if it.kind in WORK]
    return [
        LaneSteps(lane=name, names=names)
        for lane_id, name in facts.lanes.items()
        if (names := tuple(it.name for it in work if it.lane == lane_id))
    ]


def _passages(view: CaseView, part: Progress) -> Iterator[tuple[HistoryEntry, ElementFacts]]:
    elements = _elements(view, part)
    for entry in view.history:
        for passage in entry.passed:
            if passage.process_id == part.process_id and passage.element_id in elements:
                yield entry, elements[passage.element_id]


def _doer(entry: HistoryEntry, element: ElementFacts) -> str:
    """Return who did a step; what followed from it by itself was done by the system."""
    return entry.actor_name or SYSTEM if entry.element_id == element.id else SYSTEM


def _places(task: Task) -> Mapping[str, str]:
    """Return the element at which a task is, in each diagram that shows it."""
    return dict([*reversed(task.callers), (task.process_id, task.element_id)])


def _elements(view: CaseView, part: Progress) -> Mapping[str, ElementFacts]:
    return view.case.deployed.facts[part.process_id].elements
