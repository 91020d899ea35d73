"""Steps are pure: what went in is not changed, what fails changes nothing."""

import threading
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from engine.bpmn import running, runtime
from engine.domain.errors import AlreadyDoneError, InvalidSubmissionError
from tests.unit.bpmn.models import (
    AT,
    Play,
    boundary,
    chain,
    compiled,
    end,
    flow,
    node,
    script,
    service,
    timer,
    user,
)

Starter = Callable[..., Play]


def two_tasks() -> str:
    return "".join((user("a"), user("b"), end(), chain("mulai", "a", "b", "selesai")))


def test_a_case_goes_from_task_to_task_to_its_end(play: Starter) -> None:
    case = play(compiled(two_tasks()), nama="Siti")
    assert case.waits_for == ["a"]
    assert case.passed == ["mulai"]

    first = case.waiting["a"][0]
    case.complete("a", x=1)
    assert case.snapshot.closed_tasks == (first,)
    assert case.waits_for == ["b"]

    case.complete("b")
    assert case.snapshot.completed
    assert case.snapshot.end_id == "selesai"
    assert case.passed == ["b", "selesai"]
    assert case.snapshot.variables == {"nama": "Siti", "x": 1}


def test_a_case_may_end_without_any_waiting(play: Starter) -> None:
    case = play(compiled(end(), chain("mulai", "selesai")), a=1)

    assert case.snapshot.completed
    assert case.snapshot.variables == {"a": 1}


def test_a_task_cannot_be_completed_twice(play: Starter) -> None:
    case = play(compiled(two_tasks()))
    token_id = case.waiting["a"][0]
    case.complete("a")

    with pytest.raises(AlreadyDoneError):
        runtime.complete_task(
            case.process, state=case.snapshot.state, token_id=token_id, values={}, at=AT
        )


def test_an_unknown_token_is_refused_and_the_case_goes_on(play: Starter) -> None:
    case = play(compiled(two_tasks()))

    with pytest.raises(AlreadyDoneError):
        runtime.complete_task(
            case.process, state=case.snapshot.state, token_id=uuid4(), values={}, at=AT
        )

    assert case.complete("a").waits_for == ["b"]


def test_the_variables_of_a_case_can_be_read_between_steps(play: Starter) -> None:
    case = play(compiled(two_tasks()), nama="Siti").complete("a", x=[1])

    found = runtime.case_variables(case.process, state=case.snapshot.state)
    found["x"].append(2)

    assert case.complete("b").snapshot.variables == {"nama": "Siti", "x": [1]}


def test_a_token_answers_only_to_its_own_kind_of_step() -> None:
    process = compiled(
        node("parallelGateway", "g"),
        user("a"),
        boundary("t", "a", timer("timeDuration", "P1D")),
        service("s"),
        end(),
        chain("mulai", "g", "a", "selesai"),
        chain("g", "s", "selesai"),
        chain("t", "selesai"),
    )
    case = Play(process).start()
    steps: dict[str, Callable[..., Any]] = {
        "a": lambda **given: runtime.complete_task(process, values={}, **given),
        "t": lambda **given: runtime.fire_timer(process, **given),
        "s": lambda **given: runtime.answer_operation(process, outputs={}, **given),
    }

    for element_id, step in steps.items():
        for other in steps.keys() - {element_id}:
            with pytest.raises(AlreadyDoneError):
                step(state=case.snapshot.state, token_id=case.waiting[other][0], at=AT)


def test_nothing_waits_in_a_completed_case(play: Starter) -> None:
    case = play(compiled(two_tasks())).complete("a")
    token_id = case.waiting["b"][0]
    case.complete("b")

    with pytest.raises(AlreadyDoneError):
        runtime.variables(case.process, state=case.snapshot.state, token_id=token_id)


def test_the_same_state_may_be_continued_twice() -> None:
    case = Play(compiled(two_tasks())).start()
    given: dict[str, Any] = {
        "state": case.snapshot.state,
        "token_id": case.waiting["a"][0],
        "at": AT,
    }

    one = runtime.complete_task(case.process, values={"x": 1}, **given)
    other = runtime.complete_task(case.process, values={"x": 2}, **given)

    assert (one.variables, other.variables) == ({"x": 1}, {"x": 2})


def test_what_is_given_out_and_taken_in_is_not_shared(play: Starter) -> None:
    case = play(compiled(two_tasks()))
    answer: dict[str, Any] = {"berkas": [1]}
    case.complete("a", **answer)

    answer["berkas"].append(2)
    case.sees("b")["berkas"].append(3)
    case.snapshot.variables["berkas"].append(4)

    assert case.sees("b") == {"berkas": [1]}


@pytest.mark.parametrize(
    ("values", "path"),
    [
        ({"typename": 1}, "typename"),
        ({"a": {"b": [{"typename": "datetime"}]}}, "a.b.0.typename"),
        ({"__builtins__": 1}, "__builtins__"),
        ({"a": [{"__x": 1}]}, "a.0.__x"),
        ({"a": AT}, "a"),
        ({"a": {1: 2}}, "a.1"),
        ({"a": float("nan")}, "a"),
        ({"a": float("inf")}, "a"),
        ({"a": 2**64}, "a"),
        ({"a": ["x\ud800"]}, "a.0"),
        ({"a": b"x"}, "a"),
        ({"a": {1, 2}}, "a"),
    ],
)
def test_forbidden_answers_are_refused(values: dict[str, Any], path: str) -> None:
    case = Play(compiled(two_tasks())).start()

    with pytest.raises(InvalidSubmissionError) as refused:
        runtime.complete_task(
            case.process,
            state=case.snapshot.state,
            token_id=case.waiting["a"][0],
            values=values,
            at=AT,
        )

    assert {key: [it.code for it in found] for key, found in refused.value.problems.items()} == {
        path: ["forbidden_key"]
    }


def test_forbidden_start_variables_are_refused() -> None:
    with pytest.raises(InvalidSubmissionError):
        runtime.start(compiled(two_tasks()), variables={"typename": 1}, at=AT)


def test_outputs_of_an_operation_must_be_json() -> None:
    case = Play(compiled(service("s"), end(), chain("mulai", "s", "selesai"))).start()

    with pytest.raises(ValueError, match="x"):
        case.answer("s", x=AT)


def test_a_failed_step_leaves_everything_as_it_was(play: Starter) -> None:
    process = compiled(
        user("a"),
        script("satu", "x", "1"),
        script("dua", "y", "belum_ada"),
        end(),
        chain("mulai", "a", "satu", "dua", "selesai"),
    )

    case = play(process, awal=1)
    before = case.snapshot.state
    case.complete("a", n=1)

    assert case.snapshot.state == before
    assert case.snapshot.passed == ()
    assert case.snapshot.variables == {}
    assert (case.failure.process_id, case.failure.element_id) == ("uji", "dua")
    assert case.sees("a") == {"awal": 1}
    assert case.complete("a", belum_ada=2).snapshot.variables == {
        "awal": 1,
        "belum_ada": 2,
        "x": 1,
        "y": 2,
    }


@pytest.mark.parametrize(
    ("feel", "code"),
    [
        ("[1..5]", "not_json"),
        ("10**500", "number_out_of_range"),
        ("[teks, teks]", "text_too_long"),
    ],
)
def test_a_result_that_cannot_be_stored_is_a_failure(play: Starter, feel: str, code: str) -> None:
    process = compiled(script("hitung", "x", feel), end(), chain("mulai", "hitung", "selesai"))

    case = play(process, teks="a" * 600_000)

    assert (case.failure.code, case.failure.element_id) == (code, "hitung")


def test_a_case_that_grew_too_large_is_left_as_it_was(
    play: Starter, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = play(compiled(two_tasks()), nama="Siti")
    before = case.snapshot.state
    monkeypatch.setattr(runtime, "MOST_BYTES", len(before))

    case.complete("a", isi=[number * number for number in range(1_000)])

    assert case.failure.code == "bad_data"
    assert (case.failure.process_id, case.failure.element_id) == ("uji", "a")
    assert case.snapshot.state == before
    assert case.sees("a") == {"nama": "Siti"}


def endless() -> str:
    return "".join(
        (
            node("exclusiveGateway", "m"),
            script("hitung", "n", "n + 1"),
            node("exclusiveGateway", "g", default="g__m"),
            end(),
            chain("mulai", "m", "hitung", "g", "m"),
            flow("g", "selesai", "n < 0"),
        )
    )


def test_a_loop_without_end_runs_out_of_steps(play: Starter) -> None:
    case = play(compiled(endless()), n=0)

    assert case.failure.code == "budget"
    assert case.failure.element_id in {"m", "hitung", "g"}


def test_a_run_has_a_limited_time(play: Starter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "MAX_SECONDS", -1.0)

    assert play(compiled(two_tasks())).failure.code == "budget"


def test_a_case_has_a_limited_size(play: Starter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "MAX_TOKENS", 1)

    assert play(compiled(two_tasks())).failure.code == "budget"


def test_a_path_that_ends_nowhere_is_found_stuck(play: Starter) -> None:
    case = play(compiled(user("a"), script("b", "x", "1"), chain("mulai", "a", "b"))).complete("a")

    assert (case.failure.code, case.failure.element_id) == ("stuck", "b")


def test_cases_of_one_process_run_in_several_threads_at_once() -> None:
    process = compiled(two_tasks())
    ended: list[dict[str, Any]] = []

    def play_all(number: int) -> None:
        for round_ in range(20):
            case = Play(process).start(n=number, r=round_)
            ended.append(dict(case.complete("a", x=number).complete("b").snapshot.variables))

    threads = [threading.Thread(target=play_all, args=(number,)) for number in range(4)]
    for it in threads:
        it.start()
    for it in threads:
        it.join()

    assert len(ended) == 80
    assert all(it["n"] == it["x"] for it in ended)


def test_a_failure_at_an_engines_own_step_names_the_element_it_serves(
    play: Starter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "MAX_STEPS", 2)
    process = compiled(
        user("a"),
        boundary("t", "a", timer("timeDuration", "P1D")),
        end(),
        chain("mulai", "a", "selesai"),
        chain("t", "selesai"),
    )

    assert (play(process).failure.code, play(process).failure.element_id) == ("budget", "a")


def test_what_spiffworkflow_refuses_is_a_failure(play: Starter) -> None:
    case = play(compiled(user("a"), node("exclusiveGateway", "g"), chain("mulai", "a", "g")))
    case.complete("a")

    assert case.failure.code == "engine_refused"


def test_a_terminate_end_stops_what_could_have_gone_on_by_itself(play: Starter) -> None:
    process = compiled(
        user("a"),
        node("parallelGateway", "g"),
        end("batal", "<bpmn:terminateEventDefinition/>"),
        script("b", "x", "1"),
        end(),
        chain("mulai", "a", "g", "batal"),
        chain("g", "b", "selesai"),
    )

    case = play(process).complete("a", y=1)

    assert case.passed == ["a", "g", "batal"]
    assert case.snapshot.completed
    assert case.snapshot.variables == {"y": 1}
