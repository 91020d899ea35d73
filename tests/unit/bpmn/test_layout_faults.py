"""The eye that looks at drawings in the tests sees the faults it is there for."""

import re

import pytest

from engine.bpmn.layout import lay_out
from tests.unit.bpmn.drawing import faults
from tests.unit.bpmn.graphs import branching

DRAWN = lay_out(branching({"s": ["g"], "g": ["t1", "e"], "t1": ["e"]}, lanes=1))


def moved(subject: str, *, x: int = 0, y: int = 0, tag: str = "Bounds") -> str:
    """Return the drawing with the first `tag` of one element elsewhere."""
    before, found, rest = DRAWN.partition(f'bpmnElement="{subject}"')
    place = re.search(rf'<[a-z0-9]+:{tag} x="(-?\d+)" y="(-?\d+)"', rest)
    assert place is not None
    left, top = int(place[1]) + x, int(place[2]) + y
    there = place[0].replace(f'x="{place[1]}"', f'x="{left}"')
    there = there.replace(f'y="{place[2]}"', f'y="{top}"')
    return before + found + rest[: place.start()] + there + rest[place.end() :]


def test_a_good_drawing_has_no_faults() -> None:
    assert faults(DRAWN) == []


@pytest.mark.parametrize(
    ("drawing", "fault"),
    [
        (moved("g", x=-110), "overlaps"),
        (moved("s", y=900), "leaves lane"),
        (moved("s", x=-20), "hangs in the air"),
        (moved("s__g", y=3, tag="waypoint"), "is slanted"),
        (moved("t1", y=-60), "runs through"),
    ],
)
def test_a_spoiled_drawing_shows_its_fault(drawing: str, fault: str) -> None:
    assert any(fault in found for found in faults(drawing))
