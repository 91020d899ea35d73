"""Gives flows that share a channel a track each, in the order that crosses least."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from engine.bpmn.layout_lattice import Point, Routes, passages

ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Run:
    """A straight piece of a flow: along which line, and between which crossing lines.

    `shift` is how many pixels beside the middle of its cell a flow begins.
    """

    flow: str
    index: int
    level: bool
    line: int
    start: int
    end: int
    shift: int = 0

    @property
    def low(self) -> int:
        """The smaller end."""
        return min(self.start, self.end)

    @property
    def high(self) -> int:
        """The larger end."""
        return max(self.start, self.end)


Runs = Mapping[str, Sequence[Run]]
Channel = tuple[bool, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Tracks:
    """The runs of each flow, the track of each run in a channel, and the tracks of each channel.

    `above` tells how many of a channel's tracks come from above and return there.
    """

    runs: Runs
    track: Mapping[Run, int]
    count: Mapping[Channel, int]
    above: Mapping[Channel, int]


def assign_tracks(routes: Routes, *, shifts: Mapping[str, int]) -> Tracks:
    """Return the tracks; a run in the middle of cells has none."""
    runs = {flow_id: list(_runs(flow_id, points)) for flow_id, points in routes.items()}
    for flow_id, shift in shifts.items():
        runs[flow_id] = _shifted(runs[flow_id], shift)
    channels = sorted(_channels(runs).items())
    track: dict[Run, int] = {}
    for _ in range(ROUNDS):
        for _, members in channels:
            track.update(_levels(_ordered(members, runs, track), runs, track))
    return Tracks(
        runs=runs,
        track=track,
        count={channel: 1 + max(track[run] for run in members) for channel, members in channels},
        above={channel: _above(members, runs, track) for channel, members in channels},
    )


def _above(members: Sequence[Run], runs: Runs, track: Mapping[Run, int]) -> int:
    """Return after how many tracks a border separates best what belongs above from below."""
    homes = {run: {way for _, way in _ends(run, runs, track)} for run in members}

    def misplaced(border: int) -> int:
        upper = sum(track[run] >= border for run in members if homes[run] == {-1})
        return upper + sum(track[run] < border for run in members if homes[run] == {1})

    return min(range(2 + max(track[run] for run in members)), key=misplaced)


def _runs(flow_id: str, points: Sequence[Point]) -> Iterator[Run]:
    corners = [points[0], *_corners(points), points[-1]]
    for index, (start, end) in enumerate(pairwise(corners)):
        if start.y == end.y:
            yield Run(flow_id, index, level=True, line=start.y, start=start.x, end=end.x)
        else:
            yield Run(flow_id, index, level=False, line=start.x, start=start.y, end=end.y)


def _corners(points: Sequence[Point]) -> Iterator[Point]:
    yield from (point for point, before, after in passages(points) if before != after)


def _shifted(runs: list[Run], shift: int) -> list[Run]:
    """Begin beside the middle; a flow that goes straight to its target steps aside on the way."""
    first, *others = runs
    if others:
        return [replace(first, shift=shift), *others]
    bend = first.start + (1 if first.end > first.start else -1)
    return [
        replace(first, end=bend, shift=shift),
        Run(first.flow, 1, level=True, line=bend, start=first.line, end=first.line),
        Run(first.flow, 2, level=False, line=first.line, start=bend, end=first.end),
    ]


def _channels(runs: Runs) -> dict[Channel, list[Run]]:
    found: dict[Channel, list[Run]] = defaultdict(list)
    for flow_runs in runs.values():
        for run in flow_runs:
            if run.line % 2 == 0:
                found[run.level, run.line].append(run)
    return found


def _ordered(members: Sequence[Run], runs: Runs, track: Mapping[Run, int]) -> list[Run]:
    """Insert each run where it crosses the others least, longest first; then try all once more."""
    order: list[Run] = []
    for run in sorted(members, key=lambda run: (run.low - run.high, run.flow, run.index)):
        _insert(order, run, runs, track)
    for run in list(order):
        order.remove(run)
        _insert(order, run, runs, track)
    return order


def _insert(order: list[Run], run: Run, runs: Runs, track: Mapping[Run, int]) -> None:
    before = [_crossings(run, other, runs, track) for other in order]
    after = [_crossings(other, run, runs, track) for other in order]
    costs = [sum(after[:place]) + sum(before[place:]) for place in range(len(order) + 1)]
    order.insert(costs.index(min(costs)), run)


def _crossings(first: Run, second: Run, runs: Runs, track: Mapping[Run, int]) -> float:
    """Return how often the two cross when `first` has the smaller coordinate."""
    down = sum(
        _inside(place, second, runs, track) for place, way in _ends(first, runs, track) if way > 0
    )
    up = sum(
        _inside(place, first, runs, track) for place, way in _ends(second, runs, track) if way < 0
    )
    return down + up


def _ends(run: Run, runs: Runs, track: Mapping[Run, int]) -> Iterator[tuple[float, int]]:
    """Yield where the run's neighbours meet it, and whether they go to larger coordinates (1).

    A run in a channel has two: flows begin and end in the middle of cells.
    """
    before, after = runs[run.flow][run.index - 1], runs[run.flow][run.index + 1]
    yield _place(before, track), 1 if before.start > run.line else -1
    yield _place(after, track), 1 if after.end > run.line else -1


def _place(run: Run, track: Mapping[Run, int]) -> float:
    # Within its line a run lies as far along as its track, or as it is shifted.
    aside = (track.get(run, 0) + 1) / 100 if run.line % 2 == 0 else run.shift / 1000
    return run.line + aside


def _span(run: Run, runs: Runs, track: Mapping[Run, int]) -> tuple[float, float]:
    (first, _), (second, _) = _ends(run, runs, track)
    return min(first, second), max(first, second)


def _inside(place: float, run: Run, runs: Runs, track: Mapping[Run, int]) -> float:
    low, high = _span(run, runs, track)
    if low < place < high:
        return 1.0
    if place not in (low, high):
        return 0.0
    # Both turn on one line in the middle of cells: one would be drawn over the other.
    return 2.0 if place % 2 == 1 else 0.5


def _levels(order: Sequence[Run], runs: Runs, track: Mapping[Run, int]) -> dict[Run, int]:
    levels: dict[Run, int] = {}
    for run in order:
        below = [level for other, level in levels.items() if _overlap(run, other, runs, track)]
        levels[run] = 1 + max(below, default=-1)
    return levels


def _overlap(first: Run, second: Run, runs: Runs, track: Mapping[Run, int]) -> bool:
    low, high = _span(first, runs, track)
    other_low, other_high = _span(second, runs, track)
    return low <= other_high and other_low <= high
