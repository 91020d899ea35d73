"""A case as its page shows it: where it stands, what happened, which files it has."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from engine.domain.actor import Actor
from engine.domain.document import Document
from engine.domain.history import HistoryEntry
from engine.domain.incident import Incident
from engine.domain.pause import Pause, PauseKind
from engine.domain.service_clock import ServiceClock
from engine.domain.task import PRESENT, Task
from engine.domain.worklist import CaseQuery, CaseRow, Page
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import (
    answers,
    assignments,
    awaited,
    case,
    discretion,
    documents,
    foreseen,
    links,
    staff,
)
from engine.services.answers import AnswerGroup
from engine.services.awaited import Awaited
from engine.services.case import Case
from engine.services.foreseen import Foreseen
from engine.services.links import Links


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """Tokens at an element: of tasks of its own, or of the called procedure it waits for."""

    element_id: str
    is_late: bool


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How far one diagram of the case has been walked."""

    process_id: str
    name: str
    done: frozenset[str]
    flows: frozenset[str]
    waiting: tuple[Waiting, ...]


@dataclass(frozen=True, kw_only=True)
class CaseTime:
    """The case's clock, what held it or the case up, and what the ladders will do next.

    `of_tasks` has the open tasks by id, `asked` the tasks (or the case) for whose lateness somebody
    must answer.
    """

    clock: ServiceClock | None
    pauses: tuple[Pause, ...]
    of_clock: tuple[Foreseen, ...]
    of_tasks: Mapping[UUID, tuple[Foreseen, ...]]
    asked: frozenset[UUID]

    @property
    def suspension(self) -> Pause | None:
        """The suspension that holds the case up now."""
        kept = (it for it in self.pauses if it.kind is PauseKind.SUSPENSION)
        return next((it for it in kept if it.ended_at is None), None)


@dataclass(frozen=True, kw_only=True)
class CaseView:
    case: Case
    tasks: tuple[Task, ...]
    history: tuple[HistoryEntry, ...]
    documents: tuple[Document, ...]
    incidents: tuple[Incident, ...]
    progress: tuple[Progress, ...]
    answers: tuple[AnswerGroup, ...]
    labels: Mapping[str, str]
    awaited: tuple[Awaited, ...]
    links: Links
    time: CaseTime

    @property
    def open_tasks(self) -> tuple[Task, ...]:
        return tuple(task for task in self.tasks if task.status in PRESENT)


def search(work: UnitOfWork, *, query: CaseQuery) -> Page[CaseRow]:
    return work.instances.search(query)


def view(work: UnitOfWork, *, instance_id: UUID, actor: Actor, at: datetime) -> CaseView:
    """Return the case's page; raises NotPermittedError to people who have no part in it."""
    found = case.get_readable(work, instance_id, actor=actor)
    tasks = tuple(work.tasks.of_instance(instance_id))
    history = tuple(discretion.told(work.history.of_instance(instance_id), actor=actor))
    pending = awaited.of_case(work, found, actor=actor)
    return CaseView(
        case=found,
        tasks=tasks,
        history=history,
        documents=documents.readable(
            work, found, work.documents.of_instance(instance_id), actor=actor
        ),
        incidents=tuple(work.incidents.of_instance(instance_id)),
        progress=tuple(_progress(found, _waiting(tasks, pending, at), history)),
        answers=answers.of_case(
            work, found, withheld=discretion.withheld_classes(work, found, actor=actor)
        ),
        labels=answers.labels(found),
        awaited=pending,
        links=links.of_case(work, found, actor=actor),
        time=_time(work, found, tasks, actor, at),
    )


def _time(
    work: UnitOfWork, found: Case, tasks: Iterable[Task], actor: Actor, at: datetime
) -> CaseTime:
    instance_id = found.instance.id
    clock, pauses = work.clocks.get(instance_id), work.clocks.pauses(instance_id)
    people = staff.on_day(work, staff.local_day(work, at))
    asked = assignments.asked_of(work, actor=actor)
    return CaseTime(
        clock=clock,
        pauses=tuple(pauses),
        of_clock=foreseen.of_clock(work, found, clock, staff=people),
        of_tasks={
            it.id: foreseen.of_task(work, found, it, pauses=pauses, staff=people)
            for it in tasks
            if it.is_open
        },
        asked=frozenset(it.subject_id for it in asked if it.instance_id == instance_id),
    )


def _progress(
    found: Case, waiting: Mapping[str, Mapping[str, bool]], history: Iterable[HistoryEntry]
) -> Iterable[Progress]:
    """Yield the procedure's own diagram first, then those of the called ones it entered."""
    passed = [passage for entry in history for passage in entry.passed]
    entered = {it.process_id for it in passed} | set(waiting)
    for process_id, facts in found.deployed.facts.items():
        if process_id in entered:
            own = [it for it in passed if it.process_id == process_id]
            yield Progress(
                process_id=process_id,
                name=facts.name,
                done=frozenset(it.element_id for it in own),
                flows=frozenset(flow for it in own for flow in it.flow_ids),
                waiting=tuple(
                    Waiting(element_id=it, is_late=late)
                    for it, late in waiting.get(process_id, {}).items()
                ),
            )


def _waiting(
    tasks: Iterable[Task], pending: Iterable[Awaited], at: datetime
) -> Mapping[str, Mapping[str, bool]]:
    """Return, by process and element, whether any of the tasks that wait there is late."""
    found: dict[str, dict[str, bool]] = {}
    for event in (it for it in pending if not it.is_beside_a_task):
        found.setdefault(event.process_id, {})[event.element_id] = False
    for task in tasks:
        if task.status in PRESENT:
            late = task.is_late(at=at)
            for process_id, element_id in ((task.process_id, task.element_id), *task.callers):
                places = found.setdefault(process_id, {})
                places[element_id] = late or places.get(element_id, False)
    return found
