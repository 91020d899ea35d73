"""What a version says about time to everybody: its clock, its steps with targets, their ladders."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from engine.bpmn.facts import ElementFacts, ProcessFacts
from engine.domain.ladder import LadderPlan
from engine.domain.snapshot import Target
from engine.services.time_plan import Place, TimePlan

AMOUNT, UNIT = "alur:slaTarget", "alur:slaUnit"
TASK = "userTask"


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """Where the clock begins or stops: when a step is done, or on a branch after it."""

    after: str
    branch: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """A step with a target of its own. `lane` is how its lane is called.

    `shares` tells a subprocess or call, whose tasks without own targets share that of the whole.
    """

    place: Place
    name: str
    lane: str
    target: Target
    ladder: LadderPlan
    shares: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class TimeTable:
    """`starts` is empty where the clock begins with the case, `stops` where it ends with it.

    `pauses` are the reasons for which it stands still, `steps` stand in file order, those of a
    called procedure after the call. `ladder` is that of the case's clock.
    """

    starts: tuple[Mark, ...]
    stops: tuple[Mark, ...]
    pauses: tuple[str, ...]
    steps: tuple[Step, ...]
    ladder: LadderPlan


def read(plan: TimePlan) -> TimeTable:
    """Return the time table of the procedure that the plan was read from."""
    return TimeTable(
        starts=_marks(plan, plan.start_places),
        stops=_marks(plan, plan.stop_places),
        pauses=tuple(dict.fromkeys(plan.pauses.values())),
        steps=tuple(_steps(plan, plan.process_id, callers=())),
        ladder=plan.clock_ladder,
    )


def _marks(plan: TimePlan, places: Iterable[Place]) -> tuple[Mark, ...]:
    return tuple(_mark(plan.facts[process_id], it) for process_id, it in places)


def _mark(process: ProcessFacts, element_id: str) -> Mark:
    element = process.elements[element_id]
    if element.source is None:
        return Mark(after=element.name)
    branch = "" if element.name == element.id else element.name
    return Mark(after=process.elements[element.source].name, branch=branch)


def _steps(plan: TimePlan, process_id: str, *, callers: tuple[Place, ...]) -> Iterator[Step]:
    for element in plan.facts[process_id].elements.values():
        place = (process_id, element.id)
        if element.properties.get(AMOUNT):
            yield _step(plan, place, element, callers)
        if element.called is not None and element.called in plan.facts:
            yield from _steps(plan, element.called, callers=(place, *callers))


def _step(plan: TimePlan, place: Place, element: ElementFacts, callers: tuple[Place, ...]) -> Step:
    lanes = plan.facts[place[0]].lanes
    amount, unit = element.properties[AMOUNT], element.properties.get(UNIT, "")
    return Step(
        place=place,
        name=element.name,
        lane=lanes.get(element.lane or "", ""),
        target=Target(amount=float(amount), unit=unit),
        ladder=plan.ladder(place, callers),
        shares=element.kind != TASK,
    )
