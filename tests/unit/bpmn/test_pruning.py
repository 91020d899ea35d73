"""Events that happen again and again do not let a case grow."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from engine.bpmn import state as states
from engine.bpmn import tokens
from engine.bpmn.process import Process
from tests.unit.bpmn.models import (
    AT,
    Play,
    boundary,
    chain,
    compiled,
    end,
    message,
    node,
    properties,
    script,
    timer,
    user,
)

Starter = Callable[..., Play]

MINUTE = timedelta(minutes=1)
FOLLOWED = "".join((user("a"), end(), chain("mulai", "a", "selesai"), end("e")))
EACH_MINUTE = boundary("ingat", "a", timer("timeCycle", "R/PT1M"), interrupting=False)
EACH_MESSAGE = boundary("kabar", "a", properties(variables="x,y"), message(), interrupting=False)


def size(case: Play) -> tuple[int, int]:
    """Return how many tokens a case has, and how many bytes it takes."""
    restored, _ = states.decode(case.process, case.snapshot.state)
    return len(list(tokens.tokens(restored))), len(case.snapshot.state)


def reminded() -> Process:
    return compiled(
        FOLLOWED,
        EACH_MINUTE,
        script("catat", "saat", "string(now())"),
        chain("ingat", "catat", "e"),
    )


def test_a_thousand_firings_take_no_more_room_than_three(play: Starter) -> None:
    case = play(reminded(), nama="Sari")
    sizes = {}
    for number in range(1, 1001):
        case.fire("ingat", at=AT + number * MINUTE)
        sizes[number] = size(case) if number in {3, 1000} else (0, 0)

    assert sizes[1000][0] == sizes[3][0] < 15
    assert sizes[1000][1] < sizes[3][1] + 50
    assert case.waits_for == ["a", "ingat"]
    assert case.complete("a").snapshot.completed
    assert case.snapshot.variables["saat"].startswith("2026-03-02T17:40")


def test_a_thousand_messages_take_no_more_room_than_three(play: Starter) -> None:
    case = play(compiled(FOLLOWED, EACH_MESSAGE, chain("kabar", "e")))
    for number in range(3):
        case.deliver("kabar", x=number)
    three = size(case)
    for number in range(997):
        case.deliver("kabar", x=number)

    assert size(case)[0] == three[0]
    assert size(case)[1] < three[1] + 50


def test_what_forgotten_firings_set_is_there_at_the_end(play: Starter) -> None:
    case = play(compiled(FOLLOWED, EACH_MESSAGE, user("b"), chain("kabar", "b", "e")), x=0)
    case.deliver("kabar", x=1).complete("b", hanya_pertama=1, z=1)
    case.deliver("kabar", x=2).complete("b", z=2)
    case.deliver("kabar", x=2).complete("b")

    assert case.complete("a", akhir=True).snapshot.completed
    assert case.snapshot.variables == {
        "x": 2, "y": None, "hanya_pertama": 1, "z": 2, "akhir": True,
    }  # fmt: skip


def test_of_overlapping_firings_the_one_that_ended_last_counts(play: Starter) -> None:
    case = play(compiled(FOLLOWED, EACH_MINUTE, user("b"), chain("ingat", "b", "e")))
    case.fire("ingat", at=AT + MINUTE).fire("ingat", at=AT + 2 * MINUTE)
    first, second = case.waiting["b"]
    case.complete("a")
    case.waiting["b"] = [second]
    case.complete("b", z="kedua", y=2)
    case.waiting["b"] = [first]
    case.complete("b", z="pertama")

    assert case.snapshot.completed
    assert case.snapshot.variables == {"z": "pertama", "y": 2}


def test_the_last_finished_firing_may_be_an_older_one(play: Starter) -> None:
    case = play(compiled(FOLLOWED, EACH_MINUTE, user("b"), chain("ingat", "b", "e")))
    case.fire("ingat", at=AT + MINUTE).fire("ingat", at=AT + 2 * MINUTE)
    first, second = case.waiting["b"]
    case.waiting["b"] = [second]
    case.complete("b", z="kedua")
    case.waiting["b"] = [first]
    case.complete("b", z="pertama")

    assert case.snapshot.variables == {"z": "pertama"}
    assert size(case)[0] == 9
    assert case.complete("a").snapshot.completed


def parallel_reminder(gateway: str) -> Process:
    """Each firing opens `b1` and `b2`, which meet again at a gateway `j`."""
    return compiled(
        FOLLOWED,
        EACH_MINUTE,
        node("parallelGateway", "s"),
        user("b1"),
        user("b2"),
        node(gateway, "j"),
        chain("ingat", "s", "b1", "j", "e"),
        chain("s", "b2", "j"),
    )


def test_branches_with_a_join_of_their_own_are_forgotten_too(play: Starter) -> None:
    case = play(parallel_reminder("parallelGateway"))
    sizes = []
    for number in range(1, 6):
        case.fire("ingat", at=AT + number * MINUTE).complete("b1", y=number).complete("b2", z=0)
        sizes.append(size(case)[0])

    assert sizes[1:] == sizes[:-1]
    assert case.complete("a").snapshot.completed
    assert case.snapshot.variables == {"y": 5, "z": 0}


def test_firings_that_met_at_a_join_are_kept(play: Starter) -> None:
    case = play(parallel_reminder("parallelGateway"))
    case.fire("ingat", at=AT + MINUTE).fire("ingat", at=AT + 2 * MINUTE)
    case.waiting["b2"].reverse()
    for task in ("b1", "b2", "b2", "b1"):
        case.complete(task)
    case.fire("ingat", at=AT + 3 * MINUTE).complete("b1", y=3).complete("b2")

    assert case.waits_for == ["a", "ingat"]
    assert case.complete("a").snapshot.completed
    assert case.snapshot.variables == {"y": 3}


@pytest.mark.parametrize("count", [1, 5])
def test_an_interrupting_event_still_ends_what_it_watches(play: Starter, count: int) -> None:
    process = compiled(
        FOLLOWED,
        EACH_MINUTE,
        boundary("batas", "a", timer("timeDuration", "P1D")),
        user("z"),
        chain("ingat", "e"),
        chain("batas", "z", "selesai"),
    )

    case = play(process)
    for number in range(count):
        case.fire("ingat", at=AT + number * MINUTE)
    case.fire("batas")

    assert case.waits_for == ["z"]
    assert case.complete("z").snapshot.completed
