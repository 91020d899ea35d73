"""Saved states are small, complete, and refused when they are not ours."""

from collections.abc import Callable
from typing import Any

import orjson
import pytest
import zstandard
from SpiffWorkflow.bpmn.specs.event_definitions.simple import TerminateEventDefinition
from SpiffWorkflow.bpmn.util.event import BpmnEvent

from engine.bpmn import live as live_cases
from engine.bpmn.live import LiveCases
from engine.bpmn.state import UnknownStateError, decode, encode
from tests.unit.bpmn.models import Play, boundary, chain, compiled, end, node, timer, user

Starter = Callable[..., Play]


def linear(count: int) -> str:
    names = [f"t{number}" for number in range(count)]
    return "".join((*map(user, names), end(), chain("mulai", *names, "selesai")))


def content(state: bytes) -> Any:
    return orjson.loads(zstandard.ZstdDecompressor().decompress(state[1:]))


@pytest.mark.parametrize("state", [b"", b"\x02abc", b"{}"])
def test_a_format_that_is_not_known_is_refused(state: bytes) -> None:
    with pytest.raises(UnknownStateError):
        decode(compiled(linear(1)), state)


def test_restoring_and_saving_again_changes_nothing(play: Starter) -> None:
    process = compiled(
        node("parallelGateway", "g"),
        user("a"),
        boundary("t", "a", timer("timeCycle", "R3/PT1H"), interrupting=False),
        user("b"),
        end(),
        chain("mulai", "g", "a", "selesai"),
        chain("g", "b", "selesai"),
        chain("t", "selesai"),
    )

    case = play(process, x={"y": [1, 2]}).fire("t").complete("b", z=None)
    again = encode(decode(process, case.snapshot.state)[0], {})

    assert content(again) == content(case.snapshot.state)


def test_tokens_not_definitions_are_saved() -> None:
    case = Play(
        compiled(user("a", name="Nama yang panjang"), end(), chain("mulai", "a", "selesai"))
    )

    assert b"panjang" not in orjson.dumps(content(case.start().snapshot.state))


def test_a_variable_is_saved_once_however_many_steps_follow() -> None:
    process = compiled(linear(10))

    case = Play(process).start(besar=["isian"] * 5)
    for number in range(9):
        case.complete(f"t{number}", n=number)

    assert orjson.dumps(content(case.snapshot.state)).count(b'"besar"') == 1


def test_variables_keep_their_types() -> None:
    values = {"a": 1, "b": 1.0, "c": True, "d": None, "e": [0, False], "f": {"g": ""}, "h": 2**63}

    case = Play(compiled(linear(2)), forgetful=True).start(**values)

    assert orjson.dumps(case.complete("t0").sees("t1")) == orjson.dumps(values)


def test_a_change_from_one_to_true_is_saved() -> None:
    case = Play(compiled(linear(3)), forgetful=True).start(a=1)

    assert case.complete("t0", a=True).complete("t1").sees("t2")["a"] is True


def test_events_that_nobody_caught_are_not_saved() -> None:
    process = compiled(linear(1))
    case, fragments = decode(process, Play(process).start().snapshot.state)
    case.bpmn_events.append(BpmnEvent(TerminateEventDefinition()))

    with pytest.raises(ValueError, match="caught"):
        encode(case, fragments)


def test_the_cache_keeps_only_so_many_cases() -> None:
    process = compiled(linear(2))
    states = [Play(process).start(n=number).snapshot.state for number in range(3)]
    cases = LiveCases(size=2)
    kept = [cases.take(process, it) for it in states]
    for state, live in zip(states, kept, strict=True):
        cases.put(state, live)

    assert cases.take(process, states[0]) is not kept[0]
    assert cases.take(process, states[2]) is kept[2]
    assert cases.take(process, states[2]) is not kept[2]


def test_the_cache_keeps_no_large_cases(monkeypatch: pytest.MonkeyPatch) -> None:
    process = compiled(linear(2))
    state = Play(process).start().snapshot.state
    monkeypatch.setattr(live_cases, "MOST_BYTES", len(state) - 1)
    cases = LiveCases()
    live = cases.take(process, state)

    cases.put(state, live)

    assert cases.take(process, state) is not live


def test_a_case_of_another_compilation_is_restored_anew() -> None:
    one, other = compiled(linear(2)), compiled(linear(2))
    state = Play(one).start().snapshot.state
    cases = LiveCases()
    live = cases.take(one, state)
    cases.put(state, live)

    assert cases.take(other, state) is not live
