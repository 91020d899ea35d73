"""What SpiffWorkflow 3.2.0 gets wrong is put right, and only in 3.2.0."""

import importlib.metadata
import logging
from collections.abc import Callable

import pytest

from engine.bpmn import merging, patches
from engine.bpmn.state import decode
from tests.unit.bpmn.models import Play, chain, compiled, end, flow, node, user

Starter = Callable[..., Play]


def test_another_release_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.metadata, "version", lambda _name: "3.3.0")

    with pytest.raises(RuntimeError, match=r"3\.3\.0"):
        patches.apply()


def blocks(count: int) -> str:
    return "".join(
        node("parallelGateway", f"s{number}")
        + user(f"a{number}")
        + user(f"b{number}")
        + node("parallelGateway", f"j{number}")
        + chain(f"s{number}", f"a{number}", f"j{number}")
        + chain(f"s{number}", f"b{number}", f"j{number}")
        + (chain(f"j{number}", f"s{number + 1}") if number < count else "")
        for number in range(1, count + 1)
    )


def test_ten_parallel_blocks_in_a_row_stay_small(play: Starter) -> None:
    process = compiled(blocks(10), end(), chain("mulai", "s1"), chain("j10", "selesai"))

    case = play(process)
    at_start = len(decode(process, case.snapshot.state)[0].tasks)
    for number in range(1, 11):
        case.complete(f"a{number}").complete(f"b{number}")

    assert at_start == 5
    assert case.snapshot.completed
    assert len(decode(process, case.snapshot.state)[0].tasks) < 100


def test_a_loop_of_400_rounds_is_not_taken_for_completed() -> None:
    process = compiled(
        node("exclusiveGateway", "m"),
        user("kerja"),
        node("exclusiveGateway", "g", default="g__selesai"),
        end(),
        chain("mulai", "m", "kerja", "g"),
        flow("g", "m", "lagi"),
        flow("g", "selesai"),
    )

    case = Play(process).start()
    for _ in range(400):
        case.complete("kerja", lagi=True)
    restored = Play(process, snapshot=case.snapshot, waiting=case.waiting, forgetful=True)

    assert case.waits_for == ["kerja"]
    assert restored.complete("kerja", lagi=False).snapshot.completed


@pytest.mark.slow
def test_a_parallel_block_in_a_long_loop_still_joins() -> None:
    process = compiled(
        node("exclusiveGateway", "m"),
        blocks(1),
        node("exclusiveGateway", "g", default="g__selesai"),
        end(),
        chain("mulai", "m", "s1"),
        chain("j1", "g"),
        flow("g", "m", "lagi"),
        flow("g", "selesai"),
    )

    case = Play(process).start()
    for _ in range(300):
        case.complete("a1", lagi=True).complete("b1")

    assert case.complete("a1", lagi=False).complete("b1").snapshot.completed


@pytest.mark.parametrize(
    ("one", "other"),
    [(1, True), (1, 1.0), ({"a": 1}, {"a": True}), ([0], [False]), ("1", 1), ([1], [1, 2])],
)
def test_values_of_different_types_are_different(one: object, other: object) -> None:
    assert not merging.same(one, other)


def test_equal_values_are_the_same_wherever_they_come_from() -> None:
    assert merging.same({"a": [1.5, {"b": "x y"}]}, {"a": [3 / 2, {"b": " ".join("xy")}]})


def test_a_running_case_logs_nothing(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    process = compiled(user("a"), end(), chain("mulai", "a", "selesai"))

    Play(process).start(nik="3304010101010001").complete("a")

    assert not caplog.records


def test_token_ids_are_ordered_by_time(play: Starter) -> None:
    process = compiled(user("a"), end(), chain("mulai", "a", "selesai"))

    token_id = play(process).waiting["a"][0]

    assert token_id.version == 7
