"""What a version says about time: its promise, when the clock runs, and the ladders."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from engine.bpmn.facts import ElementFacts, ProcessFacts
from engine.domain.ladder import (
    FIRST_SUPERIOR,
    LEVELS,
    REMINDERS,
    SECOND_SUPERIOR,
    LadderPlan,
    Party,
    Told,
    above_holder,
)
from engine.domain.snapshot import Passage

# An element of a process: (process id, element id).
Place = tuple[str, str]
Properties = Mapping[str, str]

START, STOP, PAUSE = "alur:clockStart", "alur:clockStop", "alur:pause"
ESCALATE_TO, LADDER, PARTY = "alur:escalateTo", "alur:ladder", "alur:party"
PROMISE, PLANNED = "alur:promise", "alur:planned"
NOTHING = "-"
MOST_NAMED = 3  # the first and the second above the holder, and who must act in the end
OVERSEERS = ("supervisor", "pimpinan")


@dataclass(frozen=True)
class TimePlan:
    """Read once for a version. `process_id` is its own process, `published` the standard's promise.

    Properties of a task go before those of its lane, these before those of the calls around it,
    from the inside outwards.
    """

    facts: Mapping[str, ProcessFacts]
    process_id: str
    published: str = ""

    @property
    def promise(self) -> str:
        """The promise as ISO 8601 or FEEL; empty when there is none."""
        return self._own.get(PROMISE, self.published).strip()

    @cached_property
    def planned(self) -> float | None:
        """The working days that the targets of all steps were planned for."""
        text = self._own.get(PLANNED)
        return float(text) if text else None

    @cached_property
    def pauses(self) -> Mapping[Place, str]:
        """The elements at which the clock stands still, with the reason that people read."""
        return {place: it.properties[PAUSE] for place, it in self._elements_with(PAUSE)}

    @cached_property
    def start_places(self) -> tuple[Place, ...]:
        """The elements by which the clock begins, in file order."""
        return tuple(place for place, _ in self._elements_with(START))

    @cached_property
    def stop_places(self) -> tuple[Place, ...]:
        """The elements by which the promise is kept, in file order."""
        return tuple(place for place, _ in self._elements_with(STOP))

    @property
    def has_starts(self) -> bool:
        """Whether the clock begins later than the case."""
        return bool(self.start_places)

    def starts(self, passed: Iterable[Passage]) -> bool:
        """Tell whether the clock begins on that way; where no element says so it begins at once."""
        return not self.start_places or self._leads_by(self.start_places, passed)

    def stops(self, passed: Iterable[Passage]) -> bool:
        """Tell whether the promise is kept on that way."""
        return self._leads_by(self.stop_places, passed)

    def pause_at(self, place: Place, callers: Iterable[Place] = ()) -> str | None:
        """Return why the clock stands still while a token waits there; None when it does not."""
        found = (self.pauses.get(it) for it in (place, *callers))
        return next((reason for reason in found if reason is not None), None)

    def ladder(self, place: Place, callers: tuple[Place, ...] = ()) -> LadderPlan:
        """Return the ladder of a task."""
        key = (place, callers)
        if key not in self._ladders:
            self._ladders[key] = _plan(list(self._around(place, callers)))
        return self._ladders[key]

    @cached_property
    def clock_ladder(self) -> LadderPlan:
        """The ladder of the case's clock: to the overseers, unless the process names others."""
        return LadderPlan(
            levels=_levels([self._own], Party.OFFICE),
            above=_above([self._own], default=OVERSEERS),
        )

    @property
    def _own(self) -> Properties:
        return self.facts[self.process_id].properties

    @cached_property
    def _ladders(self) -> dict[tuple[Place, tuple[Place, ...]], LadderPlan]:
        return {}

    def _elements_with(self, name: str) -> Iterator[tuple[Place, ElementFacts]]:
        for process in self.facts.values():
            for element in process.elements.values():
                if name in element.properties:
                    yield (process.id, element.id), element

    def _leads_by(self, places: tuple[Place, ...], passed: Iterable[Passage]) -> bool:
        return bool(places) and any(
            (it.process_id, part) in places
            for it in passed
            for part in (it.element_id, *it.flow_ids)
        )

    def _around(self, place: Place, callers: tuple[Place, ...]) -> Iterator[Properties]:
        for process_id, element_id in (place, *callers):
            process = self.facts[process_id]
            element = process.elements[element_id]
            yield element.properties
            yield process.lane_properties.get(element.lane or "", {})


def _plan(around: list[Properties]) -> LadderPlan:
    party = Party(_nearest(around, PARTY) or "")
    above = _above(around, default=(FIRST_SUPERIOR, SECOND_SUPERIOR))
    return LadderPlan(levels=_levels(around, party), above=above, party=party)


def _above(around: list[Properties], *, default: tuple[str, str]) -> Mapping[Told, str]:
    named = [it.strip() for it in (_nearest(around, ESCALATE_TO) or "").split(",") if it.strip()]
    filled = (*named, *default[len(named) :])[:MOST_NAMED]
    return above_holder(*("" if it == NOTHING else it for it in filled))


def _levels(around: list[Properties], party: Party) -> tuple[int, ...]:
    text = _nearest(around, LADDER)
    usual = REMINDERS if party is Party.CITIZEN else LEVELS
    if text is None:
        return usual
    named = {it.strip() for it in text.split(",")}
    return tuple(level for level in usual if str(level) in named)


def _nearest(around: list[Properties], name: str) -> str | None:
    return next((it[name] for it in around if name in it), None)
